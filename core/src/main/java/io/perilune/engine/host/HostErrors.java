package io.perilune.engine.host;

import io.perilune.LuaArgumentException;
import io.perilune.LuaForeignValueException;
import io.perilune.LuaHostException;
import io.perilune.LuaRuntimeException;
import io.perilune.engine.syntax.Diagnostic;
import io.perilune.engine.syntax.SyntaxError;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.ChunkName;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.vm.Allowance;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Resource;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Termination;
import io.perilune.engine.vm.Types;
import java.util.concurrent.CompletionException;

/** The program's exceptions on their way into Lua, whatever their own methods do. */
public final class HostErrors {
    /** What the {@code __tostring} of an uncaught error may use: the run that it ended was within its limits, and is over. */
    private static final Allowance RENDERING =
            Allowance.UNLIMITED.with(Resource.INSTRUCTIONS, 100_000).with(Resource.TIME, 50_000_000);

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

    /** The door's exception for a chunk that was refused. */
    public static RuntimeException refusal(State state, ScriptError e, ByteStr chunk) {
        String shown = ChunkName.display(chunk).escaped();
        Diagnostic d = e.getCause() instanceof SyntaxError s ? s.diagnostic() : null;
        return d == null
                ? state.door().refusal(text(state, e), shown, 0, 0, false)
                : state.door().refusal(text(state, e), shown, d.line(), d.column(), d.incomplete());
    }

    /** The text of an error value: strings and numbers as they are, others by {@code __tostring}, else their kind. */
    public static String text(State state, ScriptError e) {
        Object value = e.value();
        if (value instanceof HostError error) {
            return error.text().toString();
        }
        if (value instanceof ByteStr || value instanceof Number) {
            return value instanceof ByteStr ? value.toString() : Conversions.text((Number) value);
        }
        Object metamethod = state.vm().metamethod(value, MetaKey.TOSTRING);
        if (metamethod instanceof Callable c && !state.isEnded()) {
            try {
                Object[] text = state.callWithin(RENDERING, c, new Object[] {value});
                if (text.length > 0 && text[0] instanceof ByteStr s) {
                    return s.toString();
                }
            } catch (ScriptError | Termination failed) {
                return kind(value);
            }
        }
        return kind(value);
    }

    private static String kind(Object value) {
        return "(error object is a " + Types.name(value) + " value)";
    }

    /** The Java exception that an error value stands for, or null. */
    public static Throwable thrown(Object errorValue) {
        return errorValue instanceof HostError e ? e.throwable() : null;
    }

    /**
     * The message of what a function or a stage has failed with.
     *
     * @throws Error when it is one: these are never results
     */
    public static String messageOfFailure(Throwable e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof Error error) {
            throw error;
        }
        return message(cause);
    }

    /** The message, or the name of the class when there is none or asking for it fails. */
    public static String message(Throwable e) {
        String message;
        try {
            message = e.getMessage();
        } catch (RuntimeException broken) {
            message = null;
        }
        return message == null ? e.getClass().getName() : message;
    }
}
