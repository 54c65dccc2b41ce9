package io.perilune.engine.lib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The expected numbers are what the reference implementation prints for the same seeds. */
class RandomSourceTest {
    @Test
    void drawsTheIntegersOfTheReference() {
        RandomSource source = new RandomSource(42, 0);
        long[] drawn = {source.next(), source.next(), source.next(), source.next()};
        assertArrayEquals(
                new long[] {-1276290044721465627L, 8333941968102511665L, -8358531260401861301L, -3807604385970496171L},
                drawn);
    }

    @Test
    void drawsTheFloatsOfTheReference() {
        RandomSource source = new RandomSource(42, 0);
        assertEquals(0x1.dc9369eecc04ep-1, RandomSource.toFloat(source.next()));
        assertEquals(0x1.cea070426de14p-2, RandomSource.toFloat(source.next()));
        assertEquals(0x1.18011035477f7p-1, RandomSource.toFloat(source.next()));
    }

    @Test
    void projectsAsTheReferenceDoes() {
        RandomSource source = new RandomSource(7, 9);
        long[] drawn = new long[5];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = 1 + source.project(source.next(), 99);
        }
        assertArrayEquals(new long[] {25, 11, 60, 41, 1}, drawn);
    }

    @Test
    void projectsToIntervalsOfEverySize() {
        RandomSource source = new RandomSource(123, 0);
        assertEquals(-5274680623996070876L, Long.MIN_VALUE + source.project(source.next(), -1));
        assertEquals(-3, -3 + source.project(source.next(), 6));
        assertEquals(285437397081L, 1 + source.project(source.next(), (1L << 40) - 1));
        assertEquals(0, source.project(source.next(), 0));
        for (int i = 0; i < 1_000; i++) {
            long drawn = source.project(source.next(), Long.MAX_VALUE - 1);
            assertTrue(drawn >= 0 && drawn < Long.MAX_VALUE, () -> "drew " + drawn);
        }
    }

    @Test
    void twoUnforeseenSourcesDiffer() {
        assertTrue(RandomSource.unforeseen().next() != RandomSource.unforeseen().next());
    }
}
