package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

final class LuaInspectorTest {
    private final Lua lua = Lua.create();

    private String pretty(String expression) {
        return LuaInspector.pretty(lua.load(expression).eval().get(0));
    }

    @Test
    void scalars_areShownAsLuaWritesThem() {
        assertEquals("nil", pretty("nil"));
        assertEquals("1.0", pretty("1.0"));
        assertEquals("\"a\\\"b\\\nc\"", pretty("'a\"b\\nc'"));
    }

    @Test
    void tables_areShownWithSortedKeys() {
        assertEquals("{}", pretty("{}"));
        assertEquals("{\n  1,\n  \"x\",\n}", pretty("{1, 'x'}"));
        assertEquals(
                "{\n  [true] = 1,\n  [1.5] = 2,\n  [2] = 3,\n  [\"end\"] = 4,\n  inner = {\n    a = {},\n  },\n  [\"odd key\"] = 5,\n}",
                pretty("{[2] = 3, ['odd key'] = 5, [true] = 1, inner = {a = {}}, ['end'] = 4, [1.5] = 2}"));
    }

    @Test
    void tablesWithinThemselves_areCutShort() {
        lua.load("t = {} t.self = t t.twice = {t2} ; shared = {} t.a = shared t.b = shared")
                .exec();
        assertEquals("{\n  a = {},\n  b = {},\n  self = {...},\n  twice = {},\n}", pretty("t"));
        assertTrue(
                pretty("(function() local d = {} local t = d for i = 1, 10000 do t.x = {} t = t.x end return d end)()")
                        .contains("{...}"));
    }

    static final class Box {}

    @Test
    void userdata_areShownByTheirOwnText() {
        lua.register(UserType.of(StringJoiner.class).meta("__tostring", b -> "<" + b + ">"));
        lua.globals().set("plain", new StringJoiner("").add("x"));
        assertEquals("<x>", pretty("plain"));
        lua.register(UserType.of(LuaInspectorTest.class).meta("__todebugstring", t -> "debug"));
        lua.globals().set("own", lua.userdata(this));
        assertEquals("debug", pretty("own"));
        lua.register(UserType.of(Box.class).meta("__tostring", s -> {
            throw new IllegalStateException("broken");
        }));
        assertTrue(LuaInspector.pretty(lua.userdata(new Box())).startsWith("Box: 0x"));
    }

    @Test
    void keyOrder_isThatOfTypesThenValues() {
        LuaTable first = lua.table();
        LuaTable second = lua.table();
        assertTrue(first.identity() < second.identity());
        List<LuaValue> sorted = List.copyOf(lua.values(null, false, true, -1, 0.5, 1, "a", "b", first, second));
        List<LuaValue> mixed = new ArrayList<>(sorted);
        Collections.reverse(mixed);
        mixed.sort(LuaInspector.keyOrder());
        assertEquals(sorted, mixed);
    }
}
