package io.perilune.conformance.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Engine;
import io.perilune.Limit;
import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.LuaLimitException;
import io.perilune.LuaTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What compiled code must have in common with the interpreter: it charges whatever can go on for ever, lets nothing catch a limit, and
 * does not run into the end of the Java stack.
 */
final class EnginesUnderLimitsTest {
    private static final long INSTRUCTIONS = 1_000_000;
    /** Far more than any of it takes, and far less than forever. */
    private static final int PATIENCE_MILLIS = 60_000;
    /** A small one, half of what servers give their threads. */
    private static final long JAVA_STACK = 256 << 10;

    private static final Limits LIMITS =
            Limits.of().instructions(INSTRUCTIONS).memory(32 << 20).stackDepth(200_000);

    /** Ways to go on for ever. */
    private static final List<String> ENDLESS = List.of(
            "while true do end",
            "repeat until false",
            "::again:: goto again",
            "local i = 0 while i >= 0 do i = i + 1 if i % 3 == 0 then goto next end ::next:: end",
            "for i = 1, math.huge do end",
            "for i = 1.0, math.huge, 0.5 do end",
            "local function f(n) return f(n + 1) end f(0)",
            "local f, g function f(n) return g(n + 1) end function g(n) return f(n + 1) end f(0)",
            "local f, g function f(...) return g(...) end function g(...) return f(...) end f(1, 2, 3)",
            "local o = {} function o:f(n) return self:g(n + 1) end function o:g(n) return self:f(n + 1) end o:f(0)",
            "local f, g function f(n) return pcall(g, n) end function g(n) return f(n) end while true do f(0) end",
            "local function f() return 1 end while true do f() end",
            "local function f() return 1, 2, 3 end local t = {} while true do t[1], t[2], t[3] = f() end",
            "local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end while true do f(300) end",
            "local t = {} while true do t.x = (t.x or 0) + 1 end",
            "local t = {1} for _ in function() return 1 end do t[1] = t[1] + 1 end",
            "local t = {} for i = 1, 100 do t[i] = i end while true do for k, v in pairs(t) do t[k] = v + 1 end end",
            "local t = {} for i = 1, 100 do t[i] = i end while true do for i, v in ipairs(t) do t[i] = v + 1 end end",
            "local t = setmetatable({}, {__index = function(_, k) return k end}) local n = 0 while true do n = t[n] end",
            "local m = {} m.__add = function(a, b) return a end local t = setmetatable({}, m) while true do t = t + 1 end",
            "local c = setmetatable({}, {__call = function(self, n) return n end}) while true do c(1) end",
            "local s = 'x' while true do s = s:upper():lower() end",
            "local n = 0 while true do n = math.max(n, n + 1) end",
            "while true do pcall(error, 'x') end",
            "while true do pcall(function() while true do end end) end",
            "local f = coroutine.wrap(function() while true do coroutine.yield(1) end end) while true do f() end",
            "local n = 0 while true do local f = function() n = n + 1 return f end f() end",
            "while true do local x <close> = setmetatable({}, {__close = function() end}) end",
            "local function sum(...) local s = 0 for i = 1, select('#', ...) do s = s + (select(i, ...)) end return s end "
                    + "while true do sum(1, 2, 3, 4) end");

    static Stream<Arguments> endless() {
        return ENDLESS.stream()
                .flatMap(script -> Stream.of(Engine.values()).map(engine -> Arguments.of(engine, script)));
    }

    @ParameterizedTest
    @MethodSource
    void endless(Engine engine, String script) throws InterruptedException {
        Lua lua = Lua.builder().engine(engine).limits(LIMITS).build();
        String caught = "local ok = pcall(function() " + script + " end) return 'escaped'";
        for (String text : List.of(script, caught)) {
            Throwable thrown = onSmallStack(() -> lua.load(text).exec());
            assertTrue(thrown instanceof LuaLimitException, () -> text + ": " + thrown);
            assertEquals(Limit.INSTRUCTIONS, ((LuaLimitException) thrown).limit(), text);
        }
        // As good as new, with all that it may use.
        assertEquals(
                5050,
                lua.load("local s = 0 for i = 1, 100 do s = s + i end return s").call(int.class));
    }

