package io.perilune.engine.jit;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread that compiles, while there is something to compile. */
final class Background {
    private static final long IDLE_SECONDS = 2;

    private final ThreadPoolExecutor executor;

    Background() {
        executor = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(null, work, "perilune-jit");
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    void add(Runnable work) {
        executor.execute(work);
    }
}
