package io.perilune.engine.value;

import io.perilune.engine.text.ByteStr;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Which string keys a table has, in which order they came, and where the value of each lies: a hidden class.
 *
 * <p>Immutable, process-wide, found by following transitions from {@link #EMPTY}: two tables that got the same fields
 * of the same kinds in the same order have the same Shape object, so one identity test replaces a lookup. A field's
 * <em>descriptor</em> is {@code index << 2 | kind}; the index counts within {@link Table#prims} for INT and FLOAT,
 * within {@link Table#slots} for REF and MIXED.
 *
 * <p>Any thread may use any shape. A cache may match a {@linkplain #frozen frozen} shape for reading but never for
 * writing.
 */
public final class Shape extends KeyMap {
    // Invariants: descriptors of one shape are distinct; indices of each of the two groups are 0 .. primCount-1 and 0
    // .. refCount-1, with attachmentSlot (if any) among the latter. Following the same steps gives the same shape as
    // long as somebody holds it. A retyped shape is the one that its fields give when added afresh in the same order,
    // so the ordinal of a field, which is its position in a traversal, survives retyping.

    /** An integer, in {@code prims}. Always present. */
    public static final int INT = 0;
    /** A float's raw bits, in {@code prims}. Always present. */
    public static final int FLOAT = 1;
    /** Anything but a number, in {@code slots}; null is absence. */
    public static final int REF = 2;
    /** Anything, in {@code slots}, numbers boxed as Long and Double; null is absence. */
    public static final int MIXED = 3;

    /** Beyond this many fields a table is a dictionary. An index entry is a byte, so never above 255. */
    static final int MAX_FIELDS = 128;

    /**
     * So many tables with different next fields may differ by constants of programs; bounds what hostile programs can
     * do.
     */
    private static final int MAX_FAN_OUT = 2048;

    /**
     * What keys computed at run time may add to the tree of shapes: by depth, how many children of a shape they may
     * make. In all at most some 30,000 shapes, so tables used as small dictionaries cannot fill the heap with shapes
     * of their own.
     */
    private static final byte[] COMPUTED_FAN_OUT = {32, 8, 4, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

    /**
     * How many fields of a chain may have another kind than in the shapes before it. Records whose numbers are now
     * integers, now floats would otherwise have two to the power of their fields shapes; further such fields become
     * MIXED for all tables that come this way.
     */
    private static final int MAX_FORKS = 3;

    /**
     * Bytes of the longest name of a field. Shapes are shared by all VMs, and what a shape has once learnt keeps the names
     * of fields for a while after the last table with them is gone: none of them may be large.
     */
    private static final int MAX_KEY = 256;

    /** Up to here a search by hash in order beats an index. */
    private static final int LINEAR_SEARCH = 8;

    public static final Shape EMPTY = new Shape(null, new FieldList(), 0, 0, 0, -1, 0, false);

    /** True for the twin shape of tables that still share a template's storage: these may be read, never written. */
    public final boolean frozen;

    /** Index in {@code slots} of the table's hidden attachments, -1 when it has none. */
    final int attachmentSlot;

    private final @Nullable Shape parent;
    private final FieldList list;
    private final int fieldCount;
    private final int refCount;
    private final int primCount;
    private final int forks;
    private final AtomicReference<Transitions> transitions = new AtomicReference<>(Transitions.NONE);
    /**
     * Made when first needed. Racy: threads that see null make equal ones, and its content is published by a final
     * field.
     */
    private @Nullable FieldIndex index;

    private Shape(
            @Nullable Shape parent,
            FieldList list,
            int fieldCount,
            int refCount,
            int primCount,
            int attachmentSlot,
            int forks,
            boolean frozen) {
        this.parent = parent;
        this.list = list;
        this.fieldCount = fieldCount;
        this.refCount = refCount;
        this.primCount = primCount;
        this.attachmentSlot = attachmentSlot;
        this.forks = forks;
        this.frozen = frozen;
        if (parent != null) {
            metaMask = parent.metaMask;
            if (fieldCount > parent.fieldCount) {
                metaMask |= MetaKey.bit(list.keys[fieldCount - 1]);
            }
        }
    }

    /** The descriptor of the field, or -1. */
    public int find(ByteStr key) {
        int ordinal = ordinalOf(key);
        return ordinal < 0 ? -1 : list.descriptors[ordinal];
    }

    /** The place of the field in the order of addition, or -1. */
    int ordinalOf(ByteStr key) {
        int count = fieldCount;
        if (count > LINEAR_SEARCH) {
            return index().find(list, key);
        }
        int hash = key.hashCode();
        int[] hashes = list.hashes;
        for (int i = 0; i < count; i++) {
            if (hashes[i] == hash && list.keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private FieldIndex index() {
        FieldIndex made = index;
        if (made == null) {
            made = new FieldIndex(list, fieldCount);
            index = made;
        }
        return made;
    }

    /**
     * The shape with one more field. Null when the table is to become a dictionary, or is to be written first because
     * it is frozen: leave it to {@link Table#storeField} then.
     *
     * @param key must not be a field yet
     * @param kind what the field is to hold; the new field may be MIXED instead, so use its descriptor
     */
    public @Nullable Shape with(ByteStr key, int kind) {
        if (frozen || fieldCount >= MAX_FIELDS || key.length() > MAX_KEY) {
            return null;
        }
        return step(key, kind, false, MAX_FAN_OUT);
    }

    /** As {@link #with} for a key that is not a constant of a program: follows shapes that exist, makes few. */
    @Nullable
    Shape withComputed(ByteStr key, int kind) {
        if (frozen || fieldCount >= MAX_FIELDS || key.length() > MAX_KEY) {
            return null;
        }
        return step(key, kind, true, fieldCount < COMPUTED_FAN_OUT.length ? COMPUTED_FAN_OUT[fieldCount] : 0);
    }

    private @Nullable Shape step(ByteStr key, int kind, boolean computed, int maxFanOut) {
        Transitions seen = transitions();
        Shape known = forks < MAX_FORKS ? null : seen.find(key, MIXED);
        if (known == null) {
            known = seen.find(key, kind);
        }
        if (known != null) {
            return known;
        }
        boolean fork = hasOtherKind(seen, key, kind);
        if (fork && forks >= MAX_FORKS && kind != MIXED) {
            return step(key, MIXED, computed, maxFanOut);
        }
        if (seen.full(computed, maxFanOut)) {
            return null;
        }
        return publish(key, kind, computed, child(key, kind, fork ? forks + 1 : forks));
    }

    private static boolean hasOtherKind(Transitions seen, ByteStr key, int kind) {
        for (int other = INT; other <= MIXED; other++) {
            if (other != kind && seen.find(key, other) != null) {
                return true;
            }
        }
        return false;
    }

    private Transitions transitions() {
        return Objects.requireNonNull(transitions.get());
    }

    private Shape child(ByteStr key, int kind, int childForks) {
        boolean ref = kind >= REF;
        int descriptor = (ref ? refCount : primCount) << 2 | kind;
        return new Shape(
                this,
                list.plus(fieldCount, key, descriptor),
                fieldCount + 1,
                ref ? refCount + 1 : refCount,
                ref ? primCount : primCount + 1,
                attachmentSlot,
                childForks,
                false);
    }

    /** Makes {@code target} the result of the step, unless another thread was faster; then its target is the one. */
    private Shape publish(ByteStr key, int step, boolean computed, Shape target) {
        while (true) {
            Transitions seen = transitions();
            Shape known = seen.find(key, step);
            if (known != null) {
                return known;
            }
            if (transitions.compareAndSet(seen, seen.plus(key, step, computed, target))) {
                return target;
            }
        }
    }

    /**
     * The shape in which an existing field is of another kind: INT to FLOAT or MIXED, FLOAT and REF to MIXED. The
     * field may come out as MIXED in any case, and other fields with it. Ordinals stay.
     */
    public Shape retyped(ByteStr key, int kind) {
        Shape known = transitions().find(key, Transitions.RETYPE + kind);
        if (known != null) {
            return known;
        }
        int changed = ordinalOf(key);
        Shape shape = attachmentSlot < 0 ? EMPTY : EMPTY.withAttachments();
        for (int i = 0; i < fieldCount; i++) {
            // Without a limit: a traversal that clears a field must be able to go on in the same order.
            int fieldKind = i == changed ? kind : list.descriptors[i] & 3;
            shape = Objects.requireNonNull(shape.step(list.keys[i], fieldKind, false, Integer.MAX_VALUE));
        }
        return publish(key, Transitions.RETYPE + kind, false, shape);
    }

    /** This shape and a place for the hidden attachments, which is no field. */
    Shape withAttachments() {
        Shape known = transitions().find(ByteStr.EMPTY, Transitions.ATTACHMENTS);
        if (known != null) {
            return known;
        }
        Shape shape = new Shape(this, list, fieldCount, refCount + 1, primCount, refCount, forks, false);
        return publish(ByteStr.EMPTY, Transitions.ATTACHMENTS, false, shape);
    }

    /** The shape of tables that share storage with others which have this shape. */
    public Shape frozenTwin() {
        if (frozen) {
            return this;
        }
        Shape known = transitions().find(ByteStr.EMPTY, Transitions.FROZEN);
        if (known != null) {
            return known;
        }
        Shape twin = new Shape(this, list, fieldCount, refCount, primCount, attachmentSlot, forks, true);
        return publish(ByteStr.EMPTY, Transitions.FROZEN, false, twin);
    }

    /** The shape of a table that has stopped sharing. */
    Shape thawed() {
        return frozen && parent != null ? parent : this;
    }

    public int fieldCount() {
        return fieldCount;
    }

    /** Length that {@link Table#slots} must have at least. */
    public int refCount() {
        return refCount;
    }

    /** Length that {@link Table#prims} must have at least. */
    public int primCount() {
        return primCount;
    }

    public ByteStr keyAt(int ordinal) {
        return list.keys[ordinal];
    }

    public int descriptorAt(int ordinal) {
        return list.descriptors[ordinal];
    }
}
