package io.perilune.engine.value;

import io.perilune.engine.text.ByteStr;
import org.jspecify.annotations.Nullable;

/**
 * The Lua table.
 *
 * <p>All access here is raw. Values come and go in slots (see {@link Tag}) on the fast paths and boxed (Long and
 * Double for numbers) on the slow ones. Nil is null; storing it removes. A table belongs to one VM and is used by one
 * thread at a time.
 *
 * <p>Every method that adds a key may throw {@link TableOverflow} at 2^28 entries, long after a memory limit should have
 * stepped in: compare {@link #storageBytes} before and after to charge for growth.
 */
public final class Table {
    // Forty bytes, with nothing to spare: an object header, five references and two ints.
    //
    // An integer key lies in the array part if it is 1 .. arraySize, and in the map otherwise. The map is one of
    //   Shape      string keys only, values in slots and prims; the array part has the integer keys, if any;
    //   HashPart   every key that is not in the array part; slots and prims are empty;
    //   SpecialPart  every key of a weak or frozen table; array, slots and prims are empty.
    // Invariants: a key lies in one place; arraySize is at most the array's capacity; a table with a Shape has no key
    // but strings and 1 .. arraySize. Traversal positions: 1 .. capacity for the array part, then the ordinals or
    // places of the map; so removing and overwriting, which change neither capacity nor order, leave positions as
    // they are.

    /** A Shape, which caches may compare; or another KeyMap, which belongs to this table and is not for caches to read. */
    public KeyMap map = Shape.EMPTY;
    /**
     * REF and MIXED fields of the shape. May be longer than needed. To be written only if the shape is not frozen.
     */
    public Object[] slots = Fields.NO_SLOTS;
    /**
     * INT and FLOAT fields of the shape, raw. May be longer than needed. To be written only if the shape is not frozen.
     */
    public long[] prims = Fields.NO_PRIMS;
    /**
     * Elements 1 .. arraySize at indices from 0: {@code long[]} (integers), {@code double[]} (floats),
     * {@code Object[]} (no numbers, null is nil), {@link MixedArray}, or null while there were none. Whoever writes
     * here directly may replace a value that is not nil by another one that fits; everything else is for
     * {@code store}.
     */
    public Object array = ArrayPart.NO_ELEMENTS;
    /** Number of elements in the array part; its capacity may be larger. */
    public int arraySize;

    /** To be written through {@link #setMetatable} only. */
    public @Nullable Table metatable;

    // What a constructor said will come: elements in the middle 20 bits, fields in the lower 8. Only ever a hint. The
    // upper 4
    // are the colour of the last mark pass that was here.
    private int hints;

    public Table() {}

    public Table(int arrayHint, int hashHint) {
        resize(arrayHint, hashHint);
    }

    /**
     * A table with the content of {@code template}, whose fields are copied only when the new table is first written.
     *
     * <p>The new table's shape is then the {@linkplain Shape#frozenTwin frozen twin} of the template's: caches for
     * reading may match it, caches for writing must not be made for it. The template must never be written again.
     */
    public static Table sharing(Table template) {
        Table t = new Table();
        if (template.map instanceof Shape shape) {
            t.map = shape.fieldCount() == 0 ? Shape.EMPTY : shape.frozenTwin();
            t.slots = template.slots;
            t.prims = template.prims;
        } else {
            t.map = ((HashPart) template.map).copy();
        }
        t.array = ArrayPart.copy(template.array);
        t.arraySize = template.arraySize;
        t.metatable = template.metatable;
        return t;
    }

    // Loads: the value, or nil, is written to slot i of r and n; true when it is not nil.

    public boolean load(ByteStr key, Object[] r, long[] n, int i) {
        KeyMap m = map;
        if (m instanceof Shape shape) {
            int descriptor = shape.find(key);
            if (descriptor >= 0) {
                return Fields.load(this, descriptor, r, n, i);
            }
            r[i] = null;
            return false;
        }
        return loadMapped(m, key, r, n, i);
    }

