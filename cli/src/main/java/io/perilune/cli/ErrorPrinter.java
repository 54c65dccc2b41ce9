package io.perilune.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Messages about errors: one line with the program's name in front, as {@code lua} prints them, then the traceback. */
final class ErrorPrinter {
    private static final byte[] RED = ascii("\u001b[31m");
    private static final byte[] DIM = ascii("\u001b[2m");
    private static final byte[] PLAIN = ascii("\u001b[0m");
    private static final byte[] TRACEBACK = ascii("\nstack traceback:");

    private final Streams streams;
    private final boolean colours;

    ErrorPrinter(Streams streams, boolean colours) {
        this.streams = streams;
        this.colours = colours;
    }

    /** @param program the name in front; empty for none */
    void print(String program, byte[] message) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        if (!program.isEmpty()) {
            append(line, (program + ": ").getBytes(StandardCharsets.UTF_8));
        }
        int traceback = colours ? indexOf(message, TRACEBACK) : message.length;
        append(line, colours ? RED : new byte[0]);
        line.write(message, 0, traceback);
        if (colours) {
            append(line, PLAIN);
            append(line, DIM);
            line.write(message, traceback, message.length - traceback);
            append(line, PLAIN);
        }
        line.write('\n');
        streams.printError(line.toByteArray());
    }

    void print(String program, String message) {
        print(program, message.getBytes(StandardCharsets.UTF_8));
    }

    private static void append(ByteArrayOutputStream line, byte[] bytes) {
        line.write(bytes, 0, bytes.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where {@code part} begins in {@code text}, or the length of {@code text}. */
    private static int indexOf(byte[] text, byte[] part) {
        for (int i = 0; i + part.length <= text.length; i++) {
            int k = 0;
            while (k < part.length && text[i + k] == part[k]) {
                k++;
            }
            if (k == part.length) {
                return i;
            }
        }
        return text.length;
    }
}
