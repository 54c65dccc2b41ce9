package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.host.StateBuilder;
import io.perilune.engine.vm.Allowance;
import io.perilune.engine.vm.Resource;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Termination;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitsTest {
    private static final Limits NONE = Limits.of();

    private static Lua lua(Limits limits) {
        return Lua.builder().limits(limits).output(new ByteArrayOutputStream()).build();
    }

    private static LuaLimitException reached(Lua lua, String script) {
        LuaLimitException e =
                assertThrows(LuaLimitException.class, () -> lua.load(script).exec());
        // Whatever was reached, the VM goes on working.
        assertEquals(
                "5050",
                lua.load("local t = {} for i = 1, 100 do t[i] = i end local n = 0 "
                                + "for _, v in ipairs(t) do n = n + v end return tostring(n)")
                        .eval(String.class));
        return e;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STRING_LENGTH | pcall(string.rep, 'x', 100001) escaped = true",
                "STRING_LENGTH | local s = 'x' while true do pcall(function() s = s .. s end) end",
                "STRING_LENGTH | local t = {} for i = 1, 200 do t[i] = ('x'):rep(1000) end pcall(table.concat, t)",
                "STRING_LENGTH | pcall(string.gsub, ('x'):rep(1000), '.', ('y'):rep(1000)) escaped = true",
                "STRING_LENGTH | pcall(string.format, ('%s'):rep(20), table.unpack(setmetatable({}, {__index ="
                        + " function() return ('x'):rep(10000) end}), 1, 20)) escaped = true",
                "STRING_LENGTH | pcall(string.pack, 's4s4s4', ('x'):rep(50000), ('x'):rep(50000), 'x') escaped = true",
                "VALUES | pcall(table.unpack, {}, 1, 1001) escaped = true",
                "VALUES | pcall(string.byte, ('x'):rep(2000), 1, -1) escaped = true",
                "COROUTINES | local t = {} for i = 1, 100 do t[i] = coroutine.create(print) end escaped = true",
                "COROUTINES | local t = {} for i = 1, 100 do pcall(function() t[i] = coroutine.wrap(print) end) end"
                        + " escaped = true",
                "SOURCE_SIZE | pcall(load, (' '):rep(20001)) escaped = true",
                "LOADS | for i = 1, 1000 do pcall(load, 'return ' .. i) end escaped = true",
                "OUTPUT | for i = 1, 1000 do pcall(print, ('x'):rep(100)) end escaped = true",
                "MEMORY | local t = {} while true do t[#t + 1] = {} end",
                "MEMORY | local t = {} pcall(function() while true do t[#t + 1] = #t .. 'x' end end) escaped = true",
                "MEMORY | local t = {} while true do t = {t} end",
                "MEMORY | local t = {} while true do t[#t + 1] = #t end",
                "MEMORY | local t = {} local i = 0 while true do i = i + 1 t['k' .. i] = i end",
                "MEMORY | local t = {} local i = 0 while true do i = i + 1 t[i + 0.5] = i end",
                "MEMORY | local t = {} while true do t[#t + 1] = function() return t end end",
                "MEMORY | local t = setmetatable({}, {__mode = 'k'}) local k = {} while true do"
                        + " local n = {} t[n] = {k, n} k = n end",
                "MEMORY | local function f() return 1 + f() end coroutine.wrap(f)()",
                "MEMORY | local f = print while true do local g = f f = string.gmatch(('x'):rep(1000), '.')"
                        + " keep = {keep, f} end",
                "MEMORY | local s = ('a=a+1 '):rep(3000) while true do keep = {keep, load(s .. '--' .. tostring({}))} end",
                "INSTRUCTIONS | while true do end",
                "INSTRUCTIONS | while true do pcall(function() while true do end end) end",
                "INSTRUCTIONS | string.find(('a'):rep(5000), ('.-'):rep(12) .. 'b$') escaped = true",
                "INSTRUCTIONS | while true do collectgarbage() end",
                "INSTRUCTIONS | local function f(n) if n > 0 then pcall(f, n - 1) pcall(f, n - 1) end end f(100)",
                "INSTRUCTIONS | local mt = {} mt.__index = function(t, k) if k == 0 then return 0 end return t[k - 1] + t[k - 1]"
                        + " end escaped = setmetatable({}, mt)[100]",
                "INSTRUCTIONS | local function f(s) if #s < 60 then (s .. 'x'):gsub('x+', f);"
                        + " (s .. 'x'):gsub('x+', f) end end f('')",
                "INSTRUCTIONS | local s = ('\\u{20AC}'):rep(1000) while true do utf8.len(s) end",
                "INSTRUCTIONS | table.sort(setmetatable({}, {__len = function() return 1000000000 end, __index ="
                        + " function() return 1 end, __newindex = function() end}))",
            })
    void cannotBeCaught(Limit expected, String script) {
        Limits limits = Limits.of()
                .instructions(5_000_000)
                .memory(2 << 20)
                .stringLength(100_000)
                .values(1_000)
                .coroutines(50)
                .sourceSize(20_000)
                .loads(expected == Limit.MEMORY ? 10_000 : 200)
                .output(5_000);
        Lua lua = lua(limits);
        assertEquals(expected, reached(lua, script).limit());
        assertEquals(LuaNil.NIL, lua.globals().get("escaped"));
        Usage usage = lua.usage();
        assertTrue(usage.peakMemory() <= (3 << 20), usage::toString);
    }

    @Test
    void stackDepthIsAnOrdinaryError() {
        Lua lua = lua(NONE.stackDepth(5_000));
        String script = "local depth = 0 local function f() depth = depth + 1 return 1 + f() end\n"
                + "local ok, e = pcall(f) return (ok and '' or e:match('stack overflow')) .. (depth < 5000 and '!' or '?')";
        assertEquals("stack overflow!", lua.load(script).eval(String.class));
        assertEquals("stack overflow!", lua.load(script).eval(String.class));
    }

    @Test
    void instructionsAreCountedTheSameEveryTime() {
        String script =
                "local n = 0 while true do n = n + 1 at = n if n % 7 == 0 then string.find(('a'):rep(50), '.-b') end end";
        LuaValue first = null;
        for (int i = 0; i < 3; i++) {
            Lua lua = lua(NONE.instructions(1_000_000));
            // A prelude of another length each time: where slices begin must not matter.
            lua.load("for i = 1, " + i * 1_234 + " do end").exec();
            reached(lua, script);
            LuaValue at = lua.globals().get("at");
            assertEquals(first == null ? at : first, at);
            first = at;
        }
        Lua less = lua(NONE.instructions(990_000));
        reached(less, script);
        assertNotEquals(first, less.globals().get("at"));
    }

    @Test
    void everyRunBeginsAnew() {
        Lua lua = lua(NONE.instructions(1_000_000));
        for (int i = 0; i < 10; i++) {
            lua.load("for i = 1, 200000 do end").exec();
        }
        assertTrue(lua.usage().instructions() > 1_000_000);
    }

    @Test
    void aCallHasNoMoreThanWhatIsAroundItHasLeft() {
        Lua lua = lua(NONE.instructions(1_000_000));
        lua.globals().set("inner", lua.function(arguments -> {
            LuaFunction f = (LuaFunction) arguments.get(0);
            f.call(NONE.instructions(Long.MAX_VALUE - 1));
            return null;
        }));
        LuaLimitException e = reached(lua, "pcall(inner, function() while true do end end) escaped = true");
        assertEquals(1_000_000, e.amount());
        assertEquals(LuaNil.NIL, lua.globals().get("escaped"));
    }

    @Test
    void theLimitOfAnInnerCallEndsOnlyThatCall() {
        Lua lua = lua(NONE.instructions(1_000_000));
        lua.globals().set("inner", lua.function(arguments -> {
            LuaFunction f = (LuaFunction) arguments.get(0);
            LuaLimitException e = assertThrows(LuaLimitException.class, () -> f.call(NONE.instructions(10_000)));
            assertEquals(10_000, e.amount());
            return "the host goes on";
        }));
        String script = "local r = inner(function() pcall(function() while true do end end) end) return r";
        assertEquals("the host goes on", lua.load(script).eval(String.class));
        // Not caught by the host, it is an error of the script around it.
        lua.globals()
                .set(
                        "inner",
                        lua.function(arguments -> ((LuaFunction) arguments.get(0)).call(NONE.instructions(10_000))));
        assertEquals(
                "false",
                lua.load("return tostring((pcall(inner, function() while true do end end)))")
                        .eval(String.class));
    }

    @Test
    void limitsOfAChunkHoldForItsRunOnly() {
        Lua lua = lua(NONE);
        Chunk chunk = lua.load("for i = 1, 100000 do end return 'done'");
        assertThrows(LuaLimitException.class, chunk.limits(NONE.instructions(10_000))::exec);
        assertEquals("done", chunk.eval(String.class));
    }

    @Test
    void limitsOfAChunkHoldHoweverItIsRun() {
        Chunk chunk = lua(NONE)
                .load("for i = 1, 100000 do end return {}")
                .limits(NONE.instructions(10_000))
                .bind("x", 1);
        TypeRef<List<String>> type = new TypeRef<>() {};
        assertThrows(LuaLimitException.class, chunk::call);
        assertThrows(LuaLimitException.class, chunk::eval);
        assertThrows(LuaLimitException.class, () -> chunk.call(LuaTable.class));
        assertThrows(LuaLimitException.class, () -> chunk.call(type));
        assertThrows(LuaLimitException.class, () -> chunk.eval(LuaTable.class));
        assertThrows(LuaLimitException.class, () -> chunk.eval(type));
        assertThrows(IllegalStateException.class, chunk::callAsync);
    }

    @Test
    void deadlinePassesByTheClockThatWasGiven() {
        AtomicLong now = new AtomicLong(5);
        StateBuilder builder = new StateBuilder();
        builder.allowance(Allowance.UNLIMITED.with(Resource.TIME, 1_000));
        builder.ticker(now::get);
        Lua lua = new Lua(builder.build(Handles.DOOR));
        lua.globals().set("sleep", lua.function(arguments -> {
            now.addAndGet(arguments.get(0, long.class));
            return null;
        }));
        lua.load("sleep(1000) after = true").exec();
        assertEquals(new LuaBoolean(true), lua.globals().get("after"));
        // A host function is not stopped, but when it returns, the script is.
        LuaLimitException e = reached(lua, "pcall(sleep, 1001) escaped = true");
        assertEquals(Limit.DEADLINE, e.limit());
        assertEquals(1_000, e.amount());
        assertEquals(LuaNil.NIL, lua.globals().get("escaped"));
    }

    @Test
    void twin_aLimitThatIsAnErrorWouldBeCaught() {
        // The bug that these tests are about: had the limit been an error of the script, this one would have escaped.
        Lua lua = lua(NONE);
        lua.globals().set("limit", lua.function(arguments -> {
            lua.interrupt("limit of instructions reached");
            return null;
        }));
        lua.load("pcall(function() limit() while true do end end) escaped = true")
                .exec();
        assertEquals(new LuaBoolean(true), lua.globals().get("escaped"));
        assertFalse(ScriptError.class.isAssignableFrom(Termination.class));
    }

    @Test
    void garbageIsNotHeldAgainstTheScript() {
        Lua lua = lua(NONE.memory(2 << 20));
        lua.load("for i = 1, 20000 do local t = {} for k = 1, 10 do t[k] = {k} end end")
                .exec();
        lua.load("local s for i = 1, 20000 do s = ('x'):rep(1000) .. i end").exec();
        lua.load("for i = 1, 10000 do coroutine.wrap(function() coroutine.yield() end)() end")
                .exec();
        assertTrue(lua.usage().peakMemory() <= (3 << 20));
    }

    @Test
    void usageAgreesWithCollectgarbage() {
        Lua lua = lua(NONE.memory(8 << 20));
        double counted = lua.load("t = {} for i = 1, 10000 do t[i] = {i} end collectgarbage()\n"
                        + "return collectgarbage('count') * 1024")
                .eval(double.class);
        assertEquals(counted, lua.usage().memory(), 2_000);
        // A table of 10,000 tables of one integer each: some 40 + 24 bytes, and 4 in the table around them.
        assertTrue(counted > 10_000 * 60 && counted < 10_000 * 110, () -> "counted " + counted);
        assertEquals(0, lua.usage().output());
        long loads = lua.usage().loads();
        lua.load("print('four')").exec();
        assertEquals(5, lua.usage().output());
        assertEquals(loads + 1, lua.usage().loads());
    }

    @Test
    void whatAVmKeepsBeyondItsLimitLeavesItUsable() {
        Lua lua = lua(NONE.memory(1 << 20));
        LuaLimitException e = reached(lua, "kept = {} while true do kept[#kept + 1] = {} end");
        assertEquals(Limit.MEMORY, e.limit());
        lua.load("kept = nil").exec();
        lua.load("local t = {} for i = 1, 5000 do t[i] = {} end").exec();
    }

    @Test
    void theTextOfAnErrorIsLimitedEvenWhereNothingElseIs() {
        for (Lua lua : new Lua[] {lua(NONE), lua(NONE.instructions(1_000_000))}) {
            Chunk chunk = lua.load("error(setmetatable({}, {__tostring = function() while true do end end}))");
            LuaRuntimeException e = assertThrows(LuaRuntimeException.class, chunk::exec);
            assertEquals("(error object is a table value)", e.getMessage());
            assertEquals("usable", lua.load("return 'usable'").eval(String.class));
        }
    }

    @Test
    void finalizersThatALimitHasCutShort_runLater() {
        Lua lua = lua(NONE.instructions(200_000));
        lua.load(
                        "ran = 0 for i = 1, 30 do setmetatable({}, {__gc = function() ran = ran + 1 for k = 1, 20000 do end end}) end")
                .exec();
        LuaFunction collect = lua.load("collectgarbage()").toFunction();
        assertEquals(
                Limit.INSTRUCTIONS,
                assertThrows(LuaLimitException.class, collect::call).limit());
        int first = lua.globals().get("ran", int.class);
        assertTrue(first > 0 && first < 30, () -> first + " have run");
        boolean done;
        do {
            done = true;
            try {
                collect.call();
            } catch (LuaLimitException e) {
                done = false;
            }
        } while (!done);
        assertEquals(30, lua.globals().get("ran", int.class));
    }

    @Test
    void sizesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> NONE.instructions(0));
        assertThrows(IllegalArgumentException.class, () -> NONE.deadline(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> NONE.deadline(Duration.ofSeconds(-1)));
        assertThrows(IllegalArgumentException.class, () -> NONE.memory(1_000));
        assertThrows(IllegalArgumentException.class, () -> NONE.stackDepth(10));
        assertEquals(NONE.deadline(Duration.ofSeconds(Long.MAX_VALUE)), NONE);
    }
}
