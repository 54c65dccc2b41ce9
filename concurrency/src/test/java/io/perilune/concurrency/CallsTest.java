package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaBusyException;
import io.perilune.LuaCancelledException;
import io.perilune.LuaFunction;
import io.perilune.LuaHostException;
import io.perilune.LuaInterruptedException;
import io.perilune.LuaLimitException;
import io.perilune.LuaTable;
import io.perilune.Multi;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** C02 to C13: errors on pools, calls from many threads, cancelling, interrupts. C01 is the example {@code tenants}. */
@Timeout(120)
final class CallsTest {
    /** Runs a function on an executor and gives its outcome. */
    private interface Runner {
        CompletableFuture<?> run(Executor executor, Callable<?> body) throws Exception;
    }

    private static final Runner BY_LUA = (executor, body) -> {
        Lua lua = Lua.builder().executor(executor).build();
        lua.globals().set("body", lua.function(arguments -> body.call()));
        lua.globals().set("pause", lua.asyncFunction(arguments -> {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            executor.execute(() -> answer.complete(null));
            return answer;
        }));
        return lua.load("pause() pcall(body) return 1").callAsync();
    };

    @Test
    void C02_errorOfAHostFunctionOnAPool() throws Exception {
        Runner forgetful = (executor, body) -> {
            CompletableFuture<Object> outcome = new CompletableFuture<>();
            executor.execute(() -> {
                try {
                    outcome.complete(body.call());
                } catch (Exception e) {
                    outcome.completeExceptionally(e);
                }
            });
            return outcome;
        };
        Twin.check("an Error is not caught", BY_LUA, forgetful, (world, runner) -> {
            List<Throwable> uncaught = new CopyOnWriteArrayList<>();
            AtomicReference<Thread> worker = new AtomicReference<>();
            ExecutorService pool = world.end(java.util.concurrent.Executors.newFixedThreadPool(1, task -> {
                Thread thread = new Thread(task, "single");
                thread.setUncaughtExceptionHandler((t, e) -> uncaught.add(e));
                return thread;
            }));
            for (Error error : List.of(new AssertionError("fatal"), new LinkageError("link"))) {
                CompletableFuture<?> call = runner.run(pool, () -> {
                    worker.compareAndSet(null, Thread.currentThread());
                    assertSame(worker.get(), Thread.currentThread());
                    throw error;
                });
                assertSame(error, world.awaitFailure(call));
            }
            assertSame(worker.get(), world.await(pool.submit(Thread::currentThread)));
            assertEquals(List.of(), uncaught);
        });
    }

