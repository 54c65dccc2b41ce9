package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One instruction that meets objects of several classes, one after the other. */
class UserdataFieldsTest {
    private static final String READ = """
            local function read(o) return o.v end
            local out = {}
            for round = 1, 3 do
              for _, o in ipairs{...} do out[#out + 1] = tostring(read(o)) end
            end
            return table.concat(out, ' ')
            """;

    private static final class Left {}

    private static final class Right {}

    private static final class Plain {}

    private static final class Counter {
        private int value;
    }

    @Test
    void classesThatLookAlike_keepTheirOwnMembers() {
        try (Lua lua = Lua.create()) {
            lua.register(UserType.of(Left.class).constant("v", "constant").field("w", o -> "other"));
            lua.register(UserType.of(Right.class).constant("w", "other").field("v", o -> "computed"));
            lua.register(UserType.of(Plain.class).constant("v", "plain"));
            String read = lua.load(READ).call(String.class, new Left(), new Right(), new Plain(), new Right());
            String round = "constant computed plain computed";
            assertEquals(round + " " + round + " " + round, read);
        }
    }

    @Test
    void twoClassesWithTheSameNames_haveTheirOwnValues() {
        try (Lua lua = Lua.create()) {
            lua.register(UserType.of(Left.class).constant("v", "left").method("m", o -> "a left one"));
            lua.register(UserType.of(Right.class).constant("v", "right").method("m", o -> "a right one"));
            assertEquals(
                    "left right left right left right", lua.load(READ).call(String.class, new Left(), new Right()));
            String called = lua.load(
                            "local s = '' for i = 1, 4 do s = s .. select(i % 2 + 1, ...):m() .. ' ' end return s")
                    .call(String.class, new Left(), new Right());
            assertEquals("a right one a left one a right one a left one ", called);
        }
    }

    @Test
    void computedField_isComputedEveryTime() {
        try (Lua lua = Lua.create()) {
            lua.register(UserType.of(Counter.class).field("next", c -> ++c.value));
            assertEquals(
                    "1 2 3 4",
                    lua.load("local c = ... local t = {} for i = 1, 4 do t[i] = c.next end return table.concat(t, ' ')")
                            .call(String.class, new Counter()));
        }
    }

    @Test
    void failureOfAComputedField_isCaughtAtEveryRead() {
        try (Lua lua = Lua.create()) {
            lua.register(UserType.of(Counter.class).field("v", c -> {
                if (++c.value > 2) {
                    throw new IllegalStateException("read too often");
                }
                return c.value;
            }));
            String caught = lua.load(
                            "local c = ... local function read() return c.v end local t = {} for i = 1, 4 do local _, v = pcall(read) t[i] = tostring(v) end return table.concat(t, '|')")
                    .name("=script")
                    .call(String.class, new Counter());
            assertEquals("1|2|script:1: read too often|script:1: read too often", caught);
        }
    }

    @Test
    void lentObject_isRefusedByAnInstructionThatKnowsItsClass() {
        try (Lua lua = Lua.create()) {
            lua.register(UserType.of(Counter.class).field("v", c -> c.value));
            LuaFunction read = lua.load("return function(o) return o.v end").call(LuaFunction.class);
            LuaUserdata lent;
            try (LuaScope scope = lua.scope()) {
                lent = scope.lend(new Counter());
                assertEquals(0, read.call(int.class, lent));
            }
            LuaHostException refused = assertThrows(LuaHostException.class, () -> read.call(lent));
            assertTrue(refused.getCause() instanceof LuaRevokedException, refused.toString());
        }
    }

    @Test
    void membersChangedByRegistration_areSeenByNewObjects() {
        try (Lua lua = Lua.create()) {
            lua.register(UserType.of(Counter.class).field("v", c -> "before"));
            LuaFunction read = lua.load("return function(o) return o.v end").call(LuaFunction.class);
            assertEquals("before", read.call(String.class, new Counter()));
            lua.register(UserType.of(Counter.class).constant("v", "after"));
            assertEquals("after", read.call(String.class, new Counter()));
        }
    }

    @Test
    void hook_seesTheCallOfAComputedField() {
        try (Lua lua = Lua.create()) {
            lua.register(UserType.of(Counter.class).field("v", c -> c.value));
            LuaFunction read = lua.load("return function(o) return o.v end").call(LuaFunction.class);
            read.call(new Counter());
            int[] calls = {0};
            lua.setHook(Set.of(LuaHook.Event.CALL), 0, (event, line) -> calls[0]++);
            read.call(new Counter());
            lua.removeHook();
            assertEquals(2, calls[0]);
        }
    }

    @Test
    void arguments_ofAllArities_arriveInOrder() {
        try (Lua lua = Lua.create()) {
            lua.globals().set("f0", lua.function(() -> "none"));
            lua.globals().set("f1", lua.function(String.class, a -> a));
            lua.globals().set("f2", lua.function(int.class, String.class, (a, b) -> a + b));
            lua.globals().set("f3", lua.function(String.class, long.class, double.class, (a, b, c) -> a + b + c));
            lua.globals()
                    .set(
                            "f4",
                            lua.function(
                                    int.class, int.class, int.class, int.class, (a, b, c, d) -> "" + a + b + c + d));
            lua.globals().set("rest", lua.function(Parameter.rest(int.class), (List<Integer> all) -> all.size()));
            assertEquals(
                    "none a 1b c21.5 1234 3",
                    lua.load(
                                    "return f0() .. ' ' .. f1('a') .. ' ' .. f2(1, 'b') .. ' ' .. f3('c', 2, 1.5) .. ' ' .. f4(1, 2, 3, 4) .. ' ' .. rest(1, 2, 3)")
                            .call(String.class));
            LuaRuntimeException refused = assertThrows(
                    LuaRuntimeException.class, () -> lua.load("f3('a', 'b', 1)").exec());
            assertTrue(refused.getMessage().contains("bad argument #2 to 'f3'"), refused.getMessage());
        }
    }

    @Test
    void resultsOfACall_staySafeFromTheNextOne() {
        try (Lua lua = Lua.create()) {
            LuaFunction three = lua.load("return function(...) return ... end").call(LuaFunction.class);
            Multi first = three.call("a", 1, 2.5);
            Multi second = three.call("b", 2, true, null);
            assertEquals(
                    List.of("a", "1", "2.5"),
                    first.stream().map(Object::toString).toList());
            assertEquals(4, second.size());
            assertTrue(second.get(3).isNil() && second.get(9).isNil());
            assertEquals("1", first.from(1).get(0).toString());
            assertEquals(0, first.from(7).size());
            assertThrows(IndexOutOfBoundsException.class, () -> first.from(1).get(-1));
        }
    }
}
