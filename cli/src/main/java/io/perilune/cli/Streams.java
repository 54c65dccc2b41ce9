package io.perilune.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The standard streams, of the process or of a test. Text is UTF-8 whatever the locale, like all text in the engine. */
record Streams(InputStream in, OutputStream out, OutputStream err) {
    void print(String text) {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    void printError(String text) {
        printError(text.getBytes(StandardCharsets.UTF_8));
    }

    void printError(byte[] text) {
        write(err, text);
    }

    private static void write(OutputStream stream, byte[] text) {
        try {
            stream.write(text);
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
