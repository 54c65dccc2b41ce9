package io.perilune.engine.value;

import io.perilune.engine.text.ByteStr;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a table used as a dictionary, with their values: a chained scatter table with Brent's variation.
 *
 * <p>Any key may stand here; keys and values lie as slots in parallel arrays. An entry's index is its <em>place</em>.
 * A place is good until the next insertion of a new key; {@link #loadAt} and {@link #storeAt} check it, so a cache
 * may keep one as a guess.
 */
public final class HashPart extends KeyMap {
    // Invariants: every key whose value is not nil is reached from its home place along next; if a live key is not at
    // its home, then the key at that home is at home itself, unless its value is nil. So chains stay short at full
    // load, and a table of n entries needs n places. A key whose value was removed keeps its place until the next
    // rebuild, so that a traversal can go on from it. An object among such keys is replaced by DEAD and its identity
    // hash, since a table must not keep alive what was taken from it.

    static final int MIN_CAPACITY = 2;
    static final int MAX_CAPACITY = 1 << 28;

    /** Stands for a removed object; keyBits has its hash. Also for an integer that has moved to the array part. */
    private static final Object DEAD = new Object();
    /** No object's hash. */
    private static final long NO_HASH = Long.MIN_VALUE;

    /**
     * The key of place p at 2p (ByteStr, Tag.INT, Tag.FLOAT or an object; null for places never used) and its value
     * at 2p + 1 (null for nil): together, since a lookup in a large table costs what it costs in cache misses.
     */
    Object[] entries;
    /** Numbers of keys. Null as long as no key is a number. */
    long @Nullable [] keyBits;
    /** Numbers of values. Null as long as no value is a number. */
    long @Nullable [] valueBits;
    /**
     * In the lower bits (those of {@link #nextMask}) place plus one of the next entry of the chain, 0 at its end. In
     * the upper bits the lower bits of the key's hash, so that a search looks into a string only when it has very
     * likely found it.
     */
    int[] links;
    /** All places from here on have been used. */
    int free;
    /** A hash shifted right by this is a place. */
    int shift;
    /** See {@link Attachments}. */
    @Nullable
    Object attachments;

    HashPart(int expected) {
        allocate(expected);
    }

    private HashPart(HashPart original) {
        metaMask = original.metaMask;
        entries = original.entries.clone();
        keyBits = original.keyBits == null ? null : original.keyBits.clone();
        valueBits = original.valueBits == null ? null : original.valueBits.clone();
        links = original.links.clone();
        free = original.free;
        shift = original.shift;
    }

    /** A copy without the attachments. */
    HashPart copy() {
        return new HashPart(this);
    }

    private void allocate(int expected) {
        if (expected > MAX_CAPACITY) {
            throw new TableOverflow();
        }
        int capacity = expected <= MIN_CAPACITY ? MIN_CAPACITY : Integer.highestOneBit(expected - 1) << 1;
        // Both before anything is changed: where memory runs out, the table stays as it was.
        Object[] newEntries = new Object[2 * capacity];
        int[] newLinks = new int[capacity];
        entries = newEntries;
        links = newLinks;
        keyBits = null;
        valueBits = null;
        free = capacity;
        shift = Integer.numberOfLeadingZeros(capacity) + 1;
    }

    /** True when a new key whose own place is taken finds no other. */
    boolean isFull() {
        // As freePlace would: the places above are in use, and stay so as far as it is concerned.
        while (free > 0 && entries[2 * (free - 1)] != null) {
            free--;
        }
        return free == 0;
    }

    int capacity() {
        return links.length;
    }

    private int nextMask() {
        return -1 >>> (shift - 1);
    }

    /** The place of the next entry of the chain, -1 at its end. */
    int next(int at) {
        return (links[at] & nextMask()) - 1;
    }

    private void setNext(int at, int place) {
        links[at] = (links[at] & ~nextMask()) | (place + 1);
    }

    /** Null for places never used. */
    @Nullable
    Object key(int at) {
        return entries[2 * at];
    }

    /** The number of a key that is a number, else anything. */
    long keyNumber(int at) {
        return keyBits == null ? 0 : keyBits[at];
    }

    /** Null for nil. */
    @Nullable
    Object value(int at) {
        return entries[2 * at + 1];
    }

    /** The value of a key, boxed; null when there is none. */
    @Nullable
    Object valueOf(ByteStr key) {
        int place = find(key);
        return place < 0 ? null : get(place);
    }

    /** Whether a place, which may be -1 for none, has a value. */
    boolean has(int at) {
        return at >= 0 && value(at) != null;
    }

    /** The number of a value that is a number, else anything. */
    long valueNumber(int at) {
        return valueBits == null ? 0 : valueBits[at];
    }

    /** False only if no key is an integer. */
    boolean mayHaveIntegers() {
        return keyBits != null;
    }

    // Finding.

    /** The place of the key, or -1. Its value may be nil. */
    public int find(ByteStr key) {
        int hash = Hashing.ofString(key);
        int mask = -1 >>> (shift - 1);
        int mark = hash << (33 - shift);
        int at = hash >>> shift;
        do {
            Object k = entries[2 * at];
            if (k == key) {
                return at;
            }
            int link = links[at];
            if (((link ^ mark) & ~mask) == 0 && k instanceof ByteStr s && s.equalBytes(key)) {
                return at;
            }
            at = (link & mask) - 1;
        } while (at >= 0);
        return -1;
    }

    int find(long key) {
        return keyBits == null ? -1 : findNumber(Tag.INT, key, Hashing.ofInteger(key), keyBits);
    }

    int findFloat(long bits) {
        return keyBits == null ? -1 : findNumber(Tag.FLOAT, bits, Hashing.ofFloat(bits), keyBits);
    }

    private int findNumber(Object tag, long bits, int hash, long[] keyBits) {
        int at = hash >>> shift;
        do {
            if (keyBits[at] == bits && entries[2 * at] == tag) {
                return at;
            }
            at = next(at);
        } while (at >= 0);
        return -1;
    }

    /** For keys compared by identity. */
    int findObject(Object key) {
        int at = Hashing.ofObject(key) >>> shift;
        do {
            if (entries[2 * at] == key) {
                return at;
            }
            at = next(at);
        } while (at >= 0);
        return -1;
    }

    int find(Object key, long bits) {
        if (key instanceof ByteStr s) {
            return find(s);
        }
        if (key == Tag.INT) {
            return find(bits);
        }
        return key == Tag.FLOAT ? findFloat(bits) : findObject(key);
    }

    int findWeak(Object key) {
        int at = Hashing.ofObject(key) >>> shift;
        do {
            if (entries[2 * at] instanceof WeakKey weak && weak.refersTo(key)) {
                return at;
            }
            at = next(at);
        } while (at >= 0);
        return -1;
    }

    /**
     * The place of an object that has been removed, for a traversal; another one of the same hash is not told apart.
     */
    int findRemoved(Object key) {
        int hash = Hashing.ofObject(key);
        int at = hash >>> shift;
        do {
            if (entries[2 * at] == DEAD && keyNumber(at) == hash) {
                return at;
            }
            at = next(at);
        } while (at >= 0);
        return -1;
    }

    // Values.

    /** Writes the value to a slot; false, and nil, when there is none. */
    boolean load(int at, Object[] r, long[] n, int i) {
        Object v = entries[2 * at + 1];
        r[i] = v;
        if (v == Tag.INT || v == Tag.FLOAT) {
            n[i] = valueNumber(at);
        }
        return v != null;
    }

    @Nullable
    Object get(int at) {
        Object v = entries[2 * at + 1];
        return v == Tag.INT || v == Tag.FLOAT ? Boxed.box(v, valueNumber(at)) : v;
    }

    /** The first entry from a place on: key to slot i, value to slot i + 1. Its place, or -1. */
    int advance(int from, Object[] r, long[] n, int i) {
        for (int at = from; at < links.length; at++) {
            if (load(at, r, n, i + 1)) {
                r[i] = key(at);
                n[i] = keyNumber(at);
                return at;
            }
        }
        return -1;
    }

    /** Sets the value, which is not nil. */
    void set(int at, Object v, long bits) {
        entries[2 * at + 1] = v;
        if (v == Tag.INT || v == Tag.FLOAT) {
            if (valueBits == null) {
                valueBits = new long[links.length];
            }
            valueBits[at] = bits;
        }
    }

    /** As above, for a boxed value. */
    void set(int at, Object boxed) {
        if (boxed instanceof Long l) {
            set(at, Tag.INT, l);
        } else if (boxed instanceof Double d) {
            set(at, Tag.FLOAT, Double.doubleToRawLongBits(d));
        } else {
            set(at, boxed, 0);
        }
    }

    /** Makes the value nil. The key keeps its place. */
    void clear(int at) {
        entries[2 * at + 1] = null;
        Object key = entries[2 * at];
        boolean isObject = !(key instanceof ByteStr || key instanceof Tag || key instanceof WeakKey || key == DEAD);
        if (isObject) {
            setDead(at, Hashing.ofObject(key));
        }
    }

    private void setDead(int at, long hash) {
        if (keyBits == null) {
            keyBits = new long[links.length];
        }
        keyBits[at] = hash;
        entries[2 * at] = DEAD;
    }

    /** Removes an integer key for good, so that a traversal will look for it in the array part. */
    void forget(int at) {
        entries[2 * at + 1] = null;
        setDead(at, NO_HASH);
    }

    /**
     * Loads the value at a guessed place. False, with nothing written, unless this very key object is there with a
     * value. Two equal keys may be two objects: after a failure look the key up and guess anew.
     */
    public boolean loadAt(int guess, ByteStr key, Object[] r, long[] n, int i) {
        return holds(guess, key) && load(guess, r, n, i);
    }

    /**
     * Replaces the value at a guessed place by one that is not nil. False, with nothing done, as for {@link #loadAt}.
     */
    public boolean storeAt(int guess, ByteStr key, Object[] r, long[] n, int i) {
        if (r[i] == null || !holds(guess, key)) {
            return false;
        }
        set(guess, r[i], n[i]);
        return true;
    }

    private boolean holds(int guess, ByteStr key) {
        Object[] e = entries;
        int at = 2 * guess;
        return guess >= 0 && at < e.length && e[at] == key && e[at + 1] != null;
    }

    // Insertion.

    /** A place for a key that {@code find} does not find, to be given a value at once; -1 when all places are used. */
    int insert(Object key, long bits) {
        int hash = Hashing.of(key, bits);
        int home = hash >>> shift;
        int at = home;
        if (entries[2 * home + 1] != null) {
            at = freePlace();
            if (at < 0) {
                return -1;
            }
            int other = Hashing.of(entries[2 * home], keyNumber(home)) >>> shift;
            if (other == home) {
                setNext(at, next(home));
                setNext(home, at);
            } else {
                moveTo(at, home, other);
                at = home;
            }
        }
        links[at] = (links[at] & nextMask()) | (hash << (33 - shift));
        setKey(at, key, bits);
        return at;
    }

    private int freePlace() {
        while (free > 0) {
            free--;
            if (entries[2 * free] == null) {
                return free;
            }
        }
        return -1;
    }

    /** Makes room at {@code from}, where an entry stands whose home is {@code home}. */
    private void moveTo(int to, int from, int home) {
        int before = home;
        while (next(before) != from) {
            before = next(before);
        }
        setNext(before, to);
        links[to] = links[from];
        links[from] = 0;
        entries[2 * to] = entries[2 * from];
        entries[2 * to + 1] = entries[2 * from + 1];
        if (keyBits != null) {
            keyBits[to] = keyBits[from];
        }
        if (valueBits != null) {
            valueBits[to] = valueBits[from];
        }
    }

    private void setKey(int at, Object key, long bits) {
        entries[2 * at] = key;
        if (key == Tag.INT || key == Tag.FLOAT) {
            if (keyBits == null) {
                keyBits = new long[links.length];
            }
            keyBits[at] = bits;
        } else if (key instanceof ByteStr name) {
            metaMask |= MetaKey.bit(name);
        }
    }

    // Rebuilding.

    int countLive() {
        int live = 0;
        for (int i = 1; i < entries.length; i += 2) {
            if (entries[i] != null) {
                live++;
            }
        }
        return live;
    }

    /**
     * Drops removed keys and makes room for at least one more entry than the {@code live} ones that there are.
     *
     * <p>Where keys come and go, an eighth more: at a full table of constant size every second insertion would
     * rebuild it.
     */
    void rebuild(int live) {
        rebuildFor(live == links.length ? live + 1 : live + 1 + (live >> 3));
    }

    /** Makes room for so many entries in all, which must be no fewer than the live ones. */
    void rebuildFor(int expected) {
        Object[] oldEntries = entries;
        long[] oldKeyBits = keyBits;
        long[] oldValueBits = valueBits;
        allocate(expected);
        metaMask = 0;
        for (int i = 0; 2 * i < oldEntries.length; i++) {
            Object v = oldEntries[2 * i + 1];
            if (v != null) {
                int at = insert(oldEntries[2 * i], oldKeyBits == null ? 0 : oldKeyBits[i]);
                set(at, v, oldValueBits == null ? 0 : oldValueBits[i]);
            }
        }
    }

    long bytes() {
        return OBJECT_BYTES
                + Sizes.refs(entries.length)
                + Sizes.ints(links.length)
                + (keyBits == null ? 0 : Sizes.longs(keyBits.length))
                + (valueBits == null ? 0 : Sizes.longs(valueBits.length));
    }

    private static final int OBJECT_BYTES = 48;
}
