package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Chunk;
import io.perilune.CompiledChunk;
import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaException;
import io.perilune.LuaFunction;
import io.perilune.LuaHook;
import io.perilune.LuaHostException;
import io.perilune.LuaLimitException;
import io.perilune.LuaRuntimeException;
import io.perilune.LuaScope;
import io.perilune.LuaTable;
import io.perilune.LuaThread;
import io.perilune.LuaUserdata;
import java.io.File;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** B20 and B37 to B47: what a program does with whole Luas, and what is done to its process. */
@Timeout(120)
final class HostProcessTest {
    /** What must be garbage after a while, or the scenario is broken. */
    private static void assertCollected(World world, Reference<?> reference) {
        world.awaitTrue(
                () -> {
                    if (reference.get() != null) {
                        System.gc();
                    }
                    return reference.get() == null;
                },
                "somebody holds it");
    }

    @Test
    void B20_functionThatOutlivesItsLua() throws Exception {
        List<Object> hoard = new ArrayList<>();
        Consumer<Lua> nothing = lua -> {};
        Twin.check("a list of all Luas keeps it", nothing, hoard::add, (world, registration) -> {
            LuaFunction[] kept = new LuaFunction[1];
            Reference<Lua> dropped = functionOfADroppedLua(registration, kept);
            System.gc();
            assertEquals(7, kept[0].call(int.class));
            kept[0] = null;
            assertCollected(world, dropped);
        });
    }

    private static Reference<Lua> functionOfADroppedLua(Consumer<Lua> registration, LuaFunction[] kept) {
        Lua lua = Lua.create();
        registration.accept(lua);
        kept[0] = lua.load("local n = 7 return function() return n end").call(LuaFunction.class);
        return new WeakReference<>(lua);
    }

    /** How a function of the program calls back with limits of its own. */
    private interface Resetting {
        void callBack(Lua lua, String script, Limits generous);
    }

    @Test
    void B37_limitsSetAnewFromInside() throws Exception {
        Resetting nested =
                (lua, script, generous) -> lua.load(script).limits(generous).exec();
        Resetting elsewhere = (lua, script, generous) -> {
            try (Lua other = Lua.create()) {
                nested.callBack(other, script, generous);
            }
        };
        Twin.check("the work is charged to nobody around it", nested, elsewhere, (world, resetting) -> {
            AtomicInteger times = new AtomicInteger();
            Limits generous = Limits.of().instructions(1_000_000_000);
            world.lua.globals().set("reset", world.lua.action(() -> {
                if (times.incrementAndGet() > 50) {
                    throw new Error("nobody ends it");
                }
                resetting.callBack(world.lua, "for i = 1, 10000 do end", generous);
            }));
            assertThrows(
                    LuaLimitException.class,
                    () -> world.lua
                            .load("while true do reset() end")
                            .limits(Limits.of().instructions(100_000))
                            .exec());
        });
    }

    @Test
    void B38_manyLuasThatAreDropped() throws Exception {
        List<Object> hoard = new ArrayList<>();
        Consumer<Lua> nothing = lua -> {};
        Twin.check("a list of all Luas keeps them", nothing, hoard::add, (world, registration) -> {
            List<Reference<Lua>> dropped = new ArrayList<>();
            int threads = Thread.activeCount();
            for (int i = 0; i < 500; i++) {
                Lua lua = Lua.create();
                registration.accept(lua);
                lua.load("t = setmetatable({}, {__gc = function() end}) f = function() return t end")
                        .exec();
                dropped.add(new WeakReference<>(lua));
            }
            for (Reference<Lua> each : dropped) {
                assertCollected(world, each);
            }
            assertTrue(Thread.activeCount() <= threads + 2, "threads are left");
        });
    }

