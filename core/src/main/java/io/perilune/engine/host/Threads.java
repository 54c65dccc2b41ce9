package io.perilune.engine.host;

import io.perilune.engine.lib.Libraries;
import io.perilune.engine.value.Callable;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Traceback;
import java.util.Arrays;

/** Operations of the door on coroutines. */
public final class Threads {
    private Threads() {}

    public static Coroutine create(State state, Object function) {
        state.enter();
        try {
            return state.vm().newCoroutine((Callable) function);
        } finally {
            state.exit();
        }
    }

    /** The coroutine that is running, which is the main one outside of scripts. */
    public static Coroutine current(State state) {
        state.enter();
        try {
            return state.vm().current.coroutine;
        } finally {
            state.exit();
        }
    }

    /** What the coroutine yields or returns; its error becomes one of the door, with the coroutine's own traceback. */
    public static Object[] resume(State state, Coroutine coroutine, Object[] arguments) {
        state.enter();
        try {
            Object[] all = new Object[arguments.length + 1];
            all[0] = coroutine;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return checked(state, coroutine, Calls.call(state, Libraries.resumeFunction(), all));
        } finally {
            state.exit();
        }
    }

    /** Closes the variables of a suspended or dead coroutine, and ends it. */
    public static void close(State state, Coroutine coroutine) {
        state.enter();
        try {
            checked(state, coroutine, Calls.call(state, Libraries.closeFunction(), coroutine));
        } finally {
            state.exit();
        }
    }

    private static Object[] checked(State state, Coroutine coroutine, Object[] results) {
        if (results[0] == Boolean.FALSE) {
            ScriptError error = new ScriptError(results[1]);
            error.traceback(Traceback.of(coroutine.stack, 0));
            throw state.door().failure(state, error);
        }
        return Arrays.copyOfRange(results, 1, results.length);
    }

    public static int status(State state, Coroutine coroutine) {
        state.enter();
        try {
            return coroutine.status().ordinal();
        } finally {
            state.exit();
        }
    }

    public static String traceback(State state, Coroutine coroutine) {
        state.enter();
        try {
            return Traceback.of(coroutine.stack, 0);
        } finally {
            state.exit();
        }
    }
}
