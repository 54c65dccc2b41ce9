package io.perilune;

/** A script raised an error and did not catch it. When a Java function had thrown, its exception is the cause. */
public final class LuaRuntimeException extends LuaException {
    private static final long serialVersionUID = 1;

    private final transient LuaValue value;
    private final String traceback;

    LuaRuntimeException(String message, LuaValue value, String traceback, Throwable cause) {
        super(message, cause);
        this.value = value;
        this.traceback = traceback;
    }

    /** The error value itself: often a string, but any value can be one. */
    public LuaValue value() {
        return value;
    }

    /** Where the Lua stack stood, as {@code debug.traceback} writes it; empty when not known. */
    public String traceback() {
        return traceback;
    }
}
