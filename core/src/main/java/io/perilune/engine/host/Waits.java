package io.perilune.engine.host;

import io.perilune.LuaInterruptedException;
import io.perilune.engine.vm.Allowance;
import io.perilune.engine.vm.Departure;
import io.perilune.engine.vm.Driver;
import io.perilune.engine.vm.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The calls that have left the VM in the middle: their threads wait, or do something for long, and others may be inside meanwhile.
 *
 * <p>Invariant: {@code absences} belongs to the thread inside the VM.
 */
final class Waits implements Driver {
    /** Slices, of some hundred microseconds each, after which a virtual thread gives its carrier to others. */
    private static final int SLICES_PER_BREATH = 32;

    @SuppressWarnings("rawtypes") // a class literal has no type arguments
    private static final AtomicReferenceFieldUpdater<Waits, Set> AWAITED =
            AtomicReferenceFieldUpdater.newUpdater(Waits.class, Set.class, "awaited");

    private final State state;
    private final Vm vm;
    private final Gate gate;
    private @Nullable List<Absence> absences;
    /** What synchronous calls wait for. */
    private volatile @Nullable Set<Arrival> awaited;

    private int slices;

    Waits(State state, Vm vm, Gate gate) {
        this.state = state;
        this.vm = vm;
        this.gate = gate;
    }

    /** The future that a synchronous call waits for; futures themselves have no defined equality. */
    private static final class Arrival {
        private final CompletableFuture<Completion> future;

        Arrival(CompletableFuture<Completion> future) {
            this.future = future;
        }
    }

    /** One call that is away. */
    private final class Absence {
        private final Thread thread = Thread.currentThread();
        private final @Nullable TaskQueue tasks = state.asyncCalls();
        private final @Nullable AsyncCall<?> step = tasks == null ? null : tasks.leave();
        private final Departure departure;
        private final Gate.Held held;

        /** Leaves. */
        Absence() {
            departure = new Departure(vm);
            if (absences == null) {
                absences = new ArrayList<>(2);
            }
            absences.add(this);
            held = gate.leave();
            state.left();
        }

        void comeBack() {
            gate.comeBack(held);
            Objects.requireNonNull(absences).remove(this);
            departure.comeBack(vm);
            if (tasks != null && step != null) {
                tasks.comeBack(step, vm);
            }
        }
    }

    /** A call from Java begins: what the same thread has below it, in calls that are away, counts as depth. */
    void aboutToRun() {
        List<Absence> away = absences;
        if (away == null || gate.holds() > 1) {
            return;
        }
        int depth = 0;
        for (Absence absence : away) {
            if (absence.thread == Thread.currentThread()) {
                depth = Math.max(depth, absence.departure.depth());
            }
        }
        vm.depthBelow(depth);
    }

    <T> T leaving(Callable<T> action) throws Exception {
        if (!gate.isHeldByCurrentThread()) {
            return action.call();
        }
        Absence absence = new Absence();
        try {
            return action.call();
        } finally {
            absence.comeBack();
            endIfClosed();
        }
    }

    private void endIfClosed() {
        if (gate.isClosed() && vm.isRunning()) {
            vm.meter.terminate(new Stop(State.closedException()));
        }
    }

    @Override
    public Object[] await(Object stage) {
        CompletableFuture<Completion> arrived = Completion.on((CompletionStage<?>) stage);
        Completion completion =
                arrived.isDone() ? arrived.join() : awaitOutside(new Arrival(arrived), (CompletionStage<?>) stage);
        return new Object[] {completion};
    }

    private Completion awaitOutside(Arrival arrived, CompletionStage<?> stage) {
        Completion completion = null;
        boolean interrupted = false;
        boolean late = false;
        long nanos = vm.meter.nanosLeft();
        Absence absence = new Absence();
        try {
            awaited().add(arrived);
            if (!gate.isClosed()) {
                completion =
                        nanos == Allowance.ANY ? arrived.future.get() : arrived.future.get(nanos, TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException e) {
            late = true;
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        } finally {
            awaited().remove(arrived);
            absence.comeBack();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw vm.meter.terminate(new Stop(new LuaInterruptedException("thread "
                    + Gate.describe(Thread.currentThread())
                    + " was interrupted while its script waited for an asynchronous "
                    + "function")));
        }
        if (late) {
            AsyncCall.cancel(stage);
            throw vm.meter.deadlineReached();
        }
        if (gate.isClosed() || completion == null) {
            throw vm.meter.terminate(new Stop(State.closedException()));
        }
        vm.meter.rethrow();
        return completion;
    }

    /** Made by who is first to wait; several may be at it, since they have left the VM. */
    private Set<Arrival> awaited() {
        Set<Arrival> all = awaited;
        if (all == null) {
            Set<Arrival> made = ConcurrentHashMap.newKeySet(4);
            all = AWAITED.compareAndSet(this, null, made) ? made : Objects.requireNonNull(awaited);
        }
        return all;
    }

    /** Wakes who waits; any thread may call it, after it has closed the gate. Who comes to wait later finds that closed. */
    void close() {
        Set<Arrival> all = awaited;
        if (all == null) {
            return;
        }
        for (Arrival arrived : all) {
            arrived.future.complete(new Completion(null, null));
        }
    }

    @Override
    public void atSafePoint() {
        if (++slices >= SLICES_PER_BREATH) {
            slices = 0;
            if (VirtualThreads.isVirtual(Thread.currentThread())) {
                // Not yield: with as many spinning virtual threads as carriers, one that yields is only rescheduled.
                LockSupport.parkNanos(1);
            }
        }
    }
}
