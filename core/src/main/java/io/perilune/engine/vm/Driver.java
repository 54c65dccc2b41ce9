package io.perilune.engine.vm;

/** What the engine needs of the host that drives it. Called on the thread that runs the VM. */
public interface Driver {
    /**
     * Waits for what a native function awaits, while the VM is left to others.
     *
     * @return what the native function is to be resumed with
     * @throws Termination when the run has been ended meanwhile
     */
    Object[] await(Object awaited);

    /** A slice is used up: the thread may take a breath. Nothing of Lua may run here. */
    void atSafePoint();
}
