package io.perilune;

/** A script has reached one of its {@link Limits} and was ended. It could not catch that; the VM is usable. */
public final class LuaLimitException extends LuaException {
    private static final long serialVersionUID = 1;

    private final Limit limit;
    private final long amount;
    private final String traceback;

    LuaLimitException(Limit limit, long amount, String message, String traceback) {
        super(message, null);
        this.limit = limit;
        this.amount = amount;
        this.traceback = traceback;
    }

    /** Which limit it was. */
    public Limit limit() {
        return limit;
    }

    /** How much was allowed: a count, bytes, or for {@link Limit#DEADLINE} nanoseconds. */
    public long amount() {
        return amount;
    }

    /** Where the script stood, as {@code debug.traceback} writes it. */
    public String traceback() {
        return traceback;
    }
}
