package io.perilune.engine.resolve;

import java.util.Arrays;

/** The labels in sight: those of the open blocks, the innermost function's at the end of the list. */
final class Labels {
    private int count;
    private int[] symbols = new int[4];
    private int[] ids = new int[4];
    private int[] lines = new int[4];

    /** The topmost local in scope at the label, or -1. */
    private int[] tops = new int[4];

    int count() {
        return count;
    }

    void truncate(int newCount) {
        count = newCount;
    }

    void add(int id, int symbol, int line, int top) {
        if (count == symbols.length) {
            int length = count * 2;
            symbols = Arrays.copyOf(symbols, length);
            ids = Arrays.copyOf(ids, length);
            lines = Arrays.copyOf(lines, length);
            tops = Arrays.copyOf(tops, length);
        }
        symbols[count] = symbol;
        ids[count] = id;
        lines[count] = line;
        tops[count++] = top;
    }

    /** The index of the label {@code symbol} among those from index {@code from} on, or -1. */
    int find(int from, int symbol) {
        for (int i = from; i < count; i++) {
            if (symbols[i] == symbol) {
                return i;
            }
        }
        return -1;
    }

    int id(int index) {
        return ids[index];
    }

    int line(int index) {
        return lines[index];
    }

    int top(int index) {
        return tops[index];
    }
}
