package io.perilune.engine.vm;

import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;

/** What {@code load} needs and this room cannot do: text or a binary chunk becomes a prototype. Stateless. */
public interface ChunkCompiler {
    /**
     * @param chunk source text or a dumped function
     * @param name chunk name, such as {@code @file.lua} or {@code =stdin}
     * @param mode "t", "b" or "bt": which kinds are accepted
     * @throws ScriptError with the message as its value, when the chunk is refused
     */
    Prototype compile(Vm vm, ByteStr chunk, ByteStr name, String mode);
}