    /** Ways to go deep. */
    private static final List<String> DEEP = List.of(
            "local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end",
            "local function f(n) if n == 0 then return 0, 1 end local a, b = f(n - 1) return a + 1, b end",
            "local function f(n, ...) if n == 0 then return 0 end return 1 + f(n - 1, ...) end",
            "local function f(n) if n == 0 then return 0 end for i = 1, 2 do local r = f(n - 1) if r then return r end end end",
            "local o = {} function o:f(n) if n == 0 then return 0 end return 1 + self:f(n - 1) end "
                    + "local function f(n) return o:f(n) end",
            "local f, g function f(n) if n == 0 then return 0 end return 1 + g(n - 1) end "
                    + "function g(n) if n == 0 then return 0 end return f(n - 1) + 1 end");

    static Stream<Arguments> deep() {
        return DEEP.stream().flatMap(script -> Stream.of(Engine.values()).map(engine -> Arguments.of(engine, script)));
    }

    @ParameterizedTest
    @MethodSource
    void deep(Engine engine, String script) throws InterruptedException {
        long before = JvmErrors.count();
        Lua lua = Lua.builder().engine(engine).limits(LIMITS).build();
        Throwable thrown = onSmallStack(
                () -> lua.load(script + " for i = 1, 40 do f(2000) end").exec());
        assertEquals(null, thrown, script);
        assertEquals(0, JvmErrors.count() - before, script);
    }

    /** As deep as calls of library functions may be nested, which compiled code carries out on the Java stack. */
    private static final List<String> DEEP_IN_LIBRARIES = List.of(
            "function f(n) if n == 0 then return 0 end local ok, v = pcall(f, n - 1) return v + 1 end",
            "function f(n) if n == 0 then return 0 end local ok, v = xpcall(f, print, n - 1) return v + 1 end",
            "function f(n) if n == 0 then return 0 end local v table.sort({1, 2}, function() v = f(n - 1) return false end) "
                    + "return v + 1 end",
            "function f(n) if n == 0 then return 0 end local v ('x'):gsub('.', function() v = f(n - 1) end) return v + 1 end",
            "local m = {} m.__index = function(t, n) if n == 0 then return 0 end return t[n - 1] + 1 end "
                    + "local t = setmetatable({}, m) function f(n) return t[n] end",
            "local m = {} m.__tostring = function(t) if t.n == 0 then return '0' end t.n = t.n - 1 "
                    + "return (tostring(tostring(t) + 1 | 0)) end function f(n) return tonumber(tostring(setmetatable({n = n}, m))) end",
            "function f(n) if n == 0 then return 0 end return coroutine.wrap(function() return f(n - 1) + 1 end)() end");

    static Stream<Arguments> deepInLibraries() {
        return DEEP_IN_LIBRARIES.stream()
                .flatMap(script -> Stream.of(Engine.values()).map(engine -> Arguments.of(engine, script)));
    }

