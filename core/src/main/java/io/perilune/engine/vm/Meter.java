package io.perilune.engine.vm;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where limits meet the running script. The engine charges {@link Vm#charge}; when a slice is used up it comes here. Other
 * threads leave an {@link Interrupt}; it is noticed at the end of the slice at the latest, some microseconds away.
 */
public final class Meter {
    /** What the outside may want at a safe point. */
    public interface Interrupt {
        /** Runs on the thread of the VM; may throw to stop the script. */
        void atSafePoint(Vm vm);
    }

    /** Units that the {@code __close} metamethods of a run that was cut off may use, all together. */
    static final long GRACE = 100_000;

    private final AtomicReference<Interrupt> pending = new AtomicReference<>();
    /** The number of the run: odd while one is in progress. */
    private final AtomicLong run = new AtomicLong();
    /** Units used in all slices before the current one. */
    private long used;
    /** The size of the current slice. */
    private long slice = Vm.SLICE;
    /** What ends the run in progress; stays until the outermost call from Java has ended. */
    private Termination ending;
    /** The value of {@link #used} at which the grace of that run is over. */
    private long graceEnd;
    /** Nested stretches of grace; charges do not throw while above zero and within {@link #graceEnd}. */
    private int graceful;

    /**
     * Asks, from any thread, for a call at the next safe point. Several wishes are met in their order; when one of them throws,
     * those after it are dropped.
     */
    public void interrupt(Interrupt action) {
        Interrupt before = pending.get();
        while (!pending.compareAndSet(before, before == null ? action : new Sequence(before, action))) {
            before = pending.get();
        }
    }

    /**
     * Asks, from any thread, that the run in progress be ended. Without effect when none is, also on the next run.
     *
     * @param reason as for {@link #terminate}
     */
    public void interruptRun(Object reason) {
        long wanted = run.get();
        if ((wanted & 1) != 0) {
            interrupt(new RunEnd(wanted, reason));
        }
    }

    private record RunEnd(long run, Object reason) implements Interrupt {
        @Override
        public void atSafePoint(Vm vm) {
            if (vm.meter.run.get() == run) {
                throw vm.meter.terminate(vm, reason);
            }
        }
    }

    private record Sequence(Interrupt first, Interrupt second) implements Interrupt {
        @Override
        public void atSafePoint(Vm vm) {
            first.atSafePoint(vm);
            second.atSafePoint(vm);
        }
    }

    /** Units used so far. */
    public long used(Vm vm) {
        return used + slice - vm.fuel;
    }

    /**
     * Ends the run in progress, from inside it: an {@link Interrupt} or a native function throws what this returns. From here on
     * every charge throws it again. Only {@code __close} metamethods still get a small grace, and a second call of this
     * method while they run ends that, too.
     *
     * @param reason for the host; its {@code toString} is what {@code __close} is told
     */
    public Termination terminate(Vm vm, Object reason) {
        long now = used(vm);
        if (ending == null) {
            ending = new Termination(reason, Traceback.of(vm.current, 0));
            graceEnd = now + GRACE;
        } else {
            graceEnd = now;
        }
        used = now;
        slice = 0;
        vm.fuel = 0;
        return ending;
    }

    /**
     * Throws when the run in progress has been ended: to be called where control comes back from code that may have
     * swallowed the {@link Termination}.
     */
    public void rethrow() {
        if (ending != null && graceful == 0) {
            throw ending;
        }
    }

    /** The outermost call from Java begins. */
    void runBegins() {
        run.setRelease(run.getPlain() + 1);
    }

    /** The outermost call from Java is over, and with it whatever ended it. */
    void runEnded(Vm vm) {
        run.setRelease(run.getPlain() + 1);
        if (ending != null) {
            ending = null;
            startSlice(vm, Vm.SLICE);
        }
    }

    /** What is kept of a run that is not over, while others run. */
    static final class Run {
        private final Termination ending;
        private final long graceLeft;
        private final int graceful;

        Run(Termination ending, long graceLeft, int graceful) {
            this.ending = ending;
            this.graceLeft = graceLeft;
            this.graceful = graceful;
        }
    }

    /** The run in progress leaves the VM to others. */
    Run suspendRun(Vm vm) {
        Run kept = new Run(ending, graceEnd - used(vm), graceful);
        graceful = 0;
        runEnded(vm);
        return kept;
    }

    /** A run goes on that was left by {@link #suspendRun}; none is in progress. */
    void resumeRun(Vm vm, Run kept) {
        runBegins();
        if (kept.ending != null) {
            ending = kept.ending;
            graceEnd = used(vm) + kept.graceLeft;
            graceful = kept.graceful;
            startSlice(vm, 0);
        }
    }

    /** True when the run in progress has been ended, and only its variables are still being closed. */
    public boolean isEnding() {
        return ending != null;
    }

    /** Lets {@code __close} metamethods run on; false when there is nothing left of the grace. Paired with {@link #endGrace}. */
    boolean beginGrace(Vm vm) {
        graceful++;
        long left = graceEnd - used(vm);
        startSlice(vm, Math.max(0, Math.min(Vm.SLICE, left)));
        return left > 0;
    }

    void endGrace(Vm vm) {
        if (--graceful == 0) {
            startSlice(vm, 0);
        }
    }

    private void startSlice(Vm vm, long size) {
        used += slice - vm.fuel;
        slice = size;
        vm.fuel = size;
    }

    void refuel(Vm vm) {
        startSlice(vm, Vm.SLICE);
        if (ending != null) {
            long left = graceful > 0 ? graceEnd - used : 0;
            startSlice(vm, Math.max(0, Math.min(Vm.SLICE, left)));
            if (left <= 0) {
                throw ending;
            }
        }
        if (pending.getOpaque() != null) {
            Interrupt action = pending.getAndSet(null);
            if (action != null) {
                action.atSafePoint(vm);
            }
        }
        vm.memory.atSafePoint();
        if (vm.driver != null) {
            vm.driver.atSafePoint();
        }
    }
}
