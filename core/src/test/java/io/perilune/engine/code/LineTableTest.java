package io.perilune.engine.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineTableTest {
    private static void assertKeeps(int[] lines) {
        LineTable table = LineTable.of(lines, lines.length);
        assertEquals(lines.length, table.size());
        for (int pc = 0; pc < lines.length; pc++) {
            assertEquals(lines[pc], table.lineAt(pc), "word " + pc);
        }
        assertArrayEquals(lines, table.toArray());
    }

    @Test
    void lines_ofAnyShape_areKept() {
        Random random = new Random(7);
        for (int size = 0; size < 400; size += 13) {
            int[] lines = new int[size];
            int line = 1;
            for (int i = 0; i < size; i++) {
                line += random.nextInt(8) == 0 ? random.nextInt(2_000) - 1_000 : random.nextInt(3);
                lines[i] = line;
            }
            assertKeeps(lines);
        }
    }

    @Test
    void jumps_aroundTheSizeOfADelta_areKept() {
        assertKeeps(new int[] {1, 128, 1, 129, 1, 130, 1, 257, 1});
    }

    @Test
    void extremes_areKept() {
        assertKeeps(new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, 0, Integer.MAX_VALUE, 1});
    }

    @Test
    void excessWords_areIgnored() {
        LineTable table = LineTable.of(new int[] {5, 6, 7, 8}, 2);
        assertEquals(2, table.size());
        assertEquals(6, table.lineAt(1));
    }

    @Test
    void placesOutside_haveNoLine() {
        int[] lines = new int[65];
        Arrays.fill(lines, 3);
        LineTable table = LineTable.of(lines, lines.length);
        assertEquals(-1, table.lineAt(-1));
        assertEquals(-1, table.lineAt(65));
        assertEquals(3, table.lineAt(64));
    }
}
