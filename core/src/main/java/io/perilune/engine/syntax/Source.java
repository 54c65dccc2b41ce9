package io.perilune.engine.syntax;

import io.perilune.engine.text.ByteStr;

/**
 * Program text with the name of its chunk.
 *
 * @param bytes the text; never changed by anybody
 * @param start where in {@code bytes} it starts
 * @param name the chunk's name as {@code load} takes it: {@code @file}, {@code =name}, or the text itself
 */
public record Source(byte[] bytes, int start, ByteStr name) {
    /** All of {@code text}. */
    public static Source of(ByteStr text, ByteStr name) {
        return new Source(text.bytes(), 0, name);
    }

    /**
     * The content of a file: without a UTF-8 byte order mark, and without its first line when that starts with
     * {@code #}. The end of that line stays, so that the lines keep their numbers.
     */
    public static Source ofFile(byte[] content, ByteStr name) {
        int start = 0;
        if (content.length >= 3
                && (content[0] & 0xFF) == 0xEF
                && (content[1] & 0xFF) == 0xBB
                && (content[2] & 0xFF) == 0xBF) {
            start = 3;
        }
        if (start < content.length && content[start] == '#') {
            while (start < content.length && content[start] != '\n') {
                start++;
            }
        }
        return new Source(content, start, name);
    }
}
