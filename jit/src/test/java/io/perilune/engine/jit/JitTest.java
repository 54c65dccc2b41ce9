package io.perilune.engine.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Engine;
import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaLimitException;
import io.perilune.LuaMetrics;
import io.perilune.LuaRuntimeException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What programs see of the compiler; that compiled code does the same as the interpreter is the business of conformance. */
final class JitTest {
    /** Enough calls and rounds for everything to be watched and compiled. */
    private static final int ROUNDS = 20_000;

    private static final class Log implements LuaMetrics {
        final List<String> compiled = new CopyOnWriteArrayList<>();
        final List<Long> sizes = new CopyOnWriteArrayList<>();
        final List<String> refused = new CopyOnWriteArrayList<>();
        final List<String> deoptimized = new CopyOnWriteArrayList<>();

        @Override
        public void functionCompiled(String function, long bytes, long nanos) {
            compiled.add(function);
            sizes.add(bytes);
        }

        @Override
        public void functionRefused(String function, String reason) {
            refused.add(function + ": " + reason);
        }

        @Override
        public void deoptimized(String function, String reason) {
            deoptimized.add(function);
        }
    }

    private final Log log = new Log();

    private Lua eager() {
        return Lua.builder().engine(Engine.COMPILED).metrics(log).build();
    }

    private static String has(List<String> places, String place) {
        return places.stream().filter(p -> p.equals(place)).findFirst().orElse(places + " has no " + place);
    }

    @Test
    void function_called_isCompiledUnderItsNameAndLine() {
        try (Lua lua = eager()) {
            lua.load("\nlocal function twice(x) return x * 2 end\nfor i = 1, 300 do twice(i) end")
                    .name("@a.lua")
                    .exec();
        }
        assertEquals("a.lua:2", has(log.compiled, "a.lua:2"));
        assertEquals(List.of(), log.refused);
    }

    @Test
    void loop_ofAMainChunk_isCompiledByItself() {
        try (Lua lua = eager()) {
            long sum = lua.load("local s = 0\nfor i = 1, ... do\n s = s + i % 7\nend\nreturn s")
                    .name("@loop.lua")
                    .call(long.class, ROUNDS * 10);
            assertEquals(599_997, sum);
        }
        assertEquals("loop.lua:0, loop in line 3", has(log.compiled, "loop.lua:0, loop in line 3"));
    }

    @Test
    void interpreter_asked_compilesNothing() {
        try (Lua lua = Lua.builder().engine(Engine.INTERPRETER).metrics(log).build()) {
            lua.load("local s = 0 for i = 1, ... do s = s + i end return s").call(long.class, ROUNDS * 10);
        }
        assertEquals(List.of(), log.compiled);
    }

    @Test
    void otherTypes_afterCompilation_giveTheirOwnResults() {
        try (Lua lua = eager()) {
            String results = lua.load("""
                            local function add(a, b) return a + b end
                            local last
                            for i = 1, 2000 do last = add(i, 1) end
                            local seen = {tostring(last)}
                            for i = 1, 200 do last = add(i, 0.5) end
                            seen[#seen + 1] = tostring(last)
                            local mt = {__add = function(x, y) return 'added' end}
                            for i = 1, 200 do last = add(setmetatable({}, mt), i) end
                            seen[#seen + 1] = tostring(last)
                            seen[#seen + 1] = tostring(add('10', 5))
                            seen[#seen + 1] = tostring(select(2, pcall(add, {}, 1)))
                            return table.concat(seen, ' ')
                            """).name("=(add)").call(String.class);
            assertEquals(
                    "2001 200.5 added 15 (add):1: attempt to perform arithmetic on a table value (local 'a')", results);
        }
        assertFalse(log.deoptimized.isEmpty(), "nothing was thrown away, so the test tests nothing");
    }

    @Test
    void methods_staySmallEnoughForHotSpot() {
        StringBuilder large = new StringBuilder("local t = {...}\nlocal function f(a, b, c)\n");
        for (int i = 0; i < 900; i++) {
            large.append("a = a + b * ").append(i % 50).append(" if a > 1e9 then a, c = a - 1e9, t[a] end\n");
        }
        large.append("return a end\nlocal s = 0\nfor i = 1, 200 do s = s + f(i, 2, 3) end\nreturn s");
        long interpreted;
        try (Lua lua = Lua.builder().engine(Engine.INTERPRETER).build()) {
            interpreted = lua.load(large.toString()).call(double.class).longValue();
        }
        try (Lua lua = eager()) {
            assertEquals(
                    interpreted, lua.load(large.toString()).call(double.class).longValue());
        }
        assertFalse(log.sizes.isEmpty());
        log.sizes.forEach(size -> assertTrue(size < Jit.HOTSPOT_LIMIT, () -> "a method has " + size + " bytes"));
        assertTrue(
                log.refused.stream().anyMatch(r -> r.contains("words") || r.contains("bytes")), log.refused::toString);
    }

