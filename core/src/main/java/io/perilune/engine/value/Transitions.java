package io.perilune.engine.value;

import io.perilune.engine.text.ByteStr;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The ways from one shape to others. Immutable: an addition makes a new object, which the shape publishes.
 *
 * <p>Targets are held weakly (a target holds its origin strongly), so a shape lives as long as a table, a cache or a
 * longer shape needs it. Open addressing, at most half full.
 */
final class Transitions {
    /** Kinds of step beyond the four kinds of field to add, which are numbered as in {@link Shape}. */
    static final int RETYPE = 4;

    static final int ATTACHMENTS = 8;
    static final int FROZEN = 9;

    static final Transitions NONE = new Transitions(new Transition[2], 0, 0);

    private static final class Transition extends WeakReference<Shape> {
        final ByteStr key;
        final int step;
        final boolean computed;

        Transition(ByteStr key, int step, boolean computed, Shape target) {
            super(target);
            this.key = key;
            this.step = step;
            this.computed = computed;
        }
    }

    private final Transition[] table;
    private final int count;
    private final int computed;

    private Transitions(Transition[] table, int count, int computed) {
        this.table = table;
        this.count = count;
        this.computed = computed;
    }

    /**
     * True when there are {@code limit} targets already: of those made for computed keys, or of all.
     *
     * <p>Collected ones count until the next addition removes them, but they alone cannot fill the limit for ever.
     */
    boolean full(boolean forComputed, int limit) {
        return (forComputed ? computed : count) >= limit && countLive(forComputed) >= limit;
    }

    private int countLive(boolean forComputed) {
        int live = 0;
        for (Transition t : table) {
            if (t != null && (t.computed || !forComputed) && !t.refersTo(null)) {
                live++;
            }
        }
        return live;
    }

    @Nullable
    Shape find(ByteStr key, int step) {
        int mask = table.length - 1;
        for (int at = place(key, step); ; at++) {
            Transition t = table[at & mask];
            if (t == null) {
                return null;
            }
            if (t.step == step && t.key.equals(key)) {
                Shape target = t.get();
                if (target != null) {
                    return target;
                }
                // Collected; a newer one for the same step may follow.
            }
        }
    }

    /** These transitions and one more, without the collected ones. */
    Transitions plus(ByteStr key, int step, boolean forComputed, Shape target) {
        Transition added = new Transition(key, step, forComputed, target);
        Transition[] kept = new Transition[table.length];
        int keptCount = 0;
        for (Transition t : table) {
            if (t != null && !t.refersTo(null)) {
                kept[keptCount++] = t;
            }
        }
        Transition[] grown = new Transition[Integer.highestOneBit(keptCount + 1) << 2];
        int grownComputed = forComputed ? 1 : 0;
        insert(grown, added);
        for (int i = 0; i < keptCount; i++) {
            insert(grown, kept[i]);
            grownComputed += kept[i].computed ? 1 : 0;
        }
        return new Transitions(grown, keptCount + 1, grownComputed);
    }

    private static void insert(Transition[] table, Transition t) {
        int mask = table.length - 1;
        int at = place(t.key, t.step) & mask;
        while (table[at] != null) {
            at = (at + 1) & mask;
        }
        table[at] = t;
    }

    private static int place(ByteStr key, int step) {
        int h = (key.hashCode() + step) * 0x9E3779B9;
        return h ^ (h >>> 16);
    }
}
