package io.perilune.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The end of tracebacks, which is about this program and not about the script. */
final class Tracebacks {
    private static final byte[] HEADER = "\nstack traceback:\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BOTTOM = "\t[C]: in ?".getBytes(StandardCharsets.US_ASCII);

    private Tracebacks() {}

    /** The last line names the function that called the script; in {@code lua} that one has no name. */
    static byte[] trim(byte[] message) {
        int line = message.length;
        while (line > 0 && message[line - 1] != '\n') {
            line--;
        }
        if (line < HEADER.length || !startsWith(message, line, "\t[C]: in function ")) {
            return message;
        }
        byte[] trimmed = Arrays.copyOf(message, line + BOTTOM.length);
        System.arraycopy(BOTTOM, 0, trimmed, line, BOTTOM.length);
        return trimmed;
    }

    private static boolean startsWith(byte[] text, int from, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (from + i >= text.length || text[from + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
