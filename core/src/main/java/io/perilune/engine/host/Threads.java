package io.perilune.engine.host;

import io.perilune.Multi;
import io.perilune.engine.lib.Libraries;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.Execution;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Termination;
import io.perilune.engine.vm.Traceback;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Operations of the door on coroutines. */
public final class Threads {
    private static final int DEAD = Coroutine.Status.DEAD.ordinal();

    private Threads() {}

    /**
     * What one step of a coroutine has brought.
     *
     * @param isLast whether it has returned
     */
    public record Step(Multi values, boolean isLast) {}

    public static Coroutine create(State state, Object function) {
        state.enter();
        try {
            return state.vm().newCoroutine((Callable) function);
        } catch (ScriptError refused) {
            throw state.door().failure(state, refused);
        } catch (Termination end) {
            throw state.door().failure(end);
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
    public static Step resume(State state, Coroutine coroutine, Object[] arguments) {
        return step(state, coroutine, Libraries.resumeFunction(), arguments);
    }

    /** As {@link #resume}, with an error that is raised where the coroutine stands. */
    public static Step raise(State state, Coroutine coroutine, Object error) {
        return step(state, coroutine, Libraries.raiseFunction(), new Object[] {error});
    }

    private static Step step(State state, Coroutine coroutine, Callable how, Object[] arguments) {
        try {
            CallStack s = state.enterForCall();
            try {
                int func = Execution.room(s, arguments.length + 1);
                s.setObject(func + 1, coroutine);
                for (int i = 0; i < arguments.length; i++) {
                    s.set(func + 2 + i, arguments[i]);
                }
                int count = Execution.call(s, how, func, arguments.length + 1, Frame.ALL);
                if (s.r[func] == Boolean.FALSE) {
                    throw failure(state, coroutine, s.get(func + 1));
                }
                Multi values = state.door().multi(state, s, func + 1, count - 1);
                return new Step(values, coroutine.status() == Coroutine.Status.DEAD);
            } finally {
                state.exit();
            }
        } catch (ScriptError e) {
            throw state.door().failure(state, e);
        } catch (Termination e) {
            throw state.door().failure(e);
        }
    }

    /**
     * Resumes without waiting.
     *
     * @param conversion of what it yields or returns
     */
    public static <T> CompletableFuture<T> resumeAsync(
            State state, Coroutine coroutine, Object[] arguments, Function<Step, T> conversion) {
        return async(state, coroutine, Libraries.resumeFunction(), arguments, conversion);
    }

    /** Resumes again and again, whatever is yielded, until it has returned. */
    public static <T> CompletableFuture<T> finishAsync(
            State state, Coroutine coroutine, Object[] arguments, Function<Step, T> conversion) {
        return async(state, coroutine, Operation.FINISH, arguments, conversion);
    }

    private static <T> CompletableFuture<T> async(
            State state, Coroutine coroutine, Callable how, Object[] arguments, Function<Step, T> conversion) {
        return state.callAsync(() -> how, behind(coroutine, arguments), results -> {
            if (!results.get(0).isTruthy()) {
                throw failure(state, coroutine, state.door().unwrap(state, results.get(1)));
            }
            return conversion.apply(new Step(results.from(1), status(state, coroutine) == DEAD));
        });
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

    /** As {@link #close}, without waiting for the VM. */
    public static CompletableFuture<Multi> closeAsync(State state, Coroutine coroutine) {
        return state.callAsync(Libraries::closeFunction, new Object[] {coroutine}, results -> results);
    }

    /** Ends what the coroutine does, as {@link #close}, and makes it one that will run another function. */
    public static void reset(State state, Coroutine coroutine, Object function) {
        state.enter();
        try {
            close(state, coroutine);
            coroutine.function((Callable) function);
        } finally {
            state.exit();
        }
    }

    /**
     * Gives the function of a coroutine that has not begun globals of its own, behind which those that it had can be read.
     *
     * @return the new table
     * @throws IllegalStateException when it has begun
     */
    public static Table isolate(State state, Coroutine coroutine) {
        state.enter();
        try {
            Object function = coroutine.function();
            if (function == null) {
                throw new IllegalStateException("the coroutine has begun already");
            }
            int index = Inspector.environmentIndex((Callable) function);
            Closure closure = index < 0 ? null : (Closure) function;
            Table metatable = new Table();
            metatable.put(
                    MetaKey.NAMES[MetaKey.INDEX], closure == null ? state.globals() : closure.upvalues[index].boxed());
            Table own = new Table();
            state.vm().setMetatable(own, metatable);
            if (closure != null) {
                coroutine.function(closure.with(index, own));
            }
            return own;
        } finally {
            state.exit();
        }
    }

    private static Object[] behind(Coroutine coroutine, Object[] arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = coroutine;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }

    private static Object[] checked(State state, Coroutine coroutine, Object[] results) {
        if (results[0] == Boolean.FALSE) {
            throw failure(state, coroutine, results[1]);
        }
        return Arrays.copyOfRange(results, 1, results.length);
    }

    private static RuntimeException failure(State state, Coroutine coroutine, Object errorValue) {
        ScriptError error = new ScriptError(errorValue);
        error.traceback(Traceback.at(coroutine.stack, 0));
        return state.door().failure(state, error);
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