    private static boolean loadMapped(KeyMap m, ByteStr key, Object[] r, long[] n, int i) {
        if (m instanceof HashPart hash) {
            return loadPlace(hash, hash.find(key), r, n, i);
        }
        return ((SpecialPart) m).load(key, 0, r, n, i);
    }

    private static boolean loadPlace(HashPart hash, int place, Object[] r, long[] n, int i) {
        if (place >= 0) {
            return hash.load(place, r, n, i);
        }
        r[i] = null;
        return false;
    }

    public boolean load(long key, Object[] r, long[] n, int i) {
        long at = key - 1;
        if (at >= 0 && at < arraySize) {
            return ArrayPart.load(array, (int) at, r, n, i);
        }
        return loadOutside(key, r, n, i);
    }

    private boolean loadOutside(long key, Object[] r, long[] n, int i) {
        KeyMap m = map;
        if (m instanceof HashPart hash) {
            return loadPlace(hash, hash.find(key), r, n, i);
        }
        if (m instanceof SpecialPart special) {
            return special.load(Tag.INT, key, r, n, i);
        }
        r[i] = null;
        return false;
    }

    /** Any key: nil and NaN are absent, a float with the value of an integer is that integer. */
    public boolean load(Object[] kr, long[] kn, int k, Object[] r, long[] n, int i) {
        Object key = kr[k];
        if (key == Tag.INT) {
            return load(kn[k], r, n, i);
        }
        return key instanceof ByteStr name ? load(name, r, n, i) : loadOther(key, kn[k], r, n, i);
    }

    private boolean loadOther(@Nullable Object key, long bits, Object[] r, long[] n, int i) {
        if (key == Tag.FLOAT && Hashing.isInteger(bits)) {
            return load(Hashing.toInteger(bits), r, n, i);
        }
        KeyMap m = map;
        if (key != null && m instanceof HashPart hash) {
            return loadPlace(hash, hash.find(key, bits), r, n, i);
        }
        if (key != null && m instanceof SpecialPart special) {
            return special.load(key, bits, r, n, i);
        }
        r[i] = null;
        return false;
    }

    // Stores: the value comes from slot i of r and n.

    /** For a computed key; {@link #storeField} is for constants of programs. */
    public void store(ByteStr key, Object[] r, long[] n, int i) {
        setNamed(key, r[i], n[i], true);
    }

    /** As store, for a key that stands in a program: such keys make new shapes freely, computed ones hardly ever. */
    public void storeField(ByteStr key, Object[] r, long[] n, int i) {
        setNamed(key, r[i], n[i], false);
    }

    /**
     * Gives this table a shape that {@link Shape#with} has made of its own, and room for the new field. The caller
     * then writes the field at its descriptor; until then the table is not to be read.
     */
    public void extend(Shape next) {
        Fields.extend(this, next);
    }

    public void store(long key, Object[] r, long[] n, int i) {
        long at = key - 1;
        if (at >= 0 && at < arraySize) {
            ArrayPart.set(this, (int) at, r[i], n[i]);
        } else {
            setOutside(key, r[i], n[i]);
        }
    }

    /**
     * Any key. A float with the value of an integer is that integer.
     *
     * @throws IllegalArgumentException if the key is nil or NaN; callers check that first, to raise an error that names it
     */
    public void store(Object[] kr, long[] kn, int k, Object[] r, long[] n, int i) {
        Object key = kr[k];
        if (key == Tag.INT) {
            store(kn[k], r, n, i);
        } else if (key instanceof ByteStr name) {
            setNamed(name, r[i], n[i], true);
        } else {
            setOther(key, kn[k], r[i], n[i]);
        }
    }

    private void setNamed(ByteStr key, @Nullable Object v, long bits, boolean computed) {
        KeyMap m = map;
        if (m instanceof Shape shape) {
            Fields.set(this, shape, key, v, bits, computed);
        } else if (m instanceof HashPart hash) {
            setPlace(hash, hash.find(key), key, 0, v, bits);
        } else {
            ((SpecialPart) m).set(key, 0, v, bits);
        }
    }

