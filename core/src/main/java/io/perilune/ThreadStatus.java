package io.perilune;

/** Where a coroutine stands. */
public enum ThreadStatus {
    /** It has not begun, or has yielded: it can be resumed. */
    SUSPENDED,
    /** It is the one that runs. */
    RUNNING,
    /** It waits for a coroutine that it has resumed. */
    NORMAL,
    /** It has returned, failed, or was closed. */
    DEAD
}
