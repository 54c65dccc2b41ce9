package io.perilune;

import io.perilune.engine.host.Conversions;
import io.perilune.engine.host.State;
import io.perilune.engine.value.Table;

/** A handle to a Lua table. Access is raw: metamethods are not consulted. */
public final class LuaTable implements LuaValue {
    private final State state;
    private final Table table;

    LuaTable(State state, Table table) {
        this.state = state;
        this.table = table;
    }

    Table engineValue() {
        return table;
    }

    State state() {
        return state;
    }

    @Override
    public String type() {
        return "table";
    }

    /** The value of {@code key}, nil when there is none. */
    public LuaValue get(Object key) {
        return Handles.wrap(state, state.get(table, Handles.unwrap(state, key)));
    }

    /**
     * The value of {@code key} as a Java value.
     *
     * @param type one of those listed at {@link Multi#get(int, Class)}
     * @throws LuaConversionException when the value has another type
     */
    public <T> T get(Object key, Class<T> type) {
        return Handles.convert(get(key), type, "[" + key + "]");
    }

    /**
     * Sets the value of {@code key}; nil removes it.
     *
     * @throws IllegalArgumentException when the key is nil or NaN
     */
    public LuaTable set(Object key, Object value) {
        state.set(table, Handles.unwrap(state, key), Handles.unwrap(state, value));
        return this;
    }

    /** A border of the table, as the operator {@code #} gives it without metamethods. */
    public long length() {
        return state.length(table);
    }

    /** All keys as they are now, in the order of {@code next}. */
    public Multi keys() {
        return Handles.wrapAll(state, state.keys(table));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LuaTable that && table == that.table;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(table);
    }

    @Override
    public String toString() {
        return Conversions.reference(state, table);
    }
}
