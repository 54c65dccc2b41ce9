package io.perilune.cli;

/** A script has called {@code os.exit}. An Error, because the engine lets those pass through every frame. */
final class ExitRequest extends Error {
    private static final long serialVersionUID = 1L;

    private final int status;

    ExitRequest(int status) {
        super("exit " + status, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
