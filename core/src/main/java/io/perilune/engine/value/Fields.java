package io.perilune.engine.value;

import io.perilune.engine.text.ByteStr;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Work on the fields of a table that has a shape: {@link Table#slots} and {@link Table#prims}. */
final class Fields {
    // Invariants: slots and prims are at least as long as the shape says; what is beyond is null in slots.
    // The arrays of a frozen table belong to its template.

    static final Object[] NO_SLOTS = new Object[0];
    static final long[] NO_PRIMS = new long[0];

    private Fields() {}

    static boolean load(Table t, int descriptor, Object[] r, long[] n, int i) {
        int index = descriptor >> 2;
        int kind = descriptor & 3;
        if (kind == Shape.REF) {
            Object v = t.slots[index];
            r[i] = v;
            return v != null;
        }
        if (kind == Shape.MIXED) {
            return Boxed.unbox(t.slots[index], r, n, i);
        }
        r[i] = tag(kind);
        n[i] = t.prims[index];
        return true;
    }

    /** Of a kind that is stored in prims. */
    private static Tag tag(int kind) {
        return kind == Shape.INT ? Tag.INT : Tag.FLOAT;
    }

    static @Nullable Object get(Table t, int descriptor) {
        int index = descriptor >> 2;
        int kind = descriptor & 3;
        return kind >= Shape.REF ? t.slots[index] : Boxed.box(tag(kind), t.prims[index]);
    }

    static boolean isNil(Table t, int descriptor) {
        return (descriptor & 3) >= Shape.REF && t.slots[descriptor >> 2] == null;
    }

    /**
     * Sets a field, with nil too. A {@code computed} key is not a constant of a program: see
     * {@link Shape#withComputed}.
     */
    static void set(Table t, Shape shape, ByteStr key, @Nullable Object v, long bits, boolean computed) {
        int descriptor = shape.find(key);
        if (descriptor < 0) {
            if (v != null) {
                add(t, shape.frozen ? thaw(t, shape) : shape, key, v, bits, computed);
            }
            return;
        }
        Shape own = shape.frozen ? thaw(t, shape) : shape;
        if (!overwrite(t, descriptor, v, bits)) {
            boolean becomesFloat = (descriptor & 3) == Shape.INT && v == Tag.FLOAT;
            Shape retyped = own.retyped(key, becomesFloat ? Shape.FLOAT : Shape.MIXED);
            convert(t, own, retyped);
            overwrite(t, retyped.find(key), v, bits);
        }
    }

    /** False when the field is of another kind. */
    private static boolean overwrite(Table t, int descriptor, @Nullable Object v, long bits) {
        int index = descriptor >> 2;
        int kind = descriptor & 3;
        if (kind < Shape.REF) {
            if (v != tag(kind)) {
                return false;
            }
            t.prims[index] = bits;
        } else if (kind == Shape.MIXED) {
            t.slots[index] = Boxed.box(v, bits);
        } else {
            if (v == Tag.INT || v == Tag.FLOAT) {
                return false;
            }
            t.slots[index] = v;
        }
        return true;
    }

    private static void add(Table t, Shape shape, ByteStr key, Object v, long bits, boolean computed) {
        int kind = v == Tag.INT ? Shape.INT : v == Tag.FLOAT ? Shape.FLOAT : Shape.REF;
        Shape next = computed ? shape.withComputed(key, kind) : shape.with(key, kind);
        if (next == null) {
            t.insert(key, 0, v, bits);
            return;
        }
        extend(t, next);
        overwrite(t, next.descriptorAt(next.fieldCount() - 1), v, bits);
    }

    /** Gives the table a shape that has one place more than its own. */
    static void extend(Table t, Shape next) {
        int refs = t.slots.length;
        if (refs < next.refCount()) {
            t.slots = refs == 0 ? new Object[even(firstLength(t, next))] : Arrays.copyOf(t.slots, grown(refs));
        }
        int prims = t.prims.length;
        if (prims < next.primCount()) {
            t.prims = prims == 0 ? new long[firstLength(t, next)] : Arrays.copyOf(t.prims, grown(prims));
        }
        t.map = next;
    }

    /** As many as the constructor has said will still come. */
    private static int firstLength(Table t, Shape next) {
        return Math.max(1, t.fieldHint() - next.fieldCount() + 1);
    }

    /** An odd number of references wastes four bytes to alignment. */
    private static int even(int length) {
        return (length + 1) & ~1;
    }

    private static int grown(int length) {
        return length < 16 ? length * 2 : even(length + (length >> 1));
    }

    private static Shape thaw(Table t, Shape frozen) {
        Shape own = frozen.thawed();
        t.slots = t.slots.clone();
        t.prims = t.prims.clone();
        t.map = own;
        return own;
    }

    /** Takes the fields over to a shape of the same keys but other kinds, none of them narrower. */
    private static void convert(Table t, Shape from, Shape to) {
        t.map = to;
        if (from.refCount() == to.refCount() && from.attachmentSlot == to.attachmentSlot && onlyNames(from, to)) {
            return;
        }
        Object[] oldSlots = t.slots;
        long[] oldPrims = t.prims;
        Object[] slots = to.refCount() == 0 ? NO_SLOTS : new Object[even(to.refCount())];
        long[] prims = to.primCount() == 0 ? NO_PRIMS : new long[to.primCount()];
        for (int i = 0; i < to.fieldCount(); i++) {
            int source = from.descriptorAt(i);
            int target = to.descriptorAt(i);
            if ((target & 3) < Shape.REF) {
                prims[target >> 2] = oldPrims[source >> 2];
            } else if ((source & 3) >= Shape.REF) {
                slots[target >> 2] = oldSlots[source >> 2];
            } else {
                slots[target >> 2] = Boxed.box(tag(source & 3), oldPrims[source >> 2]);
            }
        }
        if (to.attachmentSlot >= 0) {
            slots[to.attachmentSlot] = oldSlots[from.attachmentSlot];
        }
        t.slots = slots;
        t.prims = prims;
    }

    /** True when all indices are the same, so that the content can stay as it is. */
    private static boolean onlyNames(Shape from, Shape to) {
        for (int i = 0; i < to.fieldCount(); i++) {
            if (from.descriptorAt(i) >> 2 != to.descriptorAt(i) >> 2) {
                return false;
            }
        }
        return true;
    }

    /** All fields in a new hash part, with room for as many as {@code entries}. */
    static HashPart toHashPart(Table t, Shape shape, int entries) {
        int live = 1;
        for (int i = 0; i < shape.fieldCount(); i++) {
            live += isNil(t, shape.descriptorAt(i)) ? 0 : 1;
        }
        HashPart hash = new HashPart(Math.max(live, entries));
        for (int i = 0; i < shape.fieldCount(); i++) {
            Object value = get(t, shape.descriptorAt(i));
            if (value != null) {
                hash.set(hash.insert(shape.keyAt(i), 0), value);
            }
        }
        hash.attachments = attachments(t, shape);
        return hash;
    }

    static @Nullable Object attachments(Table t, Shape shape) {
        return shape.attachmentSlot < 0 ? null : t.slots[shape.attachmentSlot];
    }

    static void attach(Table t, Shape shape, Object attachments) {
        Shape own = shape.frozen ? thaw(t, shape) : shape;
        if (own.attachmentSlot < 0) {
            own = own.withAttachments();
            extend(t, own);
        }
        t.slots[own.attachmentSlot] = attachments;
    }
}
