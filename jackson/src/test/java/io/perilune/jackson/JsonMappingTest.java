package io.perilune.jackson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perilune.Lua;
import io.perilune.LuaHostException;
import io.perilune.LuaInteger;
import io.perilune.LuaNil;
import io.perilune.LuaNull;
import io.perilune.LuaString;
import io.perilune.LuaTable;
import io.perilune.LuaValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class JsonMappingTest {
    record Line(String item, int count) {}

    record Order(long id, List<Line> lines, Map<String, Double> rates, TimeUnit unit, byte[] seal, String note) {}

    private final Lua lua = Lua.create();
    private final JsonMapping json = JsonMapping.of(lua);

    private LuaValue value(String expression) {
        return lua.load(expression).eval().get(0);
    }

    private String written(String expression) {
        return json.write(value(expression));
    }

    private MappingException refused(String expression) {
        return assertThrows(MappingException.class, () -> written(expression), expression);
    }

    @Test
    void objects_becomeTablesAndComeBack() {
        byte[] seal = {1, 0, (byte) 0xFF};
        Order order = new Order(
                7, List.of(new Line("nut", 3), new Line("bolt", 5)), Map.of("EUR", 1.5), TimeUnit.DAYS, seal, null);
        lua.globals().set("order", json.toLua(order));
        assertTrue(lua.load(
                        "order.id == 7 and #order.lines == 2 and order.lines[2].item == 'bolt' and order.rates.EUR == 1.5"
                                + " and order.unit == 'DAYS' and order.seal == '\\1\\0\\xFF'")
                .eval(boolean.class));
        assertTrue(lua.globals().path("order.note").isNull());
        lua.load("order.lines[1].count = 4 order.lines[3] = {item = 'nail', count = 1} order.unit = 'HOURS'")
                .exec();
        Order changed = json.fromLua(lua.globals().get("order"), Order.class);
        assertEquals(List.of(new Line("nut", 4), new Line("bolt", 5), new Line("nail", 1)), changed.lines());
        assertEquals(TimeUnit.HOURS, changed.unit());
        assertArrayEquals(seal, changed.seal());
        assertNull(changed.note());
    }

    @Test
    void genericTypes_areRead() {
        assertEquals(
                Map.of(1, List.of("a"), 2, List.of()),
                json
                        .fromLua(
                                value("{['1'] = {'a'}, ['2'] = false and 1 or {}}"),
                                new TypeReference<Map<Integer, Object>>() {})
                        .entrySet()
                        .stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue() instanceof List<?> l ? l : List.of())));
        assertEquals(List.of(1, 2), json.fromLua(value("{1, 2}"), new TypeReference<List<Integer>>() {}));
    }

    @Test
    void whatDoesNotFit_tellsThePath() {
        MappingException e = assertThrows(
                MappingException.class,
                () -> json.fromLua(value("{id = 1, lines = {{item = 'x', count = 'many'}}}"), Order.class));
        assertEquals("lines[1].count", e.path());
        MappingException element =
                assertThrows(MappingException.class, () -> json.fromLua(value("{1, 'x'}"), int[].class));
        assertEquals("[2]", element.path());
        assertTrue(element.getCause() instanceof com.fasterxml.jackson.core.JsonProcessingException);
    }

    @Test
    void texts_areReadAndWritten() {
        String text = "{\"a\":[1,2.5,\"x\",true,null,{\"b\":[]}]}";
        LuaValue parsed = json.parse(text);
        assertEquals(text, json.write(parsed));
        lua.globals().set("t", parsed);
        assertTrue(lua.load("math.type(t.a[1]) == 'integer' and t.a[2] == 2.5 and t.a[4] == true and #t.a == 6")
                .eval(boolean.class));
        MappingException e = assertThrows(MappingException.class, () -> json.parse("{\"a\": }"));
        assertEquals(7, ((JsonParseException) e.getCause()).getLocation().getColumnNr());
        assertThrows(MappingException.class, () -> json.parse("1 2"));
        assertEquals(LuaNil.NIL, json.parse(""));
    }

    @Test
    void trees_areObjectsLikeOthers() throws Exception {
        JsonNode tree = new ObjectMapper().readTree("{\"a\":{\"b\":[1,\"x\"]}}");
        assertEquals(tree, json.toTree(json.toLua(tree)));
        assertEquals("x", ((LuaTable) json.toLua(tree)).path("a.b[2]", String.class));
    }

    @Test
    void arrays_stayArraysEvenWhenEmpty() {
        assertEquals("{}", written("{}"));
        assertEquals("[]", json.write(json.parse("[]")));
        assertEquals("{}", json.write(json.without(MappingOption.MARK_ARRAYS).parse("[]")));
        assertEquals("[]", json.with(MappingOption.EMPTY_TABLES_ARE_ARRAYS).write(value("{}")));
        lua.globals().set("a", json.parse("[1]"));
        lua.load("a.extra = 'x'").exec();
        assertEquals("[1]", json.write(lua.globals().get("a")));
        assertSame(false, lua.load("getmetatable(a)").eval(boolean.class));
        assertEquals(json.arrayMetatable(), JsonMapping.of(lua).arrayMetatable());
    }

    @Test
    void gaps_areFilledWithinReason() {
        assertEquals("[1,2,null,4]", written("{1, 2, [4] = 4}"));
        assertEquals("[null,null,3]", written("{[3] = 3}"));
        assertEquals("{\"1000000000\":1}", written("{[1000000000] = 1}"));
        assertEquals("{\"1\":1,\"9\":9}", json.with(MappingOption.SORT_KEYS).write(value("{[1] = 1, [9] = 9}")));
        assertEquals("{\"1\":1,\"x\":2}", json.with(MappingOption.SORT_KEYS).write(value("{1, x = 2}")));
        assertEquals("{\"4\":1}", json.without(MappingOption.FILL_GAPS).write(value("{[4] = 1}")));
        assertEquals("{\"1.5\":\"f\"}", written("{[1.5] = 'f'}"));
        assertEquals(
                "two keys are written as \"1\"", refused("{[1] = 1, ['1'] = 2}").getMessage());
    }

    @Test
    void keys_canBeSorted() {
        assertEquals(
                "{\"2\":1,\"10\":1,\"B\":1,\"a\":{\"x\":1,\"y\":2}}",
                json.with(MappingOption.SORT_KEYS).write(value("{a = {y = 2, x = 1}, B = 1, [10] = 1, [2] = 1}")));
    }

    @Test
    void nulls_areKeptUnlessUnwanted() {
        LuaTable kept = (LuaTable) json.parse("{\"a\":null,\"b\":[null,1]}");
        assertTrue(kept.get("a").isNull());
        assertEquals(
                "{\"a\":null,\"b\":[null,1]}",
                json.with(MappingOption.SORT_KEYS).write(kept));
        LuaTable dropped = (LuaTable) json.without(MappingOption.KEEP_NULLS).parse("{\"a\":null,\"b\":[null,1]}");
        assertTrue(dropped.get("a").isNil());
        assertEquals(1, dropped.path("b[2]", int.class));
        assertEquals("null", json.write(LuaNil.NIL));
        assertNull(json.fromLua(lua.value(LuaNull.NULL), String.class));
    }

    @Test
    void unsupportedValues_areRefusedOrLeftOut() {
        assertEquals("f: no JSON for a function", refused("{f = print}").getMessage());
        assertEquals(
                "[2]: no JSON for a thread",
                refused("{1, coroutine.create(print)}").getMessage());
        assertEquals(
                "a: no JSON for a key that is a boolean",
                refused("{a = {[true] = 1}}").getMessage());
        JsonMapping lenient = json.without(MappingOption.REFUSE_UNSUPPORTED);
        assertEquals("{\"a\":1}", lenient.write(value("{a = 1, f = print, [true] = 2, [{}] = 3}")));
        assertEquals("[1,2]", lenient.write(value("{1, print, 2}")));
        assertEquals("null", lenient.write(value("print")));
        assertEquals("no JSON for the number NaN", refused("0/0").getMessage());
        assertTrue(Double.isNaN(json.fromLua(value("0/0"), double.class)));
    }

    @Test
    void cycles_areRefusedOrLeftOut() {
        lua.load("t = {name = 't'} t.self = {t} shared = {1} twice = {shared, shared}")
                .exec();
        assertEquals("self[1]: a table within itself", refused("t").getMessage());
        JsonMapping lenient = json.without(MappingOption.REFUSE_CYCLES).with(MappingOption.SORT_KEYS);
        assertEquals("{\"name\":\"t\",\"self\":[]}", lenient.write(value("t")));
        assertEquals("[[1],[1]]", written("twice"));
    }

    @Test
    void depth_isBoundedBothWays() {
        lua.load("deep = {} local t = deep for i = 1, 5000 do t.x = {} t = t.x end")
                .exec();
        assertTrue(refused("deep").getMessage().endsWith("nested more than 500 levels deep"));
        assertThrows(MappingException.class, () -> json.parse("[".repeat(600) + "]".repeat(600)));
        assertEquals(1, json.fromLua(json.parse("1"), int.class));
    }

    @Test
    void numbers_areExactUnlessRounded() {
        BigInteger big = BigInteger.ONE.shiftLeft(64);
        assertEquals(LuaInteger.class, json.toLua(BigInteger.TEN).getClass());
        assertThrows(MappingException.class, () -> json.toLua(Map.of("n", big.add(BigInteger.ONE))));
        assertEquals(
                "n: no number of Lua is 18446744073709551617",
                assertThrows(MappingException.class, () -> json.parse("{\"n\":18446744073709551617}"))
                        .getMessage());
        assertEquals(
                0x1p64,
                json.with(MappingOption.ROUND_NUMBERS)
                        .parse("18446744073709551617")
                        .as(double.class));
        assertEquals(0.1, json.toLua(new BigDecimal("0.1")).as(double.class));
        assertThrows(MappingException.class, () -> json.toLua(new BigDecimal("0.12345678901234567890123")));
        assertEquals(Long.MIN_VALUE, json.parse("-9223372036854775808").as(long.class));
        assertEquals("[1,1.0,-0.0]", written("{1, 1.0, -0.0}"));
    }

    public static final class Point {
        public int x = 3;
    }

    @Test
    void objectsOfNamedClasses_areWrittenAndHandedOn() {
        Point point = new Point();
        lua.globals().set("p", lua.userdata(point)).set("secret", lua.userdata(new Object()));
        assertEquals("no JSON for a userdata", refused("p").getMessage());
        JsonMapping named = json.withObjects(Point.class);
        assertEquals("{\"at\":{\"x\":3}}", named.write(value("{at = p}")));
        assertSame(point, named.fromLua(value("p"), Point.class));
        assertEquals(3, named.fromLua(value("{x = 3}"), Point.class).x);
        assertThrows(MappingException.class, () -> named.write(value("secret")));
        lua.globals().get("p", io.perilune.LuaUserdata.class).detach(Point.class);
        assertThrows(MappingException.class, () -> named.write(value("p")));
    }

    @Test
    void module_writesValuesWithinOtherObjects() throws Exception {
        ObjectMapper mapper = new ObjectMapper().registerModule(JsonMapping.module());
        Map<String, Object> around = new LinkedHashMap<>();
        around.put("list", value("{1, {a = 'x'}}"));
        around.put("text", LuaString.of("t"));
        around.put("empty", json.parse("[]"));
        assertEquals("{\"list\":[1,{\"a\":\"x\"}],\"text\":\"t\",\"empty\":[]}", mapper.writeValueAsString(around));
    }

    @Test
    void library_isForScripts() {
        lua.globals().set("json", json.library());
        assertEquals(
                "{\"list\":[],\"n\":null}",
                lua.load(
                                "json.encode({list = json.array({})}):sub(1, -2) .. ',' .. json.encode({n = json.null}):sub(2)")
                        .eval(String.class));
        assertTrue(
                lua.load("json.decode('{\"a\": [1, null]}').a[2] == json.null").eval(boolean.class));
        assertEquals(
                "f: no JSON for a function",
                lua.load("return select(2, pcall(json.encode, {f = print})).message")
                        .call(String.class));
        LuaHostException e = assertThrows(
                LuaHostException.class, () -> lua.load("json.decode('{')").exec());
        assertTrue(e.cause(MappingException.class).isPresent());
    }

    /** What was written reads back as the same, whatever it is. */
    @Test
    void randomValues_surviveTheRoundTrip() {
        for (int seed = 0; seed < 300; seed++) {
            Object value = random(new Random(seed), 4);
            LuaValue inLua = json.toLua(value);
            String text = json.write(inLua);
            assertEquals(text, json.write(json.parse(text)), "seed " + seed);
            assertEquals(value, json.fromLua(inLua, Object.class), "seed " + seed);
        }
    }

    private static Object random(Random random, int depth) {
        switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0:
                return null;
            case 1:
                return random.nextBoolean();
            case 2:
                return random.nextInt();
            case 3:
                return random.nextLong() | 1L << 40;
            case 4:
                return random.nextGaussian();
            case 5:
                return Integer.toString(random.nextInt(), 36) + "\u00E4\u0000\"\\";
            case 6:
                Object[] list = new Object[random.nextInt(5)];
                Arrays.setAll(list, i -> random(random, depth - 1));
                return new ArrayList<>(Arrays.asList(list));
            default:
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(5); i >= 0; i--) {
                    map.put("k" + random.nextInt(100), random(random, depth - 1));
                }
                return map;
        }
    }
}
