package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever a program throws, wherever it runs inside a script: exceptions can be caught by the script and reach the caller as the
 * cause of what is thrown there, the same object; errors pass all scripts. Afterwards the same Lua goes on as if nothing had been.
 */
final class ThrowableMatrixTest {
    /** Something that can go wrong in the program. */
    private static final class Bomb {
        private final Throwable thrown;

        Bomb(Throwable thrown) {
            this.thrown = thrown;
        }

        /** Throws it, whatever it is: the type system is no obstacle for other languages either. */
        <T> T go() {
            return Bomb.<T, RuntimeException>sneak(thrown);
        }

        @SuppressWarnings("unchecked") // that is the trick
        private static <T, E extends Throwable> T sneak(Throwable e) throws E {
            throw (E) e;
        }
    }

    /** A place where code of the program runs: how it gets there, and the code that makes it run. */
    private record Place(String name, Function<Bomb, Lua> lua, String trigger) {}

    private static Place inFunction(String name, Function<Bomb, JavaFunction> function) {
        return new Place(name, bomb -> with(function.apply(bomb)), "f(1)");
    }

    private static Lua with(Object f) {
        Lua lua = Lua.create();
        lua.globals().set("f", f);
        return lua;
    }

    /** An object that explodes whatever is done with it. */
    private record Mine(Bomb bomb) implements Comparable<Mine>, AutoCloseable {
        @Override
        public int compareTo(Mine other) {
            return bomb.<Integer>go();
        }

        @Override
        public void close() {
            bomb.go();
        }

        @Override
        public String toString() {
            return bomb.go();
        }
    }

    private static Lua withMine(Bomb bomb) {
        Lua lua = Lua.create();
        lua.register(UserType.of(Mine.class)
                .method("method", m -> bomb.go())
                .field("field", long.class, m -> bomb.go(), (m, v) -> bomb.go())
                .meta("__add", LuaValue.class, (m, other) -> bomb.go())
                .meta("__call", m -> bomb.go()));
        lua.globals().set("m", new Mine(bomb)).set("n", new Mine(bomb));
        return lua;
    }

    private static Lua withView(Object collection) {
        Lua lua = Lua.create();
        lua.globals().set("view", lua.view(collection));
        return lua;
    }

