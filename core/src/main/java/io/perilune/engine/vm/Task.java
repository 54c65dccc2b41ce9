package io.perilune.engine.vm;

/**
 * A call from Java that is suspended as a whole whenever a native function awaits something. It has a stack of its own, and
 * leaves nothing on the Java stack: while it waits it is data, and any thread may go on with it.
 *
 * <p>Invariant: {@code current} is the stack on which it waits, a coroutine perhaps, with {@code root} at the end of its resumers; null
 * unless the task waits.
 */
public final class Task {
    /** The reason to end a task whose deadline has passed. */
    public static final Object LATE = new Object();

    final Coroutine root;
    CallStack current;
    /** What the task's run has used and how it is to be ended. */
    Meter.Run run;
    /** What it waits for. */
    private Object awaited;

    public Task(Vm vm) {
        root = vm.newRoot();
    }

    /** What the native function gave that waits, as long as the task is suspended. */
    public Object awaited() {
        return awaited;
    }

    void suspend(Vm vm) {
        current = vm.current;
        awaited = current.frame.state;
        run = vm.meter.suspendRun();
        vm.suspend(root);
    }

    /** Makes the task the running one. */
    void resume(Vm vm) {
        vm.unsuspend(root);
        vm.meter.resumeRun(run);
        vm.current = current;
        current = null;
        awaited = null;
        run = null;
    }

    /** Forgets a suspended task, which will not be resumed. Any thread may call it. */
    public void abandon(Vm vm) {
        vm.unsuspend(root);
    }
}
