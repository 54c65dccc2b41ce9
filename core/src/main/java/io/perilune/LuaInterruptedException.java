package io.perilune;

/**
 * The calling thread was interrupted while it waited for a {@link Lua}, or for the result of an asynchronous function. Its interrupt
 * flag is still set. What it waited to do has not been done.
 */
public final class LuaInterruptedException extends LuaException {
    private static final long serialVersionUID = 1;

    /** As thrown by a {@link Lua}; for programs that stand in for one, in their tests. */
    public LuaInterruptedException(String message) {
        super(message, null);
    }
}