    void setOutside(long key, @Nullable Object v, long bits) {
        KeyMap m = map;
        if (m instanceof SpecialPart special) {
            special.set(Tag.INT, key, v, bits);
        } else if (key == arraySize + 1L && v != null) {
            Rehash.append(this, v, bits);
        } else if (m instanceof HashPart hash && hash.mayHaveIntegers()) {
            setPlace(hash, hash.find(key), Tag.INT, key, v, bits);
        } else if (v != null) {
            if (Rehash.fitsBehindGap(this, key)) {
                ArrayPart.appendWithGap(this, (int) key - 1, v, bits);
            } else {
                insert(Tag.INT, key, v, bits);
            }
        }
    }

    private void setOther(@Nullable Object key, long keyBits, @Nullable Object v, long bits) {
        if (key == Tag.FLOAT && Hashing.isInteger(keyBits)) {
            set(Tag.INT, Hashing.toInteger(keyBits), v, bits);
            return;
        }
        if (key == null || (key == Tag.FLOAT && Double.isNaN(Double.longBitsToDouble(keyBits)))) {
            throw new IllegalArgumentException("nil or NaN as a key");
        }
        KeyMap m = map;
        if (m instanceof HashPart hash) {
            setPlace(hash, hash.find(key, keyBits), key, keyBits, v, bits);
        } else if (m instanceof SpecialPart special) {
            special.set(key, keyBits, v, bits);
        } else if (v != null) {
            insert(key, keyBits, v, bits);
        }
    }

    private void set(Object key, long keyBits, @Nullable Object v, long bits) {
        if (key == Tag.INT) {
            long at = keyBits - 1;
            if (at >= 0 && at < arraySize) {
                ArrayPart.set(this, (int) at, v, bits);
            } else {
                setOutside(keyBits, v, bits);
            }
        } else if (key instanceof ByteStr name) {
            setNamed(name, v, bits, true);
        } else {
            setOther(key, keyBits, v, bits);
        }
    }

    private void setPlace(HashPart hash, int place, Object key, long keyBits, @Nullable Object v, long bits) {
        if (place < 0) {
            if (v != null) {
                insert(key, keyBits, v, bits);
            }
        } else if (v == null) {
            hash.clear(place);
        } else {
            hash.set(place, v, bits);
        }
    }

    /** Adds a key that is absent to the hash part, making the table a dictionary if it is none. */
    void insert(Object key, long keyBits, Object v, long bits) {
        HashPart hash = dictionary();
        int place = hash.insert(key, keyBits);
        if (place >= 0) {
            hash.set(place, v, bits);
        } else {
            Rehash.makeRoom(this, hash, key, keyBits);
            set(key, keyBits, v, bits);
        }
    }

    HashPart dictionary() {
        return map instanceof HashPart hash ? hash : toDictionary(0);
    }

    private HashPart toDictionary(int entries) {
        HashPart hash = Fields.toHashPart(this, (Shape) map, entries);
        slots = Fields.NO_SLOTS;
        prims = Fields.NO_PRIMS;
        map = hash;
        return hash;
    }

    // Presence, for the decision whether __newindex is asked.

    public boolean has(ByteStr key) {
        KeyMap m = map;
        if (m instanceof Shape shape) {
            int descriptor = shape.find(key);
            return descriptor >= 0 && !Fields.isNil(this, descriptor);
        }
        return hasMapped(m, key, 0);
    }

    public boolean has(long key) {
        long at = key - 1;
        if (at >= 0 && at < arraySize) {
            return !ArrayPart.isNil(array, (int) at);
        }
        return hasMapped(map, Tag.INT, key);
    }

    public boolean has(Object[] kr, long[] kn, int k) {
        Object key = kr[k];
        if (key == Tag.INT) {
            return has(kn[k]);
        }
        if (key instanceof ByteStr name) {
            return has(name);
        }
        if (key == Tag.FLOAT && Hashing.isInteger(kn[k])) {
            return has(Hashing.toInteger(kn[k]));
        }
        return key != null && hasMapped(map, key, kn[k]);
    }

