package io.perilune.engine.host;

import io.perilune.engine.code.CodeReader;
import io.perilune.engine.code.MalformedChunk;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.compile.Compiler;
import io.perilune.engine.resolve.Resolver;
import io.perilune.engine.syntax.Source;
import io.perilune.engine.syntax.SyntaxError;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.ChunkCompiler;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Vm;

/** The pipeline from text to prototype, in the order of its rooms. */
final class SourceCompiler implements ChunkCompiler {
    /** The first byte of a dumped function; no text begins with it. */
    private static final int BINARY_MARK = 0x1B;

    @Override
    public Prototype compile(Vm vm, ByteStr chunk, ByteStr name, String mode) {
        boolean binary = chunk.length() > 0 && chunk.at(0) == BINARY_MARK;
        if (mode.indexOf(binary ? 'b' : 't') < 0) {
            String kind = binary ? "binary" : "text";
            throw new ScriptError(ByteStr.of("attempt to load a " + kind + " chunk (mode is '" + mode + "')"));
        }
        vm.allocated(chunk.length() * 8L);
        if (binary) {
            return read(vm, chunk, name);
        }
        Source source = Source.of(chunk, name);
        try {
            return Compiler.compile(source, Resolver.resolve(source, vm), vm);
        } catch (SyntaxError e) {
            throw new ScriptError(e.diagnostic().message(), e);
        }
    }

    private static Prototype read(Vm vm, ByteStr chunk, ByteStr name) {
        vm.charge(chunk.length() >> 2);
        try {
            return CodeReader.read(chunk);
        } catch (MalformedChunk e) {
            throw new ScriptError(e.messageFor(name));
        }
    }
}
