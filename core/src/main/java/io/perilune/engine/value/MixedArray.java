package io.perilune.engine.value;

import java.util.Arrays;

/** An array part with numbers and other values, or with numbers and holes: slots as in registers. */
public final class MixedArray {
    /** Tag.INT, Tag.FLOAT, the value itself, or null for nil. Null beyond the elements in use. */
    public final Object[] values;

    /** The numbers, at the same indices. */
    public final long[] bits;

    MixedArray(int capacity) {
        this(new Object[capacity], new long[capacity]);
    }

    private MixedArray(Object[] values, long[] bits) {
        this.values = values;
        this.bits = bits;
    }

    /** A copy that is cut off or filled up with nil. */
    MixedArray resized(int capacity) {
        return new MixedArray(Arrays.copyOf(values, capacity), Arrays.copyOf(bits, capacity));
    }
}
