package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Finalizers;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;

/**
 * What a VM knows of its heap: an account of allocation, and what a collection must do that the JVM's own does not do at the
 * script's word (weak tables, finalizers).
 */
public final class Memory {
    private final Vm vm;
    /** Bytes charged since the last collection. */
    private long charged;
    /** The estimate of what was alive then. */
    private long live = 24 << 10;
    /** The account at which the next automatic collection starts. */
    private long threshold = 8 << 20;
    /** Set once an object with {@code __gc} or a weak table exists: only then can a script see that a collection took place. */
    private boolean observable;

    private boolean stopped;
    private boolean collecting;
    private boolean generational;
    private int pause = 200;
    private int stepMultiplier = 100;

    Memory(Vm vm) {
        this.vm = vm;
    }

    void charge(long bytes) {
        charged += bytes;
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
        if (metatable.metamethod(MetaKey.GC) != null) {
            observable = true;
            Finalizers.watch(subject, vm.finalizable);
        }
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
    @SuppressWarnings({"deprecation", "removal"})
    public void collect() {
        if (collecting) {
            return;
        }
        collecting = true;
        try {
            for (CallStack s = vm.current; s != null; s = s.resumer) {
                s.forgetAbove();
            }
            if (observable) {
                System.gc();
                // Finalizers only queue their subject; waiting makes the effect of an explicit collection deterministic.
                System.runFinalization();
            }
            live = Census.of(vm);
            charged = 0;
            threshold = Math.max(8 << 20, live * 2);
        } finally {
            collecting = false;
        }
        runFinalizers();
    }

    /** Called at every end of a slice, possibly deep inside a native function: nothing of Lua may run here. */
    void atSafePoint() {}

    /** Runs the finalizers that are due, and collects when enough was allocated. Only between two instructions. */
    void runFinalizers() {
        if (collecting) {
            return;
        }
        if (!stopped && used() > threshold) {
            collect();
            return;
        }
        Object subject;
        while ((subject = vm.finalizable.poll()) != null) {
            collecting = true;
            try {
                finalizeOne(subject);
            } finally {
                collecting = false;
            }
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

    /** The VM is closed: every object with a finalizer gets its call. */
    public void close() {
        collect();
    }
}
