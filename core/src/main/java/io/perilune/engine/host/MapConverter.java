package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Maps: copies of all entries, in the order of {@code next}. */
final class MapConverter extends Converter {
    private final Converter key;
    private final Converter value;
    private final boolean sorted;
    private final Class<?> type;

    private MapConverter(Converter key, Converter value, boolean sorted, Class<?> type) {
        this.key = key;
        this.value = value;
        this.sorted = sorted;
        this.type = type;
    }

    /** The converter of a map type, or null when it is none that can be made here. */
    static Converter of(Class<?> type, Converter key, Converter value) {
        boolean sorted = SortedMap.class.isAssignableFrom(type) && type.isAssignableFrom(TreeMap.class);
        boolean plain = type == Map.class || type == HashMap.class || type == LinkedHashMap.class;
        return sorted || plain ? new MapConverter(key, value, sorted, type) : null;
    }

    @Override
    Object read(Object from, Converters all, int depth) {
        if (!(from instanceof Table table)) {
            if (from instanceof HostObject o && type.isInstance(o.object())) {
                return o.object();
            }
            throw fault(from, all);
        }
        all.checkDepth(depth);
        Map<Object, Object> result = sorted ? new TreeMap<>() : new LinkedHashMap<>();
        Object[] entries = Tables.entries(table, true);
        for (int i = 0; i < entries.length; i += 2) {
            try {
                result.put(key.read(entries[i], all, depth + 1), value.read(entries[i + 1], all, depth + 1));
            } catch (ConversionFault e) {
                throw place(e, entries[i], all);
            }
        }
        return result;
    }

    @Override
    Object write(Object from, Converters all, int depth) {
        return ofMap((Map<?, ?>) from, all, depth);
    }

    static Table ofMap(Map<?, ?> map, Converters all, int depth) {
        all.checkDepth(depth);
        Table table = new Table(0, Math.min(map.size(), 1 << 16));
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            all.allocated(16);
            Object key = all.toLua(entry.getKey(), depth + 1);
            Tables.checkKey(key);
            try {
                table.put(key, all.toLua(entry.getValue(), depth + 1));
            } catch (ConversionFault e) {
                throw place(e, key, all);
            }
        }
        return table;
    }

    private static ConversionFault place(ConversionFault e, Object key, Converters all) {
        if (key instanceof Long l) {
            return e.at(l);
        }
        return e.in(key instanceof ByteStr text ? text.escaped() : all.nameOf(key));
    }

    @Override
    String expected() {
        return "table";
    }
}
