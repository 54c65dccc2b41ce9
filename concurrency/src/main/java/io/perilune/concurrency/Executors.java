package io.perilune.concurrency;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** The kinds of executor that the Luas take turns with. */
final class Executors implements AutoCloseable {
    private final ExecutorService fixed = java.util.concurrent.Executors.newFixedThreadPool(3, Executors::daemon);
    private final ExecutorService single = java.util.concurrent.Executors.newSingleThreadExecutor(Executors::daemon);
    private final ForkJoinPool forkJoin = new ForkJoinPool(3);
    private final ScheduledExecutorService timer =
            java.util.concurrent.Executors.newSingleThreadScheduledExecutor(Executors::daemon);
    private final AtomicInteger tasks = new AtomicInteger();

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "executor");
        thread.setDaemon(true);
        return thread;
    }

    /** One of them, in turn; the first is what a Lua has by itself: virtual threads where there are such. */
    Choice get(int index) {
        List<Choice> all = List.of(
                new Choice("threads of its own", null, timer, true, 20),
                new Choice("fixed pool", fixed, timer, true, 20),
                new Choice("single thread", single, timer, true, 20),
                new Choice("fork-join pool", forkJoin, timer, true, 20),
                new Choice("at once", Runnable::run, timer, false, 20),
                new Choice("twice now and then", this::twice, timer, true, 20));
        return all.get(index % all.size());
    }

    private void twice(Runnable task) {
        fixed.execute(task);
        if (tasks.incrementAndGet() % 7 == 0) {
            fixed.execute(task);
        }
    }

    /**
     * An executor, and who completes what scripts wait for.
     *
     * @param executor null for what the Lua has by itself
     * @param other whether tasks run on another thread than the one that submits them
     * @param patience seconds after which a call that is not completed counts as lost
     */
    record Choice(String name, Executor executor, ScheduledExecutorService timer, boolean other, int patience) {}

    @Override
    public void close() {
        fixed.shutdownNow();
        single.shutdownNow();
        forkJoin.shutdownNow();
        timer.shutdownNow();
    }
}
