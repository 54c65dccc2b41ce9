package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaClosedException;
import io.perilune.LuaFunction;
import io.perilune.LuaLimitException;
import io.perilune.LuaNil;
import io.perilune.LuaTable;
import io.perilune.Multi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** C43 to C50, C58 to C60, C62: executors that behave badly, and closing. */
@Timeout(120)
final class ExecutorsTest {
    @Test
    void C43_executorRefuses() throws Exception {
        Executor refusing = task -> {
            throw new RejectedExecutionException("full");
        };
        Executor dropping = task -> {};
        Twin.check("the task is dropped without a word", refusing, dropping, (world, executor) -> {
            Lua lua = world.lua(Lua.builder().executor(executor));
            assertInstanceOf(
                    RejectedExecutionException.class,
                    world.awaitFailure(lua.load("return 1").callAsync()));
        });
    }

    /** Awaits completed stages so many times and counts. */
    private interface Loop {
        int run(int times) throws Exception;
    }

    @Test
    void C44_executorRunsAtOnce() throws Exception {
        Loop byLua = times -> {
            Lua inline = Lua.builder().executor(Runnable::run).build();
            inline.globals().set("soon", inline.asyncFunction(CompletableFuture::completedFuture));
            return inline.load("local n = 0 for i = 1, ... do n = n + soon(1) end return n")
                    .callAsync(int.class, times)
                    .get(0, TimeUnit.SECONDS);
        };
        Loop recursive = times -> {
            int[] n = {0};
            Runnable[] next = new Runnable[1];
            next[0] = () -> {
                if (n[0] < times) {
                    n[0]++;
                    CompletableFuture.completedFuture(1).thenAccept(one -> next[0].run());
                }
            };
            try {
                next[0].run();
            } catch (StackOverflowError e) {
                return -1;
            }
            return n[0];
        };
        Twin.check(
                "every continuation is called by the one before",
                byLua,
                recursive,
                (world, loop) -> assertEquals(1_000_000, loop.run(1_000_000)));
    }

    @Test
    void C45_executorRunsTasksTwice() throws Exception {
        BiFunction<Executor, Runnable, CompletableFuture<?>> byLua = (executor, body) -> {
            Lua lua = Lua.builder().executor(executor).build();
            lua.globals().set("body", lua.action(body::run));
            return lua.load("body()").callAsync();
        };
        BiFunction<Executor, Runnable, CompletableFuture<?>> bare = (executor, body) -> {
            CompletableFuture<Object> done = new CompletableFuture<>();
            executor.execute(() -> {
                body.run();
                done.complete(null);
            });
            return done;
        };
        Twin.check("a task does its work whenever it is run", byLua, bare, (world, runner) -> {
            AtomicInteger times = new AtomicInteger();
            List<Runnable> late = new ArrayList<>();
            CompletableFuture<?> call = runner.apply(
                    task -> {
                        task.run();
                        task.run();
                        late.add(task);
                    },
                    times::incrementAndGet);
            world.await(call);
            late.forEach(Runnable::run);
            assertEquals(1, times.get());
        });
    }

    @Test
    void C46_closingWhileAnotherRuns() throws Exception {
        Consumer<Lua> waiting = Lua::close;
        Consumer<Lua> hasty = lua -> {
            Thread closer = new Thread(lua::close);
            closer.setDaemon(true);
            closer.start();
        };
        Twin.check("close does not wait for who is inside", waiting, hasty, (world, close) -> {
            CountDownLatch inside = world.latch();
            CountDownLatch release = world.latch();
            AtomicInteger left = new AtomicInteger();
            Lua lua = world.lua(Lua.builder());
            lua.globals().set("hold", lua.function(arguments -> {
                inside.countDown();
                release.await();
                left.incrementAndGet();
                return null;
            }));
            CompletableFuture<Throwable> runner = world.start(
                    "runner", () -> lua.load("pcall(hold) while true do end").exec());
            world.await(inside);
            AtomicInteger seen = new AtomicInteger(-1);
            CompletableFuture<Throwable> closer = world.start("closer", () -> {
                close.accept(lua);
                seen.set(left.get());
            });
            world.awaitTrue(() -> closer.isDone() || world.last().getState() != Thread.State.RUNNABLE, "closer");
            release.countDown();
            assertInstanceOf(LuaClosedException.class, world.await(runner));
            assertNull(world.await(closer));
            assertEquals(1, seen.get(), "closed under somebody who was inside");
        });
    }

