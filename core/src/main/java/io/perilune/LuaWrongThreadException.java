package io.perilune;

/** A thread other than the owner came to a {@link Lua} that is confined. The message names both. */
public final class LuaWrongThreadException extends LuaException {
    private static final long serialVersionUID = 1;

    /** As thrown by a {@link Lua}; for programs that stand in for one, in their tests. */
    public LuaWrongThreadException(String message) {
        super(message, null);
    }
}
