package io.perilune.engine.vm;

/**
 * What a call from Java leaves behind when it leaves the VM to others and means to come back: its place. The frames stay where they are, and
 * whoever enters meanwhile runs on another stack.
 */
public final class Departure {
    private final CallStack current;
    private final int javaDepth;
    private final int depthBelow;
    private final Meter.Run run;

    public Departure(Vm vm) {
        current = vm.current;
        javaDepth = vm.javaDepth;
        depthBelow = vm.depthBelow;
        run = vm.meter.suspendRun();
        vm.suspend(current.coroutine);
        vm.current = vm.newRoot().stack;
        vm.javaDepth = 0;
        vm.depthBelow = 0;
    }

    /** How deep the Java stack of the thread is already in activations of the interpreter. */
    public int depth() {
        return javaDepth + depthBelow;
    }

    /** The VM is the caller's again, and nobody else is inside. */
    public void comeBack(Vm vm) {
        vm.unsuspend(current.coroutine);
        vm.current = current;
        vm.javaDepth = javaDepth;
        vm.depthBelow = depthBelow;
        vm.meter.resumeRun(run);
        if (vm.hookScopes != null) {
            vm.hookScopes.arrived(current);
        }
    }
}
