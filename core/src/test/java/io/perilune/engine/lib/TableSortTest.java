package io.perilune.engine.lib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Vm;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableSortTest {
    /** Sizes on both sides of every threshold in the algorithms. */
    private static final int[] SIZES = {2, 3, 7, 8, 9, 100, 1 << 15, (1 << 15) + 1, 200_000};

    private final Random random = new Random(1);
    private final Vm vm = new Vm(new Table(), (v, chunk, name, mode) -> null, name -> null);
    private final CallStack s = vm.main.stack;

    TableSortTest() {
        // As for a call: an idle VM's stack has no slots.
        s.ensure(8);
    }

    private boolean sort(Table t) {
        return TableSort.sort(s, t, (int) t.length(), 0);
    }

    private static Table tableOf(Object... boxed) {
        Table t = new Table();
        for (int i = 0; i < boxed.length; i++) {
            t.put(i + 1L, boxed[i]);
        }
        return t;
    }

    private static Object[] elements(Table t) {
        Object[] all = new Object[(int) t.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = t.get(i + 1L);
        }
        return all;
    }

    @Test
    void sortsLongsLikeTheJdk() {
        for (int size : SIZES) {
            long[] mine = new long[size];
            for (int i = 0; i < size; i++) {
                mine[i] = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(size);
            }
            long[] expected = mine.clone();
            Arrays.sort(expected);
            TableSort.sort(mine, Charge.NONE);
            assertArrayEquals(expected, mine, () -> "size " + size);
        }
    }

    @Test
    void sortsTextsByUnsignedBytes() {
        for (int size : SIZES) {
            ByteStr[] mine = new ByteStr[size];
            for (int i = 0; i < size; i++) {
                byte[] bytes = new byte[random.nextInt(4)];
                random.nextBytes(bytes);
                mine[i] = ByteStr.wrap(bytes);
            }
            ByteStr[] expected = mine.clone();
            Arrays.sort(expected);
            TableSort.sort(mine, Charge.NONE);
            assertArrayEquals(expected, mine, () -> "size " + size);
        }
    }

    @Test
    void sortsTablesOfOneKind() {
        Table integers = tableOf(3L, Long.MIN_VALUE, 2L, Long.MAX_VALUE, -1L, 2L);
        assertTrue(sort(integers));
        assertArrayEquals(new Object[] {Long.MIN_VALUE, -1L, 2L, 2L, 3L, Long.MAX_VALUE}, elements(integers));

        Table floats = tableOf(1.5, Double.POSITIVE_INFINITY, -1.5, 0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE);
        assertTrue(sort(floats));
        assertArrayEquals(
                new Object[] {Double.NEGATIVE_INFINITY, -1.5, 0.0, Double.MIN_VALUE, 1.5, Double.POSITIVE_INFINITY},
                elements(floats));

        Table texts = tableOf(ByteStr.of("b"), ByteStr.of(""), ByteStr.of("ab"), ByteStr.of("\u00e9"));
        assertTrue(sort(texts));
        assertArrayEquals(
                new Object[] {ByteStr.of(""), ByteStr.of("ab"), ByteStr.of("b"), ByteStr.of("\u00e9")},
                elements(texts));
    }

    @Test
    void leavesEveryOtherTableAlone() {
        Object[][] others = {
            {3L, 2.5, 1L},
            {3.5, 2L},
            {2L, ByteStr.of("1")},
            {ByteStr.of("2"), 1L},
            {2.0, Double.NaN, 1.0},
            {true, false}
        };
        for (Object[] other : others) {
            Table t = tableOf(other);
            assertFalse(sort(t));
            assertArrayEquals(other, elements(t));
        }
    }

    @Test
    void changesNothingWhenItIsCutOff() {
        Object[] before = new Object[100_000];
        for (int i = 0; i < before.length; i++) {
            before[i] = (long) random.nextInt();
        }
        Table t = tableOf(before);
        vm.meter.interrupt(v -> {
            throw new CutOff();
        });
        assertThrows(CutOff.class, () -> sort(t));
        assertArrayEquals(before, elements(t));
    }

    @Test
    void chargesInProportionToTheWork() {
        long[] charged = new long[2];
        for (int i = 0; i < 2; i++) {
            int at = i;
            long[] numbers = random.longs(100_000L * (1 + i * 9)).toArray();
            TableSort.sort(numbers, units -> charged[at] += units);
        }
        assertTrue(charged[0] >= 100_000, () -> "charged " + charged[0]);
        assertTrue(charged[1] >= 10 * charged[0], () -> "charged " + charged[1]);

        long[] forTexts = new long[1];
        ByteStr[] alike = new ByteStr[1_000];
        for (int i = 0; i < alike.length; i++) {
            byte[] bytes = new byte[10_000];
            bytes[9_999] = (byte) random.nextInt();
            alike[i] = ByteStr.wrap(bytes);
        }
        TableSort.sort(alike, units -> forTexts[0] += units);
        assertTrue(forTexts[0] >= 1_000_000, () -> "charged " + forTexts[0]);
    }

    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
