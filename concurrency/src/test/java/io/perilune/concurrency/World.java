package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Lua;
import io.perilune.LuaBuilder;
import io.perilune.LuaBusyException;
import io.perilune.LuaClosedException;
import io.perilune.LuaEntry;
import io.perilune.LuaFunction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a scenario needs, and what is cleared away after it, also when it has failed half way. */
final class World implements AutoCloseable {
    /** How long something may take that has to happen. */
    static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The same for twins, where it does not. */
    static final Duration IMPATIENCE = Duration.ofMillis(400);

    private final Duration patience;
    private final List<Lua> luas = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Deque<Runnable> ends = new ArrayDeque<>();
    final Lua lua;

    World(Duration patience) {
        this.patience = patience;
        lua = lua(Lua.builder());
    }

    Lua lua(LuaBuilder builder) {
        Lua made = builder.build();
        luas.add(made);
        return made;
    }

    LuaFunction load(String script) {
        return lua.load(script).name("=s").toFunction();
    }

    /** Something to be done when the scenario is over, however it ends; the last one first. */
    void atEnd(Runnable action) {
        ends.push(action);
    }

    /** A latch that is open when the scenario is over. */
    CountDownLatch latch() {
        CountDownLatch made = new CountDownLatch(1);
        atEnd(made::countDown);
        return made;
    }

    interface Action {
        void run() throws Exception;
    }

    /** Runs the action on a thread of its own; the future has what it throws, or null. */
    CompletableFuture<Throwable> start(String name, Action action) {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        action.run();
                        end.complete(null);
                    } catch (Throwable e) {
                        end.complete(e);
                    }
                },
                name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return end;
    }

    /** The thread that was started last. */
    Thread last() {
        return threads.get(threads.size() - 1);
    }

    void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + patience.toNanos();
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertTrue(thread.isAlive(), "the thread has ended");
            assertTrue(System.nanoTime() < end, "the thread does not wait");
            Thread.onSpinWait();
        }
    }

    /** Waits until it is so; that it never is breaks the scenario. */
    void awaitTrue(java.util.function.BooleanSupplier condition, String what) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
            Thread.onSpinWait();
        }
    }

    void await(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(patience.toMillis(), TimeUnit.MILLISECONDS), "what was waited for has not come");
    }

    /** The value; what has failed instead, or does not end, breaks the scenario. */
    <T> T await(Future<T> future) throws InterruptedException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not completed", e);
        } catch (ExecutionException e) {
            throw new AssertionError("failed", e.getCause());
        } catch (java.util.concurrent.CancellationException e) {
            throw new AssertionError("cancelled", e);
        }
    }

    /** What the future fails with; that it does not fail, or does not end, breaks the scenario. */
    Throwable awaitFailure(Future<?> future) throws InterruptedException {
        try {
            Object value = future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            throw new AssertionError("completed with " + value);
        } catch (TimeoutException e) {
            throw new AssertionError("not completed", e);
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (java.util.concurrent.CancellationException e) {
            return e;
        }
    }

    /** Runs the action on so many threads at once, and asserts that none fails. */
    void together(int count, java.util.function.IntFunction<Action> actions) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<Throwable>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Action action = actions.apply(i);
            running.add(start("together " + i, () -> {
                go.await();
                action.run();
            }));
        }
        go.countDown();
        for (CompletableFuture<Throwable> end : running) {
            Throwable e = await(end);
            if (e != null) {
                throw new AssertionError(e);
            }
        }
    }

    ExecutorService pool(int size) {
        return end(Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "worker");
            thread.setDaemon(true);
            return thread;
        }));
    }

    ExecutorService end(ExecutorService pool) {
        atEnd(pool::shutdownNow);
        return pool;
    }

    static boolean hasVirtualThreads() {
        return Runtime.version().feature() >= 21;
    }

    /** A virtual thread for each task; where there are none, a thread. */
    ExecutorService virtual() {
        if (!hasVirtualThreads()) {
            return end(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            }));
        }
        try {
            return end((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An executor that does what it was given when the scenario says so. */
    static final class Steps implements Executor {
        private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();

        @Override
        public void execute(Runnable task) {
            queue.add(task);
        }

        void runAll() {
            Runnable task;
            while ((task = queue.poll()) != null) {
                task.run();
            }
        }
    }

    /** The invariants that must hold after every scenario: nothing is left behind, and every Lua that is open still answers. */
    void verify() throws Exception {
        assertFalse(Thread.currentThread().isInterrupted(), "the interrupt flag was left set");
        for (Lua each : luas) {
            try (LuaEntry entry = each.tryEnter(patience)) {
                assertTrue(entry.isOpen());
                assertEquals(
                        "5050 true xy",
                        each.load(
                                        "local s = 0 for i = 1, 100 do s = s + i end\n"
                                                + "local co = coroutine.wrap(function(a) return a .. coroutine.yield(a) end)\n"
                                                + "co('x') return s .. ' ' .. tostring(select(2, coroutine.running())) .. ' ' .. co('y')")
                                .call(String.class));
            } catch (LuaClosedException closed) {
                continue;
            } catch (LuaBusyException e) {
                throw new AssertionError("somebody is still inside", e);
            }
        }
    }

    @Override
    public void close() {
        while (!ends.isEmpty()) {
            ends.pop().run();
        }
        for (Thread thread : threads) {
            thread.interrupt();
        }
        for (Lua each : luas) {
            each.interrupt();
        }
        for (Thread thread : threads) {
            join(thread);
        }
        Thread.interrupted();
    }

    private static void join(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            // The scenario may have interrupted this thread; what it left behind still has to end.
            join(thread);
        }
    }
}
