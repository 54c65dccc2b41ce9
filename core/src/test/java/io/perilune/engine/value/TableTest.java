package io.perilune.engine.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table t = new Table();
    private final Object[] r = new Object[4];
    private final long[] n = new long[4];

    @AfterEach
    void invariants() {
        TableInvariants.check(t);
    }

    private static ByteStr name(String text) {
        return ByteStr.of(text);
    }

    private void fill(Object... values) {
        for (int i = 0; i < values.length; i++) {
            t.put(i + 1L, values[i]);
        }
    }

    @Test
    void array_ofIntegers_isLongs() {
        fill(1L, 2L, 3L);
        assertInstanceOf(long[].class, t.array);
        assertEquals(3, t.arraySize);
        assertEquals(2L, t.get(2L));
    }

    @Test
    void array_ofFloats_isDoubles() {
        fill(1.5, -0.0, Double.NaN);
        assertInstanceOf(double[].class, t.array);
        assertEquals(-0.0, t.get(2L));
        assertEquals(Double.NaN, t.get(3L));
    }

    @Test
    void array_ofReferences_isObjectsWithHoles() {
        fill(true, name("a"), false);
        t.put(2L, null);
        assertInstanceOf(Object[].class, t.array);
        assertNull(t.get(2L));
        assertEquals(3, t.length());
    }

    @Test
    void array_ofIntegersThatReceivesAFloat_becomesMixed() {
        fill(1L, 2L, 3L);
        t.put((Object) 2L, 2.5);
        assertInstanceOf(MixedArray.class, t.array);
        assertEquals(1L, t.get(1L));
        assertEquals(2.5, t.get(2L));
    }

    @Test
    void array_removalAtTheEnd_keepsItsType() {
        fill(1L, 2L, 3L);
        t.put(3L, null);
        t.put(2L, null);
        assertInstanceOf(long[].class, t.array);
        assertEquals(1, t.arraySize);
        assertNull(t.get(2L));
    }

    @Test
    void array_removalInTheMiddleOfNumbers_keepsTheOthers() {
        fill(1L, 2L, 3L);
        t.put(1L, null);
        assertNull(t.get(1L));
        assertEquals(3L, t.get(3L));
        assertTrue(t.length() == 3 || t.length() == 0);
    }

    @Test
    void array_emptiedAndFilledWithAnotherKind_takesThatKind() {
        fill(1L, 2L);
        t.put(2L, null);
        t.put(1L, null);
        fill(0.5, 1.5);
        assertInstanceOf(double[].class, t.array);
    }

    @Test
    void array_filledBackwards_endsInTheArrayPart() {
        for (long i = 100; i >= 1; i--) {
            t.put((Object) i, i);
        }
        assertEquals(100, t.arraySize);
        assertEquals(100, t.length());
    }

    @Test
    void array_filledFromTwo_endsInTheArrayPart() {
        for (long i = 2; i <= 100; i++) {
            t.put((Object) i, true);
        }
        assertEquals(100, t.arraySize);
        assertEquals(0, t.has(1L) ? 1 : 0);
    }

    @Test
    void array_withAFewDistantKeys_doesNotGrow() {
        t.put((Object) 1L, 1L);
        t.put((Object) (1L << 20), 2L);
        t.put((Object) (1L << 29), 3L);
        t.put((Object) (1L << 40), 4L);
        assertEquals(1, t.arraySize);
        assertTrue(t.bytes() < 1000);
    }

    @Test
    void array_usedAsAQueue_staysSmall() {
        for (long i = 1; i <= 100_000; i++) {
            t.put((Object) i, true);
            t.put(i - 10, null);
        }
        assertTrue(t.bytes() < 4000, "bytes: " + t.bytes());
        assertTrue(t.has(99_995L));
    }

    @Test
    void array_constructorWithHoles_hasThePositionsThatWereAnnounced() {
        Table hinted = new Table(3, 0);
        hinted.put((Object) 3L, 3L);
        TableInvariants.check(hinted);
        assertEquals(3, hinted.length());
        assertEquals(3, hinted.arraySize);
    }

    @Test
    void array_smallTable_startsWithFour() {
        fill(1L);
        assertEquals(4, ArrayPart.capacity(t.array));
    }

    @Test
    void arrayHint_isUsedExactlyAndOnlyOnce() {
        Table hinted = new Table(10, 0);
        hinted.put((Object) 1L, 1L);
        assertEquals(10, ArrayPart.capacity(hinted.array));
        hinted.put(1L, null);
        hinted.put((Object) 1L, true);
        assertEquals(4, ArrayPart.capacity(hinted.array));
    }

    @Test
    void keys_floatWithIntegerValue_isThatInteger() {
        t.put(2.0, 1L);
        t.put(-0.0, 2L);
        t.put(0x1p53, 3L);
        assertEquals(1L, t.get(2L));
        assertEquals(2L, t.get(0L));
        assertEquals(3L, t.get(1L << 53));
        t.put(0x1p63, 4L);
        assertNull(t.get(Long.MAX_VALUE));
        assertEquals(4L, t.get(0x1p63));
        t.put(-0x1p63, 5L);
        assertEquals(5L, t.get(Long.MIN_VALUE));
    }

    @Test
    void keys_nilAndNaN_areAbsentAndRefused() {
        assertNull(t.get((Object) null));
        assertNull(t.get(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> t.put((Object) null, 1L));
        assertThrows(IllegalArgumentException.class, () -> t.put(Double.NaN, 1L));
    }

    @Test
    void keys_equalStrings_areOneKey() {
        t.put(name("key"), 1L);
        assertEquals(1L, t.get(name("key")));
        t.put(7.5, true);
        assertInstanceOf(HashPart.class, t.map);
        assertEquals(1L, t.get(name("key")));
    }

    @Test
    void fields_integerThatBecomesFloatThenOther_keepsValues() {
        t.put(name("x"), 0L);
        t.put(name("y"), 7L);
        t.put(name("x"), 1.5);
        assertEquals(Shape.FLOAT, ((Shape) t.map).find(name("x")) & 3);
        t.put(name("x"), 3L);
        assertEquals(3L, t.get(name("x")));
        t.put(name("x"), name("text"));
        assertEquals(name("text"), t.get(name("x")));
        assertEquals(7L, t.get(name("y")));
    }

    @Test
    void fields_removedNumber_isAbsentAndCanReturn() {
        t.put(name("x"), 1L);
        t.put(name("x"), null);
        assertFalse(t.has(name("x")));
        assertEquals(0, t.advance(0, r, n, 0));
        t.put(name("x"), 2L);
        assertEquals(2L, t.get(name("x")));
    }

    @Test
    void fields_computedKeys_soonMakeADictionary() {
        for (int i = 0; i < 40; i++) {
            r[0] = name("computed" + i);
            r[1] = true;
            t.store(r, n, 0, r, n, 1);
        }
        assertInstanceOf(HashPart.class, t.map);
        assertEquals(true, t.get(name("computed39")));
    }

    @Test
    void fields_constantKeys_makeADictionaryBeyondTheLimit() {
        for (int i = 0; i < Shape.MAX_FIELDS; i++) {
            t.put(name("constant" + i), (long) i);
        }
        assertInstanceOf(Shape.class, t.map);
        t.put(name("one more"), true);
        assertInstanceOf(HashPart.class, t.map);
        assertEquals(5L, t.get(name("constant5")));
    }

    @Test
    void metamethod_absentPresentRemoved() {
        assertNull(t.metamethod(MetaKey.INDEX));
        t.put(name("__index"), t);
        assertEquals(1 << MetaKey.INDEX, t.map.metaMask);
        assertSame(t, t.metamethod(MetaKey.INDEX));
        t.put(true, true);
        assertSame(t, t.metamethod(MetaKey.INDEX));
        assertNull(t.metamethod(MetaKey.NEWINDEX));
        t.put(name("__index"), null);
        assertNull(t.metamethod(MetaKey.INDEX));
    }

    @Test
    void length_keysUpToTheLargestInteger_ends() {
        t.setWeakness(false, true);
        for (int shift = 0; shift < 63; shift++) {
            t.put((Object) (1L << shift), true);
        }
        t.put(3L, null);
        long border = t.length();
        assertTrue(t.has(border) && !t.has(border + 1));
    }

    @Test
    void traversal_removedObjectKey_isNotKeptAliveButStillFound() {
        Table key = new Table();
        t.put(key, 1L);
        t.put(true, 2L);
        t.put(key, null);
        HashPart hash = (HashPart) t.map;
        for (Object entry : hash.entries) {
            assertNotSame(key, entry);
        }
        r[0] = key;
        assertTrue(t.positionOf(r, n, 0) > 0);
        r[0] = new Table();
        assertEquals(-1, t.positionOf(r, n, 0));
    }

    @Test
    void traversal_clearingThroughInterpreterLikeWrites_visitsAll() {
        for (int i = 0; i < 20; i++) {
            t.put(name("f" + i), (long) i);
            t.put((Object) (i + 1L), (double) i);
        }
        int seen = 0;
        int position = 0;
        while ((position = t.advance(position, r, n, 0)) != 0) {
            seen++;
            r[2] = null;
            t.store(r, n, 0, r, n, 2);
        }
        assertEquals(40, seen);
        assertEquals(0, t.advance(0, r, n, 0));
    }

    @Test
    void sharing_readsTheTemplateAndWritesItsOwn() {
        Table template = new Table();
        template.put(name("insert"), true);
        template.put(name("pi"), 3.25);
        Table one = Table.sharing(template);
        Table two = Table.sharing(template);
        assertSame(template.slots, one.slots);
        assertSame(one.map, two.map);
        assertTrue(((Shape) one.map).frozen);
        one.put(name("pi"), 3.5);
        one.put(name("insert"), name("changed"));
        one.put(name("new"), 1L);
        TableInvariants.check(one);
        assertEquals(3.25, two.get(name("pi")));
        assertEquals(true, two.get(name("insert")));
        assertEquals(3.25, template.get(name("pi")));
        assertFalse(((Shape) one.map).frozen);
        two.put(name("insert"), null);
        assertEquals(true, template.get(name("insert")));
        assertEquals(3.5, one.get(name("pi")));
    }

    @Test
    void sharing_dictionaryTemplate_isCopied() {
        Table template = new Table();
        template.put(1.5, 1L);
        Table copy = Table.sharing(template);
        copy.put(1.5, 2L);
        assertEquals(1L, template.get(1.5));
    }

    @Test
    void attachments_areNoEntry() {
        t.put(name("a"), 1L);
        Attachments.obtain(t);
        t.put(name("b"), true);
        assertSame(Attachments.of(t), Attachments.obtain(t));
        int count = 0;
        for (int at = t.advance(0, r, n, 0); at != 0; at = t.advance(at, r, n, 0)) {
            count++;
        }
        assertEquals(2, count);
        t.put(name("a"), name("retyped"));
        Attachments kept = Attachments.of(t);
        t.put(1.5, 1L);
        assertSame(kept, Attachments.of(t));
        t.setWeakness(true, true);
        assertSame(kept, Attachments.of(t));
        t.setWeakness(false, false);
        assertSame(kept, Attachments.of(t));
    }

    @Test
    void extend_thenWriteAtTheDescriptor_isAStore() {
        Shape next = Shape.EMPTY.with(name("count"), Shape.INT);
        t.extend(next);
        t.prims[next.descriptorAt(0) >> 2] = 42;
        assertEquals(42L, t.get(name("count")));
    }
}
