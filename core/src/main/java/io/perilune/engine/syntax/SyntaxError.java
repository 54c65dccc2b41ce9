package io.perilune.engine.syntax;

/** Ends parsing at the first mistake. It never leaves the engine: what it carries becomes an error value. */
@SuppressWarnings("serial")
public final class SyntaxError extends RuntimeException {
    private final Diagnostic diagnostic;

    public SyntaxError(Diagnostic diagnostic) {
        // No cause, no suppression and no stack trace: scripts may provoke this error as often as they like.
        super(null, null, false, false);
        this.diagnostic = diagnostic;
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }

    @Override
    public String getMessage() {
        return diagnostic.message().toString();
    }
}
