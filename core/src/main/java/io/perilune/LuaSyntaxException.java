package io.perilune;

/** A chunk was refused: it is no Lua, or its kind (text or binary) was not allowed. */
public final class LuaSyntaxException extends LuaException {
    private static final long serialVersionUID = 1;

    private final boolean incomplete;

    LuaSyntaxException(String message, boolean incomplete) {
        super(message, null);
        this.incomplete = incomplete;
    }

    /** True when the chunk may only have ended too early, so that a prompt should ask for another line. */
    public boolean isIncomplete() {
        return incomplete;
    }
}
