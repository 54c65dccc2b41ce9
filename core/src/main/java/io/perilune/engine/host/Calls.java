package io.perilune.engine.host;

import io.perilune.Multi;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Execution;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Termination;

/** Calls from the door: what the script does not catch leaves as an exception of the door. */
public final class Calls {
    private Calls() {}

    /** @param function any value; what is no function is called by its {@code __call} */
    public static Object[] call(State state, Object function, Object... arguments) {
        try {
            return state.call(function, arguments);
        } catch (ScriptError e) {
            throw state.door().failure(state, e);
        } catch (Termination e) {
            throw state.door().failure(e);
        }
    }

    /** The first result, nil when there is none. */
    public static Object first(State state, Object function, Object... arguments) {
        Object[] results = call(state, function, arguments);
        return results.length == 0 ? null : results[0];
    }

    /** Calls a function with Java values. */
    public static Multi invoke(State state, Object function, Object[] arguments) {
        Object[] ready = state.converters().ready(arguments);
        try {
            CallStack s = state.enterForCall();
            try {
                int func = Execution.room(s, ready.length);
                state.converters().put(s, func + 1, ready);
                int count = Execution.call(s, function, func, ready.length, Frame.ALL);
                return state.door().multi(state, s, func, count);
            } finally {
                state.exit();
            }
        } catch (ScriptError e) {
            throw state.door().failure(state, e);
        } catch (Termination e) {
            throw state.door().failure(e);
        }
    }

    /** Calls a function with Java values, for its first result; nil when there is none. */
    public static Object invokeForFirst(State state, Object function, Object[] arguments) {
        Object[] ready = state.converters().ready(arguments);
        try {
            CallStack s = state.enterForCall();
            try {
                int func = Execution.room(s, ready.length);
                state.converters().put(s, func + 1, ready);
                Execution.call(s, function, func, ready.length, 1);
                return s.get(func);
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
     * Calls the function in a field of an object.
     *
     * @param self whether the object is the function's first argument
     */
    public static Object[] field(State state, Object object, String name, boolean self, Object[] arguments) {
        ByteStr key = ByteStr.of(name);
        Object function =
                object instanceof Table t ? Tables.get(state, t, key) : first(state, Operation.INDEX, object, key);
        if (function == null) {
            String kind = self ? "method" : "field";
            throw state.door()
                    .failure(
                            state,
                            new ScriptError(
                                    ByteStr.ofEscaped("attempt to call a nil value (" + kind + " '" + name + "')")));
        }
        if (!self) {
            return call(state, function, arguments);
        }
        Object[] all = new Object[arguments.length + 1];
        all[0] = object;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return call(state, function, all);
    }
}
