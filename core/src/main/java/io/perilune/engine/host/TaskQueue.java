package io.perilune.engine.host;

import io.perilune.LuaException;
import io.perilune.engine.vm.Meter;
import io.perilune.engine.vm.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous calls of one VM that can take a step, and the runner that makes the steps, one after the other, on the executor.
 *
 * <p>A runner never waits for the VM: when another thread is inside, it leaves the executor's thread and is submitted again by whoever
 * leaves the VM next. Nor does it recurse: a step that makes another call ready only puts it into the queue.
 *
 * <p>Invariant: when {@code ready} is not empty, then {@code active} is a runner that was submitted, or that runs, or {@code wanted} is
 * set and the thread inside the VM will see it when it leaves. Only the active runner sets {@code wanted}; a runner that finds its own
 * entry gone has been replaced, and must neither make a step nor take away the entry of the one that replaced it, which may
 * have come and gone already.
 */
final class TaskQueue implements Meter.Interrupt {
    /** Steps in a row before other work of the executor gets its turn. */
    private static final int MAX_STEPS = 64;

    // Fields with updaters instead of atomic objects: there is a queue in each of very many idle VMs.
    private static final AtomicReferenceFieldUpdater<TaskQueue, Runner> ACTIVE =
            AtomicReferenceFieldUpdater.newUpdater(TaskQueue.class, Runner.class, "active");
    private static final AtomicReferenceFieldUpdater<TaskQueue, Runner> WANTED =
            AtomicReferenceFieldUpdater.newUpdater(TaskQueue.class, Runner.class, "wanted");

    @SuppressWarnings("rawtypes") // a class literal has no type arguments
    private static final AtomicReferenceFieldUpdater<TaskQueue, AsyncCall> ONLY =
            AtomicReferenceFieldUpdater.newUpdater(TaskQueue.class, AsyncCall.class, "only");

    @SuppressWarnings("rawtypes")
    private static final AtomicReferenceFieldUpdater<TaskQueue, Set> OTHERS =
            AtomicReferenceFieldUpdater.newUpdater(TaskQueue.class, Set.class, "others");

    private final State state;
    private final Gate gate;
    private final Executor executor;
    private final ConcurrentLinkedQueue<AsyncCall<?>> ready = new ConcurrentLinkedQueue<>();
    /** Of the calls whose futures are not completed one, perhaps; most VMs never have two. */
    private volatile @Nullable AsyncCall<?> only;
    /** The others; null until there was one. */
    private volatile @Nullable Set<AsyncCall<?>> others;

    private volatile @Nullable Runner active;
    /** The runner that has found the VM occupied, until somebody takes it out: who leaves the VM, or the runner itself. */
    private volatile @Nullable Runner wanted;

    /** The call that makes a step now; belongs to the thread inside the VM. */
    private @Nullable AsyncCall<?> running;

    TaskQueue(State state, Gate gate, Executor executor) {
        this.state = state;
        this.gate = gate;
        this.executor = executor;
    }

    /**
     * A call is to be looked at: of all calls the futures tell which are to be ended, and a million cancelled ones leave no more than
     * this one wish.
     */
    @Override
    public void atSafePoint(Vm vm) {
        AsyncCall<?> call = running;
        if (call != null) {
            call.endIfUnwanted(vm);
        }
    }

    /** The calls whose futures are not completed. */
    List<AsyncCall<?>> pending() {
        List<AsyncCall<?>> all = new ArrayList<>();
        AsyncCall<?> one = only;
        if (one != null) {
            all.add(one);
        }
        Set<AsyncCall<?>> more = others;
        if (more != null) {
            all.addAll(more);
        }
        return all;
    }

    /** A call begins; to be forgotten when its future is completed. */
    void remember(AsyncCall<?> call) {
        if (only != null || !ONLY.compareAndSet(this, null, call)) {
            Set<AsyncCall<?>> more = others;
            if (more == null) {
                Set<AsyncCall<?>> made = ConcurrentHashMap.newKeySet();
                more = OTHERS.compareAndSet(this, null, made) ? made : Objects.requireNonNull(others);
            }
            more.add(call);
        }
    }

    void forget(AsyncCall<?> call) {
        if (ONLY.compareAndSet(this, call, null)) {
            return;
        }
        Set<AsyncCall<?>> more = others;
        if (more != null) {
            more.remove(call);
        }
    }

    void add(AsyncCall<?> call) {
        ready.add(call);
        start();
    }

