package io.perilune.engine.vm;

/**
 * The end of a run that was decided outside the language: a limit is used up, or somebody has cancelled. It is not a Lua error,
 * so {@link Unwinding} never sees it: no pcall, message handler, coroutine or finalizer meets it on its way to the Java caller.
 *
 * <p>Only {@link Meter#terminate} makes one, and one VM has at most one at a time. A host function cannot forge it, and one that
 * swallows it gains nothing: the meter throws it again at the next charge, until the outermost call from Java has ended.
 */
public final class Termination extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Object reason;
    private final String traceback;

    Termination(Object reason, String traceback) {
        super(null, null, false, false);
        this.reason = reason;
        this.traceback = traceback;
    }

    /** Why the run ended: what was given to {@link Meter#terminate}. */
    public Object reason() {
        return reason;
    }

    /** Where the script stood. */
    public String traceback() {
        return traceback;
    }

    @Override
    public String getMessage() {
        return reason.toString();
    }
}
