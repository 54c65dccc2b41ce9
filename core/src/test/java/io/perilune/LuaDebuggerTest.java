package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LuaDebuggerTest {
    private static final String PROGRAM = """
            local function double(n)
              local twice = n * 2
              return twice
            end
            local total = 0
            for i = 1, 3 do
              total = total + double(i)
            end
            return total
            """;

    private final Lua lua = Lua.create();
    private final LuaDebugger debugger = lua.debugger();
    private final List<String> stops = new ArrayList<>();

    private int run() {
        return lua.load(PROGRAM).name("@program.lua").call(int.class);
    }

    @Test
    void breakpoint_showsAndChangesVariables() {
        debugger.breakAt("@program.lua", 3);
        debugger.attach(pause -> {
            stops.add(pause.line() + ":" + pause.frames().get(0).name() + ":" + debugger.locals(0));
            assertEquals(0, debugger.locals(1).get("total").as(int.class) % 2);
            assertTrue(debugger.setLocal(0, "twice", 10));
            assertFalse(debugger.setLocal(0, "missing", 10));
            return LuaDebugger.Step.CONTINUE;
        });
        assertEquals(30, run());
        assertEquals(List.of("3:double:{n=1, twice=2}", "3:double:{n=2, twice=4}", "3:double:{n=3, twice=6}"), stops);
        debugger.clear("@program.lua", 3);
        assertEquals(12, run());
        debugger.breakAt("@other.lua", 3);
        assertEquals(12, run());
        debugger.breakAt("@program.lua", 3);
        debugger.detach();
        assertEquals(12, run());
        assertEquals(3, stops.size());
    }

    private List<Integer> lines(LuaDebugger.Step step) {
        List<Integer> lines = new ArrayList<>();
        debugger.breakAt("@program.lua", 7);
        debugger.attach(pause -> {
            lines.add(pause.line());
            debugger.clear("@program.lua", 7);
            return lines.size() < 4 ? step : LuaDebugger.Step.CONTINUE;
        });
        assertEquals(12, run());
        return lines;
    }

    @Test
    void steps_goIntoAndOverCalls() {
        assertEquals(
                List.of(7, 2, 3, 6),
                lines(LuaDebugger.Step.INTO).stream().limit(4).toList());
        assertEquals(List.of(7, 6, 7, 6), lines(LuaDebugger.Step.OVER));
    }

    @Test
    void stepOut_stopsInTheCaller() {
        debugger.breakAt("@program.lua", 2);
        debugger.attach(pause -> {
            stops.add(pause.line() + "");
            debugger.clear("@program.lua", 2);
            return stops.size() == 1 ? LuaDebugger.Step.OUT : LuaDebugger.Step.CONTINUE;
        });
        run();
        assertEquals(List.of("2", "6"), stops);
    }

    @Test
    void upvalues_areSeenAndAssigned() {
        LuaFunction counter =
                lua.load("local n = 1 return function() n = n + 1 return n end").call(LuaFunction.class);
        assertEquals(Map.of("n", lua.value(1)), debugger.upvalues(counter));
        assertTrue(debugger.setUpvalue(counter, "n", 10));
        assertFalse(debugger.setUpvalue(counter, "m", 10));
        assertEquals(11, counter.call(int.class));
        assertEquals(Map.of(), debugger.upvalues(lua.function(() -> 1)));
    }

    @Test
    void locals_areSeenFromAJavaFunction() {
        lua.globals().set("look", lua.action(() -> {
            stops.add(debugger.locals(1).toString());
            assertThrows(IndexOutOfBoundsException.class, () -> debugger.locals(9));
        }));
        lua.load("local a, b = 1, 'x' do local a = 2 look() end").exec();
        assertEquals(List.of("{a=2, b=x}"), stops);
        assertThrows(IndexOutOfBoundsException.class, () -> debugger.locals(0));
    }

    @Test
    void copies_haveVariablesOfTheirOwn() {
        LuaFunction counter =
                lua.load("local n = 0 return function() n = n + 1 return n end").call(LuaFunction.class);
        counter.call();
        LuaFunction copy = counter.copy();
        assertEquals(2, copy.call(int.class));
        assertEquals(3, copy.call(int.class));
        assertEquals(2, counter.call(int.class));
        LuaFunction java = lua.function(() -> 1);
        assertEquals(java, java.copy());
    }

    @Test
    void coverage_countsLines() {
        try (LuaCoverage coverage = LuaCoverage.start(lua)) {
            run();
            lua.load("local function never()\n  return 1\nend")
                    .name("@quiet.lua")
                    .exec();
            assertEquals(Map.of(2, 3L, 3, 3L, 4, 1L, 5, 1L, 6, 4L, 7, 3L, 9, 1L), coverage.lines("@program.lua"));
            assertEquals(0, coverage.lines("@quiet.lua").get(2));
            assertTrue(coverage.chunks().contains("@quiet.lua"));
            assertEquals(Map.of(), coverage.lines("@other.lua"));
        }
        assertEquals(12, run());
    }

    @Test
    void heapReport_countsByKind() {
        LuaHeapReport before = lua.heapReport();
        lua.globals().set("o", lua.userdata(this));
        lua.load("t = {} for i = 1, 1000 do t[i] = {} end s = ('x'):rep(1 << 20)")
                .exec();
        LuaHeapReport after = lua.heapReport();
        assertEquals(1001, after.objects().get("table") - before.objects().get("table"));
        assertEquals(1, after.userdata().get(LuaDebuggerTest.class.getName()));
        assertTrue(after.bytesByKind().get("string") >= 1 << 20);
        assertTrue(after.bytes() - before.bytes() > 1 << 20);
        lua.load("t, s = nil").exec();
        assertTrue(lua.heapReport().bytes() < after.bytes() - (1 << 20));
    }
}
