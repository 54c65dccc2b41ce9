package io.perilune.engine.host;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The executor of a VM that was given none, where there are no virtual threads: daemon threads that end after a second without
 * work. Never the common pool: a host may have all its threads waiting for this very VM.
 */
final class OwnThreads {
    private OwnThreads() {}

    static Executor create() {
        Executor virtual = VirtualThreads.executor();
        if (virtual != null) {
            return virtual;
        }
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "perilune-async");
            thread.setDaemon(true);
            return thread;
        });
    }
}