    private static boolean hasMapped(KeyMap m, Object key, long bits) {
        if (m instanceof HashPart hash) {
            return hash.has(hash.find(key, bits));
        }
        return m instanceof SpecialPart special && special.get(key, bits) != null;
    }

    // Boxed access, for slow paths, libraries and hosts.

    public @Nullable Object get(@Nullable Object key) {
        if (key instanceof ByteStr name) {
            return get(name);
        }
        if (key instanceof Long l) {
            return get(l.longValue());
        }
        Object[] r = {Boxed.tag(key)};
        long[] n = {Boxed.bits(key)};
        load(r, n, 0, r, n, 0);
        return Boxed.box(r[0], n[0]);
    }

    public @Nullable Object get(ByteStr key) {
        KeyMap m = map;
        if (m instanceof Shape shape) {
            int descriptor = shape.find(key);
            return descriptor < 0 ? null : Fields.get(this, descriptor);
        }
        return getMapped(m, key);
    }

    private static @Nullable Object getMapped(KeyMap m, ByteStr key) {
        return m instanceof HashPart hash ? hash.valueOf(key) : ((SpecialPart) m).get(key, 0);
    }

    public @Nullable Object get(long key) {
        long at = key - 1;
        if (at >= 0 && at < arraySize) {
            return ArrayPart.get(array, (int) at);
        }
        Object[] r = new Object[1];
        long[] n = new long[1];
        load(key, r, n, 0);
        return Boxed.box(r[0], n[0]);
    }

    /**
     * Sets the value of any key; nil removes it.
     *
     * @throws IllegalArgumentException if the key is nil or NaN
     */
    public void put(@Nullable Object key, @Nullable Object value) {
        if (key instanceof ByteStr name) {
            put(name, value);
        } else if (key instanceof Long l) {
            put(l.longValue(), value);
        } else {
            setOther(Boxed.tag(key), Boxed.bits(key), Boxed.tag(value), Boxed.bits(value));
        }
    }

    public void put(ByteStr key, @Nullable Object value) {
        setNamed(key, Boxed.tag(value), Boxed.bits(value), false);
    }

    public void put(long key, @Nullable Object value) {
        set(Tag.INT, key, Boxed.tag(value), Boxed.bits(value));
    }

    /**
     * This table as a metatable: the value of field {@link MetaKey#NAMES}[metaKey], null when absent. Callers on fast
     * paths look at {@link KeyMap#metaMask} themselves.
     */
    public @Nullable Object metamethod(int metaKey) {
        return (map.metaMask & (1 << metaKey)) == 0 ? null : get(MetaKey.NAMES[metaKey]);
    }

    // Length and traversal.

    /** A border: some n such that n is 0 or t[n] is not nil, and t[n + 1] is nil. */
    public long length() {
        int size = arraySize;
        if (size > 0 && ArrayPart.isNil(array, size - 1)) {
            return ArrayPart.border(array, size);
        }
        return map instanceof Shape || !has(size + 1L) ? size : Traversal.borderBeyond(this, size + 1L);
    }

    /**
     * The traversal position of a key that is or, since the last insertion, was in the table; 0 for nil, -1 for other
     * keys. A float with the value of an integer is no key, since a traversal shows the integer. Positions stay valid while
     * values are removed or overwritten, and no longer than to the next new key.
     */
    public int positionOf(Object[] kr, long[] kn, int k) {
        Object key = kr[k];
        return key == null ? 0 : Traversal.positionOf(this, key, kn[k]);
    }

    /** The next entry after a position: key to slot i, value to slot i + 1. Its position, or 0 at the end. */
    public int advance(int position, Object[] r, long[] n, int i) {
        return Traversal.advance(this, position, r, n, i);
    }

    /** How many positions a traversal passes, in use or not. */
    public int places() {
        return Traversal.places(this);
    }

    // Sizes.

