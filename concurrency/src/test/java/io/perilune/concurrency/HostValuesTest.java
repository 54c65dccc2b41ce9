package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.ConversionPolicy;
import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaClosedException;
import io.perilune.LuaConversionException;
import io.perilune.LuaException;
import io.perilune.LuaForeignValueException;
import io.perilune.LuaFunction;
import io.perilune.LuaLimitException;
import io.perilune.LuaNil;
import io.perilune.LuaTable;
import io.perilune.LuaValue;
import io.perilune.UserType;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** B18, B19, B21 to B36 and B48: values and services that a careless program gives to scripts. */
@Timeout(120)
final class HostValuesTest {
    @Test
    void B18_useAfterClosing() throws Exception {
        Function<LuaFunction, Supplier<Object>> live = f -> f::call;
        Function<LuaFunction, Supplier<Object>> remembered = f -> {
            Object result = f.call();
            return () -> result;
        };
        Twin.check("a handle goes on to answer", live, remembered, (world, handle) -> {
            Lua other = Lua.create();
            Supplier<Object> late = handle.apply(other.load("return 1").toFunction());
            other.close();
            assertThrows(LuaClosedException.class, late::get);
        });
    }

    @Test
    void B19_valueOfAnotherLua() throws Exception {
        Function<LuaTable, Object> itself = table -> table;
        Function<LuaTable, Object> copied = table -> table.toMap(String.class, Integer.class);
        Twin.check("it is copied without a word", itself, copied, (world, passing) -> {
            LuaTable foreign = world.lua(Lua.builder()).table().set("n", 1);
            Object passed = passing.apply(foreign);
            assertThrows(
                    LuaForeignValueException.class, () -> world.lua.globals().set("t", passed));
            assertThrows(
                    LuaForeignValueException.class,
                    () -> world.load("return ...").call(passed));
            world.lua.globals().set("f", world.lua.function(() -> passed));
            assertFalse(world.lua.load("pcall(f)").eval(boolean.class));
        });
    }

