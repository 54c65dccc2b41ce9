package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Shape;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import io.perilune.engine.value.Userdata;

/** Reading and writing of fields with metamethods, and the filling of the {@link FieldCache}s. */
final class Indexing {
    /** What one more field of a shape may cost: its place, and its part of the doubling. */
    static final long FIELD_BYTES = 16;

    /** Classes above a class that a cache looks through. */
    private static final int MAX_STEPS = 4;

    /** As in the reference (MAXTAGLOOP). */
    private static final int MAX_CHAIN = 2_000;

    private Indexing() {}

    /**
     * {@code container[key]} to slot {@code dest}, the key being a slot of any arrays.
     *
     * @param container boxed
     * @param origin where the container came from, for messages: a slot, or -1-u for upvalue u
     * @return true when a metamethod was called
     */
    static boolean get(CallStack s, Object container, int origin, Object[] kr, long[] kn, int k, int dest) {
        Comparison.chargeKey(s.vm, kr[k]);
        if (container instanceof Table t && t.metatable == null) {
            t.load(kr, kn, k, s.r, s.n, dest);
            return false;
        }
        // The destination may be the key's own register: keep the key until the search is over.
        Object keyTag = kr[k];
        long keyBits = kn[k];
        int scratch = Calling.above(s);
        s.ensure(scratch + 2);
        s.r[scratch] = keyTag;
        s.n[scratch] = keyBits;
        Object o = container;
        for (int loop = 0; loop < MAX_CHAIN; loop++) {
            Object metamethod;
            if (o instanceof Table t) {
                if (t.load(s.r, s.n, scratch, s.r, s.n, dest)) {
                    return false;
                }
                metamethod = t.metatable == null ? null : t.metatable.metamethod(MetaKey.INDEX);
                if (metamethod == null) {
                    s.r[dest] = null;
                    return false;
                }
            } else {
                metamethod = s.vm.metamethod(o, MetaKey.INDEX);
                if (metamethod == null) {
                    throw Errors.indexing(s, o, loop == 0 ? origin : Errors.NO_ORIGIN, Slots.box(keyTag, keyBits));
                }
            }
            if (metamethod instanceof Callable) {
                Metamethods.call(s, metamethod, o, Slots.box(keyTag, keyBits));
                return true;
            }
            o = metamethod;
            s.vm.charge(1);
        }
        throw Errors.runtime(s, "'__index' chain too long; possible loop");
    }

    /**
     * {@code container[key] = value}, key and value being slots of any arrays.
     *
     * @return true when a metamethod was called
     */
    static boolean set(
            CallStack s, Object container, int origin, Object[] kr, long[] kn, int k, Object[] vr, long[] vn, int v) {
        Comparison.chargeKey(s.vm, kr[k]);
        Object o = container;
        for (int loop = 0; loop < MAX_CHAIN; loop++) {
            Object metamethod;
            if (o instanceof Table t) {
                Object found = t.metatable == null ? null : t.metatable.metamethod(MetaKey.NEWINDEX);
                if (found == null || t.has(kr, kn, k)) {
                    store(s, t, kr, kn, k, vr, vn, v);
                    return false;
                }
                metamethod = found;
            } else {
                metamethod = s.vm.metamethod(o, MetaKey.NEWINDEX);
                if (metamethod == null) {
                    throw Errors.indexing(s, o, loop == 0 ? origin : Errors.NO_ORIGIN, Slots.box(kr[k], kn[k]));
                }
            }
            if (metamethod instanceof Callable) {
                Metamethods.callForEffect(s, metamethod, o, Slots.box(kr[k], kn[k]), Slots.box(vr[v], vn[v]));
                return true;
            }
            o = metamethod;
            s.vm.charge(1);
        }
        throw Errors.runtime(s, "'__newindex' chain too long; possible loop");
    }

    private static void store(CallStack s, Table t, Object[] kr, long[] kn, int k, Object[] vr, long[] vn, int v) {
        Object key = kr[k];
        if (key != Tag.INT) {
            checkKey(s, key, kn[k]);
        }
        if (key == Tag.INT) {
            Storing.store(s, t, kn[k], vr, vn, v);
        } else {
            Storing.store(s, t, kr, kn, k, vr, vn, v);
        }
    }

    private static void checkKey(CallStack s, Object key, long bits) {
        if (key == null) {
            throw Errors.runtime(s, "table index is nil");
        }
        if (key == Tag.FLOAT && Double.isNaN(Double.longBitsToDouble(bits))) {
            throw Errors.runtime(s, "table index is NaN");
        }
    }

