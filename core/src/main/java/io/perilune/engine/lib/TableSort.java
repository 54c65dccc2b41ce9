package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import io.perilune.engine.vm.CallStack;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sorting in the natural order of tables that hold nothing but integers, nothing but floats or nothing but strings.
 *
 * <p>Equal elements of these cannot be told apart, so that any algorithm gives the result of the reference's. All other
 * tables are sorted by {@link OrderedSort}, with the reference's own algorithm, since there a script can watch.
 *
 * <p>The elements are sorted in a copy and written back at the end: when a limit cuts the sort off, the table is as it
 * was.
 */
final class TableSort {
    /** What is sorted at a stretch between two looks at the limits; some milliseconds. */
    private static final int BLOCK = 1 << 15;

    private static final int INSERTION_LIMIT = 7;

    private TableSort() {}

    /**
     * Sorts elements 1 to {@code length}, if they are of one of the three kinds.
     *
     * @param scratch a slot that may be overwritten
     * @return false when they are not; nothing has changed then
     */
    static boolean sort(CallStack s, Table t, int length, int scratch) {
        if (!t.load(1, s.r, s.n, scratch)) {
            return false;
        }
        Object first = s.r[scratch];
        if (first == Tag.INT) {
            return sortIntegers(s, t, length, scratch);
        }
        if (first == Tag.FLOAT) {
            return sortFloats(s, t, length, scratch);
        }
        return first instanceof ByteStr && sortStrings(s, t, length, scratch);
    }

    // Numbers. Floats are sorted as the integers that have the same order.

    private static boolean sortIntegers(CallStack s, Table t, int length, int scratch) {
        long[] bits = numbers(s, t, length, scratch, Tag.INT);
        if (bits == null) {
            return false;
        }
        sort(bits, s.vm);
        store(s, t, bits, scratch, Tag.INT);
        return true;
    }

    private static boolean sortFloats(CallStack s, Table t, int length, int scratch) {
        long[] bits = numbers(s, t, length, scratch, Tag.FLOAT);
        if (bits == null) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Double.isNaN(Double.longBitsToDouble(bits[i]))) {
                return false;
            }
            bits[i] = ordered(bits[i]);
        }
        sort(bits, s.vm);
        for (int i = 0; i < length; i++) {
            bits[i] = ordered(bits[i]);
        }
        store(s, t, bits, scratch, Tag.FLOAT);
        return true;
    }

    /** Between the bits of a float and an integer of the same rank; its own inverse. */
    private static long ordered(long bits) {
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    /** The integers of all elements, or the raw bits of floats; null when one is of another kind. */
    private static long @Nullable [] numbers(CallStack s, Table t, int length, int scratch, Tag kind) {
        allocated(s, length);
        if (kind == Tag.INT && t.array instanceof long[] ints && t.arraySize >= length) {
            return Arrays.copyOf(ints, length);
        }
        long[] bits = new long[length];
        for (int i = 0; i < length; i++) {
            if (!t.load(i + 1L, s.r, s.n, scratch) || s.r[scratch] != kind) {
                return null;
            }
            bits[i] = s.n[scratch];
            chargeNow(s, i);
        }
        return bits;
    }

    private static void store(CallStack s, Table t, long[] bits, int scratch, Tag kind) {
        if (kind == Tag.INT && t.array instanceof long[] ints && t.arraySize >= bits.length) {
            System.arraycopy(bits, 0, ints, 0, bits.length);
            return;
        }
        s.r[scratch] = kind;
        for (int i = 0; i < bits.length; i++) {
            s.n[scratch] = bits[i];
            t.store(i + 1L, s.r, s.n, scratch);
        }
    }

    /** An array of that many elements, and another one to merge into, is about to be made. */
    private static void allocated(CallStack s, int length) {
        s.vm.allocated(16L * length);
    }

    private static void chargeNow(CallStack s, int i) {
        if ((i & 63) == 63) {
            s.vm.charge(64);
        }
    }

    static void sort(long[] a, Charge charge) {
        sort(a, 0, a.length, a.length > BLOCK ? new long[a.length] : a, charge);
    }

    private static void sort(long[] a, int from, int to, long[] spare, Charge charge) {
        if (to - from <= BLOCK) {
            charge.charge(to - from);
            Arrays.sort(a, from, to);
            return;
        }
        int middle = from + to >>> 1;
        sort(a, from, middle, spare, charge);
        sort(a, middle, to, spare, charge);
        charge.charge(to - from >> 1);
        System.arraycopy(a, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        for (int i = from; left < middle; i++) {
            a[i] = right < to && a[right] < spare[left] ? a[right++] : spare[left++];
        }
    }

    // Strings: every comparison may be long, so that each one is charged.

    private static boolean sortStrings(CallStack s, Table t, int length, int scratch) {
        allocated(s, length);
        ByteStr[] texts = new ByteStr[length];
        for (int i = 0; i < length; i++) {
            if (!t.load(i + 1L, s.r, s.n, scratch) || !(s.r[scratch] instanceof ByteStr text)) {
                return false;
            }
            texts[i] = text;
            chargeNow(s, i);
        }
        sort(texts, s.vm);
        for (int i = 0; i < length; i++) {
            s.r[scratch] = texts[i];
            t.store(i + 1L, s.r, s.n, scratch);
        }
        return true;
    }

    static void sort(ByteStr[] a, Charge charge) {
        sort(a, 0, a.length, new ByteStr[a.length], charge);
    }

    private static void sort(ByteStr[] a, int from, int to, ByteStr[] spare, Charge charge) {
        if (to - from <= INSERTION_LIMIT) {
            for (int i = from + 1; i < to; i++) {
                ByteStr moving = a[i];
                int j = i;
                while (j > from && less(moving, a[j - 1], charge)) {
                    a[j] = a[j - 1];
                    j--;
                }
                a[j] = moving;
            }
            return;
        }
        int middle = from + to >>> 1;
        sort(a, from, middle, spare, charge);
        sort(a, middle, to, spare, charge);
        if (!less(a[middle], a[middle - 1], charge)) {
            return;
        }
        System.arraycopy(a, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        for (int i = from; left < middle; i++) {
            a[i] = right < to && less(a[right], spare[left], charge) ? a[right++] : spare[left++];
        }
    }

    private static boolean less(ByteStr x, ByteStr y, Charge charge) {
        charge.charge(2 + (Math.min(x.length(), y.length()) >> 6));
        return x.compareTo(y) < 0;
    }
}
