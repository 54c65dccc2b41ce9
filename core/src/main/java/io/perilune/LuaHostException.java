package io.perilune;

/** A Java function that a script had called threw an exception, and no script caught it. It is the {@link #getCause cause}. */
public final class LuaHostException extends LuaRuntimeException {
    private static final long serialVersionUID = 1;

    LuaHostException(String message, LuaValue value, String traceback, Throwable cause) {
        super(message, value, traceback, cause);
    }
}
