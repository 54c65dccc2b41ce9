package io.perilune;

/**
 * How far a hook or an interrupt reaches. Where hooks of several scopes meet, the narrowest is called, and no other.
 */
public enum HookScope {
    /** Whatever runs in a {@link Lua}: all its coroutines, those that exist and those to come, and all calls from Java. */
    VM,
    /**
     * The call from Java that is in progress, with the calls nested in it and whatever coroutines they resume: a synchronous call, or an
     * asynchronous one also beyond the points where it waits. It ends with that call.
     */
    TASK,
    /** One coroutine alone; none that it makes or resumes. */
    COROUTINE
}
