package io.perilune;

/**
 * The calling thread was interrupted while it waited for a {@link Lua}, or for the result of an asynchronous function. Its interrupt
 * flag is still set. What it waited to do has not been done.
 */
public final class LuaInterruptedException extends LuaException {
    private static final long serialVersionUID = 1;

    public LuaInterruptedException(String message) {
        super(message, null);
    }
}
