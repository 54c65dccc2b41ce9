package io.perilune.engine.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

/**
 * The budgets in live bytes, counted from the declared fields as HotSpot lays them out with compressed object
 * pointers: twelve bytes of header, sixteen for arrays, alignment to eight.
 */
class TableMemoryTest {
    private static final ByteStr X = ByteStr.of("x");
    private static final ByteStr Y = ByteStr.of("y");

    /** The object and the storage that only it owns. */
    private static long sizeOf(Object object) throws IllegalAccessException {
        if (object.getClass().isArray()) {
            Class<?> element = object.getClass().getComponentType();
            return (16 + (long) Array.getLength(object) * width(element) + 7) & ~7L;
        }
        long size = 12;
        long owned = 0;
        for (Field field : object.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                size += width(field.getType());
                field.setAccessible(true);
                Object value = field.get(object);
                if (value != null && isStorage(value)) {
                    owned += sizeOf(value);
                }
            }
        }
        if (object instanceof KeyMap) {
            size += Integer.BYTES;
        }
        return ((size + 7) & ~7L) + owned;
    }

    private static boolean isStorage(Object value) {
        boolean ownArray = value.getClass().isArray() && Array.getLength(value) > 0;
        return ownArray || value instanceof HashPart || value instanceof MixedArray;
    }

    private static int width(Class<?> type) {
        if (type == long.class || type == double.class) {
            return 8;
        }
        return type == byte.class || type == boolean.class ? 1 : 4;
    }

    private static void check(long budget, Table t) throws IllegalAccessException {
        long size = sizeOf(t);
        assertTrue(size <= budget, size + " bytes, budget " + budget);
        assertEquals(size, t.bytes(), "own estimate");
    }

    @Test
    void emptyTable_40() throws IllegalAccessException {
        check(40, new Table());
    }

    @Test
    void pointWithNumbers_80() throws IllegalAccessException {
        Table integers = new Table(0, 2);
        integers.put(X, 1L);
        integers.put(Y, 2L);
        check(80, integers);
        Table floats = new Table();
        floats.put(X, 1.5);
        floats.put(Y, 2.5);
        check(80, floats);
        Table references = new Table(0, 2);
        references.put(X, true);
        references.put(Y, X);
        check(80, references);
    }

    @Test
    void millionNumbersInOneArray_9each() throws IllegalAccessException {
        Table integers = new Table();
        Table floats = new Table();
        for (long i = 1; i <= 1_000_000; i++) {
            integers.put((Object) i, i);
            floats.put((Object) i, i + 0.5);
        }
        check(9_000_000, integers);
        check(9_000_000, floats);
    }

    @Test
    void millionStringKeys_80eachWithTheKeys() throws IllegalAccessException {
        Table t = new Table();
        long keyBytes = 0;
        for (int i = 0; i < 1_000_000; i++) {
            ByteStr key = ByteStr.of("key" + i);
            keyBytes += i % 1000 == 0 ? 1000 * sizeOf(key) : 0;
            t.put(key, (long) i);
        }
        assertTrue(sizeOf(t) + keyBytes <= 80_000_000, "bytes: " + (sizeOf(t) + keyBytes));
        check(80_000_000, t);
    }

    @Test
    void otherStorages_areEstimatedRightly() throws IllegalAccessException {
        Table t = new Table();
        for (long i = 1; i <= 100; i++) {
            t.put((Object) i, i % 2 == 0 ? (Object) i : true);
            t.put(i * 1000 + 0.5, i);
        }
        check(1 << 14, t);
    }

    @Test
    void sharedTable_costsOnlyItself() {
        Table template = new Table();
        for (int i = 0; i < 30; i++) {
            template.put(ByteStr.of("function" + i), true);
        }
        assertEquals(40, Table.sharing(template).bytes());
    }
}
