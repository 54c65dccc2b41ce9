package io.perilune.engine.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class FinalizersTest {
    private static final ByteStr ID = ByteStr.of("id");
    private final Queue<Object> queue = new ConcurrentLinkedQueue<>();

    /** Asks for collections until the condition holds; many, since the JVM's finalizer thread must get its turn too. */
    private static boolean collectUntil(BooleanSupplier condition) {
        for (int i = 0; i < 200; i++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            System.gc();
            Thread.yield();
        }
        return condition.getAsBoolean();
    }

    private static Table numbered(long id) {
        Table t = new Table();
        t.put(ID, id);
        return t;
    }

    @Test
    void watch_unreachableTable_comesBackAlive() {
        Finalizers.watch(numbered(7), queue);
        assertTrue(collectUntil(() -> !queue.isEmpty()));
        Table back = (Table) queue.poll();
        assertEquals(7L, back.get(ID));
        TableInvariants.check(back);
        assertTrue(queue.isEmpty());
    }

    @Test
    void watch_userdataAndCycles_comeBack() {
        Table a = numbered(1);
        Table b = numbered(2);
        a.put(1L, b);
        b.put(1L, a);
        Finalizers.watch(a, queue);
        Finalizers.watch(b, queue);
        Finalizers.watch(new Userdata("host", 0), queue);
        a = null;
        b = null;
        assertTrue(collectUntil(() -> queue.size() == 3));
    }

    @Test
    void watch_reachableObject_doesNotComeBack() {
        Table kept = numbered(1);
        Finalizers.watch(kept, queue);
        Finalizers.watch(numbered(2), queue);
        assertTrue(collectUntil(() -> !queue.isEmpty()));
        assertEquals(2L, ((Table) queue.poll()).get(ID));
        assertTrue(queue.isEmpty());
        assertEquals(1L, kept.get(ID));
    }

    @Test
    void watch_twice_comesBackOnce_andAgainWhenWatchedAnew() {
        Table t = numbered(1);
        Finalizers.watch(t, queue);
        Finalizers.watch(t, queue);
        t = null;
        assertTrue(collectUntil(() -> !queue.isEmpty()));
        assertEquals(1, queue.size());
        Finalizers.watch(queue.poll(), queue);
        assertTrue(collectUntil(() -> !queue.isEmpty()));
        queue.clear();
        Finalizers.watch(numbered(2), queue);
        assertTrue(collectUntil(() -> !queue.isEmpty()));
        assertEquals(2L, ((Table) queue.poll()).get(ID), "came back without being watched");
        assertTrue(queue.isEmpty());
    }

    @Test
    void weakTables_whenTheFinalizerRuns_haveLostTheObjectAsValueButKnowItAsKey() {
        Table values = new Table();
        values.setWeakness(false, true);
        Table keys = new Table();
        keys.setWeakness(true, false);
        Table subject = numbered(1);
        values.put(1L, subject);
        keys.put(subject, ByteStr.of("private data"));
        Finalizers.watch(subject, queue);
        subject = null;
        assertTrue(collectUntil(() -> !queue.isEmpty()));
        assertFalse(values.has(1L));
        assertEquals(ByteStr.of("private data"), keys.get(queue.peek()));
    }

    @Test
    void watchList_due_lastWatchedFirst() {
        WatchList list = new WatchList();
        for (long i = 1; i <= 200; i++) {
            list.watch(numbered(i));
        }
        List<Object> ids = new ArrayList<>();
        assertTrue(collectUntil(() -> list.hasDue() && due(list, ids) == 200));
        // Several collections may have happened, so only each batch is in order; the whole set must be there once.
        assertEquals(200, ids.stream().distinct().count());
    }

    private static int due(WatchList list, List<Object> ids) {
        long before = Long.MAX_VALUE;
        for (Object subject : list.takeDue()) {
            long id = (Long) ((Table) subject).get(ID);
            assertTrue(id < before, "not in reverse order");
            before = id;
            ids.add(id);
        }
        return ids.size();
    }

    @Test
    void watchList_close_givesAllThatAreLeftOnce() {
        WatchList list = new WatchList();
        Table[] kept = new Table[100];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = numbered(i);
            list.watch(kept[i]);
        }
        Object[] all = list.takeAll();
        assertEquals(100, all.length);
        for (int i = 0; i < all.length; i++) {
            assertSame(kept[99 - i], all[i]);
        }
        assertEquals(0, list.takeAll().length);
        assertEquals(0, list.takeDue().length);
    }
}
