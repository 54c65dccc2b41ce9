package io.perilune.engine.vm;

import io.perilune.engine.text.Inlined;
import io.perilune.engine.value.KeyMap;
import io.perilune.engine.value.Shape;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;

/**
 * What an instruction knows about a named field: for tables of one shape, where it lies. Immutable.
 *
 * <p>Four forms: the field is in the table itself ({@code path} null); it is absent there and lies in a table behind the
 * metatable's {@code __index} ({@code path} set: the usual method call); or, for writes, it is to be added
 * ({@code next} set). The fourth is for userdata and has no {@code shape}, which no table matches: the name is known to the
 * {@code __index} of its metatable.
 */
public final class FieldCache {
    /** Null for userdata. */
    public final Shape shape;
    /** {@link Shape#INT} and so on: how the field is stored. */
    public final int kind;
    /** Where: index into {@code slots} or {@code prims}. */
    public final int index;
    /** What a number of this field has as its tag. */
    final Object tag;
    /** For a write that adds the field: the shape afterwards. */
    public final Shape next;
    /** For a read through {@code __index}: the way to the table that has the field; else null. */
    public final Step[] path;

    /** From a table to the one behind its {@code __index}: shape of the metatable, place of {@code __index} in it, shape there. */
    public record Step(KeyMap metaShape, int metaIndex, KeyMap holderShape) {}

    private FieldCache(Shape shape, int descriptor, Shape next, Step[] path) {
        this.shape = shape;
        this.kind = descriptor & 3;
        this.index = descriptor >> 2;
        this.tag = kind == Shape.INT ? Tag.INT : Tag.FLOAT;
        this.next = next;
        this.path = path;
    }

    static FieldCache own(Shape shape, int descriptor) {
        return new FieldCache(shape, descriptor, null, null);
    }

    static FieldCache adding(Shape shape, int descriptor, Shape next) {
        return new FieldCache(shape, descriptor, next, null);
    }

    static FieldCache inherited(Shape shape, Step[] path, int descriptor) {
        return new FieldCache(shape, descriptor, null, path);
    }

    public boolean sameAs(FieldCache other) {
        return shape == other.shape
                && kind == other.kind
                && index == other.index
                && next == other.next
                && java.util.Arrays.equals(path, other.path);
    }

    /** For userdata whose {@code __index} is a {@link MemberIndex} or a table. */
    static FieldCache member(Shape metaShape, int metaIndex, Shape holderShape, int descriptor) {
        return new FieldCache(null, descriptor, null, new Step[] {new Step(metaShape, metaIndex, holderShape)});
    }

    /** Reads the field of a table that has this cache's shape; false when it must be looked up after all. */
    @Inlined
    boolean load(Table t, Object[] r, long[] n, int i) {
        if (path != null) {
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

    /** The table that has the field, if everything on the way is as it was. */
    Table holder(Table t) {
        for (Step step : path) {
            Table metatable = t.metatable;
            if (metatable == null
                    || metatable.map != step.metaShape
                    || !(metatable.slots[step.metaIndex] instanceof Table h)
                    || h.map != step.holderShape) {
                return null;
            }
            t = h;
        }
        return t;
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
