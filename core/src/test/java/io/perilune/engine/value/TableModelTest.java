package io.perilune.engine.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random programs of table operations against a map, with a walk over the structure after each step. */
class TableModelTest {
    private static final int RUNS = 150;
    private static final int STEPS = 400;

    /** What the keys of a run are like. */
    enum Keys {
        DENSE,
        SPARSE,
        NAMES,
        MANY_NAMES,
        EVERYTHING
    }

    private final Object[] objects = new Object[12];
    private final Object[] r = new Object[8];
    private final long[] n = new long[8];
    private Random random;
    private Keys keys;
    private int valueKinds;
    private Table table;
    private Map<Object, Object> model;

    @ParameterizedTest
    @EnumSource
    void table_randomOperations_matchModel(Keys kind) {
        keys = kind;
        for (int i = 0; i < objects.length; i++) {
            objects[i] = i % 3 == 0 ? new Userdata("host", 0) : new Table();
        }
        for (int run = 0; run < RUNS; run++) {
            long seed = run * 31L + kind.ordinal();
            random = new Random(seed);
            valueKinds = 1 + random.nextInt(63);
            table = random.nextBoolean() ? new Table() : new Table(random.nextInt(20), random.nextInt(20));
            model = new HashMap<>();
            try {
                for (int step = 0; step < STEPS; step++) {
                    step();
                    TableInvariants.check(table);
                }
                checkAll();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + " of " + kind, e);
            }
        }
    }

    private void step() {
        switch (random.nextInt(40)) {
            case 0 -> checkAll();
            case 1 -> clearWhileTraversing();
            case 2 -> pop();
            case 3 -> {
                if (random.nextInt(6) == 0) {
                    table.setWeakness(random.nextBoolean(), random.nextBoolean());
                } else if (random.nextInt(4) == 0) {
                    table.setWeakness(false, false);
                }
            }
            case 4 -> table.resize(random.nextInt(50), random.nextInt(20));
            case 5 -> Attachments.obtain(table);
            case 6 -> {
                if (!(table.map instanceof WeakPart) && table.attachments() == null) {
                    table = Table.sharing(table);
                }
            }
            case 7, 8, 9, 10, 11 -> append();
            case 12, 13, 14, 15, 16, 17 -> store(key(), null);
            default -> store(key(), value());
        }
        checkOne(key());
    }

    private Object key() {
        int choice = keys == Keys.EVERYTHING ? random.nextInt(8) : -1;
        if (keys == Keys.DENSE || choice == 0 || choice == 1) {
            return 1L + random.nextInt(40);
        }
        if (keys == Keys.SPARSE || choice == 2) {
            long wide = random.nextLong() >> random.nextInt(64);
            return random.nextInt(3) > 0 ? (Object) (long) (random.nextInt(400) - 20) : wide;
        }
        if (keys == Keys.NAMES || choice == 3 || choice == 4) {
            return ByteStr.of("name" + random.nextInt(12));
        }
        if (keys == Keys.MANY_NAMES) {
            return ByteStr.of(random.nextInt(20) == 0 ? "__index" : "k" + random.nextInt(300));
        }
        switch (choice) {
            case 5:
                return random.nextInt(8) - 2 + (random.nextBoolean() ? 0.5 : 0.0);
            case 6:
                return random.nextBoolean();
            default:
                return objects[random.nextInt(objects.length)];
        }
    }

    private Object value() {
        while (true) {
            int kind = random.nextInt(6);
            if ((valueKinds & 1 << kind) != 0) {
                switch (kind) {
                    case 0:
                        return random.nextLong();
                    case 1:
                        return random.nextDouble();
                    case 2:
                        return ByteStr.of("v" + random.nextInt(100));
                    case 3:
                        return random.nextBoolean();
                    case 4:
                        return objects[random.nextInt(objects.length)];
                    default:
                        return (long) random.nextInt(10);
                }
            }
        }
    }

    private static Object normal(Object key) {
        return key instanceof Double d && (long) (double) d == d ? (Object) (long) (double) d : key;
    }

    private void store(Object key, Object value) {
        if (random.nextBoolean()) {
            table.put(key, value);
        } else {
            Boxed.unbox(key, r, n, 2);
            Boxed.unbox(value, r, n, 5);
            if (key instanceof ByteStr name && random.nextBoolean()) {
                table.storeField(name, r, n, 5);
            } else if (key instanceof Long l && random.nextBoolean()) {
                table.store(l, r, n, 5);
            } else {
                table.store(r, n, 2, r, n, 5);
            }
        }
        remember(normal(key), value);
    }

    private void remember(Object key, Object value) {
        if (value == null) {
            model.remove(key);
        } else {
            model.put(key, value);
        }
    }

    private void append() {
        long border = checkedLength();
        store(border + 1, value());
    }

    private void pop() {
        long border = checkedLength();
        if (border > 0) {
            store(border, null);
        }
    }

    private long checkedLength() {
        long border = table.length();
        assertTrue(border >= 0);
        assertTrue(border == 0 || model.containsKey(border), "below the border");
        assertFalse(model.containsKey(border + 1), "above the border");
        return border;
    }

    private void checkOne(Object key) {
        Object expected = model.get(normal(key));
        assertEquals(expected, table.get(key));
        Boxed.unbox(key, r, n, 0);
        assertEquals(expected != null, table.has(r, n, 0));
        r[4] = this;
        assertEquals(expected != null, table.load(r, n, 0, r, n, 4));
        assertEquals(expected, Boxed.box(r[4], n[4]));
    }

    private void checkAll() {
        checkedLength();
        for (Map.Entry<Object, Object> entry : model.entrySet()) {
            assertEquals(entry.getValue(), table.get(entry.getKey()));
            checkOne(entry.getKey());
        }
        Map<Object, Object> seen = new HashMap<>();
        r[0] = null;
        int position = 0;
        while ((position = table.advance(position, r, n, 0)) != 0) {
            Object key = Boxed.box(r[0], n[0]);
            assertEquals(position, table.positionOf(r, n, 0));
            assertEquals(null, seen.put(key, Boxed.box(r[1], n[1])), "visited twice");
        }
        assertEquals(model, seen);
        Boxed.unbox(ByteStr.of("never a key"), r, n, 0);
        assertEquals(-1, table.positionOf(r, n, 0));
    }

    private void clearWhileTraversing() {
        Map<Object, Object> left = new HashMap<>(model);
        boolean overwrite = random.nextBoolean();
        r[0] = null;
        while (true) {
            int position = table.positionOf(r, n, 0);
            assertTrue(position >= 0, "cleared key not found");
            if (table.advance(position, r, n, 0) == 0) {
                break;
            }
            Object key = Boxed.box(r[0], n[0]);
            assertEquals(left.remove(key), Boxed.box(r[1], n[1]));
            if (random.nextInt(3) > 0) {
                store(key, overwrite && random.nextBoolean() ? value() : null);
            }
            if (!model.isEmpty() && random.nextInt(10) == 0) {
                Object other = model.keySet().iterator().next();
                store(other, null);
                left.remove(other);
            }
            Boxed.unbox(key, r, n, 0);
            TableInvariants.check(table);
        }
        assertTrue(left.isEmpty(), "not visited: " + left);
    }
}
