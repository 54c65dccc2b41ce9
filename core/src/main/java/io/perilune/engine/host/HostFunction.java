package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;

/**
 * A function of the host as a Lua function. Whatever the host throws becomes a Lua error whose cause it is; only {@link Error}s pass,
 * for a script must not be able to catch them.
 */
final class HostFunction extends NativeFunction {
    private final HostCall function;

    HostFunction(String name, HostCall function) {
        super(name);
        this.function = function;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        Object[] arguments = new Object[count];
        for (int i = 0; i < count; i++) {
            arguments[i] = s.get(base + i);
        }
        Object[] results;
        try {
            results = function.call(arguments);
        } catch (ScriptError e) {
            s.vm.meter.rethrow();
            throw e;
        } catch (Exception e) {
            s.vm.meter.rethrow();
            throw new ScriptError(ByteStr.of(Errors.where(s, 1) + describe(e)), e);
        }
        s.vm.meter.rethrow();
        return s.returnAll(base, results);
    }

    /** A message that exists even if the exception's own methods fail. */
    private static String describe(Exception e) {
        String message;
        try {
            message = e.getMessage();
        } catch (RuntimeException broken) {
            message = null;
        }
        return message == null ? e.getClass().getName() : message;
    }
}
