package io.perilune.engine.resolve;

import io.perilune.engine.text.ByteStr;
import java.util.Arrays;

/**
 * The gotos and breaks of a chunk, and which of them still look for their label.
 *
 * <p>A jump is pending from where it stands until its label is met. The pending ones of the innermost function lie at
 * the end of the list; each keeps the number of locals in scope at the place it has been carried out to, which shrinks
 * as blocks around it end.
 */
final class Jumps {
    /** Stands for the symbol of the label at the end of a loop. */
    static final int BREAK = -1;

    private int count;
    private int[] symbols = new int[8];
    private int[] lines = new int[8];
    private int[] levels = new int[8];
    private ByteStr[] names = new ByteStr[8];

    /** The topmost local in scope at the jump, or -1. */
    private int[] tops = new int[8];

    /** The topmost local in scope at the label, or -1. */
    private int[] targetTops = new int[8];

    private int[] targets = new int[8];

    private int[] pending = new int[8];
    private int pendingCount;

    void add(int jump, ByteStr name, int symbol, int line, int level, int top) {
        if (jump == symbols.length) {
            int length = jump * 2;
            symbols = Arrays.copyOf(symbols, length);
            lines = Arrays.copyOf(lines, length);
            levels = Arrays.copyOf(levels, length);
            names = Arrays.copyOf(names, length);
            tops = Arrays.copyOf(tops, length);
            targetTops = Arrays.copyOf(targetTops, length);
            targets = Arrays.copyOf(targets, length);
        }
        count = jump + 1;
        symbols[jump] = symbol;
        lines[jump] = line;
        levels[jump] = level;
        names[jump] = name;
        tops[jump] = top;
    }

    void setPending(int jump) {
        if (pendingCount == pending.length) {
            pending = Arrays.copyOf(pending, pendingCount * 2);
        }
        pending[pendingCount++] = jump;
    }

    int pendingCount() {
        return pendingCount;
    }

    int pending(int index) {
        return pending[index];
    }

    /** The jump goes to {@code label}, where {@code top} is the topmost local in scope. */
    void solve(int jump, int label, int top) {
        targets[jump] = label;
        targetTops[jump] = top;
    }

    /**
     * Solves the jumps to {@code symbol} among the pending ones from index {@code from} on, up to the first one that
     * would enter the scope of a local. The answer is that one, or -1.
     */
    int solvePending(int from, int symbol, int label, int level, int top) {
        int kept = from;
        for (int i = from; i < pendingCount; i++) {
            int jump = pending[i];
            if (symbols[jump] != symbol) {
                pending[kept++] = jump;
            } else if (levels[jump] < level) {
                return jump;
            } else {
                solve(jump, label, top);
            }
        }
        pendingCount = kept;
        return -1;
    }

    /** Carries the pending jumps from index {@code from} on out of a block that began with {@code level} locals. */
    void leaveBlock(int from, int level) {
        for (int i = from; i < pendingCount; i++) {
            levels[pending[i]] = level;
        }
    }

    boolean isBreak(int jump) {
        return symbols[jump] == BREAK;
    }

    ByteStr name(int jump) {
        return names[jump];
    }

    int line(int jump) {
        return lines[jump];
    }

    int level(int jump) {
        return levels[jump];
    }

    int[] targets() {
        return Arrays.copyOf(targets, count);
    }

    /** For each jump the lowest local whose scope it leaves and which must be closed then, or -1. */
    int[] closes(Binding[] bindings) {
        int[] closes = new int[count];
        for (int jump = 0; jump < count; jump++) {
            int lowest = -1;
            for (int local = tops[jump]; local != targetTops[jump]; local = bindings[local].below) {
                if (bindings[local].closes()) {
                    lowest = local;
                }
            }
            closes[jump] = lowest;
        }
        return closes;
    }
}
