package io.perilune.engine.host;

import io.perilune.engine.text.Ascii;

/**
 * A value that does not convert, on its way to whoever asked. Containers put in front where in them it lies; the stack trace is
 * left to the exception of the door that it ends as.
 */
public final class ConversionFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String problem;
    private String path = "";

    ConversionFault(String problem) {
        super(null, null, false, false);
        this.problem = problem;
    }

    ConversionFault(String problem, Throwable cause) {
        super(null, cause, false, false);
        this.problem = problem;
    }

    /** {@code integer expected, got string}. */
    static ConversionFault type(String expected, String got) {
        return new ConversionFault(expected + " expected, got " + got);
    }

    /** Says that the value lies in a field {@code name} of what is being converted. */
    public ConversionFault in(String name) {
        path = (isName(name) ? "." + name : "[\"" + name + "\"]") + path;
        return this;
    }

    /** Says that the value is element {@code index}. */
    public ConversionFault at(long index) {
        path = "[" + index + "]" + path;
        return this;
    }

    /** Without the path. */
    public String problem() {
        return problem;
    }

    /** Where the value lies in what was converted, such as {@code users[3].name}; empty for that itself. */
    public String path() {
        return path.startsWith(".") ? path.substring(1) : path;
    }

    @Override
    public String getMessage() {
        return path.isEmpty() ? problem : path() + ": " + problem;
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || Ascii.isDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '_' && (c >= 0x80 || !Ascii.is(c, Ascii.ALNUM))) {
                return false;
            }
        }
        return true;
    }
}
