package io.perilune.engine.code;

import io.perilune.engine.text.ByteStr;
import org.jspecify.annotations.Nullable;

/**
 * Names and lines of a {@link Prototype}; stripped code has the same object with empty tables.
 *
 * @param source chunk name as given to {@code load} ({@code @file}, {@code =name} or the text itself); "=?" when
 * stripped
 * @param lineDefined line of the {@code function} keyword, 0 for a main chunk
 * @param lastLine line of the {@code end}
 * @param lines the line of each word of code, null when stripped
 * @param locals names of registers and where they live, in order of their declaration
 */
public record DebugInfo(
        ByteStr source,
        int lineDefined,
        int lastLine,
        @Nullable LineTable lines,
        LocalVariable[] locals) {

    /** Register assignment follows order: the n-th local that is active at a pc lives in register n-1. */
    public record LocalVariable(ByteStr name, int startPc, int endPc) {}

    /** The line of the instruction at {@code pc}, or -1 when not known. */
    public int lineAt(int pc) {
        return lines == null ? -1 : lines.lineAt(pc);
    }
}
