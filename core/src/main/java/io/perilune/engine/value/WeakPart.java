package io.perilune.engine.value;

import io.perilune.engine.text.ByteStr;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * All keys of a weak table.
 *
 * <p>Only objects are held weakly; strings, numbers and booleans are values and are never removed. An entry whose key
 * or value has been collected is absent from then on, and makes room when the table next grows.
 *
 * <p>Weak keys with strong values are ephemerons, which the JVM does not have: a value that refers to its own key
 * would keep the entry for ever if the table held the value. So the value hangs on the key, in its
 * {@link Attachments}, under the name of this part, and the entry only says so. Where a key cannot carry attachments,
 * as objects shared by all VMs cannot, the entry holds the value.
 */
final class WeakPart extends SpecialPart {
    // Invariants: in entries, a key is a WeakKey exactly if it is an object and keys are weak; a value is a WeakValue
    // exactly if it is an object and values are weak; a value is ON_KEY exactly if its key is a WeakKey of something
    // that carries attachments and values are strong. entries.attachments is not used.

    private static final Object ON_KEY = new Object();

    private final boolean weakKeys;
    private final boolean weakValues;
    private final HashPart entries;
    /** The name of this part in the attachments of its keys, which must not keep it alive. */
    private final WeakReference<WeakPart> self = new WeakReference<>(this);

    private WeakPart(boolean weakKeys, boolean weakValues) {
        this.weakKeys = weakKeys;
        this.weakValues = weakValues;
        entries = new HashPart(HashPart.MIN_CAPACITY);
    }

    /** Gives a table of any weakness another one. */
    static void convert(Table t, boolean weakKeys, boolean weakValues) {
        Object attachments = t.attachments();
        Object[] r = new Object[2];
        long[] n = new long[2];
        Table strong = new Table();
        WeakPart weak = new WeakPart(weakKeys, weakValues);
        for (int at = t.advance(0, r, n, 0); at != 0; at = t.advance(at, r, n, 0)) {
            if (weakKeys || weakValues) {
                weak.set(r[0], n[0], r[1], n[1]);
            } else {
                strong.store(r, n, 0, r, n, 1);
            }
        }
        t.map = weakKeys || weakValues ? weak : strong.map;
        t.slots = strong.slots;
        t.prims = strong.prims;
        t.array = strong.array;
        t.arraySize = strong.arraySize;
        if (attachments != null) {
            t.attach(attachments);
        }
    }

    private static boolean isObject(Object value) {
        return !(value instanceof ByteStr) && !(value instanceof Boolean) && !(value instanceof Tag);
    }

    private boolean isWeakKey(Object key) {
        return weakKeys && isObject(key);
    }

    @Override
    int find(Object key, long bits) {
        if (isWeakKey(key)) {
            return entries.findWeak(key);
        }
        int place = entries.find(key, bits);
        return place < 0 ? entries.findRemoved(key) : place;
    }

    @Override
    boolean load(Object key, long bits, Object[] r, long[] n, int i) {
        int place = isWeakKey(key) ? entries.findWeak(key) : entries.find(key, bits);
        if (place >= 0) {
            return loadPlace(place, key, r, n, i);
        }
        // A key that only a finalizer has brought back has lost its entry, but not what it carries: the finalizer of an
        // object can still use what weak tables say about it, as in the reference.
        return Boxed.unbox(weakValues || !isWeakKey(key) ? null : Attachments.get(key, self), r, n, i);
    }

    private boolean loadPlace(int place, Object key, Object[] r, long[] n, int i) {
        Object v = entries.value(place);
        if (v == ON_KEY) {
            return Boxed.unbox(Attachments.get(key, self), r, n, i);
        }
        if (v instanceof WeakValue weak) {
            r[i] = weak.get();
            return r[i] != null;
        }
        return entries.load(place, r, n, i);
    }

    @Override
    void set(Object key, long keyBits, @Nullable Object v, long bits) {
        int place = isWeakKey(key) ? entries.findWeak(key) : entries.find(key, keyBits);
        boolean onKey = !weakValues && isWeakKey(key) && Attachments.canHave(key);
        if (onKey) {
            Attachments.put(key, self, Boxed.box(v, bits));
        }
        if (v == null) {
            if (place >= 0) {
                entries.clear(place);
            }
            return;
        }
        if (place < 0) {
            place = insert(isWeakKey(key) ? new WeakKey(key) : key, keyBits);
        }
        if (onKey) {
            entries.set(place, ON_KEY, 0);
        } else {
            entries.set(place, weakValues && isObject(v) ? new WeakValue(v) : v, bits);
        }
    }

    private int insert(Object key, long bits) {
        int place = entries.insert(key, bits);
        if (place < 0) {
            expunge();
            entries.rebuild(entries.countLive());
            place = entries.insert(key, bits);
        }
        metaMask = entries.metaMask;
        return place;
    }

    private void expunge() {
        for (int i = 0; i < entries.capacity(); i++) {
            if ((entries.key(i) instanceof WeakKey key && key.refersTo(null))
                    || (entries.value(i) instanceof WeakValue value && value.refersTo(null))) {
                entries.clear(i);
            }
        }
    }

    @Override
    int places() {
        return entries.capacity();
    }

    @Override
    int advance(int from, Object[] r, long[] n, int i) {
        for (int at = from; at < entries.capacity(); at++) {
            if (entries.value(at) != null) {
                Object key = entries.key(at) instanceof WeakKey weak ? weak.get() : entries.key(at);
                if (key != null && loadPlace(at, key, r, n, i + 1)) {
                    r[i] = key;
                    n[i] = entries.keyNumber(at);
                    return at;
                }
            }
        }
        return -1;
    }

    @Override
    boolean weakKeys() {
        return weakKeys;
    }

    @Override
    boolean weakValues() {
        return weakValues;
    }

    @Override
    long bytes() {
        // A reference object for every place is the upper bound, and near it for tables of objects.
        return 32 + 48 + entries.bytes() + (weakKeys ? 56L : 48L) * entries.capacity();
    }

    @Override
    long growth() {
        return entries.capacity() >= Footprint.LARGE && entries.isFull() ? 2 * bytes() : 0;
    }

    /** For checks of the invariants. */
    HashPart entries() {
        return entries;
    }
}
