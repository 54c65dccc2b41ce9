package io.perilune.engine.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;

/** Walks the whole structure of a table and fails where an invariant of {@link Table} or of its parts is broken. */
public final class TableInvariants {
    private TableInvariants() {}

    public static void check(Table t) {
        if (t.map instanceof FrozenPart frozen) {
            check(frozen.content);
            return;
        }
        checkArray(t);
        if (t.map instanceof Shape shape) {
            checkFields(t, shape);
        } else {
            assertEquals(0, t.slots.length, "slots of a dictionary");
            assertEquals(0, t.prims.length, "prims of a dictionary");
            if (t.map instanceof HashPart hash) {
                checkHash(t, hash);
            } else {
                checkWeak(t, (WeakPart) t.map);
            }
        }
    }

    private static void checkArray(Table t) {
        assertTrue(t.arraySize >= 0 && t.arraySize <= ArrayPart.capacity(t.array), "arraySize within capacity");
        if (t.array instanceof Object[] values) {
            for (int i = 0; i < values.length; i++) {
                assertFalse(values[i] instanceof Tag || isBoxed(values[i]), "number in Object[]");
                assertTrue(i < t.arraySize || values[i] == null, "value beyond arraySize");
            }
        } else if (t.array instanceof MixedArray mixed) {
            assertEquals(mixed.values.length, mixed.bits.length);
            for (int i = 0; i < mixed.values.length; i++) {
                assertFalse(isBoxed(mixed.values[i]), "box in MixedArray");
                assertTrue(i < t.arraySize || mixed.values[i] == null, "value beyond arraySize");
            }
        }
    }

    private static boolean isBoxed(Object value) {
        return value instanceof Long || value instanceof Double;
    }

    private static void checkFields(Table t, Shape shape) {
        int refs = t.slots.length;
        int prims = t.prims.length;
        assertTrue(refs >= shape.refCount(), "slots too short");
        assertTrue(prims >= shape.primCount(), "prims too short");
        boolean[] refUsed = new boolean[shape.refCount()];
        boolean[] primUsed = new boolean[shape.primCount()];
        for (int i = 0; i < shape.fieldCount(); i++) {
            int descriptor = shape.descriptorAt(i);
            assertEquals(descriptor, shape.find(shape.keyAt(i)), "find and descriptorAt differ");
            assertEquals(i, shape.ordinalOf(shape.keyAt(i)));
            int metaKey = MetaKey.of(shape.keyAt(i));
            assertTrue(metaKey < 0 || (shape.metaMask & 1 << metaKey) != 0, "missing bit of metaMask");
            int kind = descriptor & 3;
            boolean[] used = kind >= Shape.REF ? refUsed : primUsed;
            assertFalse(used[descriptor >> 2], "two fields in one place");
            used[descriptor >> 2] = true;
            if (kind >= Shape.REF) {
                Object value = t.slots[descriptor >> 2];
                assertFalse(value instanceof Tag, "tag in slots");
                assertFalse(kind == Shape.REF && isBoxed(value), "number in REF field");
            }
        }
        if (shape.attachmentSlot >= 0) {
            assertFalse(refUsed[shape.attachmentSlot], "attachments in a field's place");
            assertTrue(t.slots[shape.attachmentSlot] instanceof Attachments);
        }
        for (int i = shape.refCount(); i < refs; i++) {
            assertTrue(shape.frozen || t.slots[i] == null, "value beyond refCount");
        }
    }

    private static void checkHash(Table t, HashPart hash) {
        checkChains(hash);
        for (int i = 0; i < hash.capacity(); i++) {
            Object key = hash.key(i);
            if (hash.value(i) != null) {
                assertEquals(i, hash.find(key, hash.keyNumber(i)), "live key not found");
                if (key == Tag.INT) {
                    long k = hash.keyNumber(i);
                    assertFalse(k >= 1 && k <= t.arraySize, "integer key in both parts");
                }
            }
        }
    }

    private static void checkWeak(Table t, WeakPart weak) {
        assertEquals(0, ArrayPart.capacity(t.array));
        assertEquals(0, t.arraySize);
        HashPart entries = weak.entries();
        checkChains(entries);
        assertNull(entries.attachments);
        for (int i = 0; i < entries.capacity(); i++) {
            if (entries.value(i) != null && entries.key(i) instanceof WeakKey key) {
                assertTrue(weak.weakKeys());
                Object object = key.get();
                assertTrue(object == null || entries.findWeak(object) == i, "live weak key not found");
            }
        }
    }

    private static void checkChains(HashPart hash) {
        int capacity = hash.capacity();
        assertEquals(1, Integer.bitCount(capacity), "capacity is a power of two");
        assertEquals(2 * capacity, hash.entries.length);
        assertTrue(hash.keyBits == null || hash.keyBits.length == capacity);
        assertTrue(hash.valueBits == null || hash.valueBits.length == capacity);
        for (int i = 0; i < capacity; i++) {
            Object key = hash.key(i);
            if (key == null) {
                assertNull(hash.value(i), "value without key");
                assertEquals(-1, hash.next(i), "chain through a place never used");
            } else {
                assertTrue(i < hash.free || hash.key(i) != null);
                assertFalse(isBoxed(key) || isBoxed(hash.value(i)), "box in HashPart");
            }
            if (hash.value(i) != null) {
                assertNotNull(key);
                int home = Hashing.of(key, hash.keyNumber(i)) >>> hash.shift;
                assertTrue(reaches(hash, home, i), "live key off its chain");
                if (home != i && hash.value(home) != null) {
                    Object atHome = hash.key(home);
                    int other = Hashing.of(atHome, hash.keyNumber(home)) >>> hash.shift;
                    assertEquals(home, other, "a stranger occupies the home of a key");
                }
                if (key instanceof ByteStr name && MetaKey.of(name) >= 0) {
                    assertTrue((hash.metaMask & 1 << MetaKey.of(name)) != 0, "missing bit of metaMask");
                }
            }
        }
        for (int i = hash.free; i < capacity; i++) {
            assertNotNull(hash.key(i), "unused place behind free");
        }
    }

    private static boolean reaches(HashPart hash, int from, int target) {
        int steps = 0;
        for (int at = from; at >= 0; at = hash.next(at)) {
            if (at == target) {
                return true;
            }
            assertTrue(steps++ <= hash.capacity(), "chain has a cycle");
        }
        return false;
    }
}
