package io.perilune.engine.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perilune.Lua;
import org.junit.jupiter.api.Test;

final class LocalsTest {
    private static String run(String script) {
        try (Lua lua = Lua.builder().debugLibrary().build()) {
            return lua.load(script).eval(String.class);
        }
    }

    @Test
    void variables_areNumberedInOrderOfTheirScope() {
        assertEquals("x=1 inner=3 (temporary)", run("""
                        local function f(x)
                            do local gone = 2 end
                            local inner = 3
                            local n1, v1 = debug.getlocal(1, 1)
                            local n2, v2 = debug.getlocal(1, 2)
                            return n1 .. "=" .. v1 .. " " .. n2 .. "=" .. v2 .. " " .. debug.getlocal(1, 8)
                        end
                        return f(1)
                        """));
    }

    @Test
    void extraArguments_haveNegativeNumbers() {
        assertEquals("(vararg)=10 (vararg)=20 nil 11 20", run("""
                        local function f(a, ...)
                            local n1, v1 = debug.getlocal(1, -1)
                            local n2, v2 = debug.getlocal(1, -2)
                            local none = tostring(debug.getlocal(1, -3))
                            debug.setlocal(1, -1, 11)
                            return n1 .. "=" .. v1 .. " " .. n2 .. "=" .. v2 .. " " .. none .. " " .. table.concat({...}, " ")
                        end
                        return f(0, 10, 20)
                        """));
    }

    @Test
    void nativeFunctions_haveTheirArguments() {
        assertEquals("(C temporary) 0 (C temporary) 2 nil", run("""
                        local n1, v1 = debug.getlocal(0, 1)
                        local n2, v2 = debug.getlocal(0, 2)
                        return table.concat({n1, v1, n2, v2, tostring(debug.getlocal(0, 3))}, " ")
                        """));
    }

    @Test
    void variablesOfASuspendedCoroutine_canBeChanged() {
        assertEquals("x 10 30", run("""
                        local co = coroutine.create(function(x) coroutine.yield() return x end)
                        coroutine.resume(co, 10)
                        local name, value = debug.getlocal(co, 1, 1)
                        debug.setlocal(co, 1, 1, 30)
                        return name .. " " .. value .. " " .. select(2, coroutine.resume(co))
                        """));
    }

    @Test
    void results_canBeReadWhileAReturnIsReported() {
        assertEquals("select: 20 30 | f: 7 8", run("""
                        local seen, on = {}, false
                        debug.sethook(function()
                            local i = debug.getinfo(2, "rn")
                            if not on or i.name ~= "select" and i.name ~= "f" then return end
                            local values = {}
                            for k = i.ftransfer, i.ftransfer + i.ntransfer - 1 do
                                values[#values + 1] = select(2, debug.getlocal(2, k))
                            end
                            seen[#seen + 1] = i.name .. ": " .. table.concat(values, " ")
                        end, "r")
                        local function f(...) return ... end
                        on = true
                        local a = select(2, 10, 20, 30)
                        local b = f(7, 8)
                        on = false
                        debug.sethook()
                        return table.concat(seen, " | ")
                        """));
    }
}
