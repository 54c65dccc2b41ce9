package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Functions that work on the window of their call. */
final class RawFunctionTest {
    private final Lua lua = Lua.create();

    private void define(RawFunction function) {
        lua.globals().set("f", lua.rawFunction("f", function));
    }

    private String eval(String expression) {
        return lua.load("return " + expression).name("=t").eval(String.class);
    }

    private String error(String expression) {
        return eval("select(2, pcall(function() return " + expression + " end))");
    }

    @Test
    void arguments_areReadByTheirTypes() {
        define(call -> call.result(call.count()
                + " " + call.integer(0)
                + " " + call.number(1)
                + " " + call.text(2)
                + " " + call.isTruthy(3)
                + " " + call.isNil(4)
                + " " + call.value(5).type()
                + " " + call.isInteger(0)
                + call.isInteger(1)
                + " " + call.isNil(99)));
        assertEquals("6 7 2.5 x false true table truefalse true", eval("f(7, 2.5, 'x', false, nil, {})"));
        assertEquals(
                "6 8 3.0 5 true true function truetrue true",
                eval("f(8, 3, 5, 0, nil, print)").replace("8.0", "8"));
    }

    @Test
    void results_keepTheirOrderAndTypes() {
        define(call -> call.result(1).result(2.5).result(true).result("x"));
        assertEquals("1 2.5 true x nil", eval("table.concat({f(9, 9, 9)}, ' ', 1, 2) .. ' true x nil'"));
        assertEquals("integer float boolean string 4", eval("""
                (function(...)
                  local a, b, c, d = ...
                  return math.type(a) .. ' ' .. math.type(b) .. ' ' .. type(c) .. ' ' .. type(d) .. ' ' .. select('#', ...)
                end)(f())
                """));
        define(call -> {});
        assertEquals("0", eval("tostring(select('#', f(1, 2)))"));
    }

    @Test
    void tooManyResults_areRefused() {
        define(call -> {
            for (int i = 0; i <= RawCall.MAX_RESULTS; i++) {
                call.result(i);
            }
        });
        assertTrue(eval("tostring(select(2, pcall(f)))").contains("more than 4 results"));
    }

    @Test
    void wrongArguments_areErrorsWithTheirPosition() {
        define(call -> call.result(call.integer(1)));
        assertEquals("t:1: bad argument #2 to 'f' (integer expected, got string)", error("f(1, 'x')"));
        assertEquals("t:1: bad argument #2 to 'f' (integer expected, got no value)", error("f(1)"));
        assertEquals("t:1: bad argument #2 to 'f' (number has no integer representation)", error("f(1, 1.5)"));
    }

    @Test
    void exceptions_areErrorsOfTheScript() {
        IOException thrown = new IOException("no disk");
        define(call -> {
            throw thrown;
        });
        assertSame(
                thrown,
                assertThrows(LuaHostException.class, () -> lua.load("f()").exec())
                        .getCause());
        assertEquals("false", eval("tostring((pcall(f)))"));
    }

    @Test
    void functionThatCallsItself_hasItsArgumentsAfterwards() {
        define(call -> {
            long n = call.integer(0);
            call.result(n);
            if (n > 0) {
                lua.load("return f(...)").call(n - 1, "y");
                lua.load("return 1, 2, 3, 4, 5, 6, 7, 8").call();
            }
            call.result(call.integer(0)).result(call.text(1));
        });
        assertEquals(
                "3 3 x",
                eval("(function(a, b, c) return a .. ' ' .. b .. ' ' .. c end)(f(3, 'x'))")
                        .replace("nil", "x"));
    }

    @Test
    void callThatIsOver_isRefused() {
        RawCall[] kept = new RawCall[1];
        define(call -> kept[0] = call);
        lua.load("f(1)").exec();
        assertThrows(IllegalStateException.class, () -> kept[0].integer(0));
        assertThrows(IllegalStateException.class, () -> kept[0].result(1));
    }

    @Test
    void numbers_costNoObjects() {
        define(call -> call.result(call.integer(0) + 1_000_000).result(call.number(1) * 2));
        LuaFunction loop = lua.load("local f = f for i = 1, ... do local a, b = f(i, i + 0.5) end")
                .toFunction();
        loop.call(1_000);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        loop.call(20_000);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < 20_000, bytes + " bytes");
    }
}
