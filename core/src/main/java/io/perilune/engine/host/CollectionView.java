package io.perilune.engine.host;

import io.perilune.engine.lib.Libraries;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Java's lists and maps as scripts use tables: {@code view[k]}, {@code view[k] = v}, {@code #view}, {@code pairs(view)}. They read and
 * write the collection itself. Positions of lists begin with 1; assigning to the position behind the last one appends, and nil
 * removes an entry of a map.
 */
final class CollectionView extends NativeFunction {
    private final State state;
    private final int event;

    private CollectionView(int event, State state) {
        super(MetaKey.NAMES[event].toString());
        this.event = event;
        this.state = state;
    }

    static Table metatable(State state) {
        Table metatable = Libraries.template(new NativeFunction[] {
            new CollectionView(MetaKey.INDEX, state),
            new CollectionView(MetaKey.NEWINDEX, state),
            new CollectionView(MetaKey.LEN, state),
            new CollectionView(MetaKey.PAIRS, state)
        });
        metatable.put(MetaKey.NAMES[MetaKey.NAME], ByteStr.of("collection"));
        metatable.put(MetaKey.NAMES[MetaKey.METATABLE], (Object) Boolean.FALSE);
        return metatable;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        s.ensure(base + 3);
        if (count == 0 || !(s.r[base] instanceof HostObject host)) {
            throw Errors.argumentType(s, 1, base, count, "collection");
        }
        try {
            return answer(s, base, host.object());
        } catch (ConversionFault e) {
            throw Errors.fromNative(s, e.getMessage());
        } catch (Exception e) {
            // The collection may have been changed meanwhile, or may not be changed at all: it says so itself.
            throw HostErrors.raise(s, state, e);
        }
    }

    @SuppressWarnings("unchecked") // a collection that cares for the types of its elements checks them itself
    private int answer(CallStack s, int base, Object collection) {
        Converters all = state.converters();
        if (collection instanceof List<?> list) {
            return ofList(s, base, (List<Object>) list, all);
        }
        Map<Object, Object> map = (Map<Object, Object>) collection;
        switch (event) {
            case MetaKey.INDEX:
                return Results.deliver(s, base, map.get(all.natural(s.get(base + 1))), state);
            case MetaKey.NEWINDEX:
                Object key = all.natural(s.get(base + 1));
                if (s.r[base + 2] == null) {
                    map.remove(key);
                } else {
                    map.put(key, all.natural(s.get(base + 2)));
                }
                return 0;
            case MetaKey.LEN:
                return s.returnInt(base, map.size());
            default:
                return s.returnObject(base, new Walk(map.entrySet().iterator(), state));
        }
    }

    private int ofList(CallStack s, int base, List<Object> list, Converters all) {
        switch (event) {
            case MetaKey.INDEX:
                boolean inside = s.isInt(base + 1) && s.n[base + 1] >= 1 && s.n[base + 1] <= list.size();
                return Results.deliver(s, base, inside ? list.get((int) s.n[base + 1] - 1) : null, state);
            case MetaKey.NEWINDEX:
                if (!s.isInt(base + 1) || s.n[base + 1] < 1 || s.n[base + 1] > list.size() + 1L) {
                    throw outside(s, list.size());
                }
                int index = (int) s.n[base + 1] - 1;
                Object value = all.natural(s.get(base + 2));
                if (index == list.size()) {
                    list.add(value);
                } else if (value == null && index == list.size() - 1) {
                    list.remove(index);
                } else {
                    list.set(index, value);
                }
                return 0;
            case MetaKey.LEN:
                return s.returnInt(base, list.size());
            default:
                return s.returnObject(base, new Walk(list.iterator(), state));
        }
    }

    private static ScriptError outside(CallStack s, int size) {
        return Errors.fromNative(s, "index of a list of " + size + " elements out of bounds");
    }

    /** The function that {@code pairs} gives for a view. */
    private static final class Walk extends NativeFunction {
        private final Iterator<?> entries;
        private final State state;
        private long position;

        Walk(Iterator<?> entries, State state) {
            super("next");
            this.entries = entries;
            this.state = state;
        }

        @Override
        public int call(CallStack s, int base, int count) {
            s.vm.charge(1);
            try {
                if (!entries.hasNext()) {
                    return s.returnObject(base, null);
                }
                Object next = entries.next();
                Converters all = state.converters();
                boolean isEntry = next instanceof Map.Entry<?, ?>;
                Object value = isEntry ? ((Map.Entry<?, ?>) next).getValue() : next;
                position++;
                Object key = isEntry ? ((Map.Entry<?, ?>) next).getKey() : (Object) position;
                s.set(base - 1, all.toLua(key, 0));
                s.set(base, all.toLua(value, 0));
                return 2;
            } catch (ConversionFault e) {
                throw Errors.fromNative(s, e.getMessage());
            } catch (RuntimeException e) {
                throw HostErrors.raise(s, state, e);
            }
        }
    }
}
