package io.perilune.benchmarks.library;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.lua54.Lua54;

/** The reference implementation as native code in this process. */
final class LuajavaSession implements Session {
    private final Lua lua = new Lua54();

    LuajavaSession() {
        lua.openLibraries();
    }

    @Override
    public Routine load(String text, String name) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length);
        buffer.put(bytes).flip();
        lua.load(buffer, "@" + name);
        return routine();
    }

    @Override
    public void close() {
        lua.close();
    }

    /** Takes the function on top of the stack. Its reference lives as long as the session, which is short. */
    private Routine routine() {
        int reference = lua.ref();
        return new Routine() {
            @Override
            public @Nullable Object call() {
                lua.refGet(reference);
                lua.pCall(0, 1);
                return result();
            }

            @Override
            public @Nullable Object call(long argument) {
                lua.refGet(reference);
                lua.push(argument);
                lua.pCall(1, 1);
                return result();
            }
        };
    }

    private @Nullable Object result() {
        Lua.LuaType type = lua.type(-1);
        if (type == Lua.LuaType.FUNCTION) {
            return routine();
        }
        Object value = null;
        if (type == Lua.LuaType.NUMBER) {
            value = lua.isInteger(-1) ? (Number) lua.toInteger(-1) : (Number) lua.toNumber(-1);
        } else if (type == Lua.LuaType.STRING) {
            value = lua.toString(-1);
        }
        lua.pop(1);
        return value;
    }
}
