package io.perilune;

/** The {@link Lua} is closed, or was closed while the call waited or ran. */
public final class LuaClosedException extends LuaException {
    private static final long serialVersionUID = 1;

    /** As thrown by a {@link Lua}; for programs that stand in for one, in their tests. */
    public LuaClosedException(String message) {
        super(message, null);
    }
}
