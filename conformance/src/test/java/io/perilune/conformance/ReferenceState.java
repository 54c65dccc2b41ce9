package io.perilune.conformance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.lua54.Lua54;

/** The reference implementation inside this process. It exists as native code, which not every machine can load. */
final class ReferenceState {

    /** Why the native code cannot be used here, or null if it can. */
    static final String UNAVAILABLE = probe();

    private ReferenceState() {}

    /** Runs a chunk in a fresh state and returns what it left in the global {@code RESULT}, which must be ASCII. */
    static String run(String program, String chunkName) {
        byte[] bytes = program.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length);
        buffer.put(bytes).flip();
        try (Lua lua = new Lua54()) {
            lua.openLibraries();
            lua.load(buffer, chunkName);
            lua.pCall(0, 0);
            lua.getGlobal("RESULT");
            return lua.toString(-1);
        }
    }

    private static String probe() {
        try {
            return run("RESULT = _VERSION", "=probe").equals("Lua 5.4") ? null : "not Lua 5.4";
        } catch (LinkageError | RuntimeException e) {
            return e.toString();
        }
    }
}
