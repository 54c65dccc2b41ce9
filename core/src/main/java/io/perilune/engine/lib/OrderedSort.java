package io.perilune.engine.lib;

import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Comparison;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.Storing;
import java.util.Arrays;

/**
 * One run of {@code table.sort} whose comparisons a script can watch: what it must remember while the order function is called.
 *
 * <p>It is a quicksort, comparison by comparison as in the reference implementation. Where that one recurses into the smaller part,
 * the larger one waits. The values at hand lie in slots above the arguments, where a memory pass finds them.
 */
final class OrderedSort {
    /** Intervals longer than this take a pivot from another place once a partition came out badly. */
    private static final int LARGE = 100;
    /** Any large number does; being fixed, it makes runs repeatable. */
    private static final long SCATTER = 0xFFFFFFFFL;
    /** A part is so many times smaller than the other when the partition came out badly. */
    private static final int BADLY = 128;

    // Slots from the native function's base up, behind the table and the order function.
    private static final int PIVOT = 2;
    /** The value at the lower end, and at the left of the two scans. */
    private static final int LEFT = 3;

    private static final int RIGHT = 4;
    private static final int CALLED = 5;
    private static final int SLOTS = 8;

    // What the comparison that was asked for decides.
    private static final int ENDS = 1;
    private static final int PIVOT_AND_FIRST = 2;
    private static final int LAST_AND_PIVOT = 3;
    private static final int SCAN_UP = 4;
    private static final int SCAN_DOWN = 5;

    private final Table t;
    /** In the natural order of values that may have metamethods; then numbers and strings are compared here. */
    private final boolean natural;

    private int low = 1;
    private int high;
    private long scatter;
    private int middle;
    private int i;
    private int j;
    /** Intervals that are still to be sorted, three numbers each: low, high and scatter. */
    private long[] waiting = new long[12];

    private int depth;

    private OrderedSort(Table t, int length, boolean natural) {
        this.t = t;
        this.high = length;
        this.natural = natural;
    }

    /** Sorts a table without metamethods by the function in slot {@code base + 1}; in the natural order when that is nil. */
    static int sort(CallStack s, int base, Table t, int length, boolean natural) {
        s.ensure(base + SLOTS);
        s.vm.allocated(200);
        OrderedSort run = new OrderedSort(t, length, natural);
        if (natural) {
            s.setObject(base + 1, PreludeNatives.LESS);
        }
        return run.go(s, base, run.begin(s, base));
    }

    /** The order function has returned. */
    static int resume(CallStack s, Frame frame, int first, int count) {
        OrderedSort run = (OrderedSort) frame.state;
        Object answer = count == 0 ? null : s.r[first];
        int base = frame.base;
        s.ensure(base + SLOTS);
        return run.go(s, base, run.decide(s, base, frame.phase, answer != null && answer != Boolean.FALSE));
    }

    /** Goes on until a function has to be called, or all is done; {@code asked} is the comparison to make, 0 for none. */
    private int go(CallStack s, int base, int asked) {
        int next = asked;
        while (next != 0) {
            int x = base + (next == PIVOT_AND_FIRST || next == SCAN_DOWN ? PIVOT : next == SCAN_UP ? LEFT : RIGHT);
            int y = base + (next == ENDS || next == PIVOT_AND_FIRST ? LEFT : next == SCAN_DOWN ? RIGHT : PIVOT);
            if (natural) {
                s.vm.charge(2);
                Comparison.charge(s.vm, s.r[x], s.r[y]);
                int outcome = Comparison.rawLess(s.r[x], s.n[x], s.r[y], s.n[y]);
                if (outcome >= 0) {
                    next = decide(s, base, next, outcome != 0);
                    continue;
                }
            }
            int called = base + CALLED;
            s.r[called] = s.r[base + 1];
            s.r[called + 1] = s.r[x];
            s.n[called + 1] = s.n[x];
            s.r[called + 2] = s.r[y];
            s.n[called + 2] = s.n[y];
            s.frame.state = this;
            return s.request(called, 2, next);
        }
        s.frame.state = null;
        return 0;
    }

