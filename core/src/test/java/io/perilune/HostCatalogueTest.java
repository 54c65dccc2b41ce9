package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.bind.LuaType;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a careless program may do, by the numbers of the catalogue of host misbehaviour; what is thrown where is the matter of {@link
 * ThrowableMatrixTest}. After each, the same Lua still answers.
 */
final class HostCatalogueTest {
    private final Lua lua = Lua.create();

    @AfterEach
    void stillAnswers() {
        assertEquals(
                5050,
                lua.load("local s = 0 for i = 1, 100 do s = s + i end return s").eval(int.class));
    }

    private LuaException failing(String code) {
        return assertThrows(LuaException.class, () -> lua.load(code).exec());
    }

    @Test
    void b03_messageThatThrows_isTheNameOfTheClass() {
        RuntimeException broken = new RuntimeException() {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new IllegalStateException("again");
            }
        };
        lua.globals().set("f", lua.function(() -> {
            throw broken;
        }));
        LuaException e = failing("f()");
        assertSame(broken, e.getCause());
        assertTrue(e.getMessage().contains("HostCatalogueTest$"), e.getMessage());
        assertEquals("string", lua.load("type(tostring(select(2, pcall(f))))").eval(String.class));
    }

    @Test
    void b04_causesInACircle_areRendered() {
        IllegalStateException a = new IllegalStateException("a");
        a.initCause(new IllegalStateException("b", a));
        lua.globals().set("f", lua.function(() -> {
            throw a;
        }));
        assertEquals(3, failing("f()").causes().count());
        assertEquals("b", lua.load("select(2, pcall(f)).cause").eval(String.class));
    }

    @Test
    void b08_exceptionsOfLimits_cannotBeForged() {
        assertEquals(0, LuaLimitException.class.getConstructors().length);
        // One that was real once is an ordinary exception in another run.
        LuaLimitException real = assertThrows(
                LuaLimitException.class,
                () -> lua.load("while true do end")
                        .limits(Limits.of().instructions(10_000))
                        .exec());
        lua.globals().set("f", lua.function(() -> {
            throw real;
        }));
        assertFalse(lua.load("pcall(f)").eval(boolean.class));
    }

    @Test
    void b13_interruptFlag_isKept() {
        lua.globals().set("f", lua.action(() -> Thread.currentThread().interrupt()));
        try {
            assertEquals(
                    3,
                    lua.load("f() local s = 0 for i = 1, 100000 do s = s + 1 end return 3")
                            .call(int.class));
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void b15_nestedCalls_areCounted() {
        lua.globals()
                .set(
                        "again",
                        lua.function(
                                int.class,
                                n -> n == 0
                                        ? 0
                                        : lua.load("return again(...)")
                                                .call(n - 1)
                                                .get(0)));
        assertEquals(0, lua.load("again(100)").eval(int.class));
        assertTrue(failing("again(1000000)").getMessage().contains("stack overflow"));
    }

    @Test
    void b18_b19_valuesOfOthers_areRefused() {
        Lua other = Lua.create();
        LuaTable foreign = other.table();
        assertThrows(LuaForeignValueException.class, () -> lua.globals().set("t", foreign));
        assertThrows(
                LuaForeignValueException.class,
                () -> lua.load("return ...").call(other.globals().get("print")));
        lua.globals().set("f", lua.function(() -> foreign));
        assertFalse(lua.load("pcall(f)").eval(boolean.class));
        LuaFunction late = other.load("return 1").toFunction();
        other.close();
        assertThrows(LuaClosedException.class, late::call);
    }

    @Test
    void b23_classesOfTheMachine_areNotExposed() {
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
            assertThrows(IllegalArgumentException.class, () -> lua.expose(type), type.getName());
        }
    }

    /** What a careless program opens completely. */
    public interface Service {
        /** The only thing that scripts can call. */
        String serve();
    }

    @Test
    void b24_methodsOfObject_areNotThere() {
        lua.expose(Service.class);
        Service service = () -> "served";
        lua.globals().set("s", service);
        assertEquals("served", lua.load("s:serve()").eval(String.class));
        for (String name :
                List.of("getClass", "wait", "notify", "notifyAll", "hashCode", "finalize", "clone", "class")) {
            assertEquals(LuaNil.NIL, lua.load("s." + name).eval().get(0), name);
        }
    }

    @Test
    void b25_listThatChangesUnderAnIteration_isAnErrorAtMost() {
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
        lua.globals().set("list", lua.view(list)).set("clear", lua.action(list::clear));
        lua.load("pcall(function() for i, v in pairs(list) do clear() end end)").exec();
        assertTrue(list.isEmpty());
    }

    @Test
    void b26_endlessIterator_meetsTheLimits() {
        Iterator<Integer> endless = Collections.nCopies(Integer.MAX_VALUE, 1).iterator();
        lua.globals().set("next_one", lua.function(endless::next));
        assertThrows(
                LuaLimitException.class,
                () -> lua.load("for v in next_one do end")
                        .limits(Limits.of().instructions(100_000))
                        .exec());
    }

    @Test
    void b28_structuresWithoutEnd_areRefused() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        LuaConversionException e = assertThrows(LuaConversionException.class, () -> lua.value(circle));
        assertTrue(e.problem().contains("contains itself"), e.problem());
        Optional<Object> deep = Optional.of(1);
        for (int i = 0; i < 10_000; i++) {
            deep = Optional.of(deep);
        }
        Optional<Object> deepest = deep;
        assertThrows(LuaConversionException.class, () -> lua.value(deepest));
        Object[] array = new Object[1];
        array[0] = Map.of("a", array);
        assertThrows(LuaConversionException.class, () -> lua.value(array));
    }

    @Test
    void b29_textsThatAreNoUtf8_areRefusedOrBytes() {
        assertThrows(LuaConversionException.class, () -> lua.value("\uD800"));
        assertEquals("\uD83D\uDE00", lua.value("\uD83D\uDE00").as(String.class));
        LuaValue bytes = lua.value(new byte[] {(byte) 0xFF, 'a'});
        assertThrows(LuaConversionException.class, () -> bytes.as(String.class));
        assertEquals(2, bytes.as(byte[].class).length);
    }

    @Test
    void b32_missingArguments_areErrorsWithTheirPosition() {
        lua.globals().set("f", lua.function(String.class, int.class, (a, b) -> a + b));
        assertTrue(failing("f('x')").getMessage().contains("bad argument #2 to 'f' (integer expected, got no value)"));
        assertTrue(failing("f(nil, 1)").getMessage().contains("bad argument #1 to 'f' (string expected, got nil)"));
    }

    @Test
    void b33_namesOfModules_areNames() {
        List<String> asked = new ArrayList<>();
        try (Lua own = Lua.builder()
                .modules(name -> {
                    asked.add(name);
                    return name.equals("a.b")
                            ? Optional.of("return 7".getBytes(StandardCharsets.UTF_8))
                            : Optional.empty();
                })
                .build()) {
            for (String name : List.of("../../x", "/etc/passwd", "http://x/y", "a\\0b", "a..b", "", "C:\\\\x")) {
                assertFalse(own.load("pcall(require, '" + name + "')").eval(boolean.class), name);
            }
            assertFalse(own.load("pcall(require, ('x'):rep(10000000))").eval(boolean.class));
            assertEquals(List.of(), asked);
            assertEquals(7, own.load("require('a.b')").eval(int.class));
        }
    }

    @Test
    void b36_senselessLimits_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> Limits.of().instructions(-1));
        assertThrows(IllegalArgumentException.class, () -> Limits.of().memory(-1));
        assertThrows(IllegalArgumentException.class, () -> Limits.of().deadline(Duration.ofSeconds(-1)));
        assertEquals(
                1,
                lua.load("return 1")
                        .limits(Limits.of().instructions(Long.MAX_VALUE))
                        .call(int.class));
    }

    @Test
    void b41_handles_areNotSerializable() {
        for (Class<?> type : List.of(
                Lua.class,
                LuaTable.class,
                LuaFunction.class,
                LuaThread.class,
                LuaUserdata.class,
                Chunk.class,
                CompiledChunk.class,
                LuaScope.class)) {
            assertFalse(java.io.Serializable.class.isAssignableFrom(type), type.getName());
        }
        assertTrue(Modifier.isTransient(fieldOf(LuaRuntimeException.class, "value")), "an error value stays here");
    }

    private static int fieldOf(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name).getModifiers();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void b43_tinyStacks_areEnoughOrRefused() throws InterruptedException {
        AtomicReference<Object> outcome = new AtomicReference<>();
        Thread tiny = new Thread(
                null,
                () -> {
                    try {
                        outcome.set(
                                lua.load("local function f(n) return n == 0 and 0 or 1 + f(n - 1) end return f(10000)")
                                        .call(int.class));
                    } catch (LuaException e) {
                        outcome.set(e);
                    }
                },
                "tiny",
                256 * 1024);
        tiny.start();
        tiny.join();
        assertTrue(outcome.get().equals(10000) || outcome.get() instanceof LuaRuntimeException, () -> "" + outcome);
    }

    @Test
    void b44_localeAndTimeZone_changeNothing() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertEquals(
                    "1234.5 1,234 İ 0x1p+0 3",
                    lua.load("('%s %s %s %a %d'):format(1234.5, '1,234', ('İ'):upper(), 1, 3)")
                            .eval(String.class));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @LuaType
    record Named(String name) {}

    @Test
    void b48_nullForAParameter_isRefusedAtOnce() {
        assertThrows(NullPointerException.class, () -> lua.load((String) null));
        assertThrows(NullPointerException.class, () -> lua.thread(null));
        assertThrows(NullPointerException.class, () -> Lua.builder().executor(null));
        assertEquals(LuaNil.NIL, lua.value(null));
        assertThrows(IllegalArgumentException.class, () -> lua.globals().rawSet(null, 1));
        lua.globals().set("n", new Named(null));
        assertEquals(LuaNil.NIL, lua.load("n.name").eval().get(0));
    }
}
