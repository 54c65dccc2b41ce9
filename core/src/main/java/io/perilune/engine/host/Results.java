package io.perilune.engine.host;

import io.perilune.LuaInteger;
import io.perilune.Multi;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.ScriptError;

/** The way of a host function's result to the script that called it. */
final class Results {
    private Results() {}

    /**
     * Leaves a result of the most frequent types in the window of the call; false for others. They are told apart by their classes
     * alone: a test for an interface costs more than all of these.
     */
    static boolean deliverPlain(CallStack s, int base, Object result) {
        if (result instanceof Long l) {
            s.setInt(base - 1, l);
        } else if (result instanceof Integer i) {
            s.setInt(base - 1, i);
        } else if (result instanceof Double d) {
            s.setFloat(base - 1, d);
        } else if (result instanceof Boolean b) {
            s.setBoolean(base - 1, b);
        } else if (result instanceof LuaInteger i) {
            s.setInt(base - 1, i.value());
        } else if (result == null) {
            s.setObject(base - 1, null);
        } else {
            return false;
        }
        return true;
    }

    /** Leaves the results in the window of the call and gives their number. */
    static int deliver(CallStack s, int base, Object result, State state) {
        if (deliverPlain(s, base, result)) {
            return 1;
        }
        if (result instanceof Multi many) {
            return deliverAll(s, base, many, state);
        }
        try {
            return s.returnBoxed(base, state.converters().toLua(result, 0));
        } catch (ConversionFault e) {
            throw refused(s, e);
        } catch (Exception e) {
            // A codec, or a value that is made late, is code of the program like the function itself.
            throw HostErrors.raise(s, state, e);
        }
    }

    private static int deliverAll(CallStack s, int base, Multi many, State state) {
        int count = many.size();
        if (!s.fits((long) base + count)) {
            throw Errors.fromNative(s, "too many results");
        }
        s.ensure(base + count);
        for (int i = 0; i < count; i++) {
            s.set(base - 1 + i, state.door().unwrap(state, many.get(i)));
        }
        return count;
    }

    private static ScriptError refused(CallStack s, ConversionFault e) {
        return new ScriptError(
                Errors.fromNative(s, "bad result (" + e.getMessage() + ")").value(), e.getCause());
    }
}