    /** Nobody may ask it anything. */
    private static final class Hostile {
        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("equals");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("hashCode");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("toString");
        }
    }

    private static final BiFunction<Lua, Object, LuaFunction> KEYS_OF_A_TABLE =
            (lua, object) -> lua.load("local t = {} return function(o, v) local old = t[o] t[o] = v return old end")
                    .call(LuaFunction.class);
    private static final BiFunction<Lua, Object, LuaFunction> KEYS_OF_A_MAP = (lua, object) -> {
        Map<Object, Object> map = new HashMap<>();
        return lua.function(arguments -> map.put(object, arguments.get(1)));
    };

    @Test
    void B21_objectThatCannotBeAsked() throws Exception {
        Twin.check("keys are compared by equals", KEYS_OF_A_TABLE, KEYS_OF_A_MAP, (world, keys) -> {
            Hostile hostile = new Hostile();
            LuaFunction put = keys.apply(world.lua, hostile);
            Object userdata = world.lua.userdata(hostile);
            try {
                put.call(userdata, 1);
                assertEquals(1, put.call(int.class, world.lua.userdata(hostile), 2));
            } catch (LuaException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static final class Changing {
        private int hash;

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    @Test
    void B22_hashCodeThatChanges() throws Exception {
        Twin.check("keys are found by hashCode", KEYS_OF_A_TABLE, KEYS_OF_A_MAP, (world, keys) -> {
            Changing changing = new Changing();
            LuaFunction put = keys.apply(world.lua, changing);
            Object userdata = world.lua.userdata(changing);
            put.call(userdata, 1);
            changing.hash = 77;
            assertEquals(Optional.of(1), put.call(userdata, 2).get(0, new io.perilune.TypeRef<Optional<Integer>>() {}));
        });
    }

    @Test
    void B23_classesOfTheMachine() throws Exception {
        BiConsumer<Lua, Class<?>> exposing = Lua::expose;
        BiConsumer<Lua, Class<?>> anything = Lua::userdata;
        Twin.check("any class can be opened", exposing, anything, (world, opening) -> {
            for (Class<?> type : List.of(
                    Class.class,
                    Thread.class,
                    ClassLoader.class,
                    Runtime.class,
                    System.class,
                    ProcessBuilder.class,
                    java.lang.reflect.Method.class,
                    java.lang.invoke.MethodHandle.class,
                    Lua.class)) {
                assertThrows(IllegalArgumentException.class, () -> opening.accept(world.lua, type), type.getName());
            }
        });
    }

    /** What a careless program opens completely. */
    public interface Service {
        /** The only thing that scripts can call. */
        String serve();
    }

    @Test
    void B24_methodsOfObject() throws Exception {
        Consumer<Lua> exposing = lua -> lua.expose(Service.class);
        Consumer<Lua> allMethods = lua -> lua.register(
                UserType.of(Service.class).method("serve", Service::serve).method("hashCode", Object::hashCode));
        Twin.check("they come with the others", exposing, allMethods, (world, opening) -> {
            opening.accept(world.lua);
            Service service = () -> "served";
            world.lua.globals().set("s", service);
            assertEquals("served", world.lua.load("s:serve()").eval(String.class));
            for (String name :
                    List.of("getClass", "wait", "notify", "notifyAll", "hashCode", "finalize", "clone", "class")) {
                assertEquals(LuaNil.NIL, world.lua.load("s." + name).eval().get(0), name);
            }
        });
    }

    @Test
    void B25_listThatChangesUnderAnIteration() throws Exception {
        BiConsumer<Lua, List<Integer>> view = (lua, list) -> lua.globals()
                .set("each", lua.load("return pairs(...)").call(lua.view(list)).get(0));
        BiConsumer<Lua, List<Integer>> bare = (lua, list) -> {
            Iterator<Integer> elements = list.iterator();
            lua.globals().set("each", lua.function(() -> {
                try {
                    return elements.hasNext() ? elements.next() : null;
                } catch (RuntimeException e) {
                    throw new Error(e);
                }
            }));
        };
        Twin.check("the iterator's exception goes past the script", view, bare, (world, sharing) -> {
            List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
            world.lua.globals().set("list", world.lua.view(list)).set("drop", world.lua.action(() -> list.remove(0)));
            sharing.accept(world.lua, list);
            try {
                world.load("pcall(function() for i, v in each, list do drop() end end)")
                        .call();
            } catch (Error e) {
                throw new AssertionError(e);
            }
            assertTrue(list.size() < 3);
        });
    }

    @Test
    void B26_endlessIterator() throws Exception {
        BiFunction<Lua, Iterator<?>, LuaFunction> steps = (lua, endless) -> {
            LuaFunction next = lua.function(endless::next);
            return lua.load("local next = ... return function() for v in next do end end")
                    .call(LuaFunction.class, next);
        };
        BiFunction<Lua, Iterator<?>, LuaFunction> inOneGo = (lua, endless) -> lua.function(() -> {
            int n = 0;
            while (n < 1_000_000 && endless.hasNext()) {
                endless.next();
                n++;
            }
            return n;
        });
        Twin.check("its steps are not charged", steps, inOneGo, (world, walking) -> {
            Iterator<Integer> endless =
                    Collections.nCopies(Integer.MAX_VALUE, 1).iterator();
            LuaFunction walk = walking.apply(world.lua, endless);
            assertThrows(LuaLimitException.class, () -> walk.call(Limits.of().instructions(100_000)));
        });
    }

    /** Gigabytes, if somebody should ask for them. */
    private static final class Promise implements CharSequence {
        private boolean kept;

        @Override
        public int length() {
            return Integer.MAX_VALUE - 8;
        }

        @Override
        public char charAt(int index) {
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return "x".repeat(end - start);
        }

        @Override
        public String toString() {
            kept = true;
            return "a little less";
        }
    }

    @Test
    void B27_textOfGigabytes() throws Exception {
        Function<Promise, Object> itself = promise -> promise;
        Function<Promise, Object> text = Promise::toString;
        for (Limits limits : List.of(Limits.of().memory(8 << 20), Limits.of().stringLength(1 << 20))) {
            Twin.check("the text is made first", itself, text, (world, giving) -> {
                Promise promise = new Promise();
                Lua limited = world.lua(Lua.builder().limits(limits));
                limited.globals().set("f", limited.function(() -> giving.apply(promise)));
                assertThrows(
                        LuaLimitException.class,
                        () -> limited.load("return #f()").call());
                assertFalse(promise.kept);
            });
        }
    }

    private static Object unfold(Object value) {
        return value instanceof List<?> list ? List.of(unfold(list.get(0))) : value;
    }

    @Test
    void B28_structureWithoutEnd() throws Exception {
        BiConsumer<Lua, Object> byLua = Lua::value;
        BiConsumer<Lua, Object> recursive = (lua, value) -> lua.value(unfold(value));
        Twin.check("it is followed down the Java stack", byLua, recursive, (world, conversion) -> {
            List<Object> circle = new ArrayList<>();
            circle.add(circle);
            LuaConversionException e =
                    assertThrows(LuaConversionException.class, () -> conversion.accept(world.lua, circle));
            assertTrue(e.problem().contains("contains itself"), e.problem());
            Optional<Object> deep = Optional.of(1);
            for (int i = 0; i < 10_000; i++) {
                deep = Optional.of(deep);
            }
            Optional<Object> deepest = deep;
            assertThrows(LuaConversionException.class, () -> conversion.accept(world.lua, deepest));
            Object[] array = new Object[1];
            array[0] = Map.of("a", array);
            assertThrows(LuaConversionException.class, () -> conversion.accept(world.lua, array));
        });
    }

    @Test
    void B29_textsThatAreNoUtf8() throws Exception {
        Function<String, Object> itself = text -> text;
        Function<String, Object> encoded = text -> text.getBytes(StandardCharsets.UTF_8);
        Twin.check("a lone surrogate becomes a question mark", itself, encoded, (world, giving) -> {
            assertThrows(LuaConversionException.class, () -> world.lua.value(giving.apply("\uD800")));
            assertEquals(
                    "\uD83D\uDE00",
                    world.lua.value(giving.apply("\uD83D\uDE00")).as(String.class));
            LuaValue bytes = world.lua.value(new byte[] {(byte) 0xFF, 'a'});
            assertThrows(LuaConversionException.class, () -> bytes.as(String.class));
            assertEquals(2, bytes.as(byte[].class).length);
        });
    }

    @Test
    void B30_numbersThatDoNotFit() throws Exception {
        Twin.check("they are cut off", ConversionPolicy.EXACT, ConversionPolicy.LENIENT, (world, policy) -> {
            Lua lua = world.lua(Lua.builder().conversions(policy));
            assertThrows(
                    LuaConversionException.class, () -> lua.load("return 1.5").call(int.class));
            assertThrows(
                    LuaConversionException.class,
                    () -> lua.load("return 1 << 40").call(int.class));
            assertThrows(
                    LuaConversionException.class, () -> lua.load("return 0/0").call(long.class));
            assertEquals((1L << 53) + 1, lua.load("return (1 << 53) + 1").call(long.class));
            assertEquals(BigInteger.TWO.pow(62), lua.load("return 1 << 62").call(BigInteger.class));
        });
    }

    /** Three methods with one name. */
    @LuaType
    static final class Overloaded {
        @LuaMethod
        String f(int n) {
            return "int";
        }

        @LuaMethod
        String f(double n) {
            return "double";
        }

        @LuaMethod
        String f(String text) {
            return "text";
        }
    }

    @Test
    void B31_overloads() throws Exception {
        Consumer<Lua> byFit = lua -> lua.globals().set("o", new Overloaded());
        Consumer<Lua> firstThatTakes = lua -> {
            lua.register(UserType.of(Overloaded.class).method("f", String.class, Overloaded::f));
            byFit.accept(lua);
        };
        Twin.check("the first one that takes the arguments is called", byFit, firstThatTakes, (world, giving) -> {
            giving.accept(world.lua);
            assertEquals("int", world.lua.load("o:f(1)").eval(String.class));
            assertEquals("double", world.lua.load("o:f(1.5)").eval(String.class));
            assertEquals("text", world.lua.load("o:f('1')").eval(String.class));
            assertFalse(world.lua.load("pcall(o.f, o, {})").eval(boolean.class));
        });
    }

    @Test
    void B32_missingArguments() throws Exception {
        Function<Lua, LuaFunction> typed = lua -> lua.function(String.class, int.class, (a, b) -> a + b);
        Function<Lua, LuaFunction> untyped =
                lua -> lua.function(arguments -> arguments.get(0, String.class) + arguments.get(1, Integer.class));
        Twin.check("the function finds out itself", typed, untyped, (world, making) -> {
            world.lua.globals().set("f", making.apply(world.lua));
            assertEquals(
                    "bad argument #2 to 'f' (integer expected, got no value)",
                    assertThrows(
                                    LuaException.class,
                                    () -> world.lua.load("f('x')").name("=").exec())
                            .getMessage()
                            .replaceFirst(".*: bad", "bad"));
        });
    }

    @Test
    void B33_namesOfModules() throws Exception {
        BiFunction<World, Function<String, Optional<byte[]>>, Lua> bySource =
                (world, source) -> world.lua(Lua.builder().modules(source::apply));
        BiFunction<World, Function<String, Optional<byte[]>>, Lua> byHand = (world, source) -> {
            Lua lua = world.lua(Lua.builder());
            lua.globals().set("require", lua.function(String.class, name -> {
                byte[] text = source.apply(name).orElseThrow();
                return lua.load(text).call().get(0);
            }));
            return lua;
        };
        Twin.check("the program gets any text as a name", bySource, byHand, (world, making) -> {
            List<String> asked = new ArrayList<>();
            Lua lua = making.apply(world, name -> {
                asked.add(name);
                return name.equals("a.b") ? Optional.of("return 7".getBytes(StandardCharsets.UTF_8)) : Optional.empty();
            });
            for (String name : List.of("../../x", "/etc/passwd", "http://x/y", "a\\0b", "a..b", "", "C:\\\\x")) {
                assertFalse(lua.load("pcall(require, '" + name + "')").eval(boolean.class), name);
            }
            assertFalse(lua.load("pcall(require, ('x'):rep(10000000))").eval(boolean.class));
            assertEquals(List.of(), asked);
            assertEquals(7, lua.load("require('a.b')").eval(int.class));
        });
    }

    @Test
    void B34_moduleThatLoadsItself() throws Exception {
        String original = "return require";
        String forgetful = "return function() coroutine.yield() return {} end";
        Twin.check("what is loaded is not remembered", original, forgetful, (world, require) -> {
            int[] loads = {0};
            Lua lua = world.lua(Lua.builder().modules(name -> {
                loads[0]++;
                String text = name.equals("self") ? "return require('self')" : "coroutine.yield() return {}";
                return loads[0] > 20 ? Optional.empty() : Optional.of(text.getBytes(StandardCharsets.UTF_8));
            }));
            lua.globals().set("require", lua.load(require).call().get(0));
            lua.load("a = coroutine.wrap(function() return require('m') end) a() m = a()")
                    .exec();
            assertEquals(
                    "true",
                    lua.load("return tostring((coroutine.wrap(function() return require('m') == m end)()))")
                            .call(String.class));
            assertEquals(1, loads[0]);
            assertFalse(lua.load("pcall(require, 'self')").eval(boolean.class));
        });
    }

    @Test
    void B35_outputThatFails() throws Exception {
        OutputStream failing = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no disk");
            }
        };
        OutputStream fatal = new OutputStream() {
            @Override
            public void write(int b) {
                throw new Error("no disk");
            }
        };
        Twin.check("it ends the thread", failing, fatal, (world, output) -> {
            Lua lua = world.lua(Lua.builder().output(output));
            try {
                lua.load("for i = 1, 100 do pcall(print, ('x'):rep(1000)) end").exec();
                assertEquals(1, lua.load("return 1").call(int.class));
            } catch (Error e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void B36_senselessLimits() throws Exception {
        LongFunction<Limits> checked = n -> Limits.of().instructions(n).output(n);
        LongFunction<Limits> corrected = n -> checked.apply(Math.max(1, n));
        Twin.check("they are corrected without a word", checked, corrected, (world, limits) -> {
            assertThrows(IllegalArgumentException.class, () -> limits.apply(-1));
            assertThrows(IllegalArgumentException.class, () -> limits.apply(Long.MIN_VALUE));
            assertThrows(IllegalArgumentException.class, () -> Limits.of().memory(-1));
            assertThrows(IllegalArgumentException.class, () -> Limits.of().deadline(Duration.ofSeconds(-1)));
            assertEquals(
                    1,
                    world.lua
                            .load("return 1")
                            .limits(Limits.of().instructions(Long.MAX_VALUE))
                            .call(int.class));
        });
    }

    @LuaType
    record Named(String name) {}

    @Test
    void B48_nullForAParameter() throws Exception {
        Function<Object, String> itself = text -> (String) text;
        Function<Object, String> repaired = String::valueOf;
        Twin.check("null is taken for a text", itself, repaired, (world, giving) -> {
            assertThrows(NullPointerException.class, () -> world.lua.load(giving.apply(null)));
            assertThrows(NullPointerException.class, () -> world.lua.thread(null));
            assertThrows(NullPointerException.class, () -> Lua.builder().executor(null));
            assertThrows(NullPointerException.class, () -> world.lua.setHook(java.util.Set.of(), 0, null));
            assertEquals(LuaNil.NIL, world.lua.value(null));
            assertThrows(
                    IllegalArgumentException.class, () -> world.lua.globals().rawSet(null, 1));
            world.lua.globals().set("n", new Named(null));
            assertEquals(LuaNil.NIL, world.lua.load("n.name").eval().get(0));
        });
    }
}
