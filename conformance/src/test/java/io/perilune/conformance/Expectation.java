package io.perilune.conformance;

import java.util.regex.Pattern;

/**
 * One expectation of a script: the text behind {@code -->} on a line. The notation is defined in the module's README.
 *
 * @param kind which stream or event it speaks of
 * @param line the line of the file it stands on
 * @param text the expected text in the notation
 */
record Expectation(Kind kind, int line, String text) {

    enum Kind {
        /** The next line of output. */
        OUTPUT(""),
        /** The next line of the error stream. */
        WARNING("stderr: "),
        /** The script ends with this error, raised on this very line of this very file. */
        ERROR("error: "),
        /** The script ends with this error, compared as it is. */
        ERROR_VALUE("error value: ");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final String ARROW = "-->";

    /** Reads the expectation of a source line, or returns null if it has none. */
    static Expectation parse(String sourceLine, int line) {
        int at = sourceLine.lastIndexOf(ARROW);
        if (at < 0) {
            return null;
        }
        String text = sourceLine.substring(at + ARROW.length());
        text = text.startsWith(" ") ? text.substring(1) : text;
        for (Kind kind : new Kind[] {Kind.WARNING, Kind.ERROR, Kind.ERROR_VALUE}) {
            if (text.startsWith(kind.prefix)) {
                return new Expectation(
                        kind, line, text.substring(kind.prefix.length()).stripTrailing());
            }
        }
        return new Expectation(Kind.OUTPUT, line, text.stripTrailing());
    }

    boolean isError() {
        return kind == Kind.ERROR || kind == Kind.ERROR_VALUE;
    }

    /** Whether a line that the script produced is what this expectation asks for. */
    boolean matches(String actual, String chunkName) {
        String expected = kind == Kind.ERROR ? chunkName + ":" + line + ": " + text : text;
        String trimmed = actual.stripTrailing();
        return expected.equals(trimmed) || pattern(expected).matcher(trimmed).matches();
    }

    private static Pattern pattern(String expected) {
        var regex = new StringBuilder();
        int from = 0;
        while (from < expected.length()) {
            if (expected.startsWith("<*>", from)) {
                regex.append(".*");
                from += 3;
            } else if (expected.startsWith("<tab>", from)) {
                regex.append("\\t");
                from += 5;
            } else if (expected.charAt(from) == ' ') {
                regex.append("[ \\t]");
                from++;
            } else {
                regex.append(Pattern.quote(expected.substring(from, from + 1)));
                from++;
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
