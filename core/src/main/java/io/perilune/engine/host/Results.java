package io.perilune.engine.host;

import io.perilune.Multi;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.ScriptError;

/** The way of a host function's result to the script that called it. */
final class Results {
    private Results() {}

    /** Leaves the results in the window of the call and gives their number. */
    static int deliver(CallStack s, int base, Object result, State state) {
        if (result instanceof Integer i) {
            return s.returnInt(base, i);
        }
        if (result instanceof Long l) {
            return s.returnInt(base, l);
        }
        if (result instanceof Double d) {
            return s.returnFloat(base, d);
        }
        if (result == null) {
            return s.returnObject(base, null);
        }
        if (result instanceof Boolean b) {
            return s.returnBoolean(base, b);
        }
        if (result instanceof Multi many) {
            return deliverAll(s, base, many, state);
        }
        try {
            return s.returnBoxed(base, state.converters().toLua(result, 0));
        } catch (ConversionFault e) {
            throw refused(s, e);
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