    // Class loaders.

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> {
                    try {
                        return Path.of(entry).toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray(URL[]::new);
    }

    /** The engine once more, with classes of its own. */
    private static ClassLoader ownLoader() {
        return new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
    }

    private static Object answer(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass("io.perilune.Lua");
        Object lua = type.getMethod("create").invoke(null);
        Object chunk =
                type.getMethod("load", String.class).invoke(lua, "return coroutine.wrap(function() return 7 end)()");
        Object results = chunk.getClass().getMethod("call", Object[].class).invoke(chunk, (Object) new Object[0]);
        assertEquals("[7]", results.toString());
        type.getMethod("close").invoke(lua);
        return lua;
    }

    @Test
    void B39_applicationThatIsDeployedAnew() throws Exception {
        List<Object> hoard = new ArrayList<>();
        Consumer<Object> nothing = object -> {};
        Twin.check("something static of the container holds an object", nothing, hoard::add, (world, registration) -> {
            Reference<ClassLoader> dropped = deployed(registration);
            assertCollected(world, dropped);
        });
    }

    private static Reference<ClassLoader> deployed(Consumer<Object> registration) throws Exception {
        ClassLoader loader = ownLoader();
        registration.accept(answer(loader));
        return new WeakReference<>(loader);
    }

    @Test
    void B40_twoEnginesInOneProcess() throws Exception {
        Twin.<java.util.function.Supplier<ClassLoader>>check(
                "both have the same classes",
                HostProcessTest::ownLoader,
                HostProcessTest.class::getClassLoader,
                (world, loaders) -> {
                    Object one = answer(loaders.get());
                    Object other = answer(loaders.get());
                    assertNotSame(one.getClass(), other.getClass());
                    assertEquals(1, world.lua.load("return 1").call(int.class));
                });
    }

    @Test
    void B41_serialization() throws Exception {
        Stream<Class<?>> handles = Stream.of(
                Lua.class,
                LuaTable.class,
                LuaFunction.class,
                LuaThread.class,
                LuaUserdata.class,
                Chunk.class,
                CompiledChunk.class,
                LuaScope.class);
        Twin.check("one can be written out", handles, Stream.of(LuaTable.class, ArrayList.class), (world, types) -> {
            types.forEach(type -> assertFalse(java.io.Serializable.class.isAssignableFrom(type), type::getName));
            // Exceptions can, but what they know of a Lua stays here.
            assertTrue(java.lang.reflect.Modifier.isTransient(
                    LuaRuntimeException.class.getDeclaredField("value").getModifiers()));
        });
    }

    @Test
    void B42_messagesInALog() throws Exception {
        Function<LuaException, String> escaped = LuaException::escapedMessage;
        Function<LuaException, String> raw = LuaException::getMessage;
        Twin.check("the message is written as it is", escaped, raw, (world, message) -> {
            LuaException e = assertThrows(
                    LuaException.class,
                    () -> world.load("error('no\\n12:00 admin logged in\\r\\27[2J \\u{202E}%s \\\\n', 0)")
                            .call());
            assertEquals("no\\n12:00 admin logged in\\u000d\\u001b[2J \\u202e%s \\\\n", message.apply(e));
        });
    }

    @Test
    void B43_tinyStacks() throws Exception {
        String recursive = "local function f(n) return n == 0 and 0 or 1 + f(n - 1) end return f(10000)";
        Function<Lua, Object> byLua = lua -> {
            try {
                return lua.load(recursive).call(int.class);
            } catch (LuaRuntimeException refused) {
                return 10_000;
            }
        };
        Function<Lua, Object> onTheStack = lua -> onTheStack(1_000_000);
        Twin.check("depth is discovered, not counted", byLua, onTheStack, (world, counting) -> {
            CompletableFuture<Object> outcome = new CompletableFuture<>();
            Thread tiny = new Thread(
                    null,
                    () -> {
                        try {
                            outcome.complete(counting.apply(world.lua));
                        } catch (StackOverflowError e) {
                            outcome.completeExceptionally(e);
                        }
                    },
                    "tiny",
                    256 * 1024);
            tiny.start();
            assertEquals(10_000, world.await(outcome));
        });
    }

    private static int onTheStack(int n) {
        return n == 0 ? 0 : 1 + onTheStack(n - 1);
    }

    @Test
    void B44_localeAndTimeZone() throws Exception {
        Function<Lua, LuaFunction> own = lua -> lua.load("return string.format").call(LuaFunction.class);
        Function<Lua, LuaFunction> ofJava = lua -> lua.function(arguments -> String.format(
                arguments.get(0, String.class).replace("%a", "%s"),
                arguments.get(1, Double.class),
                arguments.get(2, String.class),
                arguments.get(3, Long.class)));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            Twin.check(
                    "numbers are written as in the country",
                    own,
                    ofJava,
                    (world, format) -> assertEquals(
                            "1234.5 \u0130 3",
                            format.apply(world.lua).call(String.class, "%.1f %s %d", 1234.5, "\u0130", 3)));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static final String WORK = "local s = 0 for i = 1, 200000 do s = s + #tostring(i) end return s";

    @Test
    void B45_processThatIsWatched() throws Exception {
        UnaryOperator<Lua> watched = lua -> lua;
        UnaryOperator<Lua> meddled = lua -> {
            lua.setHook(
                    EnumSet.of(LuaHook.Event.COUNT),
                    1000,
                    (event, line) -> lua.globals().set("tostring", 1));
            return lua;
        };
        Twin.check("the watcher changes what it sees", watched, meddled, (world, watching) -> {
            try (Recording recording = new Recording()) {
                recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(1));
                recording.enable("jdk.ObjectAllocationInNewTLAB").withStackTrace();
                recording.enable("jdk.JavaExceptionThrow").withStackTrace();
                recording.start();
                assertEquals(1_088_895, watching.apply(world.lua).load(WORK).call(int.class));
            } catch (LuaException e) {
                throw new AssertionError(e);
            }
        });
    }

    // The end of the process.

    /** What the child process does: it runs an endless script, and closes its Lua when it is told to end. */
    static final class Child {
        private Child() {}

        /** @param arguments whether the hook closes the Lua, or only waits for it */
        public static void main(String[] arguments) {
            Lua lua = Lua.create();
            boolean closes = Boolean.parseBoolean(arguments[0]);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (closes) {
                    lua.close();
                } else {
                    lua.enter().close();
                }
            }));
            lua.globals().set("ready", lua.action(() -> System.out.println("ready")));
            try {
                lua.load("ready() while true do end").exec();
            } catch (LuaException ended) {
                return;
            }
        }
    }

    private static Process child(boolean closes) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        String.valueOf(closes))
                .redirectErrorStream(true)
                .start();
        while (process.getInputStream().read() != '\n') {
            assertTrue(process.isAlive(), "the child has ended");
        }
        return process;
    }

    @Test
    void B46_processThatIsTerminated() throws Exception {
        Twin.check("the hook waits until the script has ended", true, false, (world, closes) -> {
            Process process = child(closes);
            try {
                process.destroy();
                assertTrue(process.waitFor(closes ? 30_000 : 2_000, TimeUnit.MILLISECONDS), "it goes on");
            } finally {
                process.destroyForcibly();
            }
        });
    }

    /** Stands still, and now and then goes back. */
    private static final class Backwards extends Clock {
        private long millis = 1_000_000;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis--);
        }
    }

    @Test
    void B47_clockThatGoesBackwards() throws Exception {
        BiFunction<Lua, Clock, Chunk> byDeadline =
                (lua, clock) -> lua.load("while true do end").limits(Limits.of().deadline(Duration.ofMillis(20)));
        BiFunction<Lua, Clock, Chunk> byThatClock = (lua, clock) -> {
            Instant end = clock.instant().plusMillis(20);
            lua.setHook(EnumSet.of(LuaHook.Event.COUNT), 1000, (event, line) -> {
                if (clock.instant().isAfter(end)) {
                    throw new IllegalStateException("late");
                }
            });
            return lua.load("while true do end");
        };
        Twin.check("a deadline goes by the clock of the scripts", byDeadline, byThatClock, (world, limited) -> {
            Clock clock = new Backwards();
            Lua lua = world.lua(Lua.builder().clock(clock));
            assertTrue(lua.load("local a = os.time() return a >= os.time()").call(boolean.class));
            CompletableFuture<Throwable> end =
                    world.start("endless", () -> limited.apply(lua, clock).exec());
            Throwable failure = world.await(end);
            assertFalse(failure instanceof LuaHostException, "it was ended by the hook");
            assertInstanceOf(LuaLimitException.class, failure);
        });
    }
}
