package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Shape;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Userdata;

/** Reads of the named members of userdata, where their metatable's {@code __index} is a table or tells what it does. */
final class UserdataFields {
    private UserdataFields() {}

    /**
     * Reads the member named by constant {@code k}; learns where it lies.
     *
     * @return false when it must be looked up in full generality
     */
    static boolean get(CallStack s, Frame f, Userdata u, int k, int dest) {
        Table metatable = u.metatable();
        if (metatable == null || s.hooks != null) {
            return false;
        }
        FieldCache cache = f.linked.caches[f.pc];
        if (cache == null || cache.shape != null || cache.path[0].metaShape() != metatable.map) {
            cache = learn(f, metatable, f.linked.string(k));
            if (cache == null) {
                return false;
            }
        }
        Object index = metatable.slots[cache.path[0].metaIndex()];
        if (index instanceof MemberIndex known) {
            if (known.members.map == cache.path[0].holderShape()) {
                return member(s, known.members, cache, dest);
            }
            if (known.getters.map == cache.path[0].holderShape()
                    && known.getters.slots[cache.index] instanceof NativeFunction getter) {
                compute(s, getter, u, f.linked.string(k), dest);
                return true;
            }
        } else if (index instanceof Table holder && holder.map == cache.path[0].holderShape()) {
            return member(s, holder, cache, dest);
        }
        // Another class, whose metatable looks the same.
        f.linked.caches[f.pc] = null;
        return false;
    }

    private static boolean member(CallStack s, Table holder, FieldCache cache, int dest) {
        Object value = holder.slots[cache.index];
        if (value == null) {
            return false;
        }
        if (s.r[dest] != value) {
            s.r[dest] = value;
        }
        return true;
    }

    private static void compute(CallStack s, NativeFunction getter, Userdata u, ByteStr name, int dest) {
        int top = Calling.above(s);
        s.ensure(top + 3);
        s.set(top, getter);
        s.set(top + 1, u);
        s.set(top + 2, name);
        Calling.callNative(s, getter, top, 2, 1);
        s.move(top, dest, 1);
    }

    private static FieldCache learn(Frame f, Table metatable, ByteStr name) {
        if (!(metatable.map instanceof Shape metaShape)) {
            return null;
        }
        int at = metaShape.find(MetaKey.NAMES[MetaKey.INDEX]);
        if (at < 0 || (at & 3) != Shape.REF) {
            return null;
        }
        Object index = metatable.slots[at >> 2];
        FieldCache learnt = null;
        if (index instanceof MemberIndex known) {
            learnt = in(known.members, metaShape, at >> 2, name);
            learnt = learnt != null ? learnt : in(known.getters, metaShape, at >> 2, name);
        } else if (index instanceof Table holder) {
            learnt = in(holder, metaShape, at >> 2, name);
        }
        f.linked.caches[f.pc] = learnt;
        return learnt;
    }

    private static FieldCache in(Table holder, Shape metaShape, int metaIndex, ByteStr name) {
        if (!(holder.map instanceof Shape shape)) {
            return null;
        }
        int descriptor = shape.find(name);
        boolean usable = descriptor >= 0 && (descriptor & 3) == Shape.REF && holder.slots[descriptor >> 2] != null;
        return usable ? FieldCache.member(metaShape, metaIndex, shape, descriptor) : null;
    }
}
