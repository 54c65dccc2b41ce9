package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Lua;
import io.perilune.LuaClosedException;
import io.perilune.LuaFunction;
import io.perilune.LuaHostException;
import io.perilune.LuaRuntimeException;
import io.perilune.LuaTable;
import io.perilune.LuaThread;
import io.perilune.Multi;
import io.perilune.ThreadStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** C14 to C26: futures of both sides, and coroutines that are resumed from several threads. */
@Timeout(120)
final class FuturesTest {
    /** The future that a program holds: ours, or one derived from it, which knows nothing of the script. */
    private static final UnaryOperator<CompletableFuture<Multi>> DERIVED = call -> call.thenApply(value -> value);

    private static Twin.Scenario<UnaryOperator<CompletableFuture<Multi>>> ends(Consumer<CompletableFuture<Multi>> how) {
        return (world, held) -> {
            CountDownLatch running = world.latch();
            world.lua.globals().set("running", world.lua.function(arguments -> {
                running.countDown();
                return null;
            }));
            CompletableFuture<Multi> call =
                    held.apply(world.load("running() while true do pcall(function() while true do end end) end")
                            .callAsync());
            CompletableFuture<Multi> dependent = call.thenApply(value -> value);
            world.await(running);
            how.accept(call);
            // Another call gets in only when the script is really over.
            assertNull(world.await(world.start(
                    "next", () -> assertEquals(1, world.load("return 1").call(int.class)))));
            world.awaitTrue(dependent::isDone, "dependent stages are told");
        };
    }

    @Test
    void C14_cancelReachesTheScript() throws Exception {
        Twin.check("cancel ends only the future", same -> same, DERIVED, ends(call -> call.cancel(true)));
    }

    @Test
    void C15_timeoutReachesTheScript() throws Exception {
        Twin.check(
                "the time ends only the future",
                same -> same,
                DERIVED,
                ends(call -> call.orTimeout(1, TimeUnit.MILLISECONDS)));
        Twin.check(
                "the time ends only the future",
                same -> same,
                DERIVED,
                ends(call -> call.completeOnTimeout(Multi.empty(), 1, TimeUnit.MILLISECONDS)));
    }

    @Test
    void C16_completionFromOutsideReachesTheScript() throws Exception {
        Twin.check("completing ends only the future", same -> same, DERIVED, ends(call -> call.complete(Multi.of(2))));
        Twin.check("obtruding ends only the future", same -> same, DERIVED, ends(call -> {
            call.obtrudeValue(Multi.of(2));
            call.complete(Multi.of(3));
        }));
    }

    /** How the program's stage comes to the script; a broken one loses the wake-up when the stage is completed early. */
    private static final UnaryOperator<CompletableFuture<Object>> LOSING = stage -> {
        CompletableFuture<Object> relay = new CompletableFuture<>();
        boolean early = stage.isDone();
        stage.whenComplete((value, failure) -> {
            if (!early) {
                relay.complete(value);
            }
        });
        return relay;
    };

    @Test
    void C17_stageIsCompletedBeforeTheScriptAwaitsIt() throws Exception {
        Twin.check("an early wake-up is lost", same -> same, LOSING, (world, relay) -> {
            Thread[] threads = new Thread[2];
            world.lua.globals().set("early", world.lua.asyncFunction(arguments -> {
                threads[0] = Thread.currentThread();
                return relay.apply(CompletableFuture.completedFuture("here"));
            }));
            world.lua.globals().set("thread", world.lua.function(arguments -> {
                threads[1] = Thread.currentThread();
                return null;
            }));
            assertEquals(
                    Multi.of("here"),
                    world.await(
                            world.load("local v = early() thread() return v").callAsync()));
            assertSame(threads[0], threads[1], "no thread switch is needed");
        });
    }