    @Test
    void C03_errorAfterTheFirstAwait() throws Exception {
        Runner lossy = (executor, body) -> {
            CompletableFuture<Object> outcome = new CompletableFuture<>();
            CompletableFuture.runAsync(() -> {}, executor).thenAccept(nothing -> {
                try {
                    outcome.complete(body.call());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            return outcome;
        };
        Runner passing = (executor, body) -> {
            Lua lua = Lua.builder().executor(executor).build();
            lua.globals().set("body", lua.function(arguments -> body.call()));
            lua.globals().set("pause", lua.asyncFunction(arguments -> CompletableFuture.runAsync(() -> {}, executor)));
            return lua.load("pause() pause() return body()").callAsync();
        };
        Twin.check("what is thrown by a continuation is lost", passing, lossy, (world, runner) -> {
            Exception thrown = new java.io.IOException("after the await");
            Throwable failure = world.awaitFailure(runner.run(world.pool(2), () -> {
                throw thrown;
            }));
            assertSame(thrown, assertInstanceOf(LuaHostException.class, failure).getCause());
        });
    }

    @Test
    void C04_nothingReachesTheUncaughtHandler() throws Exception {
        Runner careless = (executor, body) -> {
            CompletableFuture<Object> outcome = new CompletableFuture<>();
            executor.execute(() -> {
                try {
                    body.call();
                } catch (Exception e) {
                    outcome.completeExceptionally(e);
                    throw new IllegalStateException(e);
                } catch (Error e) {
                    outcome.completeExceptionally(e);
                    throw e;
                }
            });
            return outcome;
        };
        Twin.check("the task throws what it has told", BY_LUA, careless, (world, runner) -> {
            AtomicInteger uncaught = new AtomicInteger();
            CountDownLatch over = world.latch();
            Executor threads = task -> {
                Thread thread = new Thread(() -> {
                    task.run();
                    over.countDown();
                });
                thread.setUncaughtExceptionHandler((t, e) -> {
                    uncaught.incrementAndGet();
                    over.countDown();
                });
                thread.start();
            };
            world.awaitFailure(runner.run(threads, () -> {
                throw new AssertionError("would end the process");
            }));
            world.await(over);
            assertEquals(0, uncaught.get());
        });
    }

    /** Adds one to the field {@code n} of a table. */
    private interface Increment {
        void of(Lua lua, LuaTable table);
    }

    private static Increment inTwoCalls() {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger first = new AtomicInteger(2);
        return (lua, table) -> {
            int n = table.get("n", int.class);
            if (first.getAndDecrement() > 0) {
                try {
                    both.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            table.set("n", n + 1);
        };
    }

    @Test
    void C05_twoThreadsCallOneFunction() throws Exception {
        Increment call = (lua, table) ->
                lua.load("local t = ... t.n = t.n + 1 return t.n").call(table);
        Twin.checkMade("reading and writing are two calls", () -> call, CallsTest::inTwoCalls, (world, increment) -> {
            LuaTable table = world.lua.table().set("n", 0);
            world.together(2, i -> () -> {
                for (int k = 0; k < 500; k++) {
                    increment.of(world.lua, table);
                }
            });
            assertEquals(1000, table.get("n", int.class));
        });
    }

    @Test
    void C06_manyThreadsUseOneTable() throws Exception {
        Increment entered = (lua, table) -> {
            try (io.perilune.LuaEntry entry = lua.enter()) {
                assertTrue(entry.isOpen());
                table.set("n", table.get("n", int.class) + 1);
            }
        };
        Twin.checkMade(
                "nobody keeps others out between two calls",
                () -> entered,
                CallsTest::inTwoCalls,
                (world, increment) -> {
                    LuaTable table = world.lua.table().set("n", 0);
                    LuaFunction first = world.load("return (next((...)))");
                    world.together(6, i -> () -> {
                        for (int k = 0; k < 200; k++) {
                            increment.of(world.lua, table);
                            table.set("own" + i, k);
                            assertEquals(k, table.get("own" + i, int.class));
                            table.push(i);
                            assertTrue(table.length() > 0);
                            assertNotNull(first.call(table));
                            assertEquals(0, world.lua.table().length());
                        }
                    });
                    assertEquals(1200, table.get("n", int.class));
                    assertEquals(1200, table.length());
                });
    }

    @Test
    void C07_callWhileAnotherRuns() throws Exception {
        BiConsumer<Lua, Duration> polite = (lua, time) -> lua.tryEnter(time).close();
        BiConsumer<Lua, Duration> rude = (lua, time) -> {
            lua.interrupt();
            lua.tryEnter(time).close();
        };
        Twin.check("who comes ends what runs", polite, rude, (world, come) -> {
            CountDownLatch inside = world.latch();
            CountDownLatch go = world.latch();
            world.lua.globals().set("hold", world.lua.function(arguments -> {
                inside.countDown();
                go.await();
                return null;
            }));
            AtomicInteger result = new AtomicInteger();
            CompletableFuture<Throwable> runner = world.start(
                    "runner",
                    () -> result.set(world.load("hold() local n = 0 for i = 1, 100000 do n = n + 1 end return n")
                            .call(int.class)));
            world.await(inside);
            assertThrows(LuaBusyException.class, () -> come.accept(world.lua, Duration.ZERO));
            CompletableFuture<Throwable> waiter = world.start("waiter", () -> come.accept(world.lua, World.PATIENCE));
            go.countDown();
            assertNull(world.await(runner));
            assertNull(world.await(waiter));
            assertEquals(100_000, result.get());
        });
    }

    private static final BiConsumer<Lua, CompletableFuture<?>> BY_FUTURE = (lua, call) -> call.cancel(true);
    private static final BiConsumer<Lua, CompletableFuture<?>> BY_FLAG = (lua, call) -> {
        call.cancel(true);
        lua.interrupt("cancelled");
    };

    @Test
    void C08_cancelHitsItsCallOnly() throws Exception {
        Twin.check("the flag stays and hits the next call", BY_FUTURE, BY_FLAG, (world, cancel) -> {
            World.Steps steps = new World.Steps();
            Lua lua = world.lua(Lua.builder().executor(steps));
            LuaFunction long_ = lua.load("local n = 0 for i = 1, 100000 do n = n + 1 end return n")
                    .toFunction();
            CompletableFuture<Multi> before = long_.callAsync();
            cancel.accept(lua, before);
            steps.runAll();
            assertInstanceOf(CancellationException.class, world.awaitFailure(before));
            CompletableFuture<Integer> after = long_.callAsync(int.class);
            steps.runAll();
            assertEquals(100_000, world.await(after));
            cancel.accept(lua, after);
            assertCounts(long_);
        });
        try (World world = new World(World.PATIENCE)) {
            CountDownLatch running = world.latch();
            world.lua.globals().set("running", world.lua.function(arguments -> {
                running.countDown();
                return null;
            }));
            CompletableFuture<Multi> endless =
                    world.load("running() while true do end").callAsync();
            world.await(running);
            endless.cancel(true);
            assertCounts(world.load("local n = 0 for i = 1, 100000 do n = n + 1 end return n"));
        }
    }

    private static void assertCounts(LuaFunction counting) {
        int counted;
        try {
            counted = counting.call(int.class);
        } catch (io.perilune.LuaException e) {
            throw new AssertionError("the next call was hit", e);
        }
        assertEquals(100_000, counted);
    }

    /** A future that can change its mind. */
    private static final UnaryOperator<CompletableFuture<Multi>> CHANGING = call -> new CompletableFuture<>() {
        {
            call.whenComplete((value, failure) -> obtrudeValue(value));
        }
    };

    @Test
    void C09_cancelRacesWithCompletion() throws Exception {
        Twin.check("the outcome changes afterwards", same -> same, CHANGING, (world, seen) -> {
            LuaFunction short_ = world.load("for i = 1, 200 do end return 1");
            for (int i = 0; i < 300; i++) {
                CompletableFuture<Multi> call = short_.callAsync();
                CompletableFuture<Multi> future = seen.apply(call);
                for (int spin = 0; spin < i * 20; spin++) {
                    Thread.onSpinWait();
                }
                boolean cancelled = future.cancel(true) && future.isCancelled();
                world.awaitTrue(call::isDone, "the script goes on");
                assertEquals(cancelled, future.isCancelled());
                if (!cancelled) {
                    assertEquals(Multi.of(1), world.await(future));
                }
            }
        });
    }

    @Test
    void C10_cancelRacesWithALimitAndWithAnError() throws Exception {
        UnaryOperator<CompletableFuture<Multi>> twice = call -> {
            CompletableFuture<Multi> other = call.copy();
            return new CompletableFuture<>() {
                @Override
                public boolean cancel(boolean interrupt) {
                    obtrudeException(new CancellationException());
                    return call.cancel(interrupt);
                }

                @Override
                public boolean complete(Multi value) {
                    return other.complete(value);
                }

                {
                    call.whenComplete((value, failure) -> completeExceptionally(failure));
                }
            };
        };
        Twin.check("a failure is followed by a cancellation", same -> same, twice, (world, seen) -> {
            Lua lua = world.lua(Lua.builder().limits(Limits.of().instructions(30_000)));
            LuaFunction failing =
                    lua.load("local n = ... for i = 1, n do end error('own')").toFunction();
            for (int i = 0; i < 200; i++) {
                CompletableFuture<Multi> future = seen.apply(failing.callAsync(i % 2 == 0 ? 1_000_000 : 100));
                for (int spin = 0; spin < i * 20; spin++) {
                    Thread.onSpinWait();
                }
                if (i % 5 == 0) {
                    world.awaitFailure(future);
                }
                boolean ended = future.isCompletedExceptionally();
                boolean cancelled = future.cancel(true) && !ended;
                Throwable failure = world.awaitFailure(future);
                assertEquals(ended ? false : cancelled, failure instanceof CancellationException);
                assertTrue(
                        failure instanceof CancellationException
                                || failure instanceof LuaLimitException
                                || failure.getMessage().contains("own"),
                        failure.toString());
            }
        });
    }

    @Test
    void C11_cancelTwice_andFromInside() throws Exception {
        Twin.check("the second cancel hits whatever runs then", BY_FUTURE, BY_FLAG, (world, cancel) -> {
            AtomicReference<CompletableFuture<Multi>> self = new AtomicReference<>();
            CountDownLatch known = world.latch();
            world.lua.globals().set("cancel", world.lua.function(arguments -> {
                known.await();
                self.get().cancel(true);
                self.get().cancel(true);
                return null;
            }));
            CompletableFuture<Multi> call = world.load("pcall(cancel) while true do pcall(function() end) end")
                    .callAsync();
            self.set(call);
            known.countDown();
            assertInstanceOf(CancellationException.class, world.awaitFailure(call));
            LuaFunction counting = world.load("local n = 0 for i = 1, 100000 do n = n + 1 end return n");
            assertCounts(counting);
            cancel.accept(world.lua, call);
            cancel.accept(world.lua, call);
            assertCounts(counting);
        });
    }

    @Test
    void C12_interruptedWhileWaiting() throws Exception {
        Consumer<LuaFunction> plain = LuaFunction::call;
        Consumer<LuaFunction> stubborn = function -> {
            try {
                function.call();
            } catch (LuaInterruptedException e) {
                Thread.interrupted();
                function.call();
                throw e;
            }
        };
        Twin.check("the call is made all the same", plain, stubborn, (world, call) -> {
            CountDownLatch inside = world.latch();
            CountDownLatch go = world.latch();
            world.lua.globals().set("hold", world.lua.function(arguments -> {
                inside.countDown();
                go.await();
                return null;
            }));
            LuaFunction mark = world.load("marked = true");
            CompletableFuture<Throwable> holder =
                    world.start("holder", () -> world.load("hold()").call());
            world.await(inside);
            AtomicReference<Boolean> flag = new AtomicReference<>();
            CompletableFuture<Throwable> waiter = world.start("waiter", () -> {
                try {
                    call.accept(mark);
                } finally {
                    flag.set(Thread.currentThread().isInterrupted());
                }
            });
            world.awaitWaiting(world.last());
            world.last().interrupt();
            assertInstanceOf(LuaInterruptedException.class, world.await(waiter));
            assertTrue(flag.get());
            go.countDown();
            assertNull(world.await(holder));
            assertFalse(world.lua.globals().containsKey("marked"));
        });
    }

    @Test
    void C13_interruptedWhileRunning() throws Exception {
        Consumer<Thread> nothing = thread -> assertNotNull(thread);
        Consumer<Thread> swallowing = thread -> assertTrue(Thread.interrupted());
        Twin.check("the flag is swallowed on the way", nothing, swallowing, (world, onTheWay) -> {
            world.lua.globals().set("interrupt", world.lua.function(arguments -> {
                Thread.currentThread().interrupt();
                return null;
            }));
            world.lua.globals().set("look", world.lua.function(arguments -> {
                onTheWay.accept(Thread.currentThread());
                return null;
            }));
            AtomicReference<Boolean> flag = new AtomicReference<>();
            AtomicReference<String> result = new AtomicReference<>();
            CompletableFuture<Throwable> runner = world.start("runner", () -> {
                result.set(world.load("interrupt() local t = {} for i = 1, 30000 do t[i] = i % 7 end table.sort(t)\n"
                                + "look() return #t .. ' ' .. t[1]")
                        .call(String.class));
                flag.set(Thread.currentThread().isInterrupted());
            });
            assertNull(world.await(runner));
            assertEquals("30000 0", result.get());
            assertTrue(flag.get(), "the interrupt is lost");
        });
    }

    @Test
    void cancelledRun_tellsThatItWasCancelled() {
        Lua lua = Lua.create();
        lua.globals().set("stop", lua.action(lua::interrupt));
        assertThrows(
                LuaCancelledException.class,
                () -> lua.load("stop() while true do end").exec());
    }
}
