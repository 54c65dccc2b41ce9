package io.perilune;

/** Is told what becomes of coroutines, however they are made and resumed; see {@link Lua#setThreadListener}. */
@FunctionalInterface
public interface LuaThreadListener {
    /** What a listener is called for. */
    enum Event {
        /** A coroutine has been made. An exception of the listener fails its creation. */
        CREATE,
        /** A coroutine is about to begin or to go on. An exception fails the resuming; the coroutine stays as it was. */
        RESUME,
        /** A coroutine is about to yield. An exception is raised there instead. Its return is no event. */
        YIELD
    }

    /**
     * Called by the thread that runs the script. What the listener itself does with coroutines is not told.
     *
     * @throws Exception becomes an error of Lua, see the events
     */
    void on(Event event, LuaThread thread) throws Exception;
}
