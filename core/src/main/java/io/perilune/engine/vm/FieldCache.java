package io.perilune.engine.vm;

import io.perilune.engine.text.Inlined;
import io.perilune.engine.value.KeyMap;
import io.perilune.engine.value.Shape;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;

/**
 * What an instruction knows about a named field: for tables of one shape, where it lies. Immutable.
 *
 * <p>Four forms: the field is in the table itself ({@code holderShape} null); it is absent there and lies in the table that
 * the metatable's {@code __index} names ({@code holderShape} set: the usual method call); or, for writes, it is to be added
 * ({@code next} set). The fourth is for userdata and has no {@code shape}, which no table matches: the name is known to the
 * {@code __index} of its metatable.
 */
final class FieldCache {
    /** Null for userdata. */
    final Shape shape;
    /** {@link Shape#INT} and so on: how the field is stored. */
    final int kind;
    /** Where: index into {@code slots} or {@code prims}. */
    final int index;
    /** What a number of this field has as its tag. */
    final Object tag;
    /** For a write that adds the field: the shape afterwards. */
    final Shape next;
    /** For a read through {@code __index}: the metatable's shape, the place of {@code __index} in it, and the shape there. */
    final KeyMap metaShape;

    final int metaIndex;
    final KeyMap holderShape;

    private FieldCache(Shape shape, int descriptor, Shape next, KeyMap metaShape, int metaIndex, KeyMap holderShape) {
        this.shape = shape;
        this.kind = descriptor & 3;
        this.index = descriptor >> 2;
        this.tag = kind == Shape.INT ? Tag.INT : Tag.FLOAT;
        this.next = next;
        this.metaShape = metaShape;
        this.metaIndex = metaIndex;
        this.holderShape = holderShape;
    }

    static FieldCache own(Shape shape, int descriptor) {
        return new FieldCache(shape, descriptor, null, null, 0, null);
    }

    static FieldCache adding(Shape shape, int descriptor, Shape next) {
        return new FieldCache(shape, descriptor, next, null, 0, null);
    }

    static FieldCache inherited(Shape shape, Shape metaShape, int metaIndex, Shape holderShape, int descriptor) {
        return new FieldCache(shape, descriptor, null, metaShape, metaIndex, holderShape);
    }

    /** For userdata whose {@code __index} is a {@link MemberIndex} or a table. */
    static FieldCache member(Shape metaShape, int metaIndex, Shape holderShape, int descriptor) {
        return new FieldCache(null, descriptor, null, metaShape, metaIndex, holderShape);
    }

    /** Reads the field of a table that has this cache's shape; false when it must be looked up after all. */
    @Inlined
    boolean load(Table t, Object[] r, long[] n, int i) {
        if (holderShape != null) {
            t = holder(t);
            if (t == null) {
                return false;
            }
        }
        int k = kind;
        if (k == Shape.REF) {
            Object v = t.slots[index];
            if (v == null) {
                return false;
            }
            r[i] = v;
            return true;
        }
        if (k == Shape.MIXED) {
            return false;
        }
        n[i] = t.prims[index];
        r[i] = tag;
        return true;
    }

    /** The table behind {@code __index}, if everything on the way is as it was. */
    private Table holder(Table t) {
        Table metatable = t.metatable;
        if (metatable == null || metatable.map != metaShape) {
            return null;
        }
        return metatable.slots[metaIndex] instanceof Table h && h.map == holderShape ? h : null;
    }

    /** Overwrites the field of a table that has this cache's shape; false when that needs more than a store. */
    @Inlined
    boolean store(Table t, Object[] r, long[] n, int i) {
        int k = kind;
        Object v = r[i];
        if (k == Shape.REF) {
            if (v == Tag.INT || v == Tag.FLOAT || t.slots[index] == null && t.metatable != null) {
                return false;
            }
            t.slots[index] = v;
            return true;
        }
        if (k == Shape.MIXED || v != tag) {
            return false;
        }
        t.prims[index] = n[i];
        return true;
    }
}
