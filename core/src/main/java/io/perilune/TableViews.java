package io.perilune;

import io.perilune.engine.host.Tables;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** Tables as Java collections. */
final class TableViews {
    private TableViews() {}

    static <T> List<T> copy(LuaTable table, Class<T> type) {
        List<T> copy = new ArrayList<>();
        for (LuaValue value : table.as(new TypeRef<List<LuaValue>>() {})) {
            copy.add(Handles.convert(table.state(), value, type, "[" + (copy.size() + 1) + "]"));
        }
        return copy;
    }

    static <K, V> Map<K, V> copy(LuaTable table, Class<K> keys, Class<V> values) {
        Map<K, V> copy = new LinkedHashMap<>();
        table.forEach((key, value) -> copy.put(
                Handles.convert(table.state(), key, keys, "key"),
                Handles.convert(table.state(), value, values, "[" + key + "]")));
        return copy;
    }

    static <T> List<T> list(LuaTable table, Class<T> type) {
        return new ListView<>(table, type);
    }

    static <K, V> Map<K, V> map(LuaTable table, Class<K> keys, Class<V> values) {
        return new MapView<>(table, keys, values);
    }

    private static final class ListView<T> extends AbstractList<T> {
        private final LuaTable table;
        private final Class<T> type;

        ListView(LuaTable table, Class<T> type) {
            this.table = table;
            this.type = type;
        }

        @Override
        public int size() {
            return (int) Math.min(table.rawLength(), Integer.MAX_VALUE);
        }

        private T convert(LuaValue value, int index) {
            return Handles.convert(table.state(), value, type, "[" + (index + 1) + "]");
        }

        private void check(int index, int size) {
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException("index " + index + " of a list of " + size);
            }
        }

        @Override
        public T get(int index) {
            check(index, size());
            return convert(table.rawGet(index + 1L), index);
        }

        @Override
        public T set(int index, T element) {
            T old = get(index);
            table.rawSet(index + 1L, element);
            return old;
        }

        @Override
        public void add(int index, T element) {
            check(index, size() + 1);
            table.rawInsert(index + 1L, element);
        }

        @Override
        public T remove(int index) {
            T old = get(index);
            table.rawRemove(index + 1L);
            return old;
        }
    }

    private static final class MapView<K, V> extends AbstractMap<K, V> {
        private final LuaTable table;
        private final Class<K> keys;
        private final Class<V> values;

        MapView(LuaTable table, Class<K> keys, Class<V> values) {
            this.table = table;
            this.keys = keys;
            this.values = values;
        }

        V value(Object engineKey) {
            Object value = Tables.rawGet(table.state(), table.engineValue(), engineKey);
            return value == null ? null : Handles.convertEntry(table.state(), engineKey, value, values);
        }

        @Override
        public V get(Object key) {
            return value(Handles.key(table.state(), key));
        }

        /** All keys as they are now, as the engine has them. */
        Object[] keys() {
            return Tables.entries(table.state(), table.engineValue(), false);
        }

        @Override
        public boolean containsKey(Object key) {
            return !table.rawGet(key).isNil();
        }

        @Override
        public V put(K key, V value) {
            V old = get(key);
            table.rawSet(key, value);
            return old;
        }

        @Override
        public V remove(Object key) {
            V old = get(key);
            if (old != null) {
                table.rawSet(key, null);
            }
            return old;
        }

        @Override
        public void clear() {
            table.clear();
        }

        @Override
        public Set<Entry<K, V>> entrySet() {
            return new Entries<>(this);
        }
    }

    private static final class Entries<K, V> extends AbstractSet<Map.Entry<K, V>> {
        private final MapView<K, V> map;

        Entries(MapView<K, V> map) {
            this.map = map;
        }

        @Override
        public int size() {
            return map.keys().length;
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return new Walk<>(map);
        }
    }

    /** Over the keys of one moment; what has been removed since is left out. */
    private static final class Walk<K, V> implements Iterator<Map.Entry<K, V>> {
        private final MapView<K, V> map;
        /** As the engine has them. */
        private final Object[] keys;

        private int at;
        /** What {@link #remove} removes; null for nothing. */
        private Object last;

        private Map.Entry<K, V> next;

        Walk(MapView<K, V> map) {
            this.map = map;
            this.keys = map.keys();
        }

        @Override
        public boolean hasNext() {
            while (next == null && at < keys.length) {
                Object key = keys[at++];
                V value = map.value(key);
                if (value != null) {
                    last = key;
                    next = new Field<>(map, Handles.convertKey(map.table.state(), key, map.keys), value);
                }
            }
            return next != null;
        }

        @Override
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<K, V> entry = next;
            next = null;
            return entry;
        }

        @Override
        public void remove() {
            if (last == null || next != null) {
                throw new IllegalStateException("nothing to remove");
            }
            Tables.rawSet(map.table.state(), map.table.engineValue(), last, null);
            last = null;
        }
    }

    private static final class Field<K, V> extends AbstractMap.SimpleEntry<K, V> {
        private static final long serialVersionUID = 1;

        private final transient MapView<K, V> map;

        Field(MapView<K, V> map, K key, V value) {
            super(key, value);
            this.map = map;
        }

        @Override
        public V setValue(V value) {
            map.put(getKey(), value);
            return super.setValue(value);
        }
    }
}
