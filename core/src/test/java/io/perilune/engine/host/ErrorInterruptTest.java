package io.perilune.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perilune.Lua;
import io.perilune.LuaRuntimeException;
import org.junit.jupiter.api.Test;

final class ErrorInterruptTest {
    private final Lua lua = Lua.create();

    ErrorInterruptTest() {
        lua.globals().set("interrupt", lua.function(arguments -> {
            lua.interrupt("enough!");
            return null;
        }));
    }

    @Test
    void endlessLoop_ends() {
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class,
                () -> lua.load("interrupt() while true do end").exec());
        assertEquals("enough!", e.value().toString());
    }

    @Test
    void endlessNativeLoop_ends() {
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class,
                () -> lua.load("interrupt() string.find(string.rep('a', 100000), '.*.*.*b')")
                        .name("=t")
                        .exec());
        assertEquals("t:1: enough!", e.value().toString());
    }

    @Test
    void script_mayCatchItAndGoOn() {
        assertEquals("enough! 3", lua.load("""
                                local ok, e = pcall(function() interrupt() while true do end end)
                                return e .. " " .. 1 + 2
                                """).eval(String.class));
    }

    @Test
    void wishWithoutAScript_meetsTheNext() {
        lua.interrupt("later");
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class, () -> lua.load("while true do end").exec());
        assertEquals("later", e.value().toString());
    }
}