    /** Prepares for so many elements and other keys in all. Only a hint, and cheap where it cannot be followed at once. */
    public void resize(int arrayHint, int hashHint) {
        if (map instanceof SpecialPart) {
            return;
        }
        if (ArrayPart.capacity(array) == 0) {
            hints = (Math.min(arrayHint, MAX_ARRAY_HINT) << FIELD_HINT_BITS) | (hints & ~ARRAY_HINT_MASK);
        } else if (arrayHint > ArrayPart.capacity(array)) {
            ArrayPart.resize(this, arrayHint);
        }
        if (map instanceof HashPart hash) {
            if (hashHint > hash.capacity()) {
                hash.rebuildFor(hashHint);
            }
        } else if (hashHint > Shape.MAX_FIELDS) {
            toDictionary(hashHint);
        } else {
            hints = (hints & ~MAX_FIELD_HINT) | hashHint;
        }
    }

    private static final int FIELD_HINT_BITS = 8;
    private static final int MAX_FIELD_HINT = (1 << FIELD_HINT_BITS) - 1;
    private static final int COLOUR_SHIFT = 28;
    private static final int MAX_ARRAY_HINT = (1 << (COLOUR_SHIFT - FIELD_HINT_BITS)) - 1;
    private static final int ARRAY_HINT_MASK = MAX_ARRAY_HINT << FIELD_HINT_BITS;

    int arrayHint() {
        return (hints & ARRAY_HINT_MASK) >>> FIELD_HINT_BITS;
    }

    void dropArrayHint() {
        hints &= ~ARRAY_HINT_MASK;
    }

    int fieldHint() {
        return hints & MAX_FIELD_HINT;
    }

    /** Estimated heap bytes of this table and its storage, without keys and values themselves and without the shape. */
    public long bytes() {
        return OBJECT_BYTES + storageBytes();
    }

    private static final int OBJECT_BYTES = 40;

    /** The part of {@link #bytes} that grows. Costs a few field reads. */
    public long storageBytes() {
        return Footprint.storage(this);
    }

    /**
     * Paints the table for a mark pass.
     *
     * @param colour 1 to 15, another one than in the pass before
     * @return false when it had this colour already
     */
    public boolean mark(int colour) {
        if (hints >>> COLOUR_SHIFT == colour) {
            return false;
        }
        hints = (hints & ~(-1 << COLOUR_SHIFT)) | (colour << COLOUR_SHIFT);
        return true;
    }

    /** True when no object can be in it, so that a mark pass has nothing to follow. */
    public boolean holdsOnlyNumbers() {
        return (array == ArrayPart.NO_ELEMENTS || array instanceof long[] || array instanceof double[])
                && map == Shape.EMPTY;
    }

    // Metatable, weakness, freezing.

    /** Sets the reference only: {@link #setWeakness} and {@link Finalizers} are told separately. Not when it is frozen. */
    public void setMetatable(@Nullable Table metatable) {
        checkWritable();
        this.metatable = metatable;
    }

    /** Makes keys and values weak or strong; converts the storage when that changes anything. */
    public void setWeakness(boolean keys, boolean values) {
        if (keys != weakKeys() || values != weakValues()) {
            WeakPart.convert(this, keys, values);
        }
    }

    public boolean weakKeys() {
        return map instanceof SpecialPart special && special.weakKeys();
    }

    public boolean weakValues() {
        return map instanceof SpecialPart special && special.weakValues();
    }

    /** Makes the table read-only for good: from now on every way to change it throws {@link ReadOnlyTable}. */
    public void freeze() {
        FrozenPart.freeze(this);
    }

    /** @throws ReadOnlyTable when the table is frozen */
    public void checkWritable() {
        FrozenPart.refuse(map);
    }

    public boolean isFrozen() {
        return map instanceof FrozenPart;
    }

    @Nullable
    Object attachments() {
        KeyMap m = map;
        if (m instanceof Shape shape) {
            return Fields.attachments(this, shape);
        }
        return m instanceof HashPart hash ? hash.attachments : ((SpecialPart) m).attachments;
    }

    void attach(Object attachments) {
        KeyMap m = map;
        if (m instanceof Shape shape) {
            Fields.attach(this, shape, attachments);
        } else if (m instanceof HashPart hash) {
            hash.attachments = attachments;
        } else {
            ((SpecialPart) m).attachments = attachments;
        }
    }
}
