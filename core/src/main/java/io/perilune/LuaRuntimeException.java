package io.perilune;

/**
 * A script raised an error and did not catch it. Message, error value and traceback are separate; the Java stack trace begins with
 * the Lua functions, by chunk and line. When a Java function had thrown, this is a {@link LuaHostException}.
 *
 * <p>A Java function that lets it pass, or throws one made by {@link #of}, raises the error with the same value in its script.
 */
public sealed class LuaRuntimeException extends LuaException permits LuaHostException {
    private static final long serialVersionUID = 1;

    private final transient LuaValue value;
    private final String traceback;

    LuaRuntimeException(String message, LuaValue value, String traceback, Throwable cause) {
        super(message, cause);
        this.value = value;
        this.traceback = traceback;
        LuaStackTrace.addTo(this, traceback);
    }

    /** An error to be raised by a Java function, as Lua's {@code error(message, 0)}. */
    public static LuaRuntimeException of(String message) {
        return new LuaRuntimeException(message, LuaString.of(message), "", null);
    }

    /** As {@link #of(String)}, because of another exception. */
    public static LuaRuntimeException of(String message, Throwable cause) {
        return new LuaRuntimeException(message, LuaString.of(message), "", cause);
    }

    /** An error with any value, as Lua's {@code error(value)}. */
    public static LuaRuntimeException of(LuaValue value) {
        String message = value instanceof LuaString || value instanceof LuaInteger || value instanceof LuaFloat
                ? value.toString()
                : "(error object is a " + value.type() + " value)";
        return new LuaRuntimeException(message, value, "", null);
    }

    /** The error value itself: often a string, but any value can be one. */
    public final LuaValue value() {
        return value;
    }

    /** Where the Lua stack stood, as {@code debug.traceback} writes it; empty when not known. */
    public final String traceback() {
        return traceback;
    }
}
