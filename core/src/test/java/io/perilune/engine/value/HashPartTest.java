package io.perilune.engine.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashPartTest {
    private final Object[] r = new Object[2];
    private final long[] n = new long[2];

    private static HashPart of(Table t) {
        return (HashPart) t.map;
    }

    @Test
    void churn_distinctKeys_keepsCapacityBounded() {
        Table t = new Table();
        t.put(0.5, true);
        for (long i = 0; i < 200_000; i++) {
            t.put((Object) (i * 7919 - 3), i);
            t.put(ByteStr.of("k" + i), true);
            if (i >= 20) {
                t.put((i - 20) * 7919 - 3, null);
                t.put(ByteStr.of("k" + (i - 20)), null);
            }
            assertTrue(of(t).capacity() <= 128);
        }
        TableInvariants.check(t);
        assertEquals(199_999L, t.get(199_999L * 7919 - 3));
    }

    @Test
    void churn_fullTableOfObjects_isNotRebuiltEverySecondTime() {
        Table t = new Table();
        Table[] keys = new Table[64 + 100_000];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new Table();
            t.put(keys[i], true);
            if (i >= 64) {
                t.put(keys[i - 64], null);
            }
        }
        TableInvariants.check(t);
        assertEquals(128, of(t).capacity());
        assertFalse(t.has(new Object[] {keys[5]}, n, 0));
    }

    @Test
    void rebuild_afterMassRemoval_shrinks() {
        Table t = new Table();
        for (int i = 0; i < 10_000; i++) {
            t.put(i + 0.5, true);
        }
        for (int i = 10; i < 10_000; i++) {
            t.put(i + 0.5, null);
        }
        // New keys take the places of removed ones until the first that finds neither its own place nor an unused one.
        for (int i = 0; i < 400_000; i++) {
            t.put(-i - 0.5, true);
            t.put(-i + 9.5, null);
        }
        assertTrue(of(t).capacity() <= 64, "capacity: " + of(t).capacity());
        TableInvariants.check(t);
    }

    @Test
    void capacity_withoutRemovals_isFilledCompletely() {
        Table t = new Table();
        for (int i = 0; i < 1024; i++) {
            t.put(i + 0.5, true);
        }
        assertEquals(1024, of(t).capacity());
        t.put(5000.5, true);
        assertEquals(2048, of(t).capacity());
    }

    @Test
    void next_whileClearing_visitsEachOnce() {
        Table t = new Table();
        for (int i = 0; i < 500; i++) {
            t.put(ByteStr.of("s" + i), (long) i);
            t.put((Object) (i * 1000L + 7), true);
            t.put(new Table(), true);
        }
        Set<Object> seen = new HashSet<>();
        r[0] = null;
        int position;
        while ((position = t.positionOf(r, n, 0)) >= 0 && t.advance(position, r, n, 0) != 0) {
            assertTrue(seen.add(Boxed.box(r[0], n[0])));
            r[1] = null;
            t.store(r, n, 0, r, n, 1);
        }
        assertTrue(position >= 0, "a cleared key was not found");
        assertEquals(1500, seen.size());
        TableInvariants.check(t);
    }

    @Test
    void integers_multiplesOfPowersOfTwo_spread() {
        HashPart hash = new HashPart(1 << 14);
        for (long i = 0; i < 1 << 14; i++) {
            hash.set(hash.insert(Tag.INT, i << 40), Boolean.TRUE, 0);
        }
        int longest = 0;
        for (int home = 0; home < hash.capacity(); home++) {
            int length = 0;
            for (int at = home; at >= 0; at = hash.next(at)) {
                length++;
            }
            longest = Math.max(longest, length);
        }
        assertTrue(longest < 20, "longest chain: " + longest);
    }

    @Test
    void guess_rightOnlyForTheSameKeyWithAValue() {
        Table t = new Table();
        ByteStr key = ByteStr.of("guess");
        t.put(true, true);
        t.put(key, 5L);
        HashPart hash = of(t);
        int guess = hash.find(key);
        assertTrue(hash.loadAt(guess, key, r, n, 0));
        assertEquals(5L, n[0]);
        assertFalse(hash.loadAt(guess, ByteStr.of("other"), r, n, 0));
        assertFalse(hash.loadAt(1000, key, r, n, 0));
        assertFalse(hash.loadAt(-1, key, r, n, 0));
        n[0] = 6;
        assertTrue(hash.storeAt(guess, key, r, n, 0));
        assertEquals(6L, t.get(key));
        t.put(key, null);
        assertFalse(hash.loadAt(guess, key, r, n, 0));
        assertFalse(hash.storeAt(guess, key, r, n, 0));
    }

    @Test
    void equalHashMarks_ofDifferentStrings_areToldApart() {
        Table t = new Table();
        for (int i = 0; i < 50_000; i++) {
            t.put(ByteStr.of("mark" + i), (long) i);
        }
        for (int i = 0; i < 50_000; i++) {
            assertEquals((long) i, t.get(ByteStr.of("mark" + i)));
            assertFalse(t.has(ByteStr.of("mork" + i)));
        }
    }
}
