package io.perilune;

import io.perilune.engine.host.State;
import java.util.AbstractList;

/** Several Lua values at once: the arguments or the results of a call. Immutable. */
public final class Multi extends AbstractList<LuaValue> {
    private static final Multi EMPTY = new Multi(null, new LuaValue[0], 0);

    /** Whose codecs and policy apply; null when the values were made without a Lua. */
    private final State state;

    /** From {@code first} on; never changed, so that several can share it. */
    private final LuaValue[] values;

    private final int first;

    Multi(State state, LuaValue[] values, int first) {
        this.state = state;
        this.values = values;
        this.first = first;
    }

    /** No value. */
    public static Multi empty() {
        return EMPTY;
    }

    /** The given values, each nil, a {@link LuaValue}, or a Java value that {@link Lua#value} accepts without a VM. */
    public static Multi of(Object... values) {
        return new Multi(null, Handles.plain(values), 0);
    }

    /**
     * nil and a message: how functions of Lua tell of a failure that is no error, as {@code io.open} does.
     *
     * @param message a text, or any other value that {@link #of} accepts
     */
    public static Multi failure(Object message) {
        return of(null, message);
    }

    @Override
    public int size() {
        return values.length - first;
    }

    /** The value at {@code index}, from 0; nil beyond the last one. */
    @Override
    public LuaValue get(int index) {
        if (index < 0) {
            throw new IndexOutOfBoundsException("index " + index);
        }
        return index < size() ? values[first + index] : LuaNil.NIL;
    }

    /**
     * The value at {@code index} as a Java value; see {@link Lua#convert} for the types.
     *
     * @throws LuaConversionException when the value has another type, or is a number that does not fit exactly
     */
    public <T> T get(int index, Class<T> type) {
        LuaValue value = get(index);
        T usual = Handles.usual(state, value, type);
        return usual != null ? usual : Handles.convert(state, value, type, what(index));
    }

    /** As {@link #get(int, Class)}, for types with arguments. */
    public <T> T get(int index, TypeRef<T> type) {
        return Handles.convert(state, get(index), type, what(index));
    }

    /** The values from {@code index} on; none beyond the last one. */
    public Multi from(int index) {
        return index == 0 ? this : new Multi(state, values, first + Math.min(index, size()));
    }

    private static String what(int index) {
        return index == 0 ? "" : "value " + (index + 1);
    }
}
