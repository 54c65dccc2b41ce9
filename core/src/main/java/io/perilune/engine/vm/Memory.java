package io.perilune.engine.vm;

import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.WatchList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.function.LongConsumer;

/**
 * What a VM knows of its heap: an account of allocation, and what a collection must do that the JVM's own does not do at the
 * script's word (weak tables, finalizers).
 */
public final class Memory {
    /** How long an explicit collection waits for the JVM's threads to hand over what it has found. */
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private static final long LARGE = 64 << 10;
    /** What is allocated without a limit before the first recount; afterwards as much as is alive, and at least this. */
    private static final long FREE_HAND = 32L << 20;
    /**
     * How far the account may go beyond the limit before a pass is made wherever the script stands, instead of at the next
     * point between two instructions, where garbage can be told better.
     */
    private static final long SLACK = 256 << 10;
    /** The least that is granted after a pass, so that a script at its limit does not pay one for every object. */
    private static final long LEAST_GRANT = 128 << 10;
    /** What a new run gets in any case, if what is alive leaves nothing; never beyond {@link #OVERDRAFT}. */
    private static final long FRESH_GRANT = 64 << 10;
    /** The most by which a VM may ever exceed its limit. */
    private static final long OVERDRAFT = 1 << 20;
    /** Units of work that a pass costs the script, besides those for each object that it visits. */
    private static final int UNITS_PER_PASS = 200;

    private static final int UNITS_PER_VISIT = 4;

    /** A weak table takes so many times what it took before it was made weak. */
    private static final int WEAK_FACTOR = 16;

    /** What an empty VM is taken for before anybody has counted. */
    private static final long FIRST_ESTIMATE = 2 << 10;

    private static final AtomicLongFieldUpdater<Memory> PUBLISHED =
            AtomicLongFieldUpdater.newUpdater(Memory.class, "published");

    private final Vm vm;
    /** Null as long as nothing has a finalizer. */
    private WatchList watched;
    /** The estimate of what was alive at the last pass. */
    private long live = FIRST_ESTIMATE;
    /** What was granted then, until the next pass. */
    private long granted = FREE_HAND;
    /** What is left of it; below zero a pass is due. What was charged since is the difference of the two. */
    private long room = FREE_HAND;
    /** Bytes that native functions hold in buffers no pass can see. Zero between two instructions. */
    private long held;
    /** The limit of this run. */
    private long limit = Allowance.ANY;
    /** The largest account that there was. */
    private long peak;
    /** What other threads see of {@link #used}. */
    private volatile long published = FIRST_ESTIMATE;
    /** The colour of the last pass, 0 before the first, and the coroutines that it found. */
    private int colour;

    private int coroutines;
    /** Whether {@code collectgarbage} may ask the JVM for a collection, and objects may have finalizers. */
    private boolean mayCollect = true;
    /** Set once an object with {@code __gc} or a weak table exists: only then can a script see that a collection took place. */
    private boolean observable;

    /** See {@link #probe(LongConsumer)}; null outside of tests. */
    private LongConsumer probe;

    private boolean stopped;
    private boolean collecting;
    /** The VM is ending: objects that finalizers still make get none themselves. */
    private boolean closed;

    private boolean generational;
    private int pause = 200;
    private int stepMultiplier = 100;

    /**
     * The objects whose finalizers are to run, in that order, and how many have had theirs. Here and not in a local variable: a limit
     * may end the run between two of them, and the others have theirs in a later one.
     */
    private Object[] due = NOTHING;

    private int dueDone;

    Memory(Vm vm) {
        this.vm = vm;
    }

    void charge(long bytes) {
        if ((room -= bytes) < 0 || bytes > LARGE) {
            overdrawn(bytes);
        }
    }

    /** Takes back a charge for what is certainly garbage now. */
    void credit(long bytes) {
        room += bytes;
    }

