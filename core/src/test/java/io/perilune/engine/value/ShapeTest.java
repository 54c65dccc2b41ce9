package io.perilune.engine.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static ByteStr name(String text) {
        return ByteStr.of(text);
    }

    @Test
    void with_sameSteps_sameShape() {
        Shape one = Shape.EMPTY.with(name("x"), Shape.INT).with(name("y"), Shape.REF);
        Shape two = Shape.EMPTY.with(name("x"), Shape.INT).with(name("y"), Shape.REF);
        assertSame(one, two);
        assertEquals(Shape.INT, one.find(name("x")));
        assertEquals(Shape.REF, one.find(name("y")));
        assertEquals(-1, one.find(name("z")));
        assertEquals(1, one.primCount());
        assertEquals(1, one.refCount());
        assertEquals(name("y"), one.keyAt(1));
    }

    @Test
    void with_branches_doNotSeeEachOther() {
        Shape base = Shape.EMPTY.with(name("base"), Shape.REF);
        Shape left = base.with(name("left"), Shape.REF);
        Shape right = base.with(name("right"), Shape.FLOAT);
        Shape longer = left.with(name("more"), Shape.MIXED);
        assertEquals(-1, left.find(name("right")));
        assertEquals(-1, right.find(name("left")));
        assertEquals(-1, base.find(name("left")));
        assertEquals(2 << 2 | Shape.MIXED, longer.find(name("more")));
        assertEquals(Shape.FLOAT, right.find(name("right")));
    }

    @Test
    void find_manyFields_usesEveryKey() {
        Shape shape = Shape.EMPTY;
        for (int i = 0; i < Shape.MAX_FIELDS; i++) {
            shape = shape.with(name("many" + i), Shape.REF);
        }
        for (int i = 0; i < Shape.MAX_FIELDS; i++) {
            assertEquals(i << 2 | Shape.REF, shape.find(name("many" + i)));
        }
        assertEquals(-1, shape.find(name("many" + Shape.MAX_FIELDS)));
        assertNull(shape.with(name("beyond"), Shape.REF));
    }

    @Test
    void retyped_equalsAddingAfresh() {
        Shape shape = Shape.EMPTY.with(name("p"), Shape.INT).with(name("q"), Shape.INT);
        Shape retyped = shape.retyped(name("p"), Shape.FLOAT);
        assertSame(Shape.EMPTY.with(name("p"), Shape.FLOAT).with(name("q"), Shape.INT), retyped);
        Shape mixed = retyped.retyped(name("p"), Shape.MIXED);
        assertEquals(Shape.MIXED, mixed.find(name("p")));
        assertEquals(Shape.INT, mixed.find(name("q")));
        assertSame(mixed, shape.retyped(name("p"), Shape.MIXED));
        assertEquals(0, mixed.ordinalOf(name("p")));
    }

    @Test
    void with_numbersOfChangingKind_haveFewShapes() {
        Set<Shape> shapes = new HashSet<>();
        for (int run = 0; run < 1 << 12; run++) {
            Shape shape = Shape.EMPTY;
            for (int i = 0; i < 12; i++) {
                shape = shape.with(name("changing" + i), (run >> i & 1) == 0 ? Shape.INT : Shape.FLOAT);
            }
            shapes.add(shape);
        }
        assertTrue(shapes.size() < 1000, "shapes: " + shapes.size());
    }

    @Test
    void withComputed_manyKeys_makesFewShapes() {
        List<Shape> made = new ArrayList<>();
        Shape base = Shape.EMPTY.with(name("base of computed keys"), Shape.REF);
        for (int i = 0; i < 1000; i++) {
            Shape shape = base.withComputed(name("computed" + i), Shape.REF);
            if (shape != null) {
                made.add(shape);
            }
        }
        assertEquals(8, made.size());
        assertNotNull(base.with(name("a constant"), Shape.REF));
        assertSame(made.get(0), base.withComputed(name("computed0"), Shape.REF));
    }

    @Test
    void with_endlessConstants_isLimited() {
        Shape base = Shape.EMPTY.with(name("base of constants"), Shape.REF);
        List<Shape> made = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            made.add(base.with(name("constant" + i), Shape.REF));
        }
        assertNotNull(made.get(2000));
        assertNull(made.get(2999));
        assertSame(made.get(7), base.with(name("constant7"), Shape.REF));
    }

    @Test
    void metaMask_namesOfMetamethods_setTheirBits() {
        Shape shape = Shape.EMPTY.with(name("__index"), Shape.REF).with(name("__indexes"), Shape.REF);
        assertEquals(1 << MetaKey.INDEX, shape.metaMask);
        for (int e = 0; e < MetaKey.NAMES.length; e++) {
            assertEquals(e, MetaKey.of(name(MetaKey.NAMES[e].toString())));
        }
        assertEquals(-1, MetaKey.of(name("__")));
        assertEquals(-1, MetaKey.of(name("index")));
        assertEquals(MetaKey.METATABLE, MetaKey.of(name("__metatable")));
    }

    @Test
    void frozenTwin_isDistinctAndLeadsBack() {
        Shape shape = Shape.EMPTY.with(name("frozen"), Shape.REF);
        Shape twin = shape.frozenTwin();
        assertNotSame(shape, twin);
        assertSame(twin, shape.frozenTwin());
        assertSame(shape, twin.thawed());
        assertEquals(shape.find(name("frozen")), twin.find(name("frozen")));
        assertNull(twin.with(name("more"), Shape.REF));
    }

    @Test
    void unusedShape_isCollected() {
        WeakReference<Shape> unused = new WeakReference<>(Shape.EMPTY.with(name("soon unused"), Shape.REF));
        for (int i = 0; i < 50 && unused.get() != null; i++) {
            System.gc();
        }
        assertNull(unused.get());
        assertNotNull(Shape.EMPTY.with(name("soon unused"), Shape.REF));
    }

    @Test
    void with_fromManyThreads_givesOneShapeForOneChain() throws InterruptedException {
        int threads = 4;
        Shape[][] results = new Shape[threads][50];
        CountDownLatch start = new CountDownLatch(1);
        Thread[] workers = new Thread[threads];
        for (int w = 0; w < threads; w++) {
            Shape[] mine = results[w];
            workers[w] = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    return;
                }
                for (int chain = 0; chain < mine.length; chain++) {
                    Shape shape = Shape.EMPTY;
                    for (int i = 0; i < 20; i++) {
                        shape = shape.with(name("thread" + (chain + i) % 30), i % 4);
                    }
                    mine[chain] = shape;
                }
            });
            workers[w].start();
        }
        start.countDown();
        for (Thread worker : workers) {
            worker.join();
        }
        for (int chain = 0; chain < 50; chain++) {
            for (int w = 0; w < threads; w++) {
                assertSame(results[0][chain], results[w][chain]);
            }
            for (int i = 0; i < 20; i++) {
                assertEquals(name("thread" + (chain + i) % 30), results[0][chain].keyAt(i));
            }
        }
    }

    @Test
    void key_long_isNotKeptByShapes() {
        ByteStr longest = ByteStr.of("k".repeat(256));
        ByteStr tooLong = ByteStr.of("k".repeat(257));
        Table t = new Table();
        t.put(longest, (Object) true);
        assertTrue(t.map instanceof Shape);
        t.put(tooLong, (Object) false);
        assertFalse(t.map instanceof Shape);
        assertEquals(true, t.get(longest));
        assertEquals(false, t.get(tooLong));
    }
}
