package io.perilune.engine.value;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on an object and lives as long as it does: its values in tables with weak keys, and its finalizer.
 *
 * <p>Tables carry it in a hidden place, {@link Attachable} objects in a field. The name of a weak table is its part's
 * weak reference to itself. What a collected table has left behind goes when the object next enters weak tables.
 */
final class Attachments {
    private static final int MAX_PAIRS = 8;
    private static final Object[] NO_PAIRS = new Object[0];

    @Nullable
    Sentinel sentinel;

    /** Name, value, name, value; nulls behind. Most objects are in one weak table, if any. */
    private Object[] pairs = NO_PAIRS;
    /** Instead of pairs, once there were more than can be searched in order. */
    private @Nullable IdentityHashMap<Object, Object> many;
    /** Size of {@code many} at which collected tables are removed next. */
    private int nextPurge = MAX_PAIRS * 4;

    static boolean canHave(Object object) {
        return object instanceof Table || object instanceof Attachable;
    }

    static @Nullable Attachments of(Object object) {
        if (object instanceof Table t) {
            return (Attachments) t.attachments();
        }
        return object instanceof Attachable a ? (Attachments) a.attachments() : null;
    }

    static Attachments obtain(Object object) {
        Attachments present = of(object);
        if (present != null) {
            return present;
        }
        Attachments made = new Attachments();
        if (object instanceof Table t) {
            t.attach(made);
        } else {
            ((Attachable) object).attachments(made);
        }
        return made;
    }

    static @Nullable Object get(Object object, WeakReference<?> name) {
        Attachments of = of(object);
        return of == null ? null : of.get(name);
    }

    /** Sets the value under a name; null removes it. */
    static void put(Object object, WeakReference<?> name, @Nullable Object value) {
        if (value != null) {
            obtain(object).put(name, value);
        } else {
            Attachments of = of(object);
            if (of != null) {
                of.remove(name);
            }
        }
    }

    private @Nullable Object get(WeakReference<?> name) {
        if (many != null) {
            return many.get(name);
        }
        int at = find(name);
        return at < 0 ? null : pairs[at + 1];
    }

    private int find(WeakReference<?> name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == name) {
                return i;
            }
        }
        return -1;
    }

    private void put(WeakReference<?> name, Object value) {
        if (many != null) {
            putAmongMany(many, name, value);
            return;
        }
        int at = find(name);
        if (at < 0) {
            at = freePair();
            if (at < 0) {
                putAmongMany(toMany(), name, value);
                return;
            }
            pairs[at] = name;
        }
        pairs[at + 1] = value;
    }

    /** An unused pair, or one whose table is gone, or a new one. */
    private int freePair() {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == null || isGone(pairs[i])) {
                return i;
            }
        }
        int length = pairs.length;
        if (length == 2 * MAX_PAIRS) {
            return -1;
        }
        pairs = Arrays.copyOf(pairs, length == 0 ? 2 : length * 2);
        return length;
    }

    private static boolean isGone(Object name) {
        return ((WeakReference<?>) name).refersTo(null);
    }

    private IdentityHashMap<Object, Object> toMany() {
        IdentityHashMap<Object, Object> values = new IdentityHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        pairs = NO_PAIRS;
        many = values;
        return values;
    }

    private void putAmongMany(IdentityHashMap<Object, Object> values, WeakReference<?> name, Object value) {
        values.put(name, value);
        if (values.size() >= nextPurge) {
            for (Iterator<Object> names = values.keySet().iterator(); names.hasNext(); ) {
                if (isGone(names.next())) {
                    names.remove();
                }
            }
            nextPurge = Math.max(MAX_PAIRS * 4, values.size() * 2);
        }
    }

    private void remove(WeakReference<?> name) {
        if (many != null) {
            many.remove(name);
            return;
        }
        int at = find(name);
        if (at >= 0) {
            pairs[at] = null;
            pairs[at + 1] = null;
        }
    }
}
