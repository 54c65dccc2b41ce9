package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JavaFunctionTest {
    private final Lua lua = Lua.create();

    private String error(String script) {
        return assertThrows(
                        LuaRuntimeException.class,
                        () -> lua.load(script).name("=t").exec())
                .getMessage();
    }

    @Test
    void typedParameters_areConverted() {
        lua.globals()
                .set("rep", lua.function(String.class, int.class, (text, times) -> text.repeat(times)))
                .set("sum", lua.function(long.class, double.class, int.class, (a, b, c) -> a + b + c))
                .set(
                        "join",
                        lua.function(
                                String.class, String.class, String.class, String.class, (a, b, c, d) -> a + b + c + d))
                .set("seven", lua.function(() -> 7))
                .set("negate", lua.function(boolean.class, b -> !b));
        assertEquals("ababab", lua.load("return rep('ab', 3.0)").eval(String.class));
        assertEquals(6.5, lua.load("return sum(1, 2.5, '3')").eval(double.class));
        assertEquals(
                "abcd", lua.load("return join('a', 'b', 'c', 'd', 'dropped')").eval(String.class));
        assertEquals(8, lua.load("return 1 + seven()").eval(int.class));
        assertEquals(true, lua.load("return negate(nil)").eval(boolean.class));
    }

    @Test
    void badArguments_nameFunctionPositionAndTypes() {
        lua.globals().set("move", lua.function(int.class, int.class, Integer::sum));
        lua.load("lib = {move = move}").exec();
        assertEquals("t:1: bad argument #2 to 'move' (integer expected, got nil)", error("move(1, nil)"));
        assertEquals("t:1: bad argument #2 to 'move' (integer expected, got no value)", error("move(1)"));
        assertEquals(
                "t:1: bad argument #1 to 'move' (number has no integer representation)", error("lib.move(1.5, 2)"));
        assertEquals("t:1: bad argument #1 to 'move' (integer expected, got string)", error("lib.move('x', 2)"));
        assertEquals("t:1: calling 'move' on bad self (integer expected, got table)", error("lib:move(2)"));
        record Point(int x, int y) {}
        lua.globals().set("draw", lua.function(Point.class, p -> p.x() + p.y()));
        assertEquals("t:1: bad argument #1 to 'draw' (y: integer expected, got string)", error("draw{x = 1, y = 'a'}"));
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class, () -> lua.load("move(1, {})").exec());
        LuaArgumentException cause = (LuaArgumentException) e.getCause();
        assertEquals(2, cause.index());
        assertEquals("integer expected, got table", cause.problem());
        assertEquals(LuaString.of(e.getMessage()), e.value());
    }

    @Test
    void missingArguments_haveDefaults() {
        lua.globals()
                .set(
                        "pad",
                        lua.function(
                                Parameter.of(String.class),
                                Parameter.of(int.class).orElse(2),
                                Parameter.optional(String.class),
                                (text, count, fill) -> text + fill.orElse(".").repeat(count)))
                .set(
                        "count",
                        lua.function(
                                Parameter.of(String.class), Parameter.rest(int.class), (name, rest) -> name + rest));
        assertEquals("a..", lua.load("return pad('a')").eval(String.class));
        assertEquals("a---", lua.load("return pad('a', 3, '-')").eval(String.class));
        assertEquals("a--", lua.load("return pad('a', nil, '-')").eval(String.class));
        assertEquals("n[1, 2]", lua.load("return count('n', 1, 2)").eval(String.class));
        assertEquals("n[]", lua.load("return count('n')").eval(String.class));
        assertEquals("t:1: bad argument #3 to 'count' (integer expected, got boolean)", error("count('n', 1, true)"));
        assertThrows(
                IllegalArgumentException.class,
                () -> lua.function(Parameter.rest(int.class), Parameter.of(int.class), (a, b) -> a));
        assertThrows(
                IllegalStateException.class, () -> Parameter.rest(int.class).orElse(List.of()));
    }

    @Test
    void actions_giveNoResult() {
        List<Object> seen = new ArrayList<>();
        lua.globals()
                .set("a0", lua.action(() -> seen.add("none")))
                .set("a1", lua.action(String.class, seen::add))
                .set("a2", lua.action(String.class, int.class, (s, i) -> seen.add(s + i)));
        assertEquals(0, lua.load("a0() a1('x') return select('#', a2('y', 1))").eval(int.class));
        assertEquals(List.of("none", "x", "y1"), seen);
    }

    @Test
    void results_areConvertedOrRefused() {
        lua.globals()
                .set("list", lua.function(() -> List.of(1, Optional.of("x"))))
                .set("two", lua.function(() -> lua.values(1, List.of(2))))
                .set("none", lua.function(() -> Multi.empty()))
                .set("bad", lua.function(() -> new Object()));
        assertEquals("1x", lua.load("local t = list() return t[1] .. t[2]").eval(String.class));
        assertEquals(2, lua.load("local a, b = two() return b[1]").eval(int.class));
        assertEquals(0, lua.load("return select('#', none())").eval(int.class));
        assertEquals("t:1: bad result (no Lua value for a java.lang.Object)", error("bad()"));
    }

    @Test
    void exceptions_stayTheSameObject() {
        IOException disk = new IOException("disk full");
        lua.globals().set("save", lua.function(() -> {
            throw disk;
        }));
        LuaHostException e = assertThrows(
                LuaHostException.class, () -> lua.load("save()").name("=t").exec());
        assertSame(disk, e.getCause());
        assertEquals("t:1: disk full", e.getMessage());
        assertTrue(
                e.traceback().contains("in function 'save'") || e.traceback().contains("in global 'save'"),
                e.traceback());
        // Caught, looked at, kept and raised again: still the same.
        e = assertThrows(
                LuaHostException.class,
                () -> lua.load("local ok, e = pcall(save) kept = e"
                                + " assert(type(e) == 'userdata' and tostring(e) == 't:1: disk full', tostring(e))"
                                + " assert(e.message == 'disk full' and e.class == 'java.io.IOException' and not e.cause)"
                                + " assert('!' .. e == '!t:1: disk full' and e .. 1 == 't:1: disk full1')"
                                + " local ok, again = pcall(save) assert(rawequal(e, again))"
                                + " assert(getmetatable(e) == false) error(e)")
                        .name("=t")
                        .exec());
        assertSame(disk, e.getCause());
        assertSame(disk, lua.globals().get("kept", Object.class));
        assertSame(disk, lua.globals().get("kept", IOException.class));
    }

    @Test
    void exceptions_passThroughManyFrames() {
        IllegalStateException cause = new IllegalStateException("deep");
        lua.globals()
                .set("fail", lua.function(() -> {
                    throw cause;
                }))
                .set("again", lua.function(LuaFunction.class, LuaFunction::call));
        LuaHostException e = assertThrows(
                LuaHostException.class,
                () -> lua.load("again(function() again(function() coroutine.wrap(fail)() end) end)")
                        .exec());
        assertSame(cause, e.getCause());
    }

    @Test
    void errorValues_keepTheirIdentity() {
        LuaTable value = lua.table().set("code", 7);
        lua.globals()
                .set("value", value)
                .set("again", lua.function(LuaFunction.class, LuaFunction::call))
                .set("raise", lua.function(LuaValue.class, v -> {
                    throw LuaRuntimeException.of(v);
                }));
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class,
                () -> lua.load("again(function() error(value) end)").exec());
        assertEquals(value, e.value());
        assertEquals("(error object is a table value)", e.getMessage());
        assertEquals(
                true, lua.load("return select(2, pcall(raise, value)) == value").eval(boolean.class));
        assertEquals(
                "plain", lua.load("return select(2, pcall(raise, 'plain'))").eval(String.class));
    }

    @Test
    void exceptionsWithoutMessage_areStillPrinted() {
        lua.globals()
                .set("none", lua.function(() -> {
                    throw new IllegalStateException();
                }))
                .set("broken", lua.function(() -> {
                    throw new IllegalStateException() {
                        private static final long serialVersionUID = 1;

                        @Override
                        public String getMessage() {
                            throw new UnsupportedOperationException();
                        }
                    };
                }));
        assertEquals("t:1: java.lang.IllegalStateException", error("none()"));
        assertTrue(error("broken()").startsWith("t:1: io.perilune.JavaFunctionTest$"));
        Exception cyclic = new Exception("a");
        cyclic.initCause(new Exception("b", cyclic));
        lua.globals().set("cyclic", lua.function(() -> {
            throw cyclic;
        }));
        assertEquals("b", lua.load("return select(2, pcall(cyclic)).cause").eval(String.class));
    }

    @Test
    void errors_passScripts() {
        AssertionError error = new AssertionError("fatal");
        lua.globals().set("die", lua.function(() -> {
            throw error;
        }));
        assertSame(
                error,
                assertThrows(
                        AssertionError.class,
                        () -> lua.load("pcall(die) escaped = true").exec()));
        assertEquals(LuaNil.NIL, lua.globals().get("escaped"));
        assertEquals(3, lua.load("return 1 + 2").eval(int.class));
    }

    @Test
    void ownArgumentErrors_lookLikeThoseOfLibraries() {
        lua.globals().set("sqrt", lua.function(double.class, x -> {
            if (x < 0) {
                throw LuaArgumentException.of(1, "must not be negative");
            }
            return Math.sqrt(x);
        }));
        assertEquals("t:1: bad argument #1 to 'sqrt' (must not be negative)", error("sqrt(-1)"));
    }
}
