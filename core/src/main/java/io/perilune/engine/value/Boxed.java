package io.perilune.engine.value;

import org.jspecify.annotations.Nullable;

/** Between slots and boxed values. */
final class Boxed {
    private Boxed() {}

    static @Nullable Object box(@Nullable Object value, long bits) {
        if (value == Tag.INT) {
            return bits;
        }
        return value == Tag.FLOAT ? (Object) Double.longBitsToDouble(bits) : value;
    }

    /** What stands in {@code r} of a slot for a boxed value. */
    static @Nullable Object tag(@Nullable Object boxed) {
        if (boxed instanceof Long) {
            return Tag.INT;
        }
        return boxed instanceof Double ? Tag.FLOAT : boxed;
    }

    /** What stands in {@code n} of a slot for a boxed value. */
    static long bits(@Nullable Object boxed) {
        if (boxed instanceof Long l) {
            return l;
        }
        return boxed instanceof Double d ? Double.doubleToRawLongBits(d) : 0;
    }

    /** Writes a boxed value to a slot; false for nil. */
    static boolean unbox(@Nullable Object boxed, Object[] r, long[] n, int i) {
        r[i] = tag(boxed);
        n[i] = bits(boxed);
        return boxed != null;
    }
}