    @Test
    void C18_stageIsCompletedWhileTheScriptSuspends() throws Exception {
        Twin.check("an early wake-up is lost", same -> same, LOSING, (world, relay) -> {
            java.util.concurrent.ExecutorService other = world.pool(1);
            AtomicInteger round = new AtomicInteger();
            world.lua.globals().set("ask", world.lua.asyncFunction(arguments -> {
                CompletableFuture<Object> answer = new CompletableFuture<>();
                other.execute(() -> answer.complete(1));
                // The completion comes a little earlier or later every time: before, while and after the script
                // suspends.
                for (int spin = round.incrementAndGet() % 64 * 8; spin > 0; spin--) {
                    Thread.onSpinWait();
                }
                return relay.apply(answer);
            }));
            assertEquals(
                    Multi.of(3000),
                    world.await(world.load("local n = 0 for i = 1, 3000 do n = n + ask() end return n")
                            .callAsync()));
        });
    }

    @Test
    void C19_promiseIsCompletedTwice() throws Exception {
        Consumer<CompletableFuture<Object>> again = promise -> {
            promise.complete("second");
            promise.completeExceptionally(new IllegalStateException("third"));
        };
        Twin.check("the last one wins", again, promise -> promise.obtrudeValue("second"), (world, second) -> {
            CompletableFuture<Object> promise = new CompletableFuture<>();
            promise.complete("first");
            second.accept(promise);
            List<Object> resumed = new ArrayList<>();
            world.lua.globals().set("ask", world.lua.asyncFunction(arguments -> promise));
            world.lua
                    .globals()
                    .set("note", world.lua.function(arguments -> resumed.add(arguments.get(0, String.class))));
            world.await(world.load("note(ask())").callAsync());
            assertEquals(List.of("first"), resumed);
        });
    }

    /** A future that is told of success only. */
    private static final UnaryOperator<CompletableFuture<Multi>> OPTIMISTIC = call -> {
        CompletableFuture<Multi> told = new CompletableFuture<>();
        call.thenAccept(told::complete);
        return told;
    };

    @Test
    void C20_stageIsNeverCompleted_andTheLuaClosed() throws Exception {
        Twin.check("who waits is not told of the end", same -> same, OPTIMISTIC, (world, held) -> {
            CountDownLatch asked = world.latch();
            CompletableFuture<Object> never = new CompletableFuture<>();
            world.lua.globals().set("never", world.lua.asyncFunction(arguments -> {
                asked.countDown();
                return never;
            }));
            CompletableFuture<Multi> call =
                    held.apply(world.load("pcall(never) escaped = true").callAsync());
            world.await(asked);
            world.lua.close();
            assertInstanceOf(LuaClosedException.class, world.awaitFailure(call));
            world.awaitTrue(never::isCancelled, "what the script waits for is cancelled");
            assertEquals(0, never.getNumberOfDependents(), "nothing of the script hangs on the stage");
        });
    }

    @Test
    void C21_layersAroundAFailure() throws Exception {
        UnaryOperator<Throwable> layers =
                e -> new CompletionException(new ExecutionException(new CompletionException(e)));
        UnaryOperator<Throwable> another = e -> new IllegalStateException(e.getMessage());
        Twin.check("the exception is replaced by another", layers, another, (world, wrapped) -> {
            Exception thrown = new java.io.IOException("deep");
            world.lua
                    .globals()
                    .set(
                            "deep",
                            world.lua.asyncFunction(
                                    arguments -> CompletableFuture.failedFuture(wrapped.apply(thrown))));
            Throwable failure = world.awaitFailure(world.load("deep()").callAsync());
            assertSame(thrown, assertInstanceOf(LuaHostException.class, failure).getCause());
            assertSame(
                    thrown,
                    assertInstanceOf(
                                    LuaHostException.class,
                                    assertInstanceOf(
                                            LuaHostException.class,
                                            world.awaitFailure(world.load("local ok, e = pcall(deep) error(e)")
                                                    .callAsync())))
                            .getCause());
        });
    }

