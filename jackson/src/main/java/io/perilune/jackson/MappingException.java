package io.perilune.jackson;

/** A value has no counterpart on the other side. What Jackson has to say is the {@link #getCause cause}. Unchecked. */
public final class MappingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;

    MappingException(String path, String problem, Throwable cause) {
        super(path.isEmpty() ? problem : path + ": " + problem, cause);
        this.path = path;
    }

    /** Where the value lies in what was converted, such as {@code users[3].name}; empty for that itself, and where it is not known. */
    public String path() {
        return path;
    }
}
