package io.perilune.conformance.hostile;

import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.Multi;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionException;

/** Where a script runs. */
enum Mode {
    PLATFORM,
    VIRTUAL,
    COROUTINE,
    ASYNC;

    /** The beginning of the names of all threads that execute scripts, but for those that carry virtual ones. */
    static final String THREAD = "hostile";

    static final String CARRIER = "ForkJoinPool";

    private static final int FIRST_WITH_VIRTUAL = 21;

    private static final String IN_COROUTINE = "local f = ...\n"
            + "local co = coroutine.create(f)\n"
            + "local function give(ok, ...) if not ok then error(..., 0) end return ... end\n"
            + "return give(coroutine.resume(co))";

    boolean isAvailable() {
        return this != VIRTUAL || Runtime.version().feature() >= FIRST_WITH_VIRTUAL;
    }

    /** A thread of the kind that the mode asks for, not started yet. */
    Thread thread(Runnable task) {
        if (this != VIRTUAL) {
            Thread thread = new Thread(task, THREAD);
            thread.setDaemon(true);
            return thread;
        }
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (Thread) Class.forName("java.lang.Thread$Builder")
                    .getMethod("unstarted", Runnable.class)
                    .invoke(builder, task);
        } catch (NoSuchMethodException
                | ClassNotFoundException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("no virtual threads here", e);
        }
    }

    /** Runs the script to its end; on the thread of the mode. */
    Multi run(Lua lua, HostileScript script) throws Throwable {
        LuaFunction function = lua.load(script.text()).name("=" + script.name()).toFunction();
        if (this == COROUTINE) {
            return lua.load(IN_COROUTINE).call(function);
        }
        if (this != ASYNC) {
            return function.call();
        }
        try {
            // Unlike get, this waits also in a thread that is interrupted.
            return function.callAsync().join();
        } catch (CompletionException e) {
            throw e.getCause();
        }
    }
}
