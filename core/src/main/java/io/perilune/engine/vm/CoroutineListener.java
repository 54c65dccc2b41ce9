package io.perilune.engine.vm;

/** Is told what becomes of the coroutines of a VM, by its thread. May throw what a native function may throw. */
public interface CoroutineListener {
    /** It was made; when this throws, nobody gets it. */
    void created(Coroutine coroutine);

    /** It is about to go on; when this throws, resuming fails and the coroutine is as before. */
    void resumed(Coroutine coroutine);

    /** It is about to be suspended; what this throws is raised where it wanted to yield. */
    void yielded(Coroutine coroutine);
}
