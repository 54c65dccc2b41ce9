package io.perilune;

/** Is told what a script does, step by step; see {@link Lua#setHook}. */
@FunctionalInterface
public interface LuaHook {
    /** What a hook is called for. */
    enum Event {
        /** A function has been entered. */
        CALL,
        /** A function is about to return. */
        RETURN,
        /** A new line begins. */
        LINE,
        /** The given number of instructions has passed. */
        COUNT
    }

    /**
     * Called by the thread that runs the script, between two of its steps; while it runs, there are no further events.
     *
     * @param line the line that begins, for {@link Event#LINE}; else -1
     * @throws Exception becomes an error in the script, which it can catch; to end a run for good use {@link Lua#interrupt()}
     */
    void on(Event event, int line) throws Exception;

    /**
     * A hook that may suspend what it watches, between any two instructions.
     *
     * @param hook as {@link #on}; returns null to go on, a {@link Yield} to suspend the coroutine with its values, which has no
     *     effect where {@code coroutine.yield} is not possible, or a stage, which the script waits for as for an
     *     {@linkplain Lua#asyncFunction asynchronous function}
     */
    static LuaHook suspending(Suspending hook) {
        return hook;
    }

    /** See {@link #suspending}. */
    @FunctionalInterface
    interface Suspending extends LuaHook {
        /** As {@link LuaHook#on}, with a result that says how to go on. */
        Object decide(Event event, int line) throws Exception;

        @Override
        default void on(Event event, int line) throws Exception {
            decide(event, line);
        }
    }
}
