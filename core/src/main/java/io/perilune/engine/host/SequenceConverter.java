package io.perilune.engine.host;

import io.perilune.engine.value.Table;
import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Collections and arrays: copies of the elements 1 up to the first nil. A set is a table whose keys are its elements. */
final class SequenceConverter extends Converter {
    private final Converter element;
    /** The component class of an array, else null. */
    private final Class<?> component;
    /** Makes the collection; null for arrays. */
    private final Supplier<Collection<Object>> empty;

    private final boolean set;
    /** The collection class; null for arrays. */
    private final Class<?> type;

    private SequenceConverter(
            Converter element, Class<?> component, Supplier<Collection<Object>> empty, boolean set, Class<?> type) {
        this.element = element;
        this.component = component;
        this.empty = empty;
        this.set = set;
        this.type = type;
    }

    static Converter array(Converter element, Class<?> component) {
        return new SequenceConverter(element, component, null, false, null);
    }

    /** The converter of a collection type, or null when it is none that can be made here. */
    static Converter collection(Class<?> type, Converter element) {
        if (type.isAssignableFrom(ArrayList.class)) {
            return new SequenceConverter(element, null, ArrayList::new, false, type);
        }
        if (type == Set.class || type == LinkedHashSet.class || type == java.util.HashSet.class) {
            return new SequenceConverter(element, null, LinkedHashSet::new, true, type);
        }
        if (SortedSet.class.isAssignableFrom(type) && type.isAssignableFrom(TreeSet.class)) {
            return new SequenceConverter(element, null, TreeSet::new, true, type);
        }
        if (type == Queue.class || type == Deque.class || type == ArrayDeque.class) {
            return new SequenceConverter(element, null, ArrayDeque::new, false, type);
        }
        return null;
    }

    @Override
    Object read(Object value, Converters all, int depth) {
        if (!(value instanceof Table table)) {
            if (type != null && value instanceof HostObject o && type.isInstance(o.object())) {
                return o.object();
            }
            throw fault(value, all);
        }
        all.checkDepth(depth);
        List<Object> elements = set && table.get(1L) == null ? keys(table, all, depth) : values(table, all, depth);
        if (empty == null) {
            Object array = Array.newInstance(component, elements.size());
            for (int i = 0; i < elements.size(); i++) {
                Array.set(array, i, elements.get(i));
            }
            return array;
        }
        Collection<Object> result = empty.get();
        result.addAll(elements);
        return result;
    }

    private List<Object> values(Table table, Converters all, int depth) {
        List<Object> values = new ArrayList<>();
        Object raw;
        for (long i = 1; (raw = table.get(i)) != null; i++) {
            try {
                values.add(element.read(raw, all, depth + 1));
            } catch (ConversionFault e) {
                throw e.at(i);
            }
        }
        return values;
    }

    private List<Object> keys(Table table, Converters all, int depth) {
        List<Object> keys = new ArrayList<>();
        for (Object key : Tables.entries(table, false)) {
            try {
                keys.add(element.read(key, all, depth + 1));
            } catch (ConversionFault e) {
                throw e.in("key");
            }
        }
        return keys;
    }

    @Override
    Object write(Object value, Converters all, int depth) {
        return value instanceof Collection<?> c ? ofCollection(c, all, depth) : ofArray(value, all, depth);
    }

    static Table ofArray(Object array, Converters all, int depth) {
        int length = Array.getLength(array);
        all.checkDepth(depth);
        all.allocated(16L * length);
        Table table = new Table(length, 0);
        for (int i = 0; i < length; i++) {
            append(table, i + 1L, Array.get(array, i), all, depth);
        }
        return table;
    }

    static Table ofCollection(Collection<?> elements, Converters all, int depth) {
        all.checkDepth(depth);
        if (elements instanceof Set<?>) {
            return ofSet((Set<?>) elements, all, depth);
        }
        Table table = new Table(elements.size(), 0);
        long i = 0;
        for (Object element : elements) {
            all.allocated(16);
            append(table, ++i, element, all, depth);
        }
        return table;
    }

    private static void append(Table table, long index, Object element, Converters all, int depth) {
        try {
            table.put(index, all.toLua(element, depth + 1));
        } catch (ConversionFault e) {
            throw e.at(index);
        }
    }

    private static Table ofSet(Set<?> elements, Converters all, int depth) {
        Table table = new Table(0, elements.size());
        for (Object element : elements) {
            all.allocated(16);
            Object key;
            try {
                key = all.toLua(element, depth + 1);
            } catch (ConversionFault e) {
                throw e.in("key");
            }
            Tables.checkKey(key);
            table.put(key, (Object) Boolean.TRUE);
        }
        return table;
    }

    @Override
    String expected() {
        return "table";
    }
}
