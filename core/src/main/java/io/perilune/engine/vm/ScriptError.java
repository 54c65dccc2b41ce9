package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;

/**
 * A Lua error on its way through Java: carries any Lua value, keeps its identity, and costs no Java stack trace.
 *
 * <p>The traceback is attached once, when the error leaves the frame that raised it; handlers and hosts read it there.
 */
public final class ScriptError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Object value;
    private transient Traceback traceback;
    /** The stack overflowed while an overflow was being handled: no handler may run any more. */
    private boolean hopeless;

    /** @param value the error value, boxed; may be null (nil) */
    public ScriptError(Object value) {
        super(null, null, false, false);
        this.value = value;
    }

    public ScriptError(Object value, Throwable cause) {
        super(null, cause, false, false);
        this.value = value;
    }

    /** The stack overflowed while an earlier overflow was being handled. */
    static ScriptError inErrorHandling() {
        ScriptError e = new ScriptError(ByteStr.of("error in error handling"));
        e.hopeless = true;
        return e;
    }

    boolean isFinal() {
        return hopeless;
    }

    /** The error value, boxed. */
    public Object value() {
        return value;
    }

    /** Where the stack stood, as far as somebody has attached that; else null. */
    public Traceback traceback() {
        return traceback;
    }

    public void traceback(Traceback where) {
        traceback = where;
    }

    @Override
    public String getMessage() {
        return value instanceof ByteStr || value instanceof Number ? value.toString() : "(error object)";
    }
}