    @Test
    void C47_closingRacesWithEverything() throws Exception {
        UnaryOperator<Lua> theSame = lua -> lua;
        UnaryOperator<Lua> revived = lua -> {
            try {
                lua.globals();
                lua.load("return 1").call();
                return lua;
            } catch (LuaClosedException e) {
                return Lua.create();
            }
        };
        Twin.check("a closed Lua is opened again", theSame, revived, (world, way) -> {
            for (int round = 0; round < 20; round++) {
                Lua lua = world.lua(Lua.builder());
                lua.globals().set("soon", lua.asyncFunction(arguments -> CompletableFuture.supplyAsync(() -> 1)));
                LuaFunction awaiting = lua.load("return soon() + soon()").toFunction();
                List<CompletableFuture<Multi>> calls = new ArrayList<>();
                AtomicInteger afterClose = new AtomicInteger();
                world.together(4, i -> () -> {
                    if (i < 2) {
                        lua.close();
                        try {
                            way.apply(lua).load("return 1").call();
                            afterClose.incrementAndGet();
                        } catch (LuaClosedException refused) {
                            // The other closer may be at work still: then this one waits for the Lua and is told so.
                            assertTrue(
                                    refused.getMessage().startsWith("this Lua is closed")
                                            || refused.getMessage().startsWith("this Lua was closed"),
                                    refused::getMessage);
                        }
                        return;
                    }
                    for (int k = 0; k < 20; k++) {
                        CompletableFuture<Multi> call = awaiting.callAsync();
                        synchronized (calls) {
                            calls.add(call);
                        }
                        if (k % 3 == 0) {
                            call.cancel(true);
                        }
                    }
                });
                assertEquals(0, afterClose.get());
                for (CompletableFuture<Multi> call : calls) {
                    world.awaitTrue(call::isDone, "a call is forgotten");
                }
            }
        });
    }

