package io.perilune.conformance.hostile;

import io.perilune.Lua;
import io.perilune.LuaFunction;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Another VM of the same process, which does a little work every five milliseconds and knows how late it once was. Time in which its
 * thread, or one that a pause of the JVM waits for, could have run but other processes had the processors does not count; what a
 * collection or a lock takes does.
 */
final class Neighbour {
    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(5);

    /** After so many beats it looks for new threads. */
    private static final int BEATS_TO_LOOK = 10;

    private final LongSupplier nanos;
    private final LuaFunction beat =
            Lua.create().load("n = (n or 0) + 1 return n").toFunction();
    private final AtomicLong longestGap = new AtomicLong();
    private final Thread thread = new Thread(this::run, "neighbour");
    private volatile long beats;
    private volatile boolean ended;

    Neighbour(LongSupplier nanos) {
        this.nanos = nanos;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        RunQueue.Pauses queue = new RunQueue.Pauses();
        long waited = queue.waited();
        long last = nanos.getAsLong();
        while (!ended) {
            LockSupport.parkNanos(BEAT);
            beat.call();
            if (beats % BEATS_TO_LOOK == 0) {
                queue.lookAround();
            }
            long now = nanos.getAsLong();
            long waitedNow = queue.waited();
            longestGap.accumulateAndGet(now - last - (waitedNow - waited), Math::max);
            last = now;
            waited = waitedNow;
            beats++;
        }
    }

    /** The longest time between two beats since this was last asked, in milliseconds, the beat in progress included. */
    long takeLongestGap() {
        long wanted = beats + 2;
        while (beats < wanted && thread.isAlive()) {
            LockSupport.parkNanos(BEAT);
        }
        return TimeUnit.NANOSECONDS.toMillis(longestGap.getAndSet(0));
    }

    /** Waits for its last beat. */
    void end() throws InterruptedException {
        ended = true;
        thread.join();
    }
}
