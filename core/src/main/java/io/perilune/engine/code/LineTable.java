package io.perilune.engine.code;

import java.util.Arrays;

/**
 * The line of every word of a function's code, about one byte a word.
 *
 * <p>Invariant: {@code anchors[k]} is the line of word {@code k * SPACING}; between anchors, {@code deltas[pc]} is the
 * line of {@code pc} minus that of {@code pc - 1}, or {@link #FAR} when that does not fit, and then {@code farLines}
 * holds the line at the index at which {@code farWords}, which is sorted, holds {@code pc}. A look-up therefore adds at
 * most {@code SPACING - 1} bytes.
 */
public final class LineTable {
    private static final int SPACING = 64;
    private static final int SHIFT = 6;
    private static final byte FAR = Byte.MIN_VALUE;
    private static final int[] NONE = new int[0];

    private final byte[] deltas;
    private final int[] anchors;
    private final int[] farWords;
    private final int[] farLines;

    private LineTable(byte[] deltas, int[] anchors, int[] farWords, int[] farLines) {
        this.deltas = deltas;
        this.anchors = anchors;
        this.farWords = farWords;
        this.farLines = farLines;
    }

    /** The table of the first {@code count} entries of {@code lines}. */
    public static LineTable of(int[] lines, int count) {
        byte[] deltas = new byte[count];
        int[] anchors = new int[count + SPACING - 1 >>> SHIFT];
        int[] farWords = NONE;
        int[] farLines = NONE;
        int far = 0;
        int previous = 0;
        for (int pc = 0; pc < count; pc++) {
            int line = lines[pc];
            if ((pc & SPACING - 1) == 0) {
                anchors[pc >>> SHIFT] = line;
            } else {
                long delta = (long) line - previous;
                if (delta > Byte.MIN_VALUE && delta <= Byte.MAX_VALUE) {
                    deltas[pc] = (byte) delta;
                } else {
                    if (far == farWords.length) {
                        farWords = Arrays.copyOf(farWords, Math.max(4, far * 2));
                        farLines = Arrays.copyOf(farLines, farWords.length);
                    }
                    deltas[pc] = FAR;
                    farWords[far] = pc;
                    farLines[far++] = line;
                }
            }
            previous = line;
        }
        if (far < farWords.length) {
            farWords = Arrays.copyOf(farWords, far);
            farLines = Arrays.copyOf(farLines, far);
        }
        return new LineTable(deltas, anchors, farWords, farLines);
    }

    /** Number of words that have a line. */
    public int size() {
        return deltas.length;
    }

    /** The line of word {@code pc}, or -1 when there is no such word. */
    public int lineAt(int pc) {
        if (pc < 0 || pc >= deltas.length) {
            return -1;
        }
        int line = anchors[pc >>> SHIFT];
        for (int i = (pc & -SPACING) + 1; i <= pc; i++) {
            byte delta = deltas[i];
            line = delta == FAR ? farLine(i) : line + delta;
        }
        return line;
    }

    /** The lines of all words, in a new array. */
    int[] toArray() {
        int[] lines = new int[deltas.length];
        for (int pc = 0; pc < lines.length; pc++) {
            if ((pc & SPACING - 1) == 0) {
                lines[pc] = anchors[pc >>> SHIFT];
            } else {
                lines[pc] = deltas[pc] == FAR ? farLine(pc) : lines[pc - 1] + deltas[pc];
            }
        }
        return lines;
    }

    private int farLine(int pc) {
        return farLines[Arrays.binarySearch(farWords, pc)];
    }
}