    @Test
    void instructions_limited_endACompiledLoopAtTheSamePlaceEachTime() {
        long first = counted();
        assertEquals(first, counted());
    }

    /** How far a loop comes with a million instructions. */
    private long counted() {
        try (Lua lua = Lua.builder()
                .engine(Engine.COMPILED)
                .limits(Limits.of().instructions(1_000_000))
                .build()) {
            lua.load("n = 0").exec();
            assertThrows(
                    LuaLimitException.class,
                    () -> lua.load("while true do n = n + 1 end").exec());
            long reached = lua.globals().get("n", long.class);
            assertTrue(reached > 10_000, "only " + reached);
            return reached;
        }
    }

    @Test
    void recursion_ofCompiledFunctions_isAsDeepAsTheInterpreters() {
        try (Lua lua = eager()) {
            long depth = lua.load("local function down(n) if n == 0 then return 0 end return 1 + down(n - 1) end\n"
                            + "for i = 1, 100 do down(10) end return down(100000)")
                    .call(long.class);
            assertEquals(100_000, depth);
            LuaRuntimeException overflow = assertThrows(
                    LuaRuntimeException.class,
                    () -> lua.load("local function f() return 1 + f() end return f()")
                            .exec());
            assertTrue(overflow.getMessage().contains("stack overflow"), overflow.getMessage());
            assertEquals(3, lua.load("1 + 2").eval(long.class));
        }
    }

    @Test
    void tailCalls_ofCompiledFunctions_doNotGrow() {
        try (Lua lua = eager()) {
            long rounds = lua.load("local function go(n, k) if n == 0 then return k end return go(n - 1, k + 1) end\n"
                            + "return go(2000000, 0)")
                    .call(long.class);
            assertEquals(2_000_000, rounds);
        }
    }

    @Test
    void coroutine_suspendedInCompiledCode_goesOnThere() {
        try (Lua lua = eager()) {
            long sum = lua.load("""
                            local function each(n) for i = 1, n do coroutine.yield(i) end end
                            local sum = 0
                            for round = 1, 50 do
                              for v in coroutine.wrap(function() each(100) end) do sum = sum + v end
                            end
                            return sum
                            """).call(long.class);
            assertEquals(50 * 5050, sum);
        }
    }

    @Test
    void hook_setWhileCompiledCodeRuns_isCalled() {
        try (Lua lua = Lua.builder()
                .engine(Engine.COMPILED)
                .debugLibrary()
                .metrics(log)
                .build()) {
            long events = lua.load("""
                            local events = 0
                            local function work(n) local s = 0 for i = 1, n do s = s + i end return s end
                            for i = 1, 300 do work(10) end
                            debug.sethook(function() events = events + 1 end, '', 100)
                            work(10000)
                            debug.sethook()
                            return events
                            """).call(long.class);
            assertTrue(events > 100, "only " + events);
        }
        assertFalse(log.compiled.isEmpty());
    }

    @Test
    void code_ofForgottenChunks_isUnloaded() {
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        long before = classes.getUnloadedClassCount();
        try (Lua lua = eager()) {
            for (int i = 0; i < 200; i++) {
                lua.load("local s = 0 for i = 1, 400 do s = s + i * " + i + " end return s")
                        .exec();
            }
        }
        assertTrue(log.compiled.size() >= 200, log.compiled::toString);
        for (int i = 0; i < 20 && classes.getUnloadedClassCount() < before + 150; i++) {
            System.gc();
        }
        long unloaded = classes.getUnloadedClassCount() - before;
        assertTrue(unloaded >= 150, () -> "only " + unloaded + " classes are gone");
    }

    @Test
    void chunk_sharedByTwoLuas_isCompiledOnce() {
        String source = "local s = 0 for i = 1, 300 do s = s + (function(x) return x end)(i) end return s";
        try (Lua one = eager();
                Lua other = eager()) {
            var chunk = one.load(source).name("@shared.lua").compile();
            assertEquals(45_150, one.load(chunk).call(long.class));
            long before = log.compiled.stream().filter("shared.lua:1"::equals).count();
            assertEquals(45_150, other.load(chunk).call(long.class));
            assertEquals(1, before);
            assertEquals(1, log.compiled.stream().filter("shared.lua:1"::equals).count());
        }
    }
}