    /** Begins with the interval at hand, or with one that waits; answers the comparison to make first, or 0 at the end. */
    private int begin(CallStack s, int base) {
        while (low >= high) {
            if (depth == 0) {
                return 0;
            }
            depth -= 3;
            low = (int) waiting[depth];
            high = (int) waiting[depth + 1];
            scatter = waiting[depth + 2];
        }
        load(s, low, base + LEFT);
        load(s, high, base + RIGHT);
        return ENDS;
    }

    private int endInterval(CallStack s, int base) {
        low = high;
        return begin(s, base);
    }

    /** Goes on from a comparison that is known; answers the next one, or 0 at the end. */
    private int decide(CallStack s, int base, int comparison, boolean less) {
        switch (comparison) {
            case ENDS:
                if (less) {
                    store(s, low, base + RIGHT);
                    store(s, high, base + LEFT);
                }
                if (high - low == 1) {
                    return endInterval(s, base);
                }
                middle = pivotPlace();
                load(s, middle, base + PIVOT);
                load(s, low, base + LEFT);
                return PIVOT_AND_FIRST;
            case PIVOT_AND_FIRST:
                if (!less) {
                    load(s, high, base + RIGHT);
                    return LAST_AND_PIVOT;
                }
                store(s, middle, base + LEFT);
                store(s, low, base + PIVOT);
                return partition(s, base);
            case LAST_AND_PIVOT:
                if (less) {
                    store(s, middle, base + RIGHT);
                    store(s, high, base + PIVOT);
                }
                return partition(s, base);
            case SCAN_UP:
                if (less) {
                    if (i == high - 1) {
                        throw invalidOrder(s);
                    }
                    load(s, ++i, base + LEFT);
                    return SCAN_UP;
                }
                load(s, --j, base + RIGHT);
                return SCAN_DOWN;
            default:
                if (less) {
                    if (j < i) {
                        throw invalidOrder(s);
                    }
                    load(s, --j, base + RIGHT);
                    return SCAN_DOWN;
                }
                if (j < i) {
                    store(s, high - 1, base + LEFT);
                    store(s, i, base + PIVOT);
                    divide();
                    return begin(s, base);
                }
                store(s, i, base + RIGHT);
                store(s, j, base + LEFT);
                load(s, ++i, base + LEFT);
                return SCAN_UP;
        }
    }

    private int pivotPlace() {
        if (high - low < LARGE || scatter == 0) {
            return low + high >>> 1;
        }
        int quarter = (high - low) / 4;
        return (int) (scatter % (quarter * 2L)) + low + quarter;
    }

    /** The pivot goes next to the end: then low <= pivot <= high, and both scans have a stop. */
    private int partition(CallStack s, int base) {
        if (high - low == 2) {
            return endInterval(s, base);
        }
        load(s, middle, base + PIVOT);
        load(s, high - 1, base + LEFT);
        store(s, middle, base + LEFT);
        store(s, high - 1, base + PIVOT);
        i = low + 1;
        j = high - 1;
        load(s, i, base + LEFT);
        return SCAN_UP;
    }

    /** The smaller part is sorted first. Badly unequal parts call for another choice of pivots in the larger. */
    private void divide() {
        int otherLow;
        int otherHigh;
        int smaller;
        if (i - low < high - i) {
            otherLow = i + 1;
            otherHigh = high;
            smaller = i - low;
            high = i - 1;
        } else {
            otherLow = low;
            otherHigh = i - 1;
            smaller = high - i;
            low = i + 1;
        }
        if (depth == waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * depth);
        }
        waiting[depth++] = otherLow;
        waiting[depth++] = otherHigh;
        waiting[depth++] = (otherHigh - otherLow) / BADLY > smaller ? SCATTER : scatter;
    }

    private static RuntimeException invalidOrder(CallStack s) {
        return Errors.fromNative(s, "invalid order function for sorting");
    }

    private void load(CallStack s, int index, int slot) {
        t.load(index, s.r, s.n, slot);
    }

    private void store(CallStack s, int index, int slot) {
        Storing.store(s, t, index, s.r, s.n, slot);
    }
}
