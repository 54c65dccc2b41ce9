package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.WatchList;

/**
 * What a VM knows of its heap: an account of allocation, and what a collection must do that the JVM's own does not do at the
 * script's word (weak tables, finalizers).
 */
public final class Memory {
    /** How long an explicit collection waits for the JVM's threads to hand over what it has found. */
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private static final long LARGE = 1 << 20;
    private static final long FIRST_THRESHOLD = 32L << 20;

    private final Vm vm;
    private final WatchList watched = new WatchList();
    /** Bytes charged since the last collection. */
    private long charged;
    /** The estimate of what was alive then. */
    private long live = 24 << 10;
    /** The account at which the next recount is due. */
    private long threshold = FIRST_THRESHOLD;
    /** Set once an object with {@code __gc} or a weak table exists: only then can a script see that a collection took place. */
    private boolean observable;

    private boolean stopped;
    private boolean collecting;
    /** The VM is ending: objects that finalizers still make get none themselves. */
    private boolean closed;

    private boolean generational;
    private int pause = 200;
    private int stepMultiplier = 100;

    /** The objects whose finalizers run at the end, in that order, and how many have had theirs. */
    private Object[] last;

    private int lastDone;

    Memory(Vm vm) {
        this.vm = vm;
    }

    void charge(long bytes) {
        charged += bytes;
        if (bytes > LARGE) {
            checkRoom(bytes);
        }
    }

    /** One large request must not take the whole process's heap: the script gets an error before the JVM does. */
    private static void checkRoom(long bytes) {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
        // What looks used may be garbage: only a request that cannot fit, or the JVM itself, decides.
        if (bytes > runtime.maxMemory() / 2 && bytes > free) {
            throw outOfMemory();
        }
    }

    static ScriptError outOfMemory() {
        return new ScriptError(ByteStr.of("not enough memory"));
    }

    /** The estimate that {@code collectgarbage("count")} reports, in bytes. */
    public long used() {
        return live + charged;
    }

    void metatableSet(Object subject, Table metatable) {
        if (metatable == null) {
            return;
        }
        if (subject instanceof Table t && metatable.metamethod(MetaKey.MODE) instanceof ByteStr mode) {
            String flags = mode.toString();
            t.setWeakness(flags.indexOf('k') >= 0, flags.indexOf('v') >= 0);
            observable = true;
        }
        if (!closed && metatable.metamethod(MetaKey.GC) != null) {
            observable = true;
            watched.watch(subject);
        }
    }

    /** True while finalizers run: then no option of {@code collectgarbage} has an effect. */
    public boolean isCollecting() {
        return collecting;
    }

    public boolean stopped() {
        return stopped;
    }

    public void stop() {
        stopped = true;
    }

    public void restart() {
        stopped = false;
    }

    public boolean generational() {
        return generational;
    }

    public void setGenerational(boolean generational) {
        this.generational = generational;
    }

    public int pause() {
        return pause;
    }

    public void setPause(int percent) {
        pause = percent;
    }

    public int stepMultiplier() {
        return stepMultiplier;
    }

    public void setStepMultiplier(int percent) {
        stepMultiplier = percent;
    }

    /** A full collection: afterwards what was unreachable is gone from weak tables, and its finalizers have run. */
    public void collect() {
        if (collecting) {
            return;
        }
        collecting = true;
        Object[] due;
        try {
            for (CallStack s = vm.current; s != null; s = s.resumer) {
                s.forgetAbove();
            }
            if (observable) {
                System.gc();
                awaitFinalizers();
            }
            due = watched.takeDue();
            if (due.length > 0) {
                // The JVM does not clear weak references that it meets only behind what it is about to finalize. Now
                // that those
                // objects are reachable again, it does.
                System.gc();
            }
            recount();
        } finally {
            collecting = false;
        }
        finalizeAll(due);
    }

    /**
     * Brings the account up to date. This is all that happens without the script's word: the JVM collects when it sees fit, and
     * forcing it would cost a program that allocates much a multiple of its time.
     */
    private void recount() {
        live = Census.of(vm);
        charged = 0;
        threshold = Math.max(FIRST_THRESHOLD, live * 2);
    }

    /** Makes the effect of a collection deterministic: the JVM's own threads bring in what it has found. */
    @SuppressWarnings({"deprecation", "removal"})
    private void awaitFinalizers() {
        long start = System.nanoTime();
        while (watched.isExpectingMore() && System.nanoTime() - start < PATIENCE_NANOS) {
            System.runFinalization();
            Thread.onSpinWait();
        }
    }

    /** Called at every end of a slice, possibly deep inside a native function: nothing of Lua may run here. */
    void atSafePoint() {}

    /** Runs the finalizers that are due, and collects when enough was allocated. Only between two instructions. */
    void runFinalizers() {
        if (collecting || stopped) {
            return;
        }
        if (used() > threshold) {
            vm.current.forgetDead();
            recount();
        } else if (watched.hasDue()) {
            finalizeAll(watched.takeDue());
        }
    }

    private void finalizeAll(Object[] subjects) {
        collecting = true;
        try {
            for (Object subject : subjects) {
                finalizeOne(subject);
            }
        } finally {
            collecting = false;
        }
    }

    private void finalizeOne(Object subject) {
        Object finalizer = vm.metamethod(subject, MetaKey.GC);
        if (finalizer == null) {
            return;
        }
        try {
            Execution.callFinalizer(vm, finalizer, subject);
        } catch (ScriptError e) {
            if (vm.warnings != null) {
                String message = e.value() instanceof ByteStr text ? text.toString() : "error object is not a string";
                vm.warnings.warn(ByteStr.of("error in __gc (" + message + ")"), false);
            }
        }
    }

    /**
     * The VM is closed: every object with a finalizer gets its call, the one that was made last first. A finalizer that
     * ends the program comes back here, for those that are still left.
     */
    public void close() {
        closed = true;
        if (last == null) {
            last = watched.takeAll();
        }
        collecting = true;
        while (lastDone < last.length) {
            finalizeOne(last[lastDone++]);
        }
    }
}
