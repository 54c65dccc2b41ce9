package io.perilune;

import io.perilune.engine.vm.Traceback;

/** A Java function that a script had called threw an exception, and no script caught it. It is the {@link #getCause cause}. */
public final class LuaHostException extends LuaRuntimeException {
    private static final long serialVersionUID = 1;

    LuaHostException(String message, LuaValue value, Traceback where, Throwable cause) {
        super(message, value, where, cause);
    }
}
