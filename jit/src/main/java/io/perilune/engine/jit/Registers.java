package io.perilune.engine.jit;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of every register at one point of the code that is being made: where its value is, and what it may be.
 *
 * <p>A register may be <em>synced</em>: then its slot holds the same value, and leaving the code costs nothing for it.
 */
final class Registers {
    /** Nothing is known, and nobody will ask. */
    static final byte NONE = 0;
    /** In its slot only. */
    static final byte SLOT = 1;
    /** An integer, in a variable of type long. */
    static final byte INT = 2;
    /** A float, in a variable of type double. */
    static final byte FLOAT = 3;
    /** No number, in a variable of type Object. */
    static final byte OBJECT = 4;
    /** Anything: the tag in the Object variable, the bits in the long variable. */
    static final byte ANY = 5;

    final byte[] kinds;
    /** For OBJECT: the types it may have, as in Profile. */
    final byte[] masks;

    final boolean[] synced;
    /** Where INT: whether its value is known, and which it is. Lost where paths meet. */
    final boolean[] constant;

    final long[] constants;
    /** The shape that a table is known to have just now, or null. Lost where paths meet and where anything may change it. */
    final @Nullable Object[] shapes;
    /** Whether the variable for tables holds it, so that it needs no cast. Lost where paths meet. */
    final boolean[] cast;
    /** From here on the slots hold an open list of values; -1 when there is none. */
    int open = -1;
    /** How many values the open list has, or -1 when only {@code top} tells. */
    int openCount = -1;

    Registers(int size) {
        kinds = new byte[size];
        masks = new byte[size];
        synced = new boolean[size];
        constant = new boolean[size];
        constants = new long[size];
        shapes = new Object[size];
        cast = new boolean[size];
    }

    private Registers(Registers other) {
        kinds = other.kinds.clone();
        masks = other.masks.clone();
        synced = other.synced.clone();
        constant = other.constant.clone();
        constants = other.constants.clone();
        shapes = other.shapes.clone();
        cast = other.cast.clone();
        open = other.open;
        openCount = other.openCount;
    }

    Registers copy() {
        return new Registers(this);
    }

    void set(int r, byte kind, int mask, boolean inSlot) {
        kinds[r] = kind;
        masks[r] = (byte) mask;
        synced[r] = inSlot;
        constant[r] = false;
        shapes[r] = null;
        cast[r] = false;
    }

    /** Something was done that may give any table another shape. */
    void forgetShapes() {
        Arrays.fill(shapes, null);
    }

    /** From here on there is an open list of values from {@code from} up; {@code count} is -1 when it is not known. */
    void open(int from, int count) {
        open = from;
        openCount = count;
    }

    /** The open list has been used. */
    void close() {
        open = -1;
        openCount = -1;
    }

    void clear(int from) {
        for (int r = from; r < kinds.length; r++) {
            set(r, NONE, 0, false);
        }
    }

    /** Forgets all registers that are not in {@code live}, and constants. */
    void restrict(BitSet live) {
        Arrays.fill(constant, false);
        Arrays.fill(cast, false);
        forgetShapes();
        for (int r = 0; r < kinds.length; r++) {
            if (!live.get(r)) {
                set(r, NONE, 0, false);
            }
        }
    }

    /** True when code made for {@code other} can run with this, as it is. */
    boolean fits(Registers other) {
        if (open != other.open || openCount != other.openCount) {
            return false;
        }
        for (int r = 0; r < kinds.length; r++) {
            if (other.kinds[r] == NONE) {
                continue;
            }
            if (kinds[r] != other.kinds[r]
                    || (masks[r] & ~other.masks[r]) != 0
                    || other.synced[r] && !synced[r] && kinds[r] != SLOT) {
                return false;
            }
        }
        return true;
    }

    /** True when values can be moved so that code made for {@code other} can run. */
    boolean convertible(Registers other) {
        if (open != other.open || openCount != other.openCount) {
            return false;
        }
        for (int r = 0; r < kinds.length; r++) {
            byte to = other.kinds[r];
            if (to == NONE || to == ANY && kinds[r] != NONE && (!other.synced[r] || synced[r])) {
                continue;
            }
            if (kinds[r] != to
                    || (masks[r] & ~other.masks[r]) != 0
                    || other.synced[r] && !synced[r] && kinds[r] != SLOT) {
                return false;
            }
        }
        return true;
    }
}
