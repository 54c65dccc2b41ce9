package io.perilune.engine.value;

import org.jspecify.annotations.Nullable;

/**
 * All of a table that has a part of its own for a reason other than speed: it is weak, or frozen. The table's array, slots
 * and prims are empty then, so the fast paths never match it and every access comes here.
 */
abstract class SpecialPart extends KeyMap {
    /** See {@link Attachments}: those of the table. */
    @Nullable
    Object attachments;

    /** Writes the value of a key to a slot; false for nil. */
    abstract boolean load(Object key, long bits, Object[] r, long[] n, int i);

    /** Sets the value of a key, with nil too. */
    abstract void set(Object key, long keyBits, @Nullable Object v, long bits);

    /** The place of a key, for as long as no new key is added; below zero for none. */
    abstract int find(Object key, long bits);

    /** As {@link HashPart#advance}. */
    abstract int advance(int from, Object[] r, long[] n, int i);

    /** Estimated heap bytes. */
    abstract long bytes();

    /** As {@link Footprint#growth}, of this part. */
    long growth() {
        return 0;
    }

    /** How many places a traversal passes. */
    abstract int places();

    boolean weakKeys() {
        return false;
    }

    boolean weakValues() {
        return false;
    }

    final @Nullable Object get(Object key, long bits) {
        Object[] r = new Object[1];
        long[] n = new long[1];
        load(key, bits, r, n, 0);
        return Boxed.box(r[0], n[0]);
    }
}