    @Test
    void C48_closingFromInside() throws Exception {
        Consumer<Lua> deferred = Lua::close;
        Consumer<Lua> awaited = lua -> {
            Thread closer = new Thread(lua::close);
            closer.setDaemon(true);
            closer.start();
            try {
                closer.join(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            assertFalse(closer.isAlive(), "close waits for the script that waits for it");
        };
        Twin.check("the script waits for the end of close", deferred, awaited, (world, close) -> {
            List<String> order = new ArrayList<>();
            Lua lua = world.lua(Lua.builder());
            AtomicReference<AssertionError> failed = new AtomicReference<>();
            lua.globals().set("shut", lua.function(arguments -> {
                try {
                    close.accept(lua);
                } catch (AssertionError e) {
                    failed.set(e);
                }
                order.add("close returned");
                return null;
            }));
            lua.globals().set("note", lua.function(arguments -> order.add(arguments.get(0, String.class))));
            assertThrows(
                    LuaClosedException.class,
                    () -> lua.load("local v <close> = setmetatable({}, {__close = function() note('variable') end})\n"
                                    + "shut() while true do end")
                            .exec());
            if (failed.get() != null) {
                throw failed.get();
            }
            assertEquals(List.of("close returned", "variable"), order);
        });
    }

    @Test
    void C49_resourceIsClosedWhileAFutureIsPending() throws Exception {
        Function<Lua, AutoCloseable> itself = lua -> lua;
        Function<Lua, AutoCloseable> nothing = lua -> () -> {};
        Twin.check("the end of the block closes nothing", itself, nothing, (world, resource) -> {
            Lua lua = Lua.create();
            CompletableFuture<Multi> pending;
            try (AutoCloseable closed = resource.apply(lua)) {
                assertFalse(closed.toString().isEmpty());
                lua.globals().set("never", lua.asyncFunction(arguments -> new CompletableFuture<>()));
                pending = lua.load("never()").callAsync();
            }
            assertInstanceOf(LuaClosedException.class, world.awaitFailure(pending));
        });
    }

    @Test
    void C50_handlesAreDroppedOnManyThreads() throws Exception {
        // What giving up a handle costs: nothing here; elsewhere the lock of the VM.
        Consumer<LuaTable> garbage = handle -> {};
        Consumer<LuaTable> locking = LuaTable::length;
        Twin.check("dropping a handle takes the lock", garbage, locking, (world, drop) -> {
            world.lua
                    .load("count = 0 setmetatable({}, {__gc = function() count = count + 1 end})")
                    .exec();
            List<List<LuaTable>> handles = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                List<LuaTable> own = new ArrayList<>();
                for (int k = 0; k < 5000; k++) {
                    own.add(world.lua.table().set("k", k));
                }
                handles.add(own);
            }
            CountDownLatch inside = world.latch();
            CountDownLatch release = world.latch();
            world.lua.globals().set("hold", world.lua.function(arguments -> {
                inside.countDown();
                release.await();
                return null;
            }));
            CompletableFuture<Throwable> holder =
                    world.start("holder", () -> world.load("hold()").call());
            world.await(inside);
            int before = Thread.getAllStackTraces().size();
            world.together(4, i -> () -> {
                handles.get(i).forEach(drop);
                handles.get(i).clear();
                System.gc();
            });
            assertTrue(Thread.getAllStackTraces().size() <= before + 1, "a thread was left behind");
            release.countDown();
            assertNull(world.await(holder));
            assertEquals(
                    5,
                    world.load("local t = {1, 2, 3, 4, 5} collectgarbage() return #t")
                            .call(int.class));
        });
    }

    @Test
    void C58_deadlinePassesInTheQueue() throws Exception {
        Limits limits = Limits.of().deadline(Duration.ofMillis(5));
        BiFunction<World, Executor, CompletableFuture<?>> fromTheCall = (world, executor) -> {
            Lua lua = world.lua(Lua.builder().executor(executor).limits(limits));
            lua.globals().set("begun", lua.action(() -> world.lua.globals().set("begun", true)));
            return lua.load("begun()").callAsync();
        };
        BiFunction<World, Executor, CompletableFuture<?>> fromTheBeginning = (world, executor) -> {
            Lua lua = world.lua(Lua.builder().limits(limits));
            return CompletableFuture.runAsync(() -> lua.load("return 1").exec(), executor);
        };
        Twin.check("the clock starts with the script", fromTheCall, fromTheBeginning, (world, calling) -> {
            World.Steps steps = new World.Steps();
            CompletableFuture<?> call = calling.apply(world, steps);
            assertInstanceOf(LuaLimitException.class, world.awaitFailure(call));
            steps.runAll();
            assertEquals(LuaNil.NIL, world.lua.globals().get("begun"));
        });
    }

    @Test
    void C59_executorsOwnHooksThrow() throws Exception {
        Function<ThreadPoolExecutor, Executor> afterwards = pool -> pool;
        Function<ThreadPoolExecutor, Executor> instead = pool -> task -> pool.execute(() -> {
            throw new IllegalStateException("before the task");
        });
        Twin.check("the task is not run at all", afterwards, instead, (world, way) -> {
            AtomicInteger uncaught = new AtomicInteger();
            ThreadPoolExecutor pool =
                    new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                        Thread thread = new Thread(task);
                        thread.setUncaughtExceptionHandler((t, e) -> {
                            uncaught.incrementAndGet();
                            throw new IllegalStateException("handler");
                        });
                        return thread;
                    }) {
                        @Override
                        protected void afterExecute(Runnable task, Throwable failure) {
                            throw new IllegalStateException("afterExecute");
                        }
                    };
            world.end(pool);
            Lua lua = world.lua(Lua.builder().executor(way.apply(pool)));
            lua.globals().set("soon", lua.asyncFunction(arguments -> CompletableFuture.supplyAsync(() -> 1)));
            for (int i = 0; i < 50; i++) {
                assertEquals(
                        Multi.of(2),
                        world.await(lua.load("return soon() + soon()").callAsync()));
            }
            world.awaitTrue(() -> uncaught.get() > 0, "the pool's own exceptions are its own");
        });
    }

    @Test
    void C60_whatAThreadCarriesAcrossAnAwait() throws Exception {
        // The rule: a Lua captures nothing; what a step sees is what its executor gives it.
        ThreadLocal<String> context = new ThreadLocal<>();
        UnaryOperator<Executor> carrying = pool -> task -> pool.execute(() -> {
            context.set("request 7");
            try {
                task.run();
            } finally {
                context.remove();
            }
        });
        Twin.check(
                "steps run on whatever thread completes a stage",
                carrying,
                pool -> Runnable::run,
                (world, executor) -> {
                    Lua lua = world.lua(Lua.builder().executor(executor.apply(world.pool(2))));
                    ExecutorService service = world.pool(1);
                    lua.globals().set("ask", lua.asyncFunction(arguments -> {
                        CompletableFuture<Object> answer = new CompletableFuture<>();
                        service.execute(() -> {
                            context.set("service");
                            answer.complete(null);
                            context.remove();
                        });
                        return answer;
                    }));
                    lua.globals().set("context", lua.function(() -> context.get()));
                    assertEquals(
                            "request 7 request 7",
                            world.await(lua.load(
                                            "local before = tostring(context()) ask() return before .. ' ' .. tostring(context())")
                                    .callAsync(String.class)));
                    assertNull(context.get());
                });
    }

    @Test
    void C62_allThreadsOfAPoolWaitForOneLua() throws Exception {
        Function<ExecutorService, Executor> own = pool -> null;
        Function<ExecutorService, Executor> theSame = pool -> pool;
        Twin.check("the Lua needs the threads that wait for it", own, theSame, (world, executor) -> {
            ExecutorService pool = world.pool(3);
            Executor chosen = executor.apply(pool);
            Lua lua = world.lua(chosen == null ? Lua.builder() : Lua.builder().executor(chosen));
            CountDownLatch all = new CountDownLatch(3);
            lua.globals().set("soon", lua.asyncFunction(arguments -> {
                CompletableFuture<Object> answer = new CompletableFuture<>();
                Thread timer = new Thread(() -> answer.complete(1));
                timer.start();
                return answer;
            }));
            List<Future<Multi>> waiting = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                waiting.add(pool.submit(() -> {
                    all.countDown();
                    all.await();
                    return lua.load("return soon()").callAsync().get();
                }));
            }
            for (Future<Multi> each : waiting) {
                assertEquals(Multi.of(1), world.await(each));
            }
            assertSame(0L, all.getCount());
        });
    }
}
