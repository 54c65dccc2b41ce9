package io.perilune;

import io.perilune.engine.vm.Traceback;
import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * A script raised an error and did not catch it. Message, error value and traceback are separate; the Java stack trace begins with
 * the Lua functions, by chunk and line. When a Java function had thrown, this is a {@link LuaHostException}.
 *
 * <p>A Java function that lets it pass, or throws one made by {@link #of}, raises the error with the same value in its script.
 */
public sealed class LuaRuntimeException extends LuaException permits LuaHostException {
    private static final long serialVersionUID = 1;

    private final transient LuaValue value;
    /** Null when not known, and after serialization. */
    private final transient Traceback where;
    /** The text of {@link #where}, once it was asked for. */
    private volatile String text;
    /**
     * Where {@link #where} has still to be put in front of the Java methods; null when that is done. Several threads may do it at
     * once: they all come to the same.
     */
    private transient volatile Traceback unmerged;

    /** @param where null when not known */
    LuaRuntimeException(String message, LuaValue value, Traceback where, Throwable cause) {
        super(message, cause);
        this.value = value;
        this.where = where;
        unmerged = where;
    }

    /** An error to be raised by a Java function, as Lua's {@code error(message, 0)}. */
    public static LuaRuntimeException of(String message) {
        return new LuaRuntimeException(message, LuaString.of(message), null, null);
    }

    /** As {@link #of(String)}, because of another exception. */
    public static LuaRuntimeException of(String message, Throwable cause) {
        return new LuaRuntimeException(message, LuaString.of(message), null, cause);
    }

    /** An error with any value, as Lua's {@code error(value)}. */
    public static LuaRuntimeException of(LuaValue value) {
        String message = value instanceof LuaString || value instanceof LuaInteger || value instanceof LuaFloat
                ? value.toString()
                : "(error object is a " + value.type() + " value)";
        return new LuaRuntimeException(message, value, null, null);
    }

    /** The error value itself: often a string, but any value can be one. */
    public final LuaValue value() {
        return value;
    }

    /** Where the Lua stack stood, as {@code debug.traceback} writes it; empty when not known. */
    public final String traceback() {
        String known = text;
        if (known == null) {
            known = where == null ? "" : where.toString();
            text = known;
        }
        return known;
    }

    // The Lua functions join the stack trace when somebody looks at it: making elements of all Java methods below takes
    // longer than
    // the rest of throwing and catching.

    private void merge() {
        Traceback front = unmerged;
        if (front != null) {
            super.setStackTrace(LuaStackTrace.merge(front, super.getStackTrace()));
            unmerged = null;
        }
    }

    @Override
    public final StackTraceElement[] getStackTrace() {
        merge();
        return super.getStackTrace();
    }

    @Override
    public final void setStackTrace(StackTraceElement[] elements) {
        super.setStackTrace(elements);
        unmerged = null;
    }

    @Override
    public final void printStackTrace(PrintStream out) {
        merge();
        super.printStackTrace(out);
    }

    @Override
    public final void printStackTrace(PrintWriter out) {
        merge();
        super.printStackTrace(out);
    }

    /** The type and the message; in a printed stack trace, where this is the cause of another exception, with the Lua functions. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the message stays what it is; only printed traces are concerned
    public final String toString() {
        Traceback front = unmerged;
        return front != null && LuaStackTrace.isPrintedAsCause()
                ? super.toString() + LuaStackTrace.lines(front)
                : super.toString();
    }

    /** What is serialized is complete. */
    Object writeReplace() {
        merge();
        text = traceback();
        return this;
    }
}