    private static Map<String, Object> explodingMap(Bomb bomb) {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                return bomb.go();
            }
        };
    }

    record Coded(int n) {}

    private static Lua withCodec(LuaCodec<Coded> codec) {
        Lua lua = Lua.builder().codec(Coded.class, codec).build();
        lua.globals().set("take", lua.function(Coded.class, coded -> 1));
        lua.globals().set("give", lua.function(() -> new Coded(1)));
        return lua;
    }

    private static Lua withOutput(Bomb bomb) {
        return Lua.builder()
                .output(new OutputStream() {
                    @Override
                    public void write(int b) {
                        bomb.go();
                    }
                })
                .build();
    }

    private static Lua withClock(Bomb bomb) {
        boolean[] armed = {false};
        Lua lua = Lua.builder()
                .clock(new Clock() {
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
                        return armed[0] ? bomb.go() : Instant.EPOCH;
                    }
                })
                .build();
        armed[0] = true;
        return lua;
    }

    private static final List<Place> PLACES = List.of(
            inFunction("function", bomb -> a -> bomb.go()),
            new Place("typed function", bomb -> with((ToLua) l -> l.function(int.class, n -> bomb.go())), "f(1)"),
            new Place("action", bomb -> with((ToLua) l -> l.action(bomb::go)), "f()"),
            new Place("blocking function", bomb -> with((ToLua) l -> l.blockingFunction(a -> bomb.go())), "f()"),
            new Place("scoped function", bomb -> with((ToLua) l -> l.scope().function(a -> bomb.go())), "f()"),
            new Place(
                    "asynchronous function, at once",
                    bomb -> with((ToLua) l -> l.asyncFunction(a -> bomb.go())),
                    "f()"),
            new Place(
                    "asynchronous function, later",
                    bomb -> with((ToLua) l -> l.asyncFunction(a -> CompletableFuture.failedFuture(bomb.thrown))),
                    "f()"),
            inFunction("value that is made late", bomb -> a -> (ToLua) l -> bomb.go()),
            new Place("method", ThrowableMatrixTest::withMine, "m:method()"),
            new Place("getter", ThrowableMatrixTest::withMine, "local x = m.field"),
            new Place("setter", ThrowableMatrixTest::withMine, "m.field = 1"),
            new Place("metamethod", ThrowableMatrixTest::withMine, "local x = m + 1"),
            new Place("call of an object", ThrowableMatrixTest::withMine, "m()"),
            new Place("toString", ThrowableMatrixTest::withMine, "tostring(m)"),
            new Place("compareTo", ThrowableMatrixTest::withMine, "local x = m < n"),
            new Place("close", ThrowableMatrixTest::withMine, "do local x <close> = m end"),
            new Place("view", bomb -> withView(explodingMap(bomb)), "local x = view.key"),
            new Place("iteration of a view", bomb -> withView(explodingMap(bomb)), "for k in pairs(view) do end"),
            new Place("codec, to Java", bomb -> withCodec(LuaCodec.of(c -> 1, v -> bomb.<Coded>go())), "take(1)"),
            new Place("codec, to Lua", bomb -> withCodec(LuaCodec.of(c -> bomb.go(), v -> null)), "give()"),
            new Place(
                    "source of modules",
                    bomb -> Lua.builder().modules(name -> bomb.go()).build(),
                    "require('x')"),
            new Place(
                    "loader of a module",
                    bomb -> {
                        Lua lua = Lua.create();
                        lua.modules().preload("x", lua.function(() -> bomb.go()));
                        return lua;
                    },
                    "require('x')"),
            new Place("output", ThrowableMatrixTest::withOutput, "print('x')"),
            new Place("clock", ThrowableMatrixTest::withClock, "os.time()"),
            new Place(
                    "warning handler",
                    bomb -> {
                        Lua lua = Lua.create();
                        lua.setWarningHandler(text -> bomb.go());
                        return lua;
                    },
                    "warn('x')"),
            new Place(
                    "hook",
                    bomb -> {
                        Lua lua = Lua.create();
                        boolean[] armed = {false};
                        lua.globals().set("arm", lua.action(() -> armed[0] = true));
                        lua.setHook(EnumSet.of(LuaHook.Event.LINE), 0, (event, line) -> {
                            if (armed[0]) {
                                armed[0] = false;
                                bomb.go();
                            }
                        });
                        return lua;
                    },
                    "arm()\nlocal x = 1\nlocal y = 2"),
            new Place(
                    "inside a coroutine",
                    bomb -> with((JavaFunction) a -> bomb.go()),
                    "coroutine.wrap(function() f() end)()"),
            new Place(
                    "inside a comparison of sort",
                    bomb -> with((JavaFunction) a -> bomb.go()),
                    "table.sort({1, 2, 3}, f)"),
            new Place("inside a replacement", bomb -> with((JavaFunction) a -> bomb.go()), "('x'):gsub('x', f)"));

    /** What is thrown, and whether it passes all scripts. */
    private static final Map<Throwable, Boolean> THROWABLES = throwables();

    private static Map<Throwable, Boolean> throwables() {
        Map<Throwable, Boolean> all = new java.util.LinkedHashMap<>();
        all.put(new IOException("checked"), false);
        all.put(new IllegalStateException("unchecked"), false);
        all.put(new IllegalStateException(), false);
        all.put(LuaRuntimeException.of("of Lua"), false);
        all.put(new InterruptedException("interrupted"), false);
        all.put(new AssertionError("assertion"), true);
        all.put(new NoClassDefFoundError("missing"), true);
        all.put(
                new Error("of no kind") {
                    private static final long serialVersionUID = 1;
                },
                true);
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyPlace_withEveryThrowable() {
        List<DynamicTest> all = new ArrayList<>();
        for (Place place : PLACES) {
            THROWABLES.forEach((thrown, passes) -> all.add(DynamicTest.dynamicTest(
                    place.name() + ": " + thrown, () -> check(place, new Bomb(thrown), passes))));
        }
        return all.stream();
    }

    private static void check(Place place, Bomb bomb, boolean passes) throws Exception {
        try (Lua lua = place.lua().apply(bomb)) {
            Throwable caught = run(lua, "ok = pcall(function()\n" + place.trigger() + "\nend)");
            if (passes) {
                assertSame(bomb.thrown, caught);
            } else {
                assertEquals(null, caught);
                assertEquals(LuaBoolean.class, lua.globals().get("ok").getClass());
                assertEquals(false, lua.globals().get("ok", boolean.class), "no throwable turns into success");
            }
            // Else the second attempt is told of the first.
            lua.modules().unload("x");
            Throwable uncaught = run(lua, place.trigger());
            assertNotNull(uncaught);
            if (passes) {
                assertSame(bomb.thrown, uncaught);
            } else if (bomb.thrown instanceof LuaRuntimeException
                    && uncaught.getMessage().contains("of Lua")) {
                assertTrue(uncaught instanceof LuaRuntimeException);
            } else {
                assertTrue(
                        ((LuaException) uncaught).causes().anyMatch(e -> e == bomb.thrown),
                        () -> "not the cause of " + uncaught + ": " + bomb.thrown);
            }
            lua.removeHook();
            checkUsable(lua);
        } catch (Throwable e) {
            // Closing flushes the output, which explodes once more where that is the place.
            if (e != bomb.thrown && e.getCause() != bomb.thrown || !place.name().equals("output")) {
                throw e;
            }
        }
    }

    private static Throwable run(Lua lua, String code) {
        try {
            lua.load(code).exec();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /** Nothing is left behind: no lock, no frame, no coroutine, and a thousand calls are as good as ever. */
    private static void checkUsable(Lua lua) throws Exception {
        LuaFunction f = lua.load("local n = ... return coroutine.wrap(function() return (pcall(error)) or n + 1 end)()")
                .toFunction();
        for (int i = 0; i < 1000; i++) {
            assertEquals(i + 1, f.call(int.class, i));
        }
        assertEquals(0, lua.frames().size());
        CompletableFuture<Integer> elsewhere =
                CompletableFuture.supplyAsync(() -> lua.load("7").eval(int.class));
        assertEquals(7, elsewhere.get(10, TimeUnit.SECONDS));
    }

    /** The two errors by which the JVM says that a script asked for too much are errors of that script. */
    @Test
    void exhaustion_isAnErrorOfTheScript() throws Exception {
        for (Error thrown : List.of(new StackOverflowError(), new OutOfMemoryError("simulated"))) {
            try (Lua lua = with((JavaFunction) a -> new Bomb(thrown).go())) {
                assertEquals(null, run(lua, "ok = pcall(f)"));
                assertEquals(false, lua.globals().get("ok", boolean.class));
                assertTrue(run(lua, "f()") instanceof LuaRuntimeException);
                checkUsable(lua);
            }
        }
    }

    /** Nobody waits for a finalizer, so what it throws is told to whoever listens to warnings. */
    @Test
    void finalizers_tellTheWarningHandler() throws Exception {
        try (Lua lua = with((JavaFunction) a -> new Bomb(new IOException("disk")).go())) {
            List<String> warnings = new ArrayList<>();
            lua.setWarningHandler(warnings::add);
            lua.load("warn('@on') setmetatable({}, {__gc = f})").exec();
            for (int i = 0; i < 100 && warnings.size() < 2; i++) {
                lua.collectGarbage();
            }
            assertTrue(warnings.get(1).contains("disk") && warnings.get(1).contains("__gc"), warnings::toString);
            checkUsable(lua);
        }
    }
}