    /** Makes sure that {@code bytes} could be charged now, without charging them. */
    public void reserve(long bytes) {
        if (bytes > 0 && bytes > room) {
            charge(bytes);
            room += bytes;
        }
    }

    /**
     * Charges what a native function keeps in a buffer that it still fills: until {@link #release}, or the next point between two
     * instructions, it counts as alive.
     */
    public void hold(long bytes) {
        held += bytes;
        charge(bytes);
    }

    /** The buffer is done with. */
    public void release(long bytes) {
        held = Math.max(0, held - bytes);
    }

    /** For tests of what a failed allocation leaves: every charge asks first, and what is asked may throw. Null ends that. */
    void probe(LongConsumer asked) {
        probe = asked;
        shift(asked == null ? FREE_HAND : -1);
    }

    /** Changes what is left without changing the account. */
    private void shift(long left) {
        granted += left - room;
        room = left;
    }

    private void overdrawn(long bytes) {
        if (probe != null) {
            shift(-1);
            probe.accept(bytes);
            return;
        }
        if (limit == Allowance.ANY) {
            if (bytes > LARGE) {
                checkRoom(bytes);
            }
            return;
        }
        long used = used();
        if (vm.meter.isGraceful()) {
            if (used > limit + OVERDRAFT) {
                // It is not going to be allocated.
                credit(bytes);
                throw vm.meter.exceeded(Resource.MEMORY, used);
            }
            return;
        }
        if (used > limit + SLACK || bytes > LARGE && used > limit) {
            recount(bytes + held);
        } else {
            vm.meter.endSlice();
        }
    }

    /** A run begins, or goes on with another account in force. */
    void limit(long bytes) {
        limit = bytes;
        if (bytes == Allowance.ANY) {
            return;
        }
        if (used() > bytes) {
            count();
            granted = 0;
            room = 0;
            limit = Math.max(bytes, Math.min(live + FRESH_GRANT, bytes + OVERDRAFT));
        }
        long charged = granted - room;
        granted = grant();
        room = granted - charged;
    }

    private long grant() {
        return limit == Allowance.ANY ? Math.max(FREE_HAND, live) : Math.max(limit - live, LEAST_GRANT);
    }

    private Census count() {
        Census census = Census.of(vm, colour);
        colour = census.colour;
        coroutines = census.coroutines;
        live = census.bytes;
        return census;
    }

    /**
     * A pass: brings the account up to date, and ends the run when it is beyond the limit.
     *
     * @param unseen bytes that are in use, or about to be, and that the pass does not find
     */
    private void recount(long unseen) {
        peak = Math.max(peak, used() - unseen);
        Census census = count();
        granted = grant();
        room = granted;
        if (live + unseen > limit) {
            throw vm.meter.exceeded(Resource.MEMORY, live + unseen);
        }
        room -= unseen;
        if (vm.compiled > 0 && limit != Allowance.ANY) {
            // Registers of compiled code were not seen: what is granted now is taken back where they are.
            room = -1;
            granted = unseen - 1;
            vm.meter.endSlice();
        }
        vm.charge(UNITS_PER_PASS + UNITS_PER_VISIT * census.visited);
    }

    /** What a warning says of an error that is no string: the host's own exception, if it is one. */
    private static String withoutText(ScriptError e) {
        try {
            return e.getCause() == null
                    ? "error object is not a string"
                    : e.getCause().toString();
        } catch (RuntimeException broken) {
            return e.getCause().getClass().getName();
        }
    }

    /** Looks at everything that scripts reach. */
    public void census(Tally tally) {
        colour = Census.of(vm, colour, tally).colour;
    }

    /** Makes the account visible to other threads. */
    void publish() {
        long used = used();
        peak = Math.max(peak, used);
        PUBLISHED.lazySet(this, used);
    }

    /** The largest account so far, as any thread may ask. */
    public long publishedPeak() {
        return Math.max(peak, publishedBytes());
    }

    /** The account in bytes, as any thread may ask: of the last safe point. */
    public long publishedBytes() {
        return published;
    }

