package io.perilune;

import java.util.AbstractList;
import java.util.List;

/** Several Lua values at once: the arguments or the results of a call. Immutable. */
public final class Multi extends AbstractList<LuaValue> {
    private static final Multi EMPTY = new Multi(List.of());

    private final List<LuaValue> values;

    Multi(List<LuaValue> values) {
        this.values = values;
    }

    /** No value. */
    public static Multi empty() {
        return EMPTY;
    }

    /** The given values, each nil, a {@link LuaValue}, or a Java value that {@link Lua#value} accepts without a VM. */
    public static Multi of(Object... values) {
        return new Multi(List.of(Handles.plain(values)));
    }

    @Override
    public int size() {
        return values.size();
    }

    /** The value at {@code index}, from 0; nil beyond the last one. */
    @Override
    public LuaValue get(int index) {
        return index < values.size() ? values.get(index) : LuaNil.NIL;
    }

    /**
     * The value at {@code index} as a Java value.
     *
     * @param type {@code LuaValue} or one of its members, {@code String}, {@code byte[]}, {@code boolean}, {@code int},
     *     {@code long}, {@code double} or their boxes, or {@code Object}, which gives the natural Java value
     * @throws LuaConversionException when the value has another type, or is a number that does not fit exactly
     */
    public <T> T get(int index, Class<T> type) {
        return Handles.convert(get(index), type, "value " + (index + 1));
    }
}
