package io.perilune.conformance.fuzz;

import java.nio.ByteBuffer;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.lua54.Lua54;

/** A function of the reference implementation, in this process. */
final class Reference implements AutoCloseable {
    private final Lua lua = new Lua54();

    /** @param program a chunk that returns the function */
    Reference(byte[] program) {
        lua.openLibraries();
        lua.load(buffer(program), "=target");
        lua.pCall(0, 1);
        lua.setGlobal("TARGET");
    }

    /** Why there can be none here, or null. */
    static String unavailable() {
        try (Reference probe = new Reference("return function(s) return s end".getBytes())) {
            return probe.call(new byte[] {'x'}).equals("x") ? null : "it answers wrongly";
        } catch (LinkageError | RuntimeException e) {
            return e.toString();
        }
    }

    /** The function's result, which is ASCII. */
    String call(byte[] data) {
        lua.getGlobal("TARGET");
        lua.push(buffer(data));
        lua.pCall(1, 1);
        String result = lua.toString(-1);
        lua.pop(1);
        return result;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length);
        buffer.put(bytes).flip();
        return buffer;
    }

    @Override
    public void close() {
        lua.close();
    }
}