    @ParameterizedTest
    @MethodSource
    void deepInLibraries(Engine engine, String script) throws InterruptedException {
        long before = JvmErrors.count();
        Lua lua = Lua.builder().engine(engine).limits(LIMITS).build();
        AtomicReference<Object> result = new AtomicReference<>();
        Throwable thrown =
                onSmallStack(() -> result.set(lua.load(script + " local v for i = 1, 60 do v = f(150) end return v")
                        .call(int.class)));
        assertEquals(null, thrown, script);
        assertEquals(150, result.get(), script);
        assertEquals(0, JvmErrors.count() - before, script);
        // Too deep is an error of the script.
        Throwable tooDeep = onSmallStack(() -> lua.load("pcall(f, 100000)").exec());
        assertTrue(tooDeep == null || tooDeep instanceof LuaLimitException, () -> script + ": " + tooDeep);
        assertEquals(0, JvmErrors.count() - before, script);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void deep_throughTheHost(Engine engine) throws InterruptedException {
        long before = JvmErrors.count();
        Lua lua = Lua.builder().engine(engine).limits(LIMITS).build();
        lua.globals().set("through", lua.function(arguments -> {
            arguments.get(0, LuaFunction.class).call(arguments.get(1));
            return null;
        }));
        AtomicReference<Object> result = new AtomicReference<>();
        Throwable thrown =
                onStack(JAVA_STACK * 2, () -> result.set(lua.load("""
                        local function deep(n, f, left)
                          if n == 0 then return f(left) end
                          return 1 + deep(n - 1, f, left)
                        end
                        local again
                        function again(left)
                          if left > 0 then deep(100, function(l) through(again, l) return 0 end, left - 1) end
                          return 0
                        end
                        for i = 1, 20 do deep(100, again, 0) end
                        for i = 1, 5 do again(30) end
                        return 'done'""").call(String.class)));
        assertEquals(null, thrown);
        assertEquals("done", result.get());
        assertEquals(0, JvmErrors.count() - before);
    }

    static Stream<Engine> engines() {
        return Stream.of(Engine.values());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void frozenLibraries_stayAsTheyAre(Engine engine) {
        Lua lua = Lua.builder().engine(engine).limits(LIMITS).build();
        for (String library : List.of("string", "table", "math")) {
            lua.globals().get(library, LuaTable.class).freeze();
        }
        LuaTable shared =
                lua.load("return {limit = 7, 1, 2, 3, [0.5] = 'half'}").call(LuaTable.class);
        lua.globals().set("shared", shared.freeze());
        // Hot, and of one kind until the end, so that code was made for tables that can be written.
        String text = """
                local mine = {limit = 0, 1, 2, 3}
                local function field(t, v) t.limit = v end
                local function element(t, v) t[2] = v end
                local function append(t, v) t[#t + 1] = v end
                local function method(t) function t.upper() return 'breach' end end
                for i = 1, 2000 do field(mine, i) element(mine, i) append(mine, i) method({}) end
                local refused = 0
                for i = 1, 500 do
                  for _, write in ipairs({field, element, append}) do
                    if not pcall(write, shared, i) then refused = refused + 1 end
                  end
                  if not pcall(method, string) then refused = refused + 1 end
                  if not pcall(rawset, math, 'pi', 3) then refused = refused + 1 end
                end
                return refused .. ' ' .. shared.limit .. shared[2] .. #shared .. ' ' .. ('x'):upper()""";
        assertEquals("2500 723 X", lua.load(text).call(String.class));
    }

    /** With so few that compiled code meets them in the middle. */
    @ParameterizedTest
    @MethodSource("engines")
    void argumentsAndResults_areLimited(Engine engine) {
        Lua lua = Lua.builder()
                .engine(engine)
                .limits(LIMITS.values(1_000)
                        .stackDepth(5_000)
                        .stringLength(10_000)
                        .coroutines(20))
                .build();
        lua.load("""
                function pass(...) return ... end
                function count(...) return select('#', pass(...)) end
                list = {} for i = 1, 4000 do list[i] = i end
                for i = 1, 1000 do assert(count(table.unpack(list, 1, i % 900)) == i % 900) end
                """).exec();
        assertEquals(900, lua.load("return count(table.unpack(list, 1, 900))").call(int.class));
        assertLimit(Limit.VALUES, lua, "for i = 1, 4000 do pcall(count, table.unpack(list, 1, i)) end");
        assertLimit(Limit.STRING_LENGTH, lua, "local s = 'x' for i = 1, 40 do pcall(function() s = s .. s end) end");
        assertLimit(
                Limit.COROUTINES,
                lua,
                "local t = {} for i = 1, 1000 do t[i] = coroutine.wrap(function() coroutine.yield() end) pcall(t[i]) end");
        assertEquals(
                "stack overflow",
                lua.load("local function f(n) return 1 + f(n + 1) end local ok, e = pcall(f, 1) "
                                + "return e:match('stack overflow')")
                        .call(String.class));
        assertEquals(3, lua.load("return count(1, 2, 3)").call(int.class));
    }

    private static void assertLimit(Limit limit, Lua lua, String script) {
        LuaLimitException e =
                assertThrows(LuaLimitException.class, () -> lua.load(script).exec(), script);
        assertEquals(limit, e.limit(), script);
    }

    /** The count of the JVM's errors is not always zero. */
    @Test
    void twin_overflowOfTheJavaStack_isCounted() throws InterruptedException {
        long before = JvmErrors.count();
        assertTrue(onSmallStack(() -> endless(0)) instanceof StackOverflowError);
        assertFalse(JvmErrors.count() == before);
    }

    // A stack overflow is what it is for.
    @SuppressWarnings("InfiniteRecursion")
    private static int endless(int depth) {
        return 1 + endless(depth + 1);
    }

    private static Throwable onSmallStack(Runnable action) throws InterruptedException {
        return onStack(JAVA_STACK, action);
    }

    private static Throwable onStack(long bytes, Runnable action) throws InterruptedException {
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        action.run();
                    } catch (Throwable t) {
                        thrown.add(t);
                    }
                },
                "small",
                bytes);
        // One that hangs must not keep the process.
        thread.setDaemon(true);
        thread.start();
        thread.join(PATIENCE_MILLIS);
        assertFalse(thread.isAlive(), "it runs on and on");
        return thrown.isEmpty() ? null : thrown.get(0);
    }
}
