package io.perilune;

/**
 * A run was ended by somebody else, as {@link Lua#interrupt()} does, or the future of an asynchronous call was completed from outside.
 * The script could not catch it; the VM is usable.
 */
public final class LuaCancelledException extends LuaException {
    private static final long serialVersionUID = 1;

    private final String traceback;

    /** As thrown by a {@link Lua}; for programs that stand in for one, in their tests. */
    public LuaCancelledException(String message, String traceback) {
        super(message, null);
        this.traceback = traceback;
    }

    /** Where the script stood, as {@code debug.traceback} writes it. */
    public String traceback() {
        return traceback;
    }
}
