package io.perilune.conformance.hostile;

import io.perilune.Lua;
import io.perilune.LuaFunction;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Another VM of the same process, which does a little work every five milliseconds and knows how late it once was. */
final class Neighbour {
    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(5);

    private final LuaFunction beat =
            Lua.create().load("n = (n or 0) + 1 return n").toFunction();
    private final AtomicLong longestGap = new AtomicLong();
    private final Thread thread = new Thread(this::run, "neighbour");
    private volatile boolean ended;

    Neighbour() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long last = System.nanoTime();
        while (!ended) {
            LockSupport.parkNanos(BEAT);
            beat.call();
            long now = System.nanoTime();
            longestGap.accumulateAndGet(now - last, Math::max);
            last = now;
        }
    }

    /** The longest time between two beats since this was last asked, in milliseconds. */
    long takeLongestGap() {
        return TimeUnit.NANOSECONDS.toMillis(longestGap.getAndSet(0));
    }

    /** Waits for its last beat. */
    void end() throws InterruptedException {
        ended = true;
        thread.join();
    }
}
