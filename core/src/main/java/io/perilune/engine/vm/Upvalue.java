package io.perilune.engine.vm;

import io.perilune.engine.value.Tag;

/**
 * A variable that outlives, or may outlive, its frame.
 *
 * <p>Two fields instead of four, since closures are many: an <em>open</em> upvalue has its {@link CallStack} in {@code value}
 * and the slot's index in {@code bits}; a <em>closed</em> one is itself a slot (see {@link Tag}). A CallStack is never a Lua
 * value (that is the {@link Coroutine} around it), so the two cannot be confused.
 */
public final class Upvalue {
    /** The value, the tag of a number, or the stack. */
    public Object value;

    public long bits;

    /** Open, on slot {@code index} of {@code stack}. */
    Upvalue(CallStack stack, int index) {
        value = stack;
        bits = index;
    }

    /** Closed, holding a boxed value. */
    public Upvalue(Object boxed) {
        setBoxed(boxed);
    }

    boolean isOpen() {
        return value instanceof CallStack;
    }

    void close() {
        int index = (int) bits;
        CallStack stack = (CallStack) value;
        bits = stack.n[index];
        value = stack.r[index];
    }

    /** Copies the variable's value to a slot. */
    void load(Object[] r, long[] n, int i) {
        Object v = value;
        if (v instanceof CallStack s) {
            int index = (int) bits;
            r[i] = s.r[index];
            n[i] = s.n[index];
        } else {
            r[i] = v;
            n[i] = bits;
        }
    }

    /** Sets the variable from a slot. */
    void store(Object[] r, long[] n, int i) {
        if (value instanceof CallStack s) {
            int index = (int) bits;
            s.r[index] = r[i];
            s.n[index] = n[i];
        } else {
            value = r[i];
            bits = n[i];
        }
    }

    /** The value itself when it is no number (a table, say); for numbers the tag. */
    Object reference() {
        Object v = value;
        return v instanceof CallStack s ? s.r[(int) bits] : v;
    }

    public Object boxed() {
        if (value instanceof CallStack s) {
            return s.get((int) bits);
        }
        return Slots.box(value, bits);
    }

    public void setBoxed(Object boxed) {
        if (value instanceof CallStack s) {
            s.set((int) bits, boxed);
        } else if (boxed instanceof Long l) {
            value = Tag.INT;
            bits = l;
        } else if (boxed instanceof Double d) {
            value = Tag.FLOAT;
            bits = Double.doubleToRawLongBits(d);
        } else {
            value = boxed;
        }
    }
}