    private @Nullable Runnable step(AsyncCall<?> call) {
        running = call;
        state.aboutToRun();
        try {
            return call.step();
        } finally {
            running = null;
        }
    }

    /** The end of the VM, whose futures have failed already: the variables of scripts that can take a step are closed. */
    void endAll() {
        AsyncCall<?> call = ready.poll();
        while (call != null) {
            Runnable after = step(call);
            if (after != null) {
                after.run();
            }
            call = ready.poll();
        }
    }

    private void start() {
        if (active == null) {
            Runner made = new Runner();
            if (ACTIVE.compareAndSet(TaskQueue.this, null, made)) {
                submit(made);
            }
        }
    }

    private void submit(Runner runner) {
        try {
            executor.execute(runner);
        } catch (RuntimeException | Error rejected) {
            failAll(rejected);
            ACTIVE.compareAndSet(TaskQueue.this, runner, null);
            if (!ready.isEmpty()) {
                start();
            }
        }
    }

    private void failAll(Throwable why) {
        AsyncCall<?> call = ready.poll();
        while (call != null) {
            call.reject(why);
            call = ready.poll();
        }
    }

    /** True when a runner has found the VM occupied. */
    boolean isWanted() {
        return wanted != null;
    }

    /** The VM has been left. */
    void released() {
        if (WANTED.getAndSet(this, null) != null) {
            Runner made = new Runner();
            active = made;
            submit(made);
        }
    }

    /**
     * The thread inside is about to block, with the VM left: if it is making a step, somebody else has to make the others'.
     *
     * @return the call whose step it is, for {@link #comeBack}
     */
    @Nullable
    AsyncCall<?> leave() {
        AsyncCall<?> left = running;
        if (left != null) {
            active = null;
            if (!ready.isEmpty()) {
                start();
            }
            running = null;
        }
        return left;
    }

    /** The thread is inside again, in the middle of a step. */
    void comeBack(AsyncCall<?> step, Vm vm) {
        running = step;
        if (step.isDone()) {
            // Who ended it has left a wish that the run of somebody else may have met.
            vm.meter.interrupt(this);
        }
    }

    private final class Runner implements Runnable {
        /** An executor that runs a task twice gets nothing the second time. */
        private final AtomicBoolean started = new AtomicBoolean();

        /** The thread that hands the work over to this one just now; another reads it in vain. */
        private @Nullable Thread submitter;
        /** The executor has run this on that thread, in the middle of handing over. */
        private boolean atOnce;

        @Override
        public void run() {
            Runner runner = this;
            while (runner != null) {
                runner = runner.makeSteps();
            }
        }

        /** Submits this runner; gives it when the executor has run it at once, for its work is to be done without recursion. */
        private @Nullable Runner takeOver() {
            active = this;
            submitter = Thread.currentThread();
            submit(this);
            submitter = null;
            return atOnce ? this : null;
        }

        /** Gives the runner that goes on, if it is to be on this thread. */
        private @Nullable Runner makeSteps() {
            if (submitter == Thread.currentThread()) {
                atOnce = true;
                return null;
            }
            if (active != this || !started.compareAndSet(false, true)) {
                return null;
            }
            for (int steps = 0; ; steps++) {
                if (ready.isEmpty()) {
                    active = null;
                    if (!ready.isEmpty()) {
                        start();
                    }
                    return null;
                }
                if (steps == MAX_STEPS) {
                    return new Runner().takeOver();
                }
                if (!enter()) {
                    return null;
                }
                AsyncCall<?> call = ready.poll();
                Runnable after;
                try {
                    after = call == null ? null : step(call);
                } finally {
                    state.exit();
                }
                if (after != null) {
                    after.run();
                }
                if (active != this) {
                    // The step has blocked, and another runner is at work.
                    return null;
                }
            }
        }

        /** False when this runner is done: the VM is occupied, or not for this thread. */
        private boolean enter() {
            try {
                if (canEnter()) {
                    return true;
                }
                wanted = this;
                if (!canEnter()) {
                    return false;
                }
            } catch (LuaException wrongThread) {
                failAll(wrongThread);
                active = null;
                if (!ready.isEmpty()) {
                    start();
                }
                return false;
            }
            if (WANTED.compareAndSet(TaskQueue.this, this, null)) {
                return true;
            }
            // Whoever left in between has submitted another runner.
            state.exit();
            return false;
        }

        /** A script that is running is not interrupted by a step, also not by its own thread. */
        private boolean canEnter() {
            return !gate.isHeldByCurrentThread() && gate.tryEnter();
        }
    }
}
