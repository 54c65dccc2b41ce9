package io.perilune;

/** An object or function that was lent to Lua was used after its {@link LuaScope} had ended. */
public final class LuaRevokedException extends LuaException {
    private static final long serialVersionUID = 1;

    private LuaRevokedException(String message) {
        super(message, null);
    }

    /** For programs that revoke something of their own. */
    public static LuaRevokedException of(String message) {
        return new LuaRevokedException(message);
    }
}
