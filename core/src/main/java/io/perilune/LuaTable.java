package io.perilune;

import io.perilune.engine.host.Calls;
import io.perilune.engine.host.Conversions;
import io.perilune.engine.host.Operation;
import io.perilune.engine.host.State;
import io.perilune.engine.host.Tables;
import io.perilune.engine.value.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A handle to a Lua table. {@link #get}, {@link #set}, {@link #length}, {@link #push} and {@link #pop} consult metamethods as Lua
 * does; methods whose names begin with {@code raw}, and all that look at the table as a whole, do not. Positions begin with 1.
 */
public final class LuaTable implements LuaObject {
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

    // Single fields.

    @Override
    public LuaValue get(Object key) {
        return Handles.get(state, table, key);
    }

    /** The element at {@code index}. */
    public LuaValue get(long index) {
        return Handles.DOOR.wrap(state, Tables.get(state, table, index));
    }

    /**
     * The value of {@code key} as a Java value, if there is one.
     *
     * @throws LuaConversionException when the value has another type
     */
    public <T> Optional<T> find(Object key, Class<T> type) {
        LuaValue value = get(key);
        return value.isNil() ? Optional.empty() : Optional.of(Handles.convert(state, value, type, key.toString()));
    }

    @Override
    public LuaTable set(Object key, Object value) {
        Tables.set(state, table, Handles.key(state, key), Handles.unwrap(state, value));
        return this;
    }

    /** {@code rawget(table, key)}. */
    public LuaValue rawGet(Object key) {
        return Handles.DOOR.wrap(state, Tables.rawGet(state, table, Handles.key(state, key)));
    }

    /**
     * {@code rawset(table, key, value)}.
     *
     * @throws IllegalArgumentException when the key is nil or NaN
     */
    public LuaTable rawSet(Object key, Object value) {
        Tables.rawSet(state, table, Handles.key(state, key), Handles.unwrap(state, value));
        return this;
    }

    // As a list.

    /** {@code #table}. */
    public long length() {
        return Tables.length(state, table);
    }

    /** {@code rawlen(table)}: a border of the table. */
    public long rawLength() {
        return Tables.rawLength(state, table);
    }

    /** Puts a value behind the last element. */
    public LuaTable push(Object value) {
        Calls.call(state, Operation.PUSH, table, Handles.unwrap(state, value));
        return this;
    }

    /** Removes the last element and gives it back; nil when there is none. */
    public LuaValue pop() {
        return Handles.DOOR.wrap(state, Calls.first(state, Operation.POP, table));
    }

    /** As {@link #pop()}, as a Java value. */
    public <T> T pop(Class<T> type) {
        return Handles.convert(state, pop(), type, "");
    }

    /** {@link #push} without metamethods. */
    public LuaTable rawPush(Object value) {
        Tables.push(state, table, Handles.unwrap(state, value));
        return this;
    }

    /** {@link #pop()} without metamethods. */
    public LuaValue rawPop() {
        return Handles.DOOR.wrap(state, Tables.rawPop(state, table));
    }

    /**
     * Inserts an element and moves those from {@code index} on up.
     *
     * @throws IndexOutOfBoundsException when the index is not from 1 to the length plus one
     */
    public LuaTable rawInsert(long index, Object value) {
        Tables.insert(state, table, index, Handles.unwrap(state, value));
        return this;
    }

    /**
     * Removes an element, gives it back and moves those behind it down.
     *
     * @throws IndexOutOfBoundsException when the index is not from 1 to the length
     */
    public LuaValue rawRemove(long index) {
        return Handles.DOOR.wrap(state, Tables.remove(state, table, index));
    }

    // As a whole.

    /** True when there is no entry at all, whatever {@link #length} says. */
    public boolean isEmpty() {
        return Tables.isEmpty(state, table);
    }

    /** Removes all entries; the metatable stays. */
    public LuaTable clear() {
        Tables.clear(state, table);
        return this;
    }

    /** All keys as they are now, in the order of {@code next}. */
    public Multi keys() {
        return Handles.DOOR.multi(state, Tables.entries(state, table, false));
    }

    /**
     * Calls {@code action} with each entry, as they are now, in the order of {@code next}. The VM is not held meanwhile, and the table
     * may be changed.
     */
    public void forEach(BiConsumer<? super LuaValue, ? super LuaValue> action) {
        entries().forEach(entry -> action.accept(entry.getKey(), entry.getValue()));
    }

    /** The entries as they are now, in the order of {@code next}. */
    public Stream<Map.Entry<LuaValue, LuaValue>> entries() {
        List<LuaValue> entries = Handles.DOOR.multi(state, Tables.entries(state, table, true));
        return Stream.iterate(0, i -> i < entries.size(), i -> i + 2)
                .map(i -> Map.entry(entries.get(i), entries.get(i + 1)));
    }

    /**
     * Makes the table read-only for good, for scripts and the program alike: from now on an attempt to add, change or remove an entry, or to
     * change the metatable, fails, also by {@code rawset} and the methods here. What lies in it is not frozen.
     */
    public LuaTable freeze() {
        Tables.freeze(state, table);
        return this;
    }

    /** True when {@link #freeze} has been called. */
    public boolean isFrozen() {
        return Tables.isFrozen(state, table);
    }

    // Copies and views.

    /** A copy of the elements 1 up to the first nil. */
    public <T> List<T> toList(Class<T> type) {
        return TableViews.copy(this, type);
    }

    /** A copy of all entries. */
    public <K, V> Map<K, V> toMap(Class<K> keys, Class<V> values) {
        return TableViews.copy(this, keys, values);
    }

    /**
     * The elements as a live list: it reads and writes the table itself, without metamethods, and belongs to its {@link Lua} like
     * every handle. Its size is {@link #rawLength}; inserting and removing move elements.
     *
     * @param type of the elements; its methods throw {@link LuaConversionException} when one is of another type
     */
    public <T> List<T> asList(Class<T> type) {
        return TableViews.list(this, type);
    }

    /**
     * The entries as a live map: it reads and writes the table itself, without metamethods. Its iterators walk over the keys as they
     * were when the iterator was made.
     *
     * @param values type of the values; its methods throw {@link LuaConversionException} when one is of another type
     */
    public <K, V> Map<K, V> asMap(Class<K> keys, Class<V> values) {
        return TableViews.map(this, keys, values);
    }

    /** True when the elements 1 up to the first nil are these, by {@link LuaValue}'s {@code equals}. */
    public boolean contentEquals(Object... elements) {
        List<LuaValue> expected = Handles.DOOR.multi(state, Handles.unwrapAll(state, elements));
        return toList(LuaValue.class).equals(List.copyOf(expected));
    }

    // Metatables.

    @Override
    public Optional<LuaTable> metatable() {
        Table metatable = Tables.metatable(state, table);
        return metatable == null ? Optional.empty() : Optional.of(new LuaTable(state, metatable));
    }

    /** Sets the metatable, even where {@code __metatable} protects the old one. */
    public LuaTable setMetatable(LuaTable metatable) {
        Tables.setMetatable(state, table, (Table) Handles.DOOR.unwrap(state, metatable));
        return this;
    }

    /** Takes the metatable away. */
    public LuaTable removeMetatable() {
        Tables.setMetatable(state, table, null);
        return this;
    }

    /** The same Lua table. For {@code __eq} see {@link #luaEquals}. */
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
