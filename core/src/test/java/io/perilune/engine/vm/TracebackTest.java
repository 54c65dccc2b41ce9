package io.perilune.engine.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perilune.Lua;
import org.junit.jupiter.api.Test;

final class TracebackTest {
    private static String run(String script) {
        try (Lua lua = Lua.builder().debugLibrary().build()) {
            return lua.load(script).name("=t").eval(String.class);
        }
    }

    @Test
    void everyKindOfFrame_hasItsName() {
        String text = run("""
                local t = setmetatable({}, {__index = function() return (debug.traceback("m")) end})
                function global() return (t.x) end
                local function inner() local s = global() return s end
                function t:method() local up = inner return (function() local s = up() return s end)() end
                local s = t:method()
                return s
                """);
        assertEquals("""
                m
                stack traceback:
                \tt:1: in metamethod 'index'
                \tt:2: in function 'global'
                \tt:3: in upvalue 'up'
                \tt:4: in function <t:4>
                \t(...tail calls...)
                \tt:5: in main chunk""", text);
    }

    @Test
    void nativeFunctions_areNamedByTheirLibraries() {
        assertEquals("""
                stack traceback:
                \t[C]: in function 'debug.traceback'
                \t[C]: in function 'pcall'
                \tt:1: in main chunk""", run("local ok, s = pcall(debug.traceback, nil, 0) return s"));
    }

    @Test
    void functionsOfThePrelude_lookNative() {
        assertEquals("""
                m
                stack traceback:
                \tt:3: in function <t:2>
                \t[C]: in function 'table.sort'
                \tt:1: in main chunk""", run("""
                        local s table.sort({1, 2},
                          function(a, b)
                            s = debug.traceback("m")
                            return a < b
                          end)
                        return s
                        """));
    }

    private static String deep(int levels) {
        return run(
                "local function f(n) if n == 0 then return (debug.traceback()) end return (f(n - 1)) end local s = f("
                        + (levels - 2) + ") return s");
    }

    @Test
    void twentyTwoLevels_areAllShown() {
        assertEquals(23, deep(22).lines().count());
        assertEquals(-1, deep(22).indexOf("..."));
    }

    @Test
    void moreLevels_areSkippedInTheMiddle() {
        String text = deep(100);
        assertEquals(1 + 10 + 1 + 11, text.lines().count());
        // As many as the reference says, which is one less than there are.
        assertEquals(
                "\t...\t(skipping 78 levels)", text.lines().skip(11).findFirst().orElseThrow());
        assertEquals("\tt:1: in main chunk", text.lines().skip(22).findFirst().orElseThrow());
    }
}
