package io.perilune.engine.host;

import io.perilune.LuaArgumentException;
import io.perilune.LuaForeignValueException;
import io.perilune.LuaHostException;
import io.perilune.LuaRuntimeException;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.ScriptError;

/** The program's exceptions on their way into Lua, whatever their own methods do. */
final class HostErrors {
    private HostErrors() {}

    /**
     * The error of Lua for an exception that a host function has thrown: an error of Lua that was on its way through the program
     * goes on as what it was, everything else is an error value that stands for the exception.
     *
     * @return what is to be thrown
     */
    static RuntimeException raise(CallStack s, State state, Exception e) {
        // The function may have swallowed the end of its run and stumbled afterwards.
        s.vm.meter.rethrow();
        if (e instanceof ScriptError error) {
            return error;
        }
        if (e instanceof LuaHostException host && host.getCause() instanceof Exception cause) {
            return raise(s, state, cause);
        }
        if (e instanceof LuaRuntimeException runtime) {
            try {
                return new ScriptError(state.door().unwrap(state, runtime.value()), runtime.getCause());
            } catch (LuaForeignValueException foreign) {
                // An error of another Lua is an exception like any other here.
                return new ScriptError(state.objects().error(e, Errors.where(s, 1)), e);
            }
        }
        if (e instanceof LuaArgumentException argument) {
            return argument(s, argument);
        }
        return new ScriptError(state.objects().error(e, Errors.where(s, 1)), e);
    }

    /** {@code bad argument #2 to 'move' (integer expected, got nil)}, with the exception as its cause. */
    static ScriptError argument(CallStack s, LuaArgumentException e) {
        return new ScriptError(Errors.argument(s, e.index(), e.problem()).value(), e);
    }

    /** The message, or the name of the class when there is none or asking for it fails. */
    static String message(Throwable e) {
        String message;
        try {
            message = e.getMessage();
        } catch (RuntimeException broken) {
            message = null;
        }
        return message == null ? e.getClass().getName() : message;
    }
}
