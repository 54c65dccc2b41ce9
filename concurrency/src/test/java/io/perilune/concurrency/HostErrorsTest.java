package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaBusyException;
import io.perilune.LuaException;
import io.perilune.LuaFunction;
import io.perilune.LuaHostException;
import io.perilune.LuaLimitException;
import io.perilune.LuaNil;
import io.perilune.LuaRuntimeException;
import io.perilune.LuaThread;
import io.perilune.ThreadStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** B01 to B13 and B15: functions of the program that throw, that wait and that call back. */
@Timeout(120)
final class HostErrorsTest {
    /** Code of the program that may throw anything. */
    private interface Body {
        Object run() throws Exception;
    }

    /** How such code becomes a function of Lua: where a twin has its bug. */
    private interface Wrapping {
        LuaFunction wrap(Lua lua, Body body);
    }

    private static final Wrapping BY_LUA = (lua, body) -> lua.function(body::run);

    /** A bug that many bindings had: what was thrown is told on as something else. */
    private static Wrapping translating(Function<Throwable, ? extends Exception> translation) {
        return (lua, body) -> lua.function(() -> {
            try {
                return body.run();
            } catch (Throwable e) {
                throw translation.apply(e);
            }
        });
    }

    private static boolean succeeds(Lua lua, String protectedCall) {
        return lua.load(protectedCall).eval(boolean.class);
    }

    @Test
    void B01_checkedException() throws Exception {
        Wrapping onlyTheText = translating(e -> new IllegalStateException(e.getMessage()));
        Twin.check("the exception is told on by its text", BY_LUA, onlyTheText, (world, wrapping) -> {
            IOException thrown = new IOException("no disk");
            world.lua.globals().set("f", wrapping.wrap(world.lua, () -> {
                throw thrown;
            }));
            assertFalse(succeeds(world.lua, "pcall(f)"));
            LuaHostException e =
                    assertThrows(LuaHostException.class, () -> world.load("f()").call());
            assertSame(thrown, e.getCause());
        });
    }

    @Test
    void B02_exceptionWithoutAMessage() throws Exception {
        Wrapping messageIsValue = translating(e -> LuaRuntimeException.of(LuaNil.NIL));
        Twin.check("the error value is the message", BY_LUA, messageIsValue, (world, wrapping) -> {
            world.lua.globals().set("f", wrapping.wrap(world.lua, () -> {
                throw new IllegalStateException();
            }));
            assertEquals(
                    "false true java.lang.IllegalStateException",
                    world.lua
                            .load(
                                    "local ok, e = pcall(f) return tostring(ok) .. ' ' .. tostring(e ~= nil) .. ' ' .. tostring(e)")
                            .call(String.class));
        });
    }

