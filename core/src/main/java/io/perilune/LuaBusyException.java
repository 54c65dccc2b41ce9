package io.perilune;

/** Another thread has the {@link Lua}, and the time that the caller wanted to wait is over. The message names that thread. */
public final class LuaBusyException extends LuaException {
    private static final long serialVersionUID = 1;

    private final String luaStack;

    /** As thrown by a {@link Lua}; for programs that stand in for one, in their tests. */
    public LuaBusyException(String message, String luaStack) {
        super(message, null);
        this.luaStack = luaStack;
    }

    /** Where the script of the other thread stood, as {@code debug.traceback} writes it; empty when it could not be told. */
    public String luaStack() {
        return luaStack;
    }
}
