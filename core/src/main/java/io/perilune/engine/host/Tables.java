package io.perilune.engine.host;

import io.perilune.engine.value.Table;
import io.perilune.engine.vm.Slots;
import java.util.Arrays;

/** Operations of the door on tables. Methods that take a state enter it; the others are for callers that are inside. */
public final class Tables {
    private Tables() {}

    // With metamethods.

    public static Object get(State state, Table table, Object key) {
        state.enter();
        try {
            if (table.metatable == null) {
                return table.get(key);
            }
            Object own = table.get(key);
            return own != null ? own : Calls.first(state, Operation.INDEX, table, key);
        } finally {
            state.exit();
        }
    }

    public static Object get(State state, Table table, long key) {
        state.enter();
        try {
            Object own = table.get(key);
            return own != null || table.metatable == null ? own : Calls.first(state, Operation.INDEX, table, key);
        } finally {
            state.exit();
        }
    }

    public static void set(State state, Table table, Object key, Object value) {
        state.enter();
        try {
            if (table.metatable == null || table.get(key) != null) {
                put(state, table, key, value);
            } else {
                Calls.call(state, Operation.ASSIGN, table, key, value);
            }
        } finally {
            state.exit();
        }
    }

    public static long length(State state, Table table) {
        state.enter();
        try {
            if (table.metatable == null) {
                return table.length();
            }
            Object length = Calls.first(state, Operation.LENGTH, table);
            return (Long) state.converters().toJava(length, long.class, "length");
        } finally {
            state.exit();
        }
    }

    // Without.

    public static Object rawGet(State state, Table table, Object key) {
        state.enter();
        try {
            return table.get(key);
        } finally {
            state.exit();
        }
    }

    public static void rawSet(State state, Table table, Object key, Object value) {
        state.enter();
        try {
            put(state, table, key, value);
        } finally {
            state.exit();
        }
    }

    private static void put(State state, Table table, Object key, Object value) {
        checkKey(key);
        state.vm().allocated(16);
        table.put(key, value);
    }

    static void checkKey(Object key) {
        if (key == null) {
            throw new IllegalArgumentException("table index is nil");
        }
        if (key instanceof Double d && d.isNaN()) {
            throw new IllegalArgumentException("table index is NaN");
        }
    }

    public static long rawLength(State state, Table table) {
        state.enter();
        try {
            return table.length();
        } finally {
            state.exit();
        }
    }

    public static boolean isEmpty(State state, Table table) {
        state.enter();
        try {
            return table.advance(0, new Object[2], new long[2], 0) == 0;
        } finally {
            state.exit();
        }
    }

    /** Removes all entries; the metatable and the storage stay. */
    public static void clear(State state, Table table) {
        state.enter();
        try {
            table.checkWritable();
            for (Object key : entries(table, false)) {
                table.put(key, (Object) null);
            }
        } finally {
            state.exit();
        }
    }

    /** Moves the elements from {@code index} on up by one and sets the element there. */
    public static void insert(State state, Table table, long index, Object value) {
        state.enter();
        try {
            long length = table.length();
            checkIndex(index, length + 1);
            for (long i = length; i >= index; i--) {
                table.put(i + 1, table.get(i));
            }
            state.vm().allocated(16);
            table.put(index, value);
        } finally {
            state.exit();
        }
    }

    /** Removes the element at {@code index} and moves those behind it down; gives it back. */
    public static Object remove(State state, Table table, long index) {
        state.enter();
        try {
            long length = table.length();
            checkIndex(index, length);
            Object removed = table.get(index);
            for (long i = index; i < length; i++) {
                table.put(i, table.get(i + 1));
            }
            table.put(length, (Object) null);
            return removed;
        } finally {
            state.exit();
        }
    }

    private static void checkIndex(long index, long last) {
        if (index < 1 || index > last) {
            throw new IndexOutOfBoundsException("index " + index + " is not from 1 to " + last);
        }
    }

    public static void push(State state, Table table, Object value) {
        state.enter();
        try {
            state.vm().allocated(16);
            table.put(table.length() + 1, value);
        } finally {
            state.exit();
        }
    }

    public static Object rawPop(State state, Table table) {
        state.enter();
        try {
            long length = table.length();
            Object last = length == 0 ? null : table.get(length);
            if (length > 0) {
                table.put(length, (Object) null);
            }
            return last;
        } finally {
            state.exit();
        }
    }

    /** All keys as they are now, or keys and values by turns, in the order of {@code next}. */
    public static Object[] entries(State state, Table table, boolean values) {
        state.enter();
        try {
            return entries(table, values);
        } finally {
            state.exit();
        }
    }

    static Object[] entries(Table table, boolean values) {
        Object[] entries = new Object[32];
        Object[] r = new Object[2];
        long[] n = new long[2];
        int count = 0;
        int position = 0;
        while ((position = table.advance(position, r, n, 0)) != 0) {
            if (count + 2 > entries.length) {
                entries = Arrays.copyOf(entries, 2 * entries.length);
            }
            entries[count++] = Slots.box(r[0], n[0]);
            if (values) {
                entries[count++] = Slots.box(r[1], n[1]);
            }
        }
        return Arrays.copyOf(entries, count);
    }

    public static void freeze(State state, Table table) {
        state.enter();
        try {
            table.freeze();
        } finally {
            state.exit();
        }
    }

    public static boolean isFrozen(State state, Table table) {
        state.enter();
        try {
            return table.isFrozen();
        } finally {
            state.exit();
        }
    }

    // Metatables.

    /** The metatable of any value, null when it has none; {@code __metatable} hides nothing from the program itself. */
    public static Table metatable(State state, Object value) {
        state.enter();
        try {
            return state.vm().metatableOf(value);
        } finally {
            state.exit();
        }
    }

    public static void setMetatable(State state, Object value, Table metatable) {
        state.enter();
        try {
            state.vm().setMetatable(value, metatable);
        } finally {
            state.exit();
        }
    }
}
