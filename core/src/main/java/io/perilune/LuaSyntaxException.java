package io.perilune;

/** A chunk was refused: it is no Lua, or its kind (text or binary) was not allowed. */
public final class LuaSyntaxException extends LuaException {
    private static final long serialVersionUID = 1;

    private final String chunk;
    private final int line;
    private final int column;
    private final boolean incomplete;

    LuaSyntaxException(String message, String chunk, int line, int column, boolean incomplete) {
        super(message, null);
        this.chunk = chunk;
        this.line = line;
        this.column = column;
        this.incomplete = incomplete;
    }

    /** The name of the chunk, as messages show it. */
    public String chunk() {
        return chunk;
    }

    /** The line, from 1, at which the mistake was noticed; 0 when it belongs to no line. */
    public int line() {
        return line;
    }

    /** Where in that line the token at fault begins, in characters from 1; 0 when that is not known. */
    public int column() {
        return column;
    }

    /** True when the chunk may only have ended too early, so that a prompt should ask for another line. */
    public boolean isIncomplete() {
        return incomplete;
    }
}