    /** A read of the field named by constant {@code k}; learns where it lies. */
    static boolean getField(CallStack s, Frame f, Object container, int origin, int k, int dest) {
        LinkedCode linked = f.linked;
        if (container instanceof Table t && t.map instanceof Shape shape) {
            ByteStr key = linked.string(k);
            int descriptor = shape.find(key);
            if (descriptor >= 0) {
                if (t.load(key, s.r, s.n, dest)) {
                    linked.caches[f.pc] = FieldCache.own(shape, descriptor);
                    return false;
                }
            } else if (t.metatable != null) {
                FieldCache inherited = inherited(t.metatable, shape, key);
                if (inherited != null && inherited.load(t, s.r, s.n, dest)) {
                    linked.caches[f.pc] = inherited;
                    return false;
                }
            }
        }
        if (container instanceof ByteStr) {
            Object member = StringMembers.find(s, linked, f.pc, linked.string(k));
            if (member != null) {
                s.r[dest] = member;
                return false;
            }
        }
        if (container instanceof Userdata u && UserdataFields.get(s, f, u, k, dest)) {
            return false;
        }
        return get(s, container, origin, linked.kr, linked.kn, k, dest);
    }

    /** The way along tables behind {@code __index} to the field, or null when it is not as simple as that. */
    private static FieldCache inherited(Table metatable, Shape shape, ByteStr key) {
        FieldCache.Step[] path = new FieldCache.Step[MAX_STEPS];
        for (int n = 0; n < MAX_STEPS && metatable != null; n++) {
            if (!(metatable.map instanceof Shape metaShape)) {
                return null;
            }
            int at = metaShape.find(MetaKey.NAMES[MetaKey.INDEX]);
            if (at < 0
                    || (at & 3) != Shape.REF
                    || !(metatable.slots[at >> 2] instanceof Table holder)
                    || !(holder.map instanceof Shape holderShape)) {
                return null;
            }
            path[n] = new FieldCache.Step(metaShape, at >> 2, holderShape);
            int descriptor = holderShape.find(key);
            if (descriptor >= 0) {
                return FieldCache.inherited(shape, java.util.Arrays.copyOf(path, n + 1), descriptor);
            }
            metatable = holder.metatable;
        }
        return null;
    }

    /** A write of the field named by constant {@code k}; learns where it lies or how it is added. */
    static boolean setField(CallStack s, Frame f, Object container, int origin, int k, Object[] vr, long[] vn, int v) {
        LinkedCode linked = f.linked;
        if (container instanceof Table t && t.map instanceof Shape shape && !shape.frozen) {
            FieldCache cache = linked.caches[f.pc];
            if (cache != null && cache.shape == shape && cache.next != null && add(t, cache, vr[v], vn[v])) {
                s.vm.allocated(FIELD_BYTES);
                return false;
            }
            if (t.metatable == null || t.metatable.metamethod(MetaKey.NEWINDEX) == null) {
                ByteStr key = linked.string(k);
                boolean known = shape.find(key) >= 0;
                t.storeField(key, vr, vn, v);
                if (!known) {
                    s.vm.allocated(t.map instanceof Shape ? FIELD_BYTES : t.storageBytes());
                }
                learnStore(linked, f.pc, t, shape, key, known);
                return false;
            }
        }
        return set(s, container, origin, linked.kr, linked.kn, k, vr, vn, v);
    }

    private static void learnStore(LinkedCode linked, int pc, Table t, Shape before, ByteStr key, boolean known) {
        if (t.map instanceof Shape after && !after.frozen) {
            int descriptor = after.find(key);
            if (descriptor < 0) {
                return;
            }
            if (known) {
                linked.caches[pc] = FieldCache.own(after, descriptor);
            } else if (after.fieldCount() == before.fieldCount() + 1) {
                linked.caches[pc] = FieldCache.adding(before, descriptor, after);
            }
        }
    }

    static boolean add(Table t, FieldCache cache, Object tag, long bits) {
        if (t.metatable != null && t.metatable.metamethod(MetaKey.NEWINDEX) != null) {
            return false;
        }
        if (cache.kind == Shape.REF) {
            if (tag == null || tag == Tag.INT || tag == Tag.FLOAT) {
                return false;
            }
            t.extend(cache.next);
            t.slots[cache.index] = tag;
            return true;
        }
        if (cache.kind == Shape.MIXED || tag != cache.tag) {
            return false;
        }
        t.extend(cache.next);
        t.prims[cache.index] = bits;
        return true;
    }

    /** {@code #R[b]}. */
    static boolean length(CallStack s, int b, int dest) {
        Object o = s.r[b];
        if (o instanceof ByteStr text) {
            s.setInt(dest, text.length());
            return false;
        }
        Object metamethod;
        if (o instanceof Table t) {
            metamethod = t.metatable == null ? null : t.metatable.metamethod(MetaKey.LEN);
            if (metamethod == null) {
                s.setInt(dest, t.length());
                return false;
            }
        } else {
            Object boxed = s.get(b);
            metamethod = s.vm.metamethod(boxed, MetaKey.LEN);
            if (metamethod == null) {
                throw Errors.operand(s, boxed, b, "get length of");
            }
        }
        Object boxed = s.get(b);
        Metamethods.call(s, metamethod, boxed, boxed);
        return true;
    }
}
