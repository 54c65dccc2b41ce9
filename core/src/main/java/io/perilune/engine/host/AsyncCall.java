package io.perilune.engine.host;

import io.perilune.LuaCancelledException;
import io.perilune.Multi;
import io.perilune.engine.value.Callable;
import io.perilune.engine.vm.Allowance;
import io.perilune.engine.vm.Execution;
import io.perilune.engine.vm.Resource;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Task;
import io.perilune.engine.vm.Termination;
import io.perilune.engine.vm.Vm;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous call: a future for the host, and a task in the VM that goes from step to step. A step ends where the script waits,
 * and the next one begins when what it waits for is there. However the future is completed, by whomever, the script ends.
 *
 * <p>Invariant: the call is in exactly one of these hands: in the queue, with the runner that makes its step, or in {@code waiting}
 * with the stage it waits for. Who takes the wait out of {@code waiting} puts the call into the queue; so a stage that is
 * completed while somebody cancels leads to one step, not two.
 */
final class AsyncCall<T> extends CompletableFuture<T> {
    /** How long after its deadline a script that runs may take to end by itself. */
    private static final long OWN_ENDING_NANOS = 20_000_000;

    private final State state;
    private final TaskQueue queue;
    private final Supplier<Callable> function;
    private final Object[] arguments;
    private final Function<Multi, T> conversion;

    private final AtomicReference<@Nullable Wait> waiting = new AtomicReference<>();

    /** When the call was made. */
    private final long since;
    /** Rings at the deadline: a script that waits, or still stands in the executor's queue, cannot look at the clock. */
    private @Nullable CompletableFuture<Boolean> alarm;
    /** The alarm has rung. */
    private volatile boolean late;
    /** A step was made, or is being made. */
    private volatile boolean begun;

    /** Fields below belong to whoever has the call in hand. */
    private @Nullable Task task;

    private @Nullable Completion arrived;
    /** The script has ended by itself, and the future is completed with its outcome. */
    private volatile boolean finished;

    private static final class Wait {
        final CompletionStage<?> stage;

        Wait(CompletionStage<?> stage) {
            this.stage = stage;
        }
    }

    AsyncCall(
            State state,
            TaskQueue queue,
            Supplier<Callable> function,
            Object[] arguments,
            Function<Multi, T> conversion) {
        this.state = state;
        this.queue = queue;
        this.function = function;
        this.arguments = arguments;
        this.conversion = conversion;
        this.since = state.vm().ticker.getAsLong();
    }

    /** Puts the call on its way; its future may be given to others afterwards. */
    void begin() {
        CompletionStage<T> self = this;
        self.whenComplete((value, failure) -> stop());
        long time = state.vm().meter.timeOfRun();
        if (time != Allowance.ANY) {
            CompletableFuture<Boolean> set = new CompletableFuture<>();
            CompletionStage<Boolean> bell = set;
            bell.thenAccept(this::ring);
            alarm = set.completeOnTimeout(true, time, TimeUnit.NANOSECONDS);
        }
        queue.add(this);
    }

    /**
     * The deadline has passed. A script that runs sees it itself, and can tell where it stood, unless its thread does not get a
     * processor in time. Else the caller is told by a thread of the JDK, however long the executor's queue is; the script is ended when its
     * turn comes.
     */
    private void ring(boolean isLate) {
        if (isLate) {
            late = true;
            boolean waits = waiting.get() != null;
            if (!begun) {
                state.vm().events.limitReached(Resource.TIME, state.vm().meter.timeOfRun());
            }
            if (!begun || waits) {
                tellLate();
            } else {
                CompletionStage<Boolean> again = new CompletableFuture<Boolean>()
                        .completeOnTimeout(true, OWN_ENDING_NANOS, TimeUnit.NANOSECONDS);
                again.thenAccept(over -> tellLate());
            }
        }
    }

