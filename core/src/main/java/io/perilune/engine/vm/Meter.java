package io.perilune.engine.vm;

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

    private final AtomicReference<Interrupt> pending = new AtomicReference<>();
    /** Units used in all slices before the current one. */
    private long used;
    /** The size of the current slice. */
    private long slice = Vm.SLICE;

    /** Asks, from any thread, for a call at the next safe point; replaces an earlier wish that was not yet met. */
    public void interrupt(Interrupt action) {
        pending.set(action);
    }

    /** Units used so far. */
    public long used(Vm vm) {
        return used + slice - vm.fuel;
    }

    void refuel(Vm vm) {
        used += slice - vm.fuel;
        slice = Vm.SLICE;
        vm.fuel = slice;
        if (pending.getOpaque() != null) {
            Interrupt action = pending.getAndSet(null);
            if (action != null) {
                action.atSafePoint(vm);
            }
        }
        vm.memory.atSafePoint();
    }
}