    /** A VM whose scripts must not make the whole process wait: no full collections, and no finalizers. */
    public void forbidCollections() {
        mayCollect = false;
    }

    /** How many coroutines of those made so far have not ended, after a pass. */
    long liveCoroutines() {
        recount(held);
        return coroutines;
    }

    /** What a compiled function takes, without its constants and without the functions in it. */
    static long prototypeBytes(Prototype p) {
        return 240 + 16L * p.code.length + 24L * p.constants.length + 48L * p.debug.locals().length;
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
        return live + granted - room;
    }

    void metatableSet(Object subject, Table metatable) {
        if (metatable == null) {
            return;
        }
        if (subject instanceof Table t && metatable.metamethod(MetaKey.MODE) instanceof ByteStr mode) {
            String flags = mode.toString();
            reserve(WEAK_FACTOR * t.storageBytes());
            t.setWeakness(flags.indexOf('k') >= 0, flags.indexOf('v') >= 0);
            observable = true;
        }
        if (!closed && mayCollect && metatable.metamethod(MetaKey.GC) != null) {
            observable = true;
            if (watched == null) {
                watched = new WatchList();
            }
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
        try {
            for (CallStack s = vm.current; s != null; s = s.resumer) {
                s.forgetAbove();
            }
            if (observable && mayCollect) {
                System.gc();
                awaitFinalizers();
            }
            if (takeDue()) {
                // The JVM does not clear weak references that it meets only behind what it is about to finalize. Now
                // that those
                // objects are reachable again, it does.
                System.gc();
            }
            held = 0;
            recount(0);
        } finally {
            collecting = false;
        }
        finalizeAll();
    }

    /** Takes over what the JVM has found unreachable; false when there is nothing new. */
    private boolean takeDue() {
        return watched != null && add(watched.takeDue());
    }

    private boolean add(Object[] more) {
        int rest = due.length - dueDone;
        Object[] all = Arrays.copyOfRange(due, dueDone, due.length + more.length);
        System.arraycopy(more, 0, all, rest, more.length);
        due = all;
        dueDone = 0;
        return more.length > 0;
    }

    /** Objects that nothing refers to but the turn of their finalizers. */
    Object[] due() {
        return due;
    }

    private static final Object[] NOTHING = new Object[0];

    /** Makes the effect of a collection deterministic: the JVM's own threads bring in what it has found. */
    @SuppressWarnings({"deprecation", "removal"})
    private void awaitFinalizers() {
        long start = System.nanoTime();
        while (watched != null && watched.isExpectingMore() && System.nanoTime() - start < PATIENCE_NANOS) {
            System.runFinalization();
            Thread.onSpinWait();
        }
    }

    /** True when {@link #atSafePoint} would do something. */
    boolean isPassDue() {
        return room < 0 || !collecting && !stopped && watched != null && watched.hasDue();
    }

    /**
     * Brings the account up to date when enough was allocated, and runs the finalizers that are due. Only between two
     * instructions. This is all that happens without the script's word: the JVM collects when it sees fit, and forcing it would
     * cost a program that allocates much a multiple of its time.
     */
    void atSafePoint() {
        held = 0;
        if (room < 0 && !vm.meter.isGraceful()) {
            vm.current.forgetDead();
            recount(0);
        }
        if (watched != null && !collecting && !stopped && (dueDone < due.length || watched.hasDue())) {
            takeDue();
            finalizeAll();
        }
    }

    private void finalizeAll() {
        collecting = true;
        try {
            while (dueDone < due.length) {
                Object subject = due[dueDone];
                due[dueDone++] = null;
                finalizeOne(subject);
            }
            due = NOTHING;
            dueDone = 0;
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
                String message = e.value() instanceof ByteStr text ? text.toString() : withoutText(e);
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
        if (watched != null) {
            add(watched.takeAll());
        }
        finalizeAll();
    }
}
