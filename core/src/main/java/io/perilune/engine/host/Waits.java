package io.perilune.engine.host;

import io.perilune.LuaInterruptedException;
import io.perilune.engine.vm.Departure;
import io.perilune.engine.vm.Driver;
import io.perilune.engine.vm.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
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

    private final State state;
    private final Vm vm;
    private final Gate gate;
    private final List<Absence> absences = new ArrayList<>(0);
    /** What synchronous calls wait for. */
    private final Set<Arrival> awaited = ConcurrentHashMap.newKeySet(4);

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
        private final @Nullable AsyncCall<?> step = state.running();
        private final Departure departure;
        private final Gate.Held held;

        /** Leaves. */
        Absence() {
            state.stepBlocks();
            state.running(null);
            departure = new Departure(vm);
            absences.add(this);
            held = gate.leave();
            state.left();
        }

        void comeBack() {
            gate.comeBack(held);
            absences.remove(this);
            departure.comeBack(vm);
            state.running(step);
        }
    }

    /** A call from Java begins: what the same thread has below it, in calls that are away, counts as depth. */
    void aboutToRun() {
        if (absences.isEmpty() || gate.holds() > 1) {
            return;
        }
        int depth = 0;
        for (Absence absence : absences) {
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
        Completion completion = arrived.isDone() ? arrived.join() : awaitOutside(new Arrival(arrived));
        return new Object[] {completion};
    }

    private Completion awaitOutside(Arrival arrived) {
        Completion completion = null;
        boolean interrupted = false;
        Absence absence = new Absence();
        try {
            awaited.add(arrived);
            if (!gate.isClosed()) {
                completion = arrived.future.get();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        } finally {
            awaited.remove(arrived);
            absence.comeBack();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw vm.meter.terminate(new Stop(new LuaInterruptedException("thread "
                    + Gate.describe(Thread.currentThread())
                    + " was interrupted while its script waited for an asynchronous "
                    + "function")));
        }
        if (gate.isClosed() || completion == null) {
            throw vm.meter.terminate(new Stop(State.closedException()));
        }
        vm.meter.rethrow();
        return completion;
    }

    /** Wakes who waits; any thread may call it. */
    void close() {
        for (Arrival arrived : awaited) {
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
