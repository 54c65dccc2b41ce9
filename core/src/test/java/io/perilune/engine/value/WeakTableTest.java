package io.perilune.engine.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import java.lang.ref.WeakReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class WeakTableTest {
    private final Table weak = new Table();
    private final Object[] r = new Object[2];
    private final long[] n = new long[2];

    /** Asks for collections until the condition holds; a bounded number, since nothing obliges the JVM. */
    static boolean collectUntil(BooleanSupplier condition) {
        for (int i = 0; i < 50; i++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            System.gc();
        }
        return condition.getAsBoolean();
    }

    private int count() {
        int count = 0;
        for (int at = weak.advance(0, r, n, 0); at != 0; at = weak.advance(at, r, n, 0)) {
            count++;
        }
        r[0] = null;
        r[1] = null;
        return count;
    }

    /** A string that nothing else refers to, a boolean, numbers. */
    private void putPlainEntries() {
        weak.put(
                ByteStr.of("a string").substring(2, 8),
                ByteStr.of("another string").substring(1, 9));
        weak.put((Object) 1L, 10L);
        weak.put(2.5, true);
        weak.put(false, 0.5);
    }

    @Test
    void weakKeys_unreachable_vanish() {
        weak.setWeakness(true, false);
        Table kept = new Table();
        weak.put(kept, 1L);
        for (int i = 0; i < 100; i++) {
            weak.put(new Table(), (long) i);
            weak.put(new Userdata("host", 0), ByteStr.of("value"));
        }
        assertTrue(collectUntil(() -> count() == 1));
        assertEquals(1L, weak.get(kept));
        TableInvariants.check(weak);
    }

    @Test
    void weakValues_unreachable_vanish() {
        weak.setWeakness(false, true);
        Table kept = new Table();
        weak.put(ByteStr.of("kept"), kept);
        weak.put(1L, new Table());
        weak.put(ByteStr.of("gone"), new Userdata("host", 0));
        assertTrue(collectUntil(() -> count() == 1));
        assertSame(kept, weak.get(ByteStr.of("kept")));
        assertNull(weak.get(1L));
        assertFalse(weak.has(ByteStr.of("gone")));
    }

    @Test
    void stringsNumbersAndBooleans_areKept() {
        for (int mode = 1; mode <= 3; mode++) {
            weak.setWeakness((mode & 1) != 0, (mode & 2) != 0);
            putPlainEntries();
            Table canary = new Table();
            WeakReference<Table> gone = new WeakReference<>(canary);
            canary = null;
            assertTrue(collectUntil(() -> gone.get() == null));
            assertEquals(4, count());
            assertEquals(ByteStr.of("nother s"), weak.get(ByteStr.of("string")));
        }
    }

    @Test
    void ephemeron_valueThatRefersToItsKey_vanishes() {
        weak.setWeakness(true, false);
        Table key = new Table();
        Table value = new Table();
        value.put(ByteStr.of("key"), key);
        weak.put(key, value);
        WeakReference<Table> watched = new WeakReference<>(value);
        key = null;
        value = null;
        assertTrue(collectUntil(() -> watched.get() == null && count() == 0));
    }

    @Test
    void ephemeron_chainThroughTheTable_livesAndDiesAsOne() {
        weak.setWeakness(true, false);
        Table first = new Table();
        Table key = first;
        for (int i = 0; i < 100; i++) {
            Table next = new Table();
            Table value = new Table();
            value.put(1L, next);
            weak.put(key, value);
            key = next;
        }
        key = null;
        System.gc();
        System.gc();
        assertEquals(100, count());
        Table walk = first;
        for (int i = 0; i < 100; i++) {
            walk = (Table) ((Table) weak.get(walk)).get(1L);
        }
        assertNotNull(walk);
        walk = null;
        first = null;
        assertTrue(collectUntil(() -> count() == 0));
    }

    @Test
    void ephemeron_cycleOfTwoEntries_vanishes() {
        weak.setWeakness(true, false);
        Table a = new Table();
        Userdata b = new Userdata("host", 0);
        weak.put(a, b);
        weak.put(b, a);
        weak.put(weak, weak);
        assertEquals(3, count());
        a = null;
        b = null;
        assertTrue(collectUntil(() -> count() == 1));
    }

    @Test
    void weakKeysAndValues_eitherUnreachable_vanishes() {
        weak.setWeakness(true, true);
        Table a = new Table();
        Table b = new Table();
        weak.put(a, new Table());
        weak.put(new Table(), b);
        weak.put(b, a);
        assertTrue(collectUntil(() -> count() == 1));
        assertSame(a, weak.get(b));
        assertNull(weak.get(a));
    }

    @Test
    void valueOnKey_diesWithTheTable_onceTheKeyIsUsedAgain() {
        Table key = new Table();
        for (int i = 0; i < 1000; i++) {
            Table temporary = new Table();
            temporary.setWeakness(true, false);
            temporary.put(key, new Table());
            assertNotNull(temporary.get(key));
        }
        WeakReference<Object> last = lastValue(key);
        Table other = new Table();
        other.setWeakness(true, false);
        assertTrue(collectUntil(() -> {
            for (int i = 0; i < 64; i++) {
                Table another = new Table();
                another.setWeakness(true, false);
                another.put(key, 1L);
            }
            return last.get() == null;
        }));
    }

    private static WeakReference<Object> lastValue(Table key) {
        Table temporary = new Table();
        temporary.setWeakness(true, false);
        Table value = new Table();
        temporary.put(key, value);
        return new WeakReference<>(value);
    }

    @Test
    void keyOfManyTables_hasAValueInEach() {
        Table key = new Table();
        Table[] tables = new Table[40];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new Table();
            tables[i].setWeakness(true, false);
            tables[i].put(key, (long) i);
        }
        for (int i = 0; i < tables.length; i += 2) {
            tables[i].put(key, null);
        }
        for (int i = 0; i < tables.length; i++) {
            assertEquals(i % 2 == 0 ? null : (Object) (long) i, tables[i].get(key));
        }
    }

    @Test
    void churn_deadEntries_doNotGrowTheTable() {
        weak.setWeakness(true, false);
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 2000; i++) {
                weak.put(new Table(), true);
            }
            assertTrue(collectUntil(() -> count() == 0));
        }
        weak.put(new Table(), true);
        assertTrue(((WeakPart) weak.map).entries().capacity() <= 8192);
    }

    @Test
    void traversal_clearing_visitsEachOnce() {
        weak.setWeakness(true, true);
        Table[] kept = new Table[50];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = new Table();
            weak.put(kept[i], kept[i]);
            weak.put((Object) (long) i, true);
        }
        int seen = 0;
        r[0] = null;
        int position;
        while ((position = weak.positionOf(r, n, 0)) >= 0 && weak.advance(position, r, n, 0) != 0) {
            seen++;
            r[1] = null;
            weak.store(r, n, 0, r, n, 1);
        }
        assertTrue(position >= 0);
        assertEquals(100, seen);
    }

    @Test
    void setWeakness_convertsBothWays() {
        Table key = new Table();
        weak.put((Object) 1L, 1L);
        weak.put((Object) 2L, 2.5);
        weak.put(ByteStr.of("name"), true);
        weak.put(key, key);
        weak.setWeakness(true, false);
        assertTrue(weak.weakKeys() && !weak.weakValues());
        assertEquals(2, weak.length());
        weak.setWeakness(false, true);
        assertTrue(!weak.weakKeys() && weak.weakValues());
        weak.setWeakness(false, false);
        TableInvariants.check(weak);
        assertEquals(4, count());
        assertEquals(2.5, weak.get(2L));
        assertSame(key, weak.get(key));
        assertEquals(2, weak.arraySize);
    }

    @Test
    void metatableFields_areFound() {
        weak.setWeakness(false, true);
        assertNull(weak.metamethod(MetaKey.GC));
        weak.put(ByteStr.of("__gc"), true);
        assertEquals(true, weak.metamethod(MetaKey.GC));
    }
}