    private void tellLate() {
        if (!isDone()) {
            completeExceptionally(state.door().failure(state.vm().meter.tooLate()));
        }
    }

    /** The future is completed: the script must not go on. */
    private void stop() {
        queue.forget(this);
        if (alarm != null) {
            alarm.complete(false);
        }
        if (finished) {
            return;
        }
        Wait wait = waiting.getAndSet(null);
        if (wait == null) {
            // In a step or in the queue: both look at the future.
            state.vm().meter.interrupt(queue);
            return;
        }
        queue.add(this);
        cancel(wait.stage);
    }

    static void cancel(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().cancel(true);
        } catch (RuntimeException notOffered) {
            // Stages need not be cancellable; then it goes on for nobody.
            assert notOffered != null;
        }
    }

    /** The step in progress comes to a safe point, or back from where it had left the VM: if nobody wants its result, it ends. */
    void endIfUnwanted(Vm vm) {
        if (isDone() && !finished) {
            throw vm.meter.terminate(reason());
        }
    }

    private Stop reason() {
        return new Stop(
                state.isClosed()
                        ? State.closedException()
                        : new LuaCancelledException("the asynchronous call was ended", ""));
    }

    /**
     * One step, by the thread that is inside the VM.
     *
     * @return what is to be done when the VM is left: the future is completed, or somebody told to wake the call; or null
     */
    @Nullable
    Runnable step() {
        Vm vm = state.vm();
        if (isDone() && task == null || state.isEnded()) {
            abandon();
            return null;
        }
        begun = true;
        Task running = task;
        try {
            Object[] results;
            if (running == null) {
                running = new Task(vm);
                task = running;
                results = Execution.start(vm, running, since, function.get(), arguments);
            } else {
                Object[] values = {arrived};
                arrived = null;
                results = Execution.resume(vm, running, values, isDone() ? (late ? Task.LATE : reason()) : null);
            }
            if (results == null) {
                return await((CompletionStage<?>) running.awaited());
            }
            T value = conversion.apply(state.door().multi(state, results));
            return () -> finish(value);
        } catch (ScriptError e) {
            return failing(state.door().failure(state, e));
        } catch (Termination e) {
            return failing(state.door().failure(e));
        } catch (RuntimeException | Error e) {
            // Results that cannot be converted, or an Error of a host function: for the caller. The thread is not ours
            // to kill.
            return failing(e);
        }
    }

    private @Nullable Runnable await(CompletionStage<?> stage) {
        Wait wait = new Wait(stage);
        waiting.set(wait);
        if (isDone() && waiting.compareAndSet(wait, null)) {
            // Now and here, as long as the VM is certainly not closed.
            cancel(stage);
            return step();
        }
        return () -> {
            Completion.tell(stage, completion -> wake(wait, completion));
            if (isDone()) {
                stop();
            } else if (late) {
                ring(true);
            }
        };
    }

    private Runnable failing(Throwable failure) {
        return () -> {
            finished = true;
            completeExceptionally(failure);
        };
    }

    private void finish(T value) {
        finished = true;
        complete(value);
    }

    private void wake(Wait wait, Completion completion) {
        if (waiting.compareAndSet(wait, null)) {
            arrived = completion;
            queue.add(this);
        }
    }

    /** The call cannot go on: nobody will run it. */
    void reject(Throwable why) {
        finished = true;
        completeExceptionally(why);
        abandon();
    }

    private void abandon() {
        Task left = task;
        if (left != null) {
            left.abandon(state.vm());
            task = null;
        }
    }

    // Waiting for the outcome inside the same VM.

    /** Stages that are derived from this one are waited for in the same way. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new AwaitedFuture<>(state);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        return AwaitedFuture.get(state, this, () -> super.get());
    }

    @Override
    public T get(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return AwaitedFuture.timedGet(state, this, () -> super.get(time, unit));
    }

    @Override
    public T join() {
        return AwaitedFuture.join(state, this, () -> super.join());
    }
}
