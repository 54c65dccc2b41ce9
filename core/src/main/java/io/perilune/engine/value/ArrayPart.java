package io.perilune.engine.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Work on the array part of a table: {@link Table#array} and {@link Table#arraySize}.
 *
 * <p>Four storages, each able to hold less than the next costs: {@code long[]} integers only, {@code double[]} floats
 * only, {@code Object[]} no numbers but nil, {@link MixedArray} everything. A value that does not fit moves the whole
 * part to MixedArray, with the same capacity, so that positions of a traversal stay valid. Indices here count from 0.
 */
final class ArrayPart {
    // Invariant: places arraySize .. capacity-1 of an Object[] and of MixedArray.values are null. The last element in
    // use may be nil, when elements were removed in the middle before; then a border is found by search.

    /** Storage of tables that have had no elements. */
    static final Object[] NO_ELEMENTS = new Object[0];

    private static final int FIRST_CAPACITY = 4;
    /**
     * From here on growth is by a quarter: a million numbers are to cost at most nine bytes each, several millions
     * ten.
     */
    private static final int SLOWER_GROWTH = 1 << 20;

    static final int MAX_CAPACITY = 1 << 30;

    private ArrayPart() {}

    static int capacity(Object array) {
        if (array instanceof Object[] values) {
            return values.length;
        }
        if (array instanceof long[] ints) {
            return ints.length;
        }
        return array instanceof double[] floats ? floats.length : ((MixedArray) array).values.length;
    }

    /** Writes element {@code at}, which must be in use, to a slot; false for nil. */
    static boolean load(Object array, int at, Object[] r, long[] n, int i) {
        if (array instanceof long[] ints) {
            n[i] = ints[at];
            r[i] = Tag.INT;
            return true;
        }
        if (array instanceof Object[] values) {
            Object v = values[at];
            r[i] = v;
            return v != null;
        }
        return loadOther(array, at, r, n, i);
    }

    private static boolean loadOther(Object array, int at, Object[] r, long[] n, int i) {
        if (array instanceof double[] floats) {
            n[i] = Double.doubleToRawLongBits(floats[at]);
            r[i] = Tag.FLOAT;
            return true;
        }
        MixedArray mixed = (MixedArray) array;
        Object v = mixed.values[at];
        n[i] = mixed.bits[at];
        r[i] = v;
        return v != null;
    }

    /** The boxed element. */
    static @Nullable Object get(Object array, int at) {
        if (array instanceof Object[] values) {
            return values[at];
        }
        if (array instanceof long[] ints) {
            return ints[at];
        }
        Object[] r = new Object[1];
        long[] n = new long[1];
        loadOther(array, at, r, n, 0);
        return Boxed.box(r[0], n[0]);
    }

    static boolean isNil(Object array, int at) {
        if (array instanceof Object[] values) {
            return values[at] == null;
        }
        return array instanceof MixedArray mixed && mixed.values[at] == null;
    }

    /** Overwrites an element in use, with nil too. */
    static void set(Table t, int at, @Nullable Object v, long bits) {
        Object array = t.array;
        if (array instanceof long[] ints && v == Tag.INT) {
            ints[at] = bits;
        } else if (array instanceof Object[] values && v != null && v != Tag.INT && v != Tag.FLOAT) {
            values[at] = v;
        } else if (array instanceof double[] floats && v == Tag.FLOAT) {
            floats[at] = Double.longBitsToDouble(bits);
        } else if (v == null) {
            clear(t, at);
        } else {
            put(toMixed(t), at, v, bits);
        }
    }

    private static void clear(Table t, int at) {
        boolean last = at == t.arraySize - 1;
        if (t.array instanceof Object[] values) {
            values[at] = null;
        } else if (!last || t.array instanceof MixedArray) {
            toMixed(t).values[at] = null;
        }
        if (last) {
            t.arraySize = at;
        }
    }

    private static void put(MixedArray mixed, int at, Object v, long bits) {
        mixed.values[at] = v;
        mixed.bits[at] = bits;
    }

    /** Adds a value that is not nil behind the last element, where {@link Rehash#roomForOne} has made room. */
    static void append(Table t, Object v, long bits) {
        int at = t.arraySize;
        Object array = t.array;
        if (array instanceof long[] ints && v == Tag.INT) {
            ints[at] = bits;
        } else if (array instanceof Object[] values && v != Tag.INT && v != Tag.FLOAT) {
            values[at] = v;
        } else if (array instanceof double[] floats && v == Tag.FLOAT) {
            floats[at] = Double.longBitsToDouble(bits);
        } else {
            put(toMixed(t), at, v, bits);
        }
        t.arraySize = at + 1;
    }

    /** Adds a value behind the last element but within the capacity, with nil between the two. */
    static void appendWithGap(Table t, int at, Object v, long bits) {
        if (t.array == NO_ELEMENTS) {
            t.array = v == Tag.INT || v == Tag.FLOAT ? new MixedArray(t.arrayHint()) : new Object[t.arrayHint()];
        }
        if (t.array instanceof Object[] values && v != Tag.INT && v != Tag.FLOAT) {
            values[at] = v;
        } else {
            put(toMixed(t), at, v, bits);
        }
        t.arraySize = at + 1;
    }

    /**
     * Gives an empty array part the storage that suits its first value. The hint counts only once: a program that
     * empties a table and fills it with another kind of value over and over must not allocate the hint each time.
     */
    static void begin(Table t, Object first) {
        if (t.array == NO_ELEMENTS) {
            t.array = allocate(first, t.arrayHint() > 0 ? t.arrayHint() : FIRST_CAPACITY);
        } else if (!suits(t.array, first)) {
            t.array = allocate(first, FIRST_CAPACITY);
        }
    }

    private static boolean suits(Object array, Object value) {
        if (value == Tag.INT) {
            return array instanceof long[];
        }
        return value == Tag.FLOAT ? array instanceof double[] : array instanceof Object[];
    }

    private static Object allocate(Object first, int capacity) {
        if (first == Tag.INT) {
            return new long[capacity];
        }
        return first == Tag.FLOAT ? new double[capacity] : new Object[capacity];
    }

    /**
     * The next larger capacity: like the reference's, a power of two, so that {@code next} takes the same keys for removed ones.
     */
    static int grown(int capacity) {
        if (capacity >= MAX_CAPACITY) {
            throw new TableOverflow();
        }
        return capacity < SLOWER_GROWTH
                ? Integer.highestOneBit(capacity) << 1
                : Math.min(MAX_CAPACITY, capacity + (capacity >> 2));
    }

    /** Changes the capacity, which must not fall below the elements in use. */
    static void resize(Table t, int capacity) {
        Object array = t.array;
        if (array instanceof long[] ints) {
            t.array = Arrays.copyOf(ints, capacity);
        } else if (array instanceof Object[] values) {
            t.array = Arrays.copyOf(values, capacity);
        } else if (array instanceof double[] floats) {
            t.array = Arrays.copyOf(floats, capacity);
        } else if (array instanceof MixedArray mixed) {
            t.array = mixed.resized(capacity);
        }
    }

    private static MixedArray toMixed(Table t) {
        if (t.array instanceof MixedArray mixed) {
            return mixed;
        }
        int size = t.arraySize;
        MixedArray mixed = new MixedArray(capacity(t.array));
        if (t.array instanceof long[] ints) {
            Arrays.fill(mixed.values, 0, size, Tag.INT);
            System.arraycopy(ints, 0, mixed.bits, 0, size);
        } else if (t.array instanceof double[] floats) {
            Arrays.fill(mixed.values, 0, size, Tag.FLOAT);
            for (int i = 0; i < size; i++) {
                mixed.bits[i] = Double.doubleToRawLongBits(floats[i]);
            }
        } else {
            System.arraycopy((Object[]) t.array, 0, mixed.values, 0, size);
        }
        t.array = mixed;
        return mixed;
    }

    /** The narrowest storage that holds the first {@code size} slots of {@code mixed}. */
    static Object narrowed(MixedArray mixed, int size) {
        boolean ints = true;
        boolean floats = true;
        boolean numberless = true;
        for (int i = 0; i < size; i++) {
            Object v = mixed.values[i];
            ints &= v == Tag.INT;
            floats &= v == Tag.FLOAT;
            numberless &= v != Tag.INT && v != Tag.FLOAT;
        }
        if (ints) {
            return mixed.bits;
        }
        if (numberless) {
            return mixed.values;
        }
        if (!floats) {
            return mixed;
        }
        double[] unboxed = new double[mixed.bits.length];
        for (int i = 0; i < size; i++) {
            unboxed[i] = Double.longBitsToDouble(mixed.bits[i]);
        }
        return unboxed;
    }

    /** A border within an array part whose last element is nil. */
    static int border(Object array, int size) {
        int present = 0;
        int absent = size;
        while (absent - present > 1) {
            int middle = (present + absent) >>> 1;
            if (isNil(array, middle - 1)) {
                absent = middle;
            } else {
                present = middle;
            }
        }
        return present;
    }

    /** Number of elements that are not nil among those from {@code from} to before {@code to}. */
    static int count(Object array, int from, int to) {
        Object[] values;
        if (array instanceof Object[] plain) {
            values = plain;
        } else if (array instanceof MixedArray mixed) {
            values = mixed.values;
        } else {
            return to - from;
        }
        int count = 0;
        for (int i = from; i < to; i++) {
            if (values[i] != null) {
                count++;
            }
        }
        return count;
    }

    /** Copies an element that is not nil to a place of a hash part. */
    static void copyTo(HashPart hash, int place, Object array, int at) {
        if (array instanceof MixedArray mixed) {
            hash.set(place, mixed.values[at], mixed.bits[at]);
        } else if (array instanceof long[] ints) {
            hash.set(place, Tag.INT, ints[at]);
        } else if (array instanceof double[] floats) {
            hash.set(place, Tag.FLOAT, Double.doubleToRawLongBits(floats[at]));
        } else {
            hash.set(place, ((Object[]) array)[at], 0);
        }
    }

    static Object copy(Object array) {
        if (array == NO_ELEMENTS) {
            return array;
        }
        if (array instanceof long[] ints) {
            return ints.clone();
        }
        if (array instanceof double[] floats) {
            return floats.clone();
        }
        if (array instanceof Object[] values) {
            return values.clone();
        }
        MixedArray mixed = (MixedArray) array;
        return mixed.resized(mixed.bits.length);
    }

    static long bytes(Object array) {
        if (array == NO_ELEMENTS) {
            return 0;
        }
        int capacity = capacity(array);
        if (array instanceof Object[]) {
            return Sizes.refs(capacity);
        }
        return array instanceof MixedArray ? 24 + Sizes.refs(capacity) + Sizes.longs(capacity) : Sizes.longs(capacity);
    }
}