    @Test
    void C22_tenThousandScriptsAwaitTimers() throws Exception {
        BiFunction<Integer, Runnable, Runnable> exact = (id, timer) -> timer;
        BiFunction<Integer, Runnable, Runnable> losing = (id, timer) -> id == 7777 ? () -> {} : timer;
        Twin.check("one timer of ten thousand is lost", exact, losing, (world, timers) -> {
            Lua lua = world.lua(Lua.builder().executor(world.pool(2)));
            List<Runnable> due = java.util.Collections.synchronizedList(new ArrayList<>());
            AtomicInteger resumed = new AtomicInteger();
            int[] position = new int[10_000];
            lua.globals().set("sleep", lua.asyncFunction(arguments -> {
                CompletableFuture<Object> answer = new CompletableFuture<>();
                due.add(timers.apply(arguments.get(0, int.class), () -> answer.complete(null)));
                return answer;
            }));
            lua.globals().set("woken", lua.function(arguments -> {
                position[arguments.get(0, int.class)]++;
                return resumed.incrementAndGet();
            }));
            LuaFunction script = lua.load(
                            "local id = ... local co = coroutine.wrap(function() sleep(id) woken(id) end) co()")
                    .toFunction();
            List<CompletableFuture<Multi>> calls = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                calls.add(script.callAsync(i));
            }
            world.awaitTrue(() -> due.size() == 10_000, "not all have asked");
            due.forEach(Runnable::run);
            for (CompletableFuture<Multi> call : calls) {
                world.await(call);
            }
            for (int times : position) {
                assertEquals(1, times, "resumed once");
            }
        });
    }

    @Test
    void C23_awaitingInsideOtherFunctions() throws Exception {
        String everywhere = """
                local seen = {}
                local function note(v) seen[#seen + 1] = tostring(v) end
                note(select(2, pcall(later, 1)))
                note(select(2, xpcall(later, print, 2)))
                note(select(2, xpcall(error, function(e) return later(e) end, 3)))
                note(setmetatable({}, {__index = function() return later(4) end}).x)
                note(setmetatable({}, {__add = function() return later(5) end}) + 1)
                local t = {3, 1, 2} table.sort(t, function(a, b) return later(a) < later(b) end) note(table.concat(t))
                note((('abc'):gsub('%w', function(c) return later(c .. c) end)))
                for v in function(_, c) return later(not c and 6 or nil) end do note(v) end
                do local c <close> = setmetatable({}, {__close = function() note(later(7)) end}) end
                local n = 0
                note(load(function() n = n + 1 return later(n == 1 and 'return 8' or nil) end)())
                return table.concat(seen, ' ')""";
        Function<Object, Object> exact = value -> value;
        Twin.check("values are lost on the way", exact, value -> null, (world, way) -> {
            world.lua
                    .globals()
                    .set(
                            "later",
                            world.lua.asyncFunction(
                                    arguments -> CompletableFuture.supplyAsync(() -> way.apply(arguments.get(0)))));
            String seen;
            try {
                seen = world.load(everywhere).callAsync(String.class).get(30, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError(e);
            }
            assertEquals("1 2 3 4 5 123 aabbcc 6 7 8", seen);
        });
    }

    /** Resumes a coroutine on some thread and gives what it yields. */
    private interface Resume {
        Multi of(LuaThread thread, LuaFunction function, Object... arguments);
    }

    private static final Resume THE_SAME = (thread, function, arguments) -> thread.resume(arguments);

    @Test
    void C24_coroutineIsResumedByOtherThreads() throws Exception {
        Twin.checkMade(
                "each thread has a coroutine of its own",
                () -> THE_SAME,
                () -> {
                    ThreadLocal<LuaThread> own = new ThreadLocal<>();
                    return (thread, function, arguments) -> {
                        if (own.get() == null) {
                            own.set(made(function));
                            own.get().resume();
                        }
                        return own.get().resume(arguments);
                    };
                },
                (world, resume) -> {
                    LuaFunction function =
                            world.load("local sum = 0 while true do sum = sum + coroutine.yield(sum) end");
                    LuaThread thread = world.lua.thread(function);
                    thread.resume();
                    AtomicInteger turn = new AtomicInteger();
                    world.together(2, i -> () -> {
                        for (int k = 0; k < 50; k++) {
                            world.awaitTrue(() -> turn.get() % 2 == i, "no turn");
                            Multi sum = resume.of(thread, function, 1);
                            assertEquals(Multi.of(turn.get() + 1), sum);
                            turn.incrementAndGet();
                        }
                    });
                });
    }

    /** A new coroutine, by the script's own library: doubles have no {@code Lua} at hand. */
    private static LuaThread made(LuaFunction function) {
        LuaTable library = function.environment().orElseThrow().get("coroutine", LuaTable.class);
        return (LuaThread)
                library.get("create", LuaFunction.class).call(function).get(0);
    }

    @Test
    void C25_twoThreadsResumeOneCoroutine() throws Exception {
        Resume copies = (thread, function, arguments) -> made(function).resume(arguments);
        Twin.check("each gets a coroutine of its own", THE_SAME, copies, (world, resume) -> {
            CountDownLatch release = world.latch();
            CountDownLatch inside = world.latch();
            world.lua.globals().set("stay", world.lua.blockingFunction(arguments -> {
                inside.countDown();
                release.await();
                return null;
            }));
            LuaFunction function = world.load("stay() return 'won'");
            LuaThread thread = world.lua.thread(function);
            CompletableFuture<Throwable> first =
                    world.start("first", () -> assertEquals(Multi.of("won"), resume.of(thread, function)));
            world.await(inside);
            CompletableFuture<Throwable> second = world.start("second", () -> resume.of(thread, function));
            world.awaitTrue(() -> second.isDone() || world.last().getState() == Thread.State.WAITING, "second");
            release.countDown();
            assertNull(world.await(first));
            LuaRuntimeException refused = assertInstanceOf(LuaRuntimeException.class, world.await(second));
            assertEquals("cannot resume non-suspended coroutine", refused.getMessage());
        });
        try (World world = new World(World.PATIENCE)) {
            for (int i = 0; i < 200; i++) {
                LuaThread thread = world.lua.thread(world.load("return 1"));
                AtomicInteger won = new AtomicInteger();
                world.together(2, k -> () -> {
                    try {
                        thread.resume();
                        won.incrementAndGet();
                    } catch (LuaRuntimeException dead) {
                        assertEquals("cannot resume dead coroutine", dead.getMessage());
                    }
                });
                assertEquals(1, won.get());
            }
        }
    }

    @Test
    void C26_statusAndCloseWhileAnotherThreadRunsIt() throws Exception {
        Function<LuaThread, ThreadStatus> asked = LuaThread::status;
        Function<LuaThread, ThreadStatus> remembered = thread -> ThreadStatus.SUSPENDED;
        Twin.check("the status is an old one", asked, remembered, (world, status) -> {
            CyclicBarrier both = new CyclicBarrier(2);
            CountDownLatch release = world.latch();
            CountDownLatch inside = world.latch();
            world.lua.globals().set("stay", world.lua.blockingFunction(arguments -> {
                inside.countDown();
                release.await();
                return null;
            }));
            LuaThread thread = world.lua.thread(world.load("stay() coroutine.yield()"));
            CompletableFuture<Throwable> runner = world.start("runner", thread::resume);
            world.await(inside);
            assertEquals(ThreadStatus.RUNNING, status.apply(thread));
            CompletableFuture<Throwable> closer = world.start("closer", thread::close);
            Throwable refused = world.await(closer);
            assertTrue(refused != null && refused.getMessage().contains("running"), String.valueOf(refused));
            release.countDown();
            assertNull(world.await(runner));
            assertEquals(ThreadStatus.SUSPENDED, status.apply(thread));
            thread.close();
            assertEquals(ThreadStatus.DEAD, status.apply(thread));
            assertFalse(both.isBroken());
        });
    }
}
