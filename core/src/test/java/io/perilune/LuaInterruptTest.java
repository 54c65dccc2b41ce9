package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Lua#interrupt()}: the script is ended from a function that it calls itself, so no clock and no thread is involved. */
final class LuaInterruptTest {
    private final Lua lua = Lua.builder().debugLibrary().build();

    @BeforeEach
    void setStop() {
        lua.globals().set("stop", lua.function(arguments -> {
            lua.interrupt();
            return null;
        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop() while true do end",
                "pcall(function() stop() while true do end end) escaped = true",
                "while true do pcall(stop) end",
                "xpcall(function() stop() while true do end end, function(e) escaped = true end)",
                "xpcall(error, function(e) stop() while true do end end, 1) escaped = true",
                "coroutine.wrap(function() pcall(function() stop() while true do end end) end)() escaped = true",
                "local co = coroutine.create(function() stop() while true do end end)\n"
                        + "coroutine.resume(co) escaped = true",
                "table.sort({3, 2, 1}, function() stop() while true do end end) escaped = true",
                "pcall(string.gsub, 'abc', '.', function() stop() while true do end end) escaped = true",
                "stop() string.find(('a'):rep(5000), ('.-'):rep(12) .. 'b$') escaped = true",
                "local t <close> = setmetatable({}, {__close = function() while true do end end})\n"
                        + "stop() while true do end",
                "local t <close> = setmetatable({}, {__close = function()\n"
                        + "  pcall(function() while true do end end) escaped = true end}) stop() while true do end",
                "load(function() stop() while true do end end) escaped = true",
                "debug.sethook(function() end, 'r') stop() while true do end",
                "debug.sethook(function() end, 'l') stop() local i = 0 repeat i = i + 1 until false",
                "debug.sethook(function() stop() debug.sethook(function() end, '', 1 << 30) end, 'l')\n"
                        + "local function f() return f() end f()",
                "setmetatable(_G, {__index = function() stop() while true do end end}) return nothing"
            })
    void endsTheRun(String script) {
        assertThrows(LuaCancelledException.class, () -> lua.load(script).exec());
        assertEquals(LuaNil.NIL, lua.globals().rawGet("escaped"));
        assertEquals(3, lua.load("return 1 + 2").eval(int.class));
    }

    @Test
    void variablesAreClosedWithinTheGrace() {
        String script = "order = ''\n"
                + "local function close(name) return setmetatable({}, {__close = function() order = order .. name end}) end\n"
                + "local a <close> = close('a')\n"
                + "coroutine.wrap(function() local b <close> = close('b')\n"
                + "  pcall(function() local c <close> = close('c') stop() while true do end end)\n"
                + "end)()";
        assertThrows(LuaCancelledException.class, () -> lua.load(script).exec());
        assertEquals("cba", lua.globals().get("order").toString());
    }

    @Test
    void errorsOfClosingAreDropped() {
        String script = "local a <close> = setmetatable({}, {__close = function() closed = true end})\n"
                + "local b <close> = setmetatable({}, {__close = function() error('no') end})\n"
                + "stop() while true do end";
        assertThrows(LuaCancelledException.class, () -> lua.load(script).exec());
        assertEquals(new LuaBoolean(true), lua.globals().get("closed"));
    }

    @Test
    void swallowedByTheHost_isThrownAgain() {
        lua.globals().set("swallow", lua.function(arguments -> {
            LuaFunction inner = (LuaFunction) arguments.get(0);
            assertThrows(LuaCancelledException.class, inner::call);
            return "went on";
        }));
        String script = "pcall(swallow, function() stop() while true do end end) escaped = true";
        assertThrows(LuaCancelledException.class, () -> lua.load(script).exec());
        assertEquals(LuaNil.NIL, lua.globals().rawGet("escaped"));
    }

    @Test
    void withoutARun_hasNoEffect() {
        lua.interrupt();
        assertEquals(
                500_000,
                lua.load("local n = 0 for i = 1, 500000 do n = n + 1 end return n")
                        .eval(int.class));
        // The run that is asked to end has ended by itself.
        lua.load("stop()").exec();
        assertEquals(
                500_000,
                lua.load("local n = 0 for i = 1, 500000 do n = n + 1 end return n")
                        .eval(int.class));
    }

    @Test
    void tellsWhereTheScriptStood() {
        Chunk chunk =
                lua.load("local function f()\nstop() while true do end end f()").name("=t");
        LuaCancelledException e = assertThrows(LuaCancelledException.class, chunk::exec);
        assertTrue(e.traceback().contains("t:2: in local 'f'"), e.traceback());
    }
}