    /** Asking for its message is a mistake, too. */
    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("again");
        }
    }

    @Test
    void B03_messageThatThrows() throws Exception {
        Function<LuaException, String> safe = LuaException::getMessage;
        Function<LuaException, String> direct = e -> e.getCause().getMessage();
        Twin.check("the exception itself is asked", safe, direct, (world, rendering) -> {
            world.lua.globals().set("f", BY_LUA.wrap(world.lua, () -> {
                throw new Unspeakable();
            }));
            LuaException e =
                    assertThrows(LuaHostException.class, () -> world.load("f()").call());
            String text;
            try {
                text = rendering.apply(e);
            } catch (IllegalStateException again) {
                throw new AssertionError(again);
            }
            assertTrue(text.contains(Unspeakable.class.getName()), text);
            assertEquals(
                    "string",
                    world.lua.load("type(tostring(select(2, pcall(f))))").eval(String.class));
        });
    }

    @Test
    void B04_causesInACircle() throws Exception {
        ToLongFunction<LuaException> byLua = e -> e.causes().count();
        ToLongFunction<LuaException> endless = e -> {
            long count = 0;
            for (Throwable t = e; t != null && count < 1_000_000; t = t.getCause()) {
                count++;
            }
            return count;
        };
        Twin.check("causes are followed as long as there are some", byLua, endless, (world, counting) -> {
            IllegalStateException a = new IllegalStateException("a");
            a.initCause(new IllegalStateException("b", a));
            world.lua.globals().set("f", BY_LUA.wrap(world.lua, () -> {
                throw a;
            }));
            LuaException e =
                    assertThrows(LuaHostException.class, () -> world.load("f()").call());
            assertEquals(3, counting.applyAsLong(e));
            assertEquals("b", world.lua.load("select(2, pcall(f)).cause").eval(String.class));
        });
    }

    private static int deepen(int n) {
        return n == Integer.MIN_VALUE ? 0 : 1 + deepen(n + 1);
    }

    @Test
    void B05_stackOverflowOfTheProgram() throws Exception {
        Wrapping asSuccess = (lua, body) -> lua.function(() -> {
            try {
                return body.run();
            } catch (StackOverflowError e) {
                return null;
            }
        });
        Twin.check("an error without a message is taken for none", BY_LUA, asSuccess, (world, wrapping) -> {
            world.lua.globals().set("f", wrapping.wrap(world.lua, () -> deepen(0)));
            for (int i = 0; i < 50; i++) {
                assertFalse(succeeds(world.lua, "pcall(f)"));
            }
            LuaException e =
                    assertThrows(LuaException.class, () -> world.load("f()").call());
            assertInstanceOf(StackOverflowError.class, e.getCause());
            // Depth is counted exactly: as deep as ever.
            assertEquals(
                    150,
                    world.lua
                            .load(
                                    "local function f(n) return n == 0 and 0 or 1 + select(2, pcall(f, n - 1)) end return f(150)")
                            .call(int.class));
        });
    }

    private static void assertPasses(World world, Wrapping wrapping, Error error) {
        world.lua.globals().set("f", wrapping.wrap(world.lua, () -> {
            throw error;
        }));
        Error passed;
        try {
            world.load("return pcall(f)").call();
            throw new AssertionError("a script has caught " + error);
        } catch (Error e) {
            passed = e;
        }
        assertSame(error, passed);
    }

    @Test
    void B06_outOfMemory() throws Exception {
        Wrapping asNothing = (lua, body) -> lua.function(() -> {
            try {
                return body.run();
            } catch (OutOfMemoryError e) {
                return null;
            }
        });
        Twin.check("it is taken for a result", BY_LUA, asNothing, (world, wrapping) -> {
            world.lua.globals().set("f", wrapping.wrap(world.lua, () -> {
                throw new OutOfMemoryError("none left");
            }));
            // As of the engine's own memory: the script may let go of what it holds, and everything is as it was.
            assertEquals(
                    "false not enough memory",
                    world.lua
                            .load("local t = setmetatable({}, {__close = function() closed = true end})\n"
                                    + "local ok, e = pcall(function() local x <close> = t f() end)\n"
                                    + "return tostring(ok) .. ' ' .. tostring(e)")
                            .call(String.class));
            assertEquals(true, world.lua.globals().get("closed", boolean.class));
        });
    }

    @Test
    void B07_errorsOfTheJvm() throws Exception {
        Wrapping asError = translating(IllegalStateException::new);
        Twin.check("scripts can catch them", BY_LUA, asError, (world, wrapping) -> {
            assertPasses(world, wrapping, new NoClassDefFoundError("gone"));
            assertPasses(world, wrapping, new AssertionError("wrong"));
            assertPasses(world, wrapping, new InternalError("odd"));
        });
    }

    static <E extends Throwable> RuntimeException sneak(Throwable e) throws E {
        @SuppressWarnings("unchecked") // that is the trick
        E pretended = (E) e;
        throw pretended;
    }

    @Test
    void B08_forgedLimit() throws Exception {
        Wrapping believing = (lua, body) -> lua.function(() -> {
            try {
                return body.run();
            } catch (LuaLimitException e) {
                throw new Error(e);
            }
        });
        Twin.check("whatever looks like a limit ends the run", BY_LUA, believing, (world, wrapping) -> {
            assertEquals(0, LuaLimitException.class.getConstructors().length);
            LuaLimitException real = assertThrows(
                    LuaLimitException.class,
                    () -> world.lua
                            .load("while true do end")
                            .limits(Limits.of().instructions(10_000))
                            .exec());
            world.lua.globals().set("f", wrapping.wrap(world.lua, () -> {
                throw real;
            }));
            try {
                assertFalse(succeeds(world.lua, "pcall(f)"));
            } catch (Error e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void B09_controlFlowByExceptions() throws Exception {
        Throwable signal = new Throwable("continue elsewhere");
        // The twin takes the exception for a wish to go on in the other coroutine.
        Function<LuaThread, Wrapping> sound = other -> BY_LUA;
        Function<LuaThread, Wrapping> confused = other -> (lua, body) -> lua.function(() -> {
            try {
                return body.run();
            } catch (Throwable e) {
                return other.resume();
            }
        });
        Twin.check("an exception of the program resumes a coroutine", sound, confused, (world, chosen) -> {
            LuaThread other = world.lua.thread(world.load("coroutine.yield(1) return 2"));
            assertEquals(1, other.resume(int.class));
            world.lua.globals().set("f", chosen.apply(other).wrap(world.lua, () -> {
                throw HostErrorsTest.<RuntimeException>sneak(signal);
            }));
            Throwable passed = null;
            try {
                world.load("coroutine.wrap(f)()").call();
            } catch (Throwable e) {
                passed = e;
            }
            assertSame(signal, passed);
            assertEquals(ThreadStatus.SUSPENDED, other.status());
            assertEquals(2, other.resume(int.class));
        });
    }

    /** Calls a script within a budget, with a function that calls back. */
    private interface Budget {
        void run(Lua lua, String script, String calledBack, AtomicInteger times);
    }

    private static void swallowing(Lua lua, AtomicInteger times, Runnable inner) {
        lua.globals().set("f", lua.action(() -> {
            if (times.incrementAndGet() > 50) {
                throw new Error("nobody ends it");
            }
            try {
                inner.run();
            } catch (LuaException swallowed) {
                return;
            }
        }));
    }

    @Test
    void B10_callbackSwallowsTheEnd() throws Exception {
        Limits limits = Limits.of().instructions(200_000);
        Budget ofTheRun = (lua, script, calledBack, times) -> {
            swallowing(lua, times, () -> lua.load(calledBack).exec());
            lua.load(script).limits(limits).exec();
        };
        Budget ofEachCall = (lua, script, calledBack, times) -> {
            swallowing(lua, times, () -> lua.load(calledBack).limits(limits).exec());
            lua.load(script).exec();
        };
        Twin.check("every call has a budget of its own", ofTheRun, ofEachCall, (world, budget) -> {
            AtomicInteger times = new AtomicInteger();
            assertThrows(
                    LuaLimitException.class,
                    () -> budget.run(world.lua, "while true do pcall(f) end", "while true do end", times));
            assertTrue(times.get() <= 2, times + " times");
        });
    }

    @Test
    void B11_callbackWithoutEnd() throws Exception {
        Consumer<Lua> bounded = lua -> lua.tryEnter(Duration.ofMillis(50)).close();
        Consumer<Lua> unbounded = lua -> lua.enter().close();
        Twin.check("who comes waits without end", bounded, unbounded, (world, knocking) -> {
            CountDownLatch inside = world.latch();
            CountDownLatch release = world.latch();
            world.lua.globals().set("spin", world.lua.function("spin", arguments -> {
                inside.countDown();
                while (release.getCount() > 0) {
                    Thread.onSpinWait();
                }
                return null;
            }));
            CompletableFuture<Throwable> spinning =
                    world.start("spinning", () -> world.load("spin()").call());
            world.await(inside);
            CompletableFuture<Throwable> knocked = world.start("knocking", () -> knocking.accept(world.lua));
            LuaBusyException busy = assertInstanceOf(LuaBusyException.class, world.await(knocked));
            assertTrue(busy.getMessage().contains("inside the host function 'spin'"), busy.getMessage());
            assertTrue(busy.luaStack().contains("spin"), busy.luaStack());
            assertEquals(1, world.lua(Lua.builder()).load("return 1").call(int.class));
            release.countDown();
            world.await(spinning);
        });
    }

    @Test
    void B12_callbackOutlastsTheDeadline() throws Exception {
        Limits sound = Limits.of().deadline(Duration.ofMillis(5));
        Limits none = Limits.of();
        Twin.check("time in the program does not count", sound, none, (world, limits) -> {
            world.lua.globals().set("outlast", world.lua.action(() -> {
                long end = System.nanoTime() + 20_000_000;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }));
            assertThrows(
                    LuaLimitException.class,
                    () -> world.lua
                            .load("outlast() reached = true")
                            .limits(limits)
                            .exec());
            assertEquals(LuaNil.NIL, world.lua.globals().get("reached"));
        });
    }

    @Test
    void B13_interruptFlag() throws Exception {
        Body keeping = () -> null;
        Body swallowing = Thread::interrupted;
        Twin.check("the flag is swallowed on the way", keeping, swallowing, (world, after) -> {
            world.lua.globals().set("f", world.lua.action(() -> {
                Thread.currentThread().interrupt();
                after.run();
            }));
            try {
                assertEquals(
                        3,
                        world.lua
                                .load("f() local s = 0 for i = 1, 100000 do s = s + 1 end return 3")
                                .call(int.class));
                assertTrue(Thread.currentThread().isInterrupted());
            } finally {
                Thread.interrupted();
            }
        });
    }

    @Test
    void B15_callingBackWithoutEnd() throws Exception {
        Wrapping forgiving = (lua, body) -> lua.function(() -> {
            try {
                return body.run();
            } catch (LuaException e) {
                return 0;
            }
        });
        Twin.check("an error half way down is lost", BY_LUA, forgiving, (world, wrapping) -> {
            int[] left = {100};
            world.lua
                    .globals()
                    .set(
                            "again",
                            wrapping.wrap(
                                    world.lua,
                                    () -> left[0]-- <= 0
                                            ? 0
                                            : world.lua
                                                    .load("return again()")
                                                    .call()
                                                    .get(0)));
            assertEquals(0, world.lua.load("again()").eval(int.class));
            left[0] = 1_000_000;
            LuaException e =
                    assertThrows(LuaException.class, () -> world.load("again()").call());
            assertTrue(e.getMessage().contains("stack overflow"), e.getMessage());
        });
    }
}
