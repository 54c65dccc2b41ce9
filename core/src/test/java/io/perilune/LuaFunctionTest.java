package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class LuaFunctionTest {
    private final Lua lua = Lua.builder().debugLibrary().build();
    private final LuaFunction handler =
            lua.load("return function(e) return debug.traceback(e .. '!') end").eval(LuaFunction.class);

    @Test
    void callWithHandler_givesTheResults() {
        LuaFunction function = lua.load("return ..., 3").name("=t").toFunction();
        assertEquals(Multi.of("a", 3), function.callWithHandler(handler, "a"));
    }

    @Test
    void callWithHandler_asksItWhileTheStackStands() {
        LuaFunction function =
                lua.load("local function f() error('no', 0) end f()").name("=t").toFunction();
        LuaRuntimeException e = assertThrows(LuaRuntimeException.class, () -> function.callWithHandler(handler));
        String text = e.value().toString();
        assertTrue(text.startsWith("no!\nstack traceback:\n"), text);
        assertTrue(text.contains("\n\tt:1: in local 'f'\n\tt:1: in main chunk\n\t[C]: in ?"), text);
    }

    @Test
    void handlerOfAnotherLua_isRefused() {
        LuaFunction foreign = Lua.create().load("").toFunction();
        LuaFunction function = lua.load("").toFunction();
        assertThrows(LuaForeignValueException.class, () -> function.callWithHandler(foreign));
    }

    @Test
    void listing_showsInstructions() {
        assertTrue(lua.load("return 1").toFunction().listing().contains("RETURN"));
    }
}
