package io.perilune.engine.vm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Where limits meet the running script. The engine charges {@link Vm#charge}; when a slice is used up it comes here. Other
 * threads leave an {@link Interrupt}; it is noticed at the end of the slice at the latest, some microseconds away.
 *
 * <p>A slice never reaches beyond what the {@link Account} in force has left, so a limit of instructions ends a run at the same
 * instruction every time. Invariant: {@code used + slice - vm.fuel} is what was charged since the VM was made.
 */
public final class Meter {
    /** What the outside may want at a safe point. */
    public interface Interrupt {
        /** Runs on the thread of the VM; may throw to stop the script. */
        void atSafePoint(Vm vm);
    }

    /** Units that the {@code __close} metamethods of a run that was cut off may use, all together. */
    static final long GRACE = 100_000;
    /** Nanoseconds of the same. */
    static final long GRACE_NANOS = 50_000_000;

    // Fields with updaters instead of atomic objects: there is a meter in each of a hundred thousand idle VMs.
    private static final AtomicReferenceFieldUpdater<Meter, Interrupt> PENDING =
            AtomicReferenceFieldUpdater.newUpdater(Meter.class, Interrupt.class, "pending");
    private static final AtomicLongFieldUpdater<Meter> RUN = AtomicLongFieldUpdater.newUpdater(Meter.class, "run");
    private static final AtomicLongFieldUpdater<Meter> PUBLISHED =
            AtomicLongFieldUpdater.newUpdater(Meter.class, "published");

    private final Vm vm;
    private volatile Interrupt pending;
    /** The number of the run: odd while one is in progress. */
    private volatile long run;
    /** The account of every run that has no narrower one. */
    private final Account own;
    /** Slices that compiled code may still take without being left, so that the thread takes a breath now and then. */
    private static final int QUIET_SLICES = 50;

    private int quietSlices = QUIET_SLICES;
    /** Units used in all slices before the current one. */
    private long used;
    /** The size of the current slice. */
    private long slice = Vm.SLICE;
    /** What other threads see of {@link #used}. */
    private volatile long published;
    /** Chunks compiled, and bytes written. */
    private long loads;

    private long output;

    /** What ends the run in progress; stays until the call that it ends, {@link #endingAccount}'s, is over. */
    private Termination ending;

    private Account endingAccount;
    /** The values of {@link #used} and {@link #now} at which the grace of that run is over. */
    private long graceEnd;

    private long graceDeadline;
    /** Nested stretches of grace; charges do not throw while above zero and within {@link #graceEnd}. */
    private int graceful;

    Meter(Vm vm, Allowance allowance) {
        this.vm = vm;
        own = new Account(allowance);
    }

    // From any thread.

    /**
     * Asks, from any thread, for a call at the next safe point. Several wishes are met in their order; one that is equal to the last
     * one is the same wish. When one ends the run, those after it are dropped; when one raises an error, which a script can
     * catch, they are met at the next safe point.
     */
    public void interrupt(Interrupt action) {
        Interrupt before;
        do {
            before = pending;
            if (action.equals(before instanceof Sequence s ? s.last : before)) {
                return;
            }
        } while (!PENDING.compareAndSet(this, before, before == null ? action : new Sequence(before, action)));
    }

    /**
     * Asks, from any thread, that the run in progress be ended. Without effect when none is, also on the next run.
     *
     * @param reason as for {@link #terminate}
     */
    public void endRun(Object reason) {
        interruptRun(new RunEnd(reason));
    }

    /**
     * Asks, from any thread, for a call at the next safe point of the run in progress, also when it waits and others run meanwhile.
     * Without effect when none is, also on the next run.
     */
    public void interruptRun(Interrupt action) {
        long wanted = run;
        if ((wanted & 1) != 0) {
            interrupt(new OfRun(wanted, action));
        }
    }

    private record OfRun(long run, Interrupt action) implements Interrupt {
        @Override
        public void atSafePoint(Vm vm) {
            if (vm.meter.run == run) {
                action.atSafePoint(vm);
            }
        }
    }

    private record RunEnd(Object reason) implements Interrupt {
        @Override
        public void atSafePoint(Vm vm) {
            throw vm.meter.terminate(reason);
        }
    }

    /** Wishes in a row, which may be many, so they are met in a loop. */
    private record Sequence(Interrupt earlier, Interrupt last) implements Interrupt {
        @Override
        public void atSafePoint(Vm vm) {
            ArrayDeque<Interrupt> inOrder = inOrder(this);
            try {
                while (!inOrder.isEmpty()) {
                    inOrder.pop().atSafePoint(vm);
                }
            } catch (ScriptError e) {
                inOrder.forEach(vm.meter::interrupt);
                throw e;
            }
        }
    }

    private static ArrayDeque<Interrupt> inOrder(Interrupt wish) {
        ArrayDeque<Interrupt> inOrder = new ArrayDeque<>();
        while (wish instanceof Sequence s) {
            inOrder.push(s.last);
            wish = s.earlier;
        }
        inOrder.push(wish);
        return inOrder;
    }

    /** What the run in progress is still to meet leaves with it; what concerns others stays. */
    private List<Interrupt> takeWishesOfRun() {
        Interrupt all = pending == null ? null : PENDING.getAndSet(this, null);
        if (all == null) {
            return List.of();
        }
        List<Interrupt> taken = new ArrayList<>();
        for (Interrupt wish : inOrder(all)) {
            if (wish instanceof OfRun addressed && addressed.run == run) {
                taken.add(addressed.action);
            } else {
                interrupt(wish);
            }
        }
        return taken;
    }

    /** Units used since the VM was made, as any thread may ask: while a script runs, those of the current slice are missing. */
    public long publishedUnits() {
        return published;
    }

    /** Nanoseconds that every run has; {@link Allowance#ANY} when they are not limited. */
    public long timeOfRun() {
        return own.amount(Resource.TIME);
    }

    /** What a call gets whose deadline has passed while its script was not running. */
    public Termination tooLate() {
        return new Termination(new LimitReached(Resource.TIME, timeOfRun()), "");
    }

    // From the thread of the VM.

    /** Units used since the VM was made. */
    public long used() {
        return used + slice - vm.fuel;
    }

    /** Chunks compiled since the VM was made. */
    public long loads() {
        return loads;
    }

    /** Bytes written since the VM was made. */
    public long output() {
        return output;
    }

    long now() {
        return vm.ticker == null ? 0 : vm.ticker.getAsLong();
    }

    /** Accounts for a chunk of {@code length} bytes that is going to be compiled. */
    public void chargeLoad(long length) {
        Account account = vm.account;
        if (length > account.source) {
            throw exceeded(Resource.SOURCE, length);
        }
        if (++loads > account.ends[Account.LOADS]) {
            throw exceeded(Resource.LOADS, loads);
        }
    }

    /** Accounts for output that is going to be written. */
    public void chargeOutput(long bytes) {
        output += bytes;
        if (output > vm.account.ends[Account.OUTPUT]) {
            throw exceeded(Resource.OUTPUT, output);
        }
    }

    /**
     * Ends the run in progress, from inside it: an {@link Interrupt} or a native function throws what this returns. From here on
     * every charge throws it again. Only {@code __close} metamethods still get a small grace, and a second call of this
     * method while they run ends that, too.
     *
     * @param reason for the host; its {@code toString} is what {@code __close} is told
     */
    public Termination terminate(Object reason) {
        return terminate(reason, own);
    }

    /** A limit is reached by {@code reading}: ends the call that it was set for. */
    Termination exceeded(Resource resource, long reading) {
        Account owner = vm.account.exceeded(resource, reading);
        if (ending == null) {
            vm.events.limitReached(resource, owner.amount(resource));
        }
        return terminate(new LimitReached(resource, owner.amount(resource)), owner);
    }

    private Termination terminate(Object reason, Account owner) {
        startSlice(0);
        if (ending == null) {
            ending = new Termination(reason, Traceback.of(vm.current, 0));
            endingAccount = owner;
            graceEnd = used + GRACE;
            graceDeadline = now() + GRACE_NANOS;
        } else {
            graceEnd = used;
            if (endingAccount != owner && owner.outer == null) {
                endingAccount = owner;
            }
        }
        return ending;
    }

    /**
     * To be called where control comes back from code that the meter has not seen, such as a host function: it may have taken
     * long, and may have swallowed the {@link Termination}.
     */
    public void rethrow() {
        if (ending != null ? graceful == 0 : vm.account.hasDeadline()) {
            refuel();
        }
    }

    /** What ends a run whose deadline has passed while it waited. */
    public Termination deadlineReached() {
        return exceeded(Resource.TIME, Math.max(now(), vm.account.ends[Account.TIME] + 1));
    }

    /** Nanoseconds to the deadline of the calls in progress, at least 1; {@link Allowance#ANY} without one. */
    public long nanosLeft() {
        long end = vm.account.ends[Account.TIME];
        return end == Allowance.ANY ? Allowance.ANY : Math.max(1, end - now());
    }

    /** For work of the engine itself that takes long and charges nothing: looks at the outside world now. */
    void poll() {
        if (pending != null) {
            refuel();
        } else {
            rethrow();
        }
    }

    /** Puts the VM's own account in force, in full. */
    void begin() {
        own.renew();
        own.enter(vm, null);
    }

    private void nextRun() {
        RUN.lazySet(this, run + 1);
    }

    /** The outermost call from Java begins. */
    void runBegins() {
        nextRun();
        if (vm.account != own || !own.isUnlimited()) {
            begin();
        }
    }

    /** The same for a call that was made a while ago: its time has run since then. */
    void runBegins(long since) {
        nextRun();
        own.renew();
        own.began(since);
        own.enter(vm, null);
    }

    /** The outermost call from Java is over, and with it whatever ended it. */
    void runEnded() {
        nextRun();
        if (ending != null) {
            ending = null;
            endingAccount = null;
        }
        if (vm.hookScopes != null) {
            vm.hookScopes.runLeft();
        }
        startSlice(Vm.SLICE);
        PUBLISHED.lazySet(this, used);
        vm.memory.publish();
    }

    /** Another account is in force; {@code over} is the one whose call has ended, or null when one has begun. */
    void accountChanged(Account inForce, Account over) {
        vm.account = inForce;
        vm.memory.limit(inForce.memory);
        if (over != null && over == endingAccount) {
            ending = null;
            endingAccount = null;
        }
        startSlice(ending == null ? room(inForce.ends[Account.UNITS]) : 0);
    }

    private long room(long end) {
        return Math.max(0, Math.min(Vm.SLICE, end - used()));
    }

    /** What is kept of a run that is not over, while others run. */
    static final class Run {
        private Termination ending;
        private Account endingAccount;
        private long graceLeft;
        private int graceful;
        /** What the VM's own account had left for this run. */
        private long[] ownLeft;
        /** The narrower accounts in force, the innermost first. */
        private Account[] narrower;
        /** What it is still to meet. */
        private List<Interrupt> wishes;
        /** The hook that goes with it, or null. */
        private Hooks hooks;
    }

    /** The run in progress leaves the VM to others. */
    Run suspendRun() {
        Run kept = new Run();
        kept.ending = ending;
        kept.endingAccount = endingAccount;
        kept.graceLeft = graceEnd - used();
        kept.graceful = graceful;
        int count = 0;
        for (Account a = vm.account; a != own; a = a.outer) {
            count++;
        }
        kept.narrower = new Account[count];
        for (int i = 0; i < count; i++) {
            kept.narrower[i] = vm.account;
            vm.account.leave(vm);
        }
        kept.ownLeft = own.left(this);
        kept.wishes = takeWishesOfRun();
        kept.hooks = vm.hookScopes == null ? null : vm.hookScopes.runLeft();
        graceful = 0;
        runEnded();
        return kept;
    }

    /** A run goes on that was left by {@link #suspendRun}; none is in progress. */
    void resumeRun(Run kept) {
        nextRun();
        kept.wishes.forEach(this::interruptRun);
        if (kept.hooks != null) {
            HookScopes.of(vm).runCameBack(kept.hooks);
        }
        own.left(kept.ownLeft);
        own.enter(vm, null);
        for (int i = kept.narrower.length - 1; i >= 0; i--) {
            kept.narrower[i].enter(vm, vm.account);
        }
        if (kept.ending != null) {
            ending = kept.ending;
            endingAccount = kept.endingAccount;
            graceEnd = used() + kept.graceLeft;
            graceful = kept.graceful;
            startSlice(0);
        }
    }

    /** True when the run in progress has been ended, and only its variables are still being closed. */
    public boolean isEnding() {
        return ending != null;
    }

    /** Lets {@code __close} metamethods run on; false when there is nothing left of the grace. Paired with {@link #endGrace}. */
    boolean beginGrace() {
        graceful++;
        startSlice(room(graceEnd));
        return slice > 0;
    }

    void endGrace() {
        if (--graceful == 0) {
            startSlice(0);
        }
    }

    /** True while a run that has been ended closes its variables. */
    boolean isGraceful() {
        return graceful > 0;
    }

    /** Whatever is charged next comes to {@link #refuel}. */
    void endSlice() {
        startSlice(0);
    }

    private void startSlice(long size) {
        used += slice - vm.fuel;
        slice = size;
        vm.fuel = size;
    }

    /**
     * Compiled code has used up a slice: gives it another, unless there is something to do that needs real frames.
     *
     * @return false when it has to be left
     */
    boolean refuelInPlace() {
        if (ending != null
                || pending != null
                || vm.memory.isPassDue()
                || vm.current.hooks != null
                || quietSlices == 0) {
            quietSlices = QUIET_SLICES;
            return false;
        }
        quietSlices--;
        Account account = vm.account;
        long now = used();
        if (now > account.ends[Account.UNITS] || account.hasDeadline() && now() > account.ends[Account.TIME]) {
            return false;
        }
        startSlice(room(account.ends[Account.UNITS]));
        PUBLISHED.lazySet(this, used);
        return true;
    }

    /** The slice is used up. Whenever this throws, an empty slice is left, so that the next charge comes here again. */
    void refuel() {
        startSlice(0);
        PUBLISHED.lazySet(this, used);
        if (ending != null) {
            if (graceful == 0 || used >= graceEnd || now() > graceDeadline) {
                graceEnd = Math.min(graceEnd, used);
                throw ending;
            }
            startSlice(room(graceEnd));
            return;
        }
        Account account = vm.account;
        if (used > account.ends[Account.UNITS]) {
            throw exceeded(Resource.INSTRUCTIONS, used);
        }
        if (account.hasDeadline()) {
            long now = now();
            if (now > account.ends[Account.TIME]) {
                throw exceeded(Resource.TIME, now);
            }
        }
        if (pending != null) {
            Interrupt action = PENDING.getAndSet(this, null);
            if (action != null) {
                action.atSafePoint(vm);
            }
        }
        vm.memory.publish();
        startSlice(room(account.ends[Account.UNITS]));
        if (vm.driver != null) {
            vm.driver.atSafePoint();
        }
    }
}
