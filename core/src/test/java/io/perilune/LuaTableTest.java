package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LuaTableTest {
    private final Lua lua = Lua.create();

    private LuaTable table(String text) {
        return lua.load("return " + text).eval(LuaTable.class);
    }

    @Test
    void getAndSet_consultMetamethods() {
        LuaTable t = table("setmetatable({own = 1}, {__index = function(t, k) return k .. '!' end,"
                + " __newindex = function(t, k, v) rawset(t, 'set_' .. k, v) end})");
        assertEquals(1, t.get("own", int.class));
        assertEquals("other!", t.get("other", String.class));
        assertEquals(LuaNil.NIL, t.rawGet("other"));
        t.set("own", 2).set("x", 3);
        assertEquals(2, t.rawGet("own").as(int.class));
        assertEquals(3, t.rawGet("set_x").as(int.class));
        t.rawSet("raw", 4);
        assertEquals(4, t.rawGet("raw").as(int.class));
        assertTrue(t.containsKey("anything"));
    }

    @Test
    void failingMetamethod_isARuntimeError() {
        LuaTable t = table("setmetatable({}, {__index = function() error({code = 7}) end})");
        LuaRuntimeException e = assertThrows(LuaRuntimeException.class, () -> t.get("x"));
        assertEquals(7, ((LuaTable) e.value()).get("code", int.class));
        assertEquals(
                "attempt to call a nil value",
                assertThrows(LuaRuntimeException.class, () -> table("{}").callMethod("f"))
                        .getMessage()
                        .replace(" (method 'f')", ""));
    }

    @Test
    void missingValue_isEmptyOrAConversionError() {
        LuaTable t = table("{n = 1}");
        assertEquals(Optional.of(1), t.find("n", Integer.class));
        assertEquals(Optional.empty(), t.find("m", Integer.class));
        assertEquals(
                "m: integer expected, got nil",
                assertThrows(LuaConversionException.class, () -> t.get("m", int.class))
                        .getMessage());
        assertFalse(t.containsKey("m"));
    }

    @Test
    void badKeys_areRefused() {
        assertEquals("table index is nil", refusal(null));
        assertEquals("table index is NaN", refusal(Double.NaN));
    }

    private String refusal(Object key) {
        return assertThrows(IllegalArgumentException.class, () -> lua.table().set(key, 1))
                .getMessage();
    }

    @Test
    void listOperations_shiftElements() {
        LuaTable t = lua.table().push("a").push("c").rawInsert(2, "b");
        assertTrue(t.contentEquals("a", "b", "c"));
        assertEquals("c", t.pop(String.class));
        assertEquals(LuaString.of("a"), t.rawRemove(1));
        assertEquals(LuaString.of("b"), t.rawPop());
        assertEquals(LuaNil.NIL, t.rawPop());
        assertEquals(LuaNil.NIL, t.pop());
        assertTrue(t.isEmpty());
        assertEquals(
                "index 2 is not from 1 to 1",
                assertThrows(IndexOutOfBoundsException.class, () -> t.rawInsert(2, 1))
                        .getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> t.rawRemove(1));
    }

    @Test
    void pushAndLength_consultMetamethods() {
        LuaTable t = table("setmetatable({}, {__len = function() return 10 end})");
        assertEquals(10, t.length());
        assertEquals(0, t.rawLength());
        t.push("x").rawPush("y");
        assertEquals("x", t.get(11).as(String.class));
        assertEquals("y", t.get(1).as(String.class));
    }

    @Test
    void clear_keepsTheMetatable() {
        LuaTable t = table("setmetatable({1, 2, x = 3}, {__newindex = error})").clear();
        assertTrue(t.isEmpty());
        assertTrue(t.hasMetatable());
        assertTrue(t.removeMetatable().metatable().isEmpty());
        LuaTable meta = lua.table();
        assertEquals(Optional.of(meta), t.setMetatable(meta).metatable());
    }

    @Test
    void iteration_isOverOneMoment() {
        LuaTable t = table("{10, 20, x = 30}");
        List<String> seen = new ArrayList<>();
        t.forEach((k, v) -> {
            seen.add(k + "=" + v);
            t.set(k, null).set("new" + k, v);
        });
        assertEquals(List.of("1=10", "2=20", "x=30"), seen);
        assertEquals(3, t.keys().size());
        assertEquals(60, t.entries().mapToInt(e -> e.getValue().as(int.class)).sum());
    }

    @Test
    void listView_isLive() {
        LuaTable t = table("{1, 2, 3}");
        List<Integer> view = t.asList(Integer.class);
        List<Integer> copy = t.toList(Integer.class);
        view.add(4);
        view.set(0, 10);
        view.remove(Integer.valueOf(2));
        view.add(0, 5);
        assertEquals(List.of(5, 10, 3, 4), view);
        assertTrue(t.contentEquals(5, 10, 3, 4));
        assertEquals(List.of(1, 2, 3), copy);
        t.set(2, "no");
        assertEquals(
                "[2]: integer expected, got string",
                assertThrows(LuaConversionException.class, () -> view.get(1)).getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> view.get(4));
    }

    @Test
    void mapView_isLive() {
        LuaTable t = table("{a = 1, b = 2}");
        Map<String, Integer> view = t.asMap(String.class, Integer.class);
        Map<String, Integer> copy = t.toMap(String.class, Integer.class);
        view.put("c", 3);
        assertEquals(1, view.remove("a"));
        assertEquals(Map.of("b", 2, "c", 3), view);
        assertEquals(3, t.get("c", int.class));
        for (Map.Entry<String, Integer> entry : view.entrySet()) {
            entry.setValue(entry.getValue() * 10);
        }
        for (Iterator<String> i = view.keySet().iterator(); i.hasNext(); ) {
            if (i.next().equals("b")) {
                i.remove();
            }
        }
        assertEquals(Map.of("c", 30), t.toMap(String.class, Integer.class));
        assertEquals(Map.of("a", 1, "b", 2), copy);
        view.clear();
        assertTrue(t.isEmpty());
    }

    @Test
    void calls_goToMethodsAndFunctions() {
        LuaTable t = table("setmetatable({n = 5, add = function(self, x) return self.n + x end,"
                + " twice = function(x) return x * 2 end}, {__call = function(self, x) return self.n, x end})");
        assertEquals(7, t.callMethod("add", 2).get(0, int.class));
        assertEquals(8, t.callFunction("twice", 4).get(0, int.class));
        assertEquals(Multi.of(5, "x"), t.call("x"));
    }

    @Test
    void paths_reachDeep() {
        LuaTable t = table("{servers = {{tags = {region = 'eu', ['a b'] = 1}}, {}}, [-1] = 'm'}");
        assertEquals("eu", t.path("servers[1].tags.region", String.class));
        assertEquals("eu", t.path(" .servers[ 1 ] .tags[\"region\"]", String.class));
        assertEquals(1, t.path("servers[1].tags['a b']", int.class));
        assertEquals("m", t.path("[-1]", String.class));
        assertEquals(LuaNil.NIL, t.path("servers[2].tags?.region"));
        assertEquals(t, t.path(""));
        assertEquals(
                "attempt to index a nil value ('servers[2].tags') with 'region'",
                assertThrows(LuaRuntimeException.class, () -> t.path("servers[2].tags.region"))
                        .getMessage());
        assertEquals(
                "servers[1].tags: integer expected, got table",
                assertThrows(LuaConversionException.class, () -> t.path("servers[1].tags", int.class))
                        .getMessage());
    }

    @Test
    void malformedPath_tellsWhere() {
        assertEquals("name expected at position 3 of path 'a..b'", malformed("a..b"));
        assertEquals("']' expected at position 4 of path 'a[1'", malformed("a[1"));
        assertEquals("unfinished string at position 6 of path 'a[\"b]'", malformed("a[\"b]"));
        assertEquals("integer or quoted string expected at position 3 of path 'a[x]'", malformed("a[x]"));
    }

    private static String malformed(String path) {
        return assertThrows(IllegalArgumentException.class, () -> LuaPath.of(path))
                .getMessage();
    }

    @Test
    void equality_isIdentityUnlessAsked() {
        lua.load("mt = {__eq = function(a, b) return a.n == b.n end}").exec();
        LuaTable a = table("setmetatable({n = 1}, mt)");
        LuaTable b = table("setmetatable({n = 1}, mt)");
        assertNotEquals(a, b);
        assertTrue(a.luaEquals(b));
        assertFalse(a.luaEquals(table("{n = 1}").set("n", 2)));
        assertEquals(
                LuaString.of("T!"),
                table("setmetatable({}, {__tostring = function() return 'T!' end})")
                        .toLuaString());
    }

    @Test
    void frozenTables_cannotBeChanged() {
        LuaTable t = lua.load("local m = {__index = {z = 9}} return setmetatable({1, 2, 3, x = 'x', [1.5] = 'f'}, m)")
                .call(LuaTable.class);
        assertFalse(t.isFrozen());
        assertSame(t, t.freeze().freeze());
        assertTrue(t.isFrozen());
        lua.globals().set("t", t);
        for (String change : List.of(
                "t.x = 1",
                "t.new = 1",
                "t[1] = 0",
                "t[4] = 4",
                "t[1] = nil",
                "t[1.5] = nil",
                "rawset(t, 'x', 1)",
                "table.insert(t, 4)",
                "table.remove(t)",
                "table.sort(t, function(a, b) return a > b end)",
                "setmetatable(t, nil)",
                "table.move({7, 8}, 1, 2, 1, t)",
                "t[{}] = 1",
                "t.x = nil")) {
            LuaRuntimeException e = assertThrows(
                    LuaRuntimeException.class, () -> lua.load(change).name("=c").exec(), change);
            assertEquals("c:1: attempt to modify a readonly table", e.getMessage(), change);
        }
        assertThrows(IllegalStateException.class, () -> t.set("x", 1));
        assertThrows(IllegalStateException.class, () -> t.rawSet("x", 1));
        assertThrows(IllegalStateException.class, () -> t.rawPush(1));
        assertThrows(IllegalStateException.class, t::clear);
        assertThrows(IllegalStateException.class, t::removeMetatable);
        assertEquals(
                "3 x 9 1;2;3; f",
                lua.load("local s = '' for i, v in ipairs(t) do s = s .. v .. ';' end "
                                + "return #t .. ' ' .. t.x .. ' ' .. t.z .. ' ' .. s .. ' ' .. t[1.5]")
                        .eval(String.class));
        assertEquals(
                5,
                lua.load("local n = 0 for k in pairs(t) do n = n + 1 end return n")
                        .eval(int.class));
        assertEquals("1, 2, 3", lua.load("table.concat(t, ', ')").eval(String.class));
        assertEquals(LuaNil.NIL, lua.load("next(t, 1.5) and t.missing").eval().get(0));
    }

    @Test
    void frozenTables_areMetatablesAndWeakKeysLikeOthers() {
        lua.load("m = {__add = function() return 'sum' end, __len = function() return 7 end}")
                .exec();
        lua.globals().get("m", LuaTable.class).freeze();
        assertEquals(
                "sum7",
                lua.load("local o = setmetatable({}, m) return (o + 1) .. #o").eval(String.class));
        lua.load("w = setmetatable({}, {__mode = 'k'}) k = {} w[k] = 'v'").exec();
        lua.globals().get("k", LuaTable.class).freeze();
        lua.load("w[k] = w[k] .. '!' collectgarbage()").exec();
        assertEquals("v!", lua.load("w[k]").eval(String.class));
    }

    @Test
    void sizedTables_believeNoHint() {
        LuaTable t = lua.table(Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertTrue(t.isEmpty());
        t.set("a", 1).push("x");
        assertEquals("x", t.get(1, String.class));
        assertEquals("b", lua.table(3, 2).set("a", "b").get("a", String.class));
        assertThrows(IllegalArgumentException.class, () -> lua.table(-1, 0));
    }

    @Test
    void numbersOfAnyBox_areKeys() {
        LuaTable t = lua.table();
        Integer boxed = 2;
        t.set(1L, 5).set(boxed, 6).set(3, 7L);
        assertEquals(List.of(5, 6, 7), t.toList(int.class));
        assertEquals(lua.value(6), t.get(boxed));
    }

    @Test
    void identity_tellsObjectsApart() {
        LuaTable a = lua.table();
        LuaTable b = lua.table();
        lua.globals().set("a", a);
        assertEquals(a.identity(), lua.globals().get("a").identity());
        assertNotEquals(a.identity(), b.identity());
        assertTrue(a.identity() > 0 && lua.globals().get("print").identity() > 0);
        assertEquals(0, lua.value("x").identity());
        assertEquals(0, LuaNil.NIL.identity());
        assertTrue(lua.currentThread().identity() > 0 && lua.userdata(this).identity() > 0);
    }
}
