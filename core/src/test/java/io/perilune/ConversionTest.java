package io.perilune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ConversionTest {
    record User(String name, int age, Optional<String> mail) {}

    record Config(String title, List<User> users, Map<String, Double> weights) {}

    record Node(int value, @Nullable Node next) {}

    record Even(int value) {
        Even {
            if (value % 2 != 0) {
                throw new IllegalArgumentException(value + " is odd");
            }
        }
    }

    sealed interface Shape permits Circle, Rectangle {}

    record Circle(double radius) implements Shape {}

    record Rectangle(double width, double height) implements Shape {}

    record Money(long cents) {}

    interface Greeter {
        String greet(String name);

        default String greetAll(String... names) {
            return greet(String.join(" and ", names));
        }

        int count();
    }

    private final Lua lua = Lua.create();

    private <T> T eval(String expression, Class<T> type) {
        return lua.load("return " + expression).eval(type);
    }

    private String problem(String expression, Class<?> type) {
        return assertThrows(LuaConversionException.class, () -> eval(expression, type))
                .getMessage();
    }

    @Test
    void numbers_areExactOrRefused() {
        assertEquals(7, eval("7", int.class));
        assertEquals(7, eval("7.0", int.class));
        assertEquals(7L, eval("'0x7'", long.class));
        assertEquals((byte) -128, eval("-128", byte.class));
        assertEquals("number has no integer representation", problem("1.5", int.class));
        assertEquals("integer from -2147483648 to 2147483647 expected, got 2147483648", problem("1 << 31", int.class));
        assertEquals("integer expected, got boolean", problem("true", long.class));
        assertEquals("integer expected, got nil", problem("nil", int.class));
        assertEquals(0.5, eval("0.5", double.class));
        assertEquals(0.1f, eval("0.1", float.class));
        assertEquals((double) (1L << 53), eval("1 << 53", double.class));
        assertEquals(
                "integer 9007199254740993 has no exact representation as a double",
                problem("(1 << 53) + 1", double.class));
        assertEquals(
                "integer 9223372036854775807 has no exact representation as a double",
                problem("math.maxinteger", double.class));
        assertEquals("integer expected, got nil", problem("nil", Integer.class));
        assertEquals("string expected, got nil", problem("nil", String.class));
        assertNull(eval("nil", Object.class));
    }

    @Test
    void bigNumbers_goBothWays() {
        assertEquals(new BigInteger("-9223372036854775808"), eval("math.mininteger", BigInteger.class));
        assertEquals(BigInteger.TEN.pow(22), eval("1e22", BigInteger.class));
        assertEquals(new BigDecimal("0.1"), eval("0.1", BigDecimal.class));
        assertEquals("finite number expected, got inf", problem("1/0", BigDecimal.class));
        assertEquals(new LuaInteger(5), lua.value(BigInteger.valueOf(5)));
        assertEquals(new LuaFloat(0x1p70), lua.value(BigInteger.TWO.pow(70)));
        assertEquals(new LuaFloat(0.1), lua.value(new BigDecimal("0.10")));
        assertEquals(new LuaInteger(1200), lua.value(new BigDecimal("1.2E+3")));
        assertThrows(
                LuaConversionException.class,
                () -> lua.value(BigInteger.TWO.pow(70).add(BigInteger.ONE)));
        assertThrows(LuaConversionException.class, () -> lua.value(new BigDecimal("0.1000000000000000000001")));
        assertThrows(LuaConversionException.class, () -> lua.value(new BigDecimal("1e999999999")));
    }

    @Test
    void lenientPolicy_truncates() {
        try (Lua lenient = Lua.builder().conversions(ConversionPolicy.LENIENT).build()) {
            assertEquals(-1, lenient.load("return -1.9").eval(int.class));
            assertEquals(
                    9.223372036854775807E18,
                    lenient.load("return math.maxinteger").eval(double.class));
            assertThrows(
                    LuaConversionException.class,
                    () -> lenient.load("return 0/0").eval(int.class));
            assertThrows(
                    LuaConversionException.class,
                    () -> lenient.load("return 1e300").eval(long.class));
        }
    }

    @Test
    void strictPolicy_keepsTypes() {
        try (Lua strict = Lua.builder().conversions(ConversionPolicy.STRICT).build()) {
            assertThrows(
                    LuaConversionException.class,
                    () -> strict.load("return '1'").eval(int.class));
            assertThrows(
                    LuaConversionException.class, () -> strict.load("return 1").eval(String.class));
            assertThrows(
                    LuaConversionException.class,
                    () -> strict.load("return nil").eval(boolean.class));
            assertEquals(1, strict.load("return 1.0").eval(int.class));
        }
        assertEquals("1.5", eval("1.5", String.class));
        assertEquals(false, eval("nil", boolean.class));
        assertEquals(true, eval("0", boolean.class));
    }

    @Test
    void texts_areUtf8OrBytes() {
        assertEquals("grün", eval("'gr\\u{fc}n'", String.class));
        assertEquals("string is not valid UTF-8", problem("'\\xff'", String.class));
        assertArrayEquals(new byte[] {-1, 0}, eval("'\\xff\\0'", byte[].class));
        assertEquals(ByteBuffer.wrap(new byte[] {65}), eval("'A'", ByteBuffer.class));
        assertEquals('ü', eval("'\\u{fc}'", char.class));
        assertEquals('A', eval("65", char.class));
        assertEquals("string of one character expected, got one of 2", problem("'ab'", char.class));
        assertEquals("a�b", eval("'a\\u{fffd}b'", String.class));
        assertThrows(LuaConversionException.class, () -> lua.value("\ud800"));
        assertEquals(LuaString.of("\ud83d\ude00"), lua.value(new StringBuilder("\ud83d\ude00")));
    }

    @Test
    void enums_goByName() {
        assertEquals(TimeUnit.SECONDS, eval("'seconds'", TimeUnit.class));
        assertEquals(LuaString.of("SECONDS"), lua.value(TimeUnit.SECONDS));
        assertTrue(problem("'years'", TimeUnit.class).endsWith("hours, days expected, got 'years'"));
    }

    @Test
    void optionals_areNilWhenEmpty() {
        assertEquals(OptionalInt.of(3), eval("3", OptionalInt.class));
        assertEquals(OptionalInt.empty(), eval("nil", OptionalInt.class));
        assertEquals(Optional.of(List.of(1)), lua.load("return {1}").eval(new TypeRef<Optional<List<Integer>>>() {}));
        assertEquals(LuaNil.NIL, lua.value(Optional.empty()));
        assertEquals(new LuaInteger(3), lua.value(Optional.of(3)));
        assertEquals(new LuaInteger(3), lua.value(OptionalInt.of(3)));
    }

    @Test
    void collections_areCopied() {
        assertEquals(List.of("a", "b"), lua.load("return {'a', 'b', nil, 'd'}").eval(new TypeRef<List<String>>() {}));
        assertEquals(Set.of("x", "y"), lua.load("return {x = true, y = true}").eval(new TypeRef<Set<String>>() {}));
        assertEquals(Set.of(1, 2), lua.load("return {2, 1, 2}").eval(new TypeRef<Set<Integer>>() {}));
        assertEquals(List.of(1, 2), List.copyOf(lua.load("return {1, 2}").eval(new TypeRef<Deque<Integer>>() {})));
        assertEquals(
                Map.of("a", List.of(1), "b", List.of()),
                lua.load("return {a = {1}, b = {}}").eval(new TypeRef<SortedMap<String, List<Integer>>>() {}));
        assertArrayEquals(new int[] {1, 2}, eval("{1, 2}", int[].class));
        assertArrayEquals(new String[][] {{"a"}, {}}, eval("{{'a'}, {}}", String[][].class));
        lua.globals().set("t", Map.of("list", List.of(1, List.of("x")), "array", new double[] {1.5}));
        assertEquals("x 1.5 2", eval("t.list[2][1] .. ' ' .. t.array[1] .. ' ' .. #t.list", String.class));
        lua.globals().set("s", Set.of("k"));
        assertEquals(true, eval("s.k", boolean.class));
    }

    @Test
    void records_areTables() {
        Config config = lua.load("return {title = 'T', weights = {a = 1},"
                        + " users = {{name = 'ann', age = 7}, {name = 'bob', age = 8, mail = 'b@x'}}}")
                .eval(Config.class);
        assertEquals(
                new Config(
                        "T",
                        List.of(new User("ann", 7, Optional.empty()), new User("bob", 8, Optional.of("b@x"))),
                        Map.of("a", 1.0)),
                config);
        lua.globals().set("c", config);
        assertEquals(
                "bob b@x nil",
                eval("c.users[2].name..' '..c.users[2].mail..' '..tostring(c.users[1].mail)", String.class));
        assertEquals(new Node(1, new Node(2, null)), eval("{value = 1, next = {value = 2}}", Node.class));
        assertEquals("table for Even refused: 3 is odd", problem("{value = 3}", Even.class));
    }

    @Test
    void failure_tellsThePath() {
        lua.load("config = {title = 'T', users = {{name = 'a', age = 1}, {name = 'b', age = 2}, {name = {}, age = 3}}}")
                .exec();
        LuaConversionException e =
                assertThrows(LuaConversionException.class, () -> lua.globals().get("config", Config.class));
        assertEquals("config.users[3].name: string expected, got table", e.getMessage());
        assertEquals("config.users[3].name", e.path());
        assertEquals("string expected, got table", e.problem());
        assertEquals(
                "weights[\"odd key\"]: number expected, got boolean",
                problem("{title = '', users = {}, weights = {['odd key'] = true}}", Config.class));
        e = assertThrows(LuaConversionException.class, () -> lua.value(List.of(1, Map.of("x", new Object()))));
        assertEquals("[2].x: no Lua value for a java.lang.Object", e.getMessage());
    }

    @Test
    void sealedTypes_takeTheFirstThatFits() {
        assertEquals(new Circle(2), eval("{radius = 2}", Shape.class));
        assertEquals(new Rectangle(2, 3), eval("{width = 2, height = 3}", Shape.class));
        assertTrue(
                problem("{}", Shape.class).startsWith("Shape expected, got table (radius: number expected, got nil;"));
    }

    @Test
    void codecs_comeFirst() {
        LuaCodec<Money> money = LuaCodec.of(m -> m.cents() + " ct", v -> {
            if (!(v instanceof LuaString s) || !s.text().endsWith(" ct")) {
                throw LuaConversionException.of("money expected, got " + v.type());
            }
            return new Money(Long.parseLong(s.text().replace(" ct", "")));
        });
        try (Lua own = Lua.builder().codec(Money.class, money).build()) {
            own.globals().set("price", new Money(5)).set("prices", List.of(new Money(6)));
            assertEquals("5 ct6 ct", own.load("return price .. prices[1]").eval(String.class));
            assertEquals(new Money(7), own.load("return '7 ct'").eval(Money.class));
            LuaConversionException e = assertThrows(
                    LuaConversionException.class,
                    () -> own.load("return {'1 ct', 2}").eval(new TypeRef<List<Money>>() {}));
            assertEquals("[2]: money expected, got number", e.getMessage());
        }
    }

    @Test
    void functions_implementInterfaces() {
        IntBinaryOperator add = eval("function(a, b) return a + b end", IntBinaryOperator.class);
        assertEquals(5, add.applyAsInt(2, 3));
        Comparator<Object> backwards =
                lua.load("return function(a, b) return b - a end").eval(new TypeRef<Comparator<Object>>() {});
        assertEquals(
                List.of(3, 2, 1), List.of(1, 3, 2).stream().sorted(backwards).toList());
        assertEquals(
                List.of(1, 2, 3),
                List.of(1, 3, 2).stream().sorted(backwards.reversed()).toList());
        Supplier<Object> bad =
                lua.load("return function() error('no', 0) end").eval(new TypeRef<Supplier<Object>>() {});
        assertEquals("no", assertThrows(LuaRuntimeException.class, bad::get).getMessage());
        assertEquals("function expected, got number", problem("1", Runnable.class));
    }

    @Test
    void tables_implementInterfaces() {
        Greeter greeter =
                eval("{prefix = 'hi ', greet = function(self, n) return self.prefix .. n end}", Greeter.class);
        assertEquals("hi ann", greeter.greet("ann"));
        assertEquals("hi a and b", greeter.greetAll("a", "b"));
        assertThrows(UnsupportedOperationException.class, greeter::count);
        assertEquals(greeter, greeter);
        assertTrue(greeter.toString().startsWith("Greeter implemented by table: 0x"));
    }

    @Test
    void cyclesAndDepth_areRefused() {
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);
        String message = assertThrows(LuaConversionException.class, () -> lua.value(cycle))
                .problem();
        assertEquals("structure is nested more than 200 levels deep, or contains itself", message);
        lua.load("t = {value = 1} t.next = t").exec();
        assertThrows(LuaConversionException.class, () -> lua.globals().get("t", Node.class));
    }

    @Test
    void opaqueObjects_comeBackAsThemselves() {
        Object object = new Object();
        lua.globals().set("o", lua.userdata(object)).set("p", lua.userdata(object));
        assertEquals(true, eval("o == p and rawequal(o, p)", boolean.class));
        assertSame(object, eval("o", Object.class));
        assertSame(object, lua.globals().get("o", LuaUserdata.class).object(Object.class));
        assertEquals("String expected, got userdata", problem("o", Thread.class).replace("Thread", "String"));
        assertEquals(false, lua.globals().get("o", LuaUserdata.class).isInstance(String.class));
    }

    @Test
    void handlesOfAnotherLua_areRefused() {
        try (Lua other = Lua.create()) {
            LuaTable foreign = other.table();
            assertEquals(
                    "a table of one Lua was given to another",
                    assertThrows(LuaForeignValueException.class, () -> lua.value(List.of(foreign)))
                            .getMessage());
            assertEquals(false, foreign.luaEquals(lua.table()));
        }
    }

    @Test
    void pathsAndUris_areTexts() {
        assertEquals("a/b", lua.value(java.nio.file.Path.of("a", "b")).toString());
        assertEquals(java.nio.file.Path.of("x.lua"), lua.convert("x.lua", java.nio.file.Path.class));
        assertEquals(new java.io.File("x"), lua.convert("x", java.io.File.class));
        assertEquals("f", lua.value(new java.io.File("f")).toString());
        assertEquals(java.net.URI.create("http://a/b"), lua.convert("http://a/b", java.net.URI.class));
        assertEquals("http://a/b", lua.value(java.net.URI.create("http://a/b")).toString());
        assertThrows(LuaConversionException.class, () -> lua.convert("a b", java.net.URI.class));
        assertThrows(LuaConversionException.class, () -> lua.convert("a\0b", java.nio.file.Path.class));
        LuaConversionException e =
                assertThrows(LuaConversionException.class, () -> lua.convert(true, java.nio.file.Path.class));
        assertEquals("string expected, got boolean", e.problem());
    }
}
