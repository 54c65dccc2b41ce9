package io.perilune.engine.vm;

import io.perilune.engine.value.Tag;

/** Between slots and boxed values. */
public final class Slots {
    private Slots() {}

    public static Object box(Object value, long bits) {
        if (value == Tag.INT) {
            return bits;
        }
        if (value == Tag.FLOAT) {
            return Double.longBitsToDouble(bits);
        }
        return value;
    }

    public static void unbox(Object boxed, Object[] r, long[] n, int i) {
        if (boxed instanceof Long l) {
            if (r[i] != Tag.INT) {
                r[i] = Tag.INT;
            }
            n[i] = l;
        } else if (boxed instanceof Double d) {
            if (r[i] != Tag.FLOAT) {
                r[i] = Tag.FLOAT;
            }
            n[i] = Double.doubleToRawLongBits(d);
        } else if (r[i] != boxed) {
            r[i] = boxed;
        }
    }
}
