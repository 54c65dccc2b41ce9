package io.perilune;

import io.perilune.engine.host.Calls;
import io.perilune.engine.host.Conversions;
import io.perilune.engine.host.Operation;
import io.perilune.engine.host.Ownership;
import io.perilune.engine.host.State;
import io.perilune.engine.host.Tables;
import io.perilune.engine.value.Table;
import java.util.Optional;

/** A handle to a Java object inside Lua. The same object is the same userdata in one {@link Lua}. */
public final class LuaUserdata implements LuaObject {
    private final State state;
    private final Object userdata;

    LuaUserdata(State state, Object userdata) {
        this.state = state;
        this.userdata = userdata;
    }

    Object engineValue() {
        return userdata;
    }

    State state() {
        return state;
    }

    @Override
    public String type() {
        return "userdata";
    }

    @Override
    public LuaValue get(Object key) {
        return Handles.get(state, userdata, key);
    }

    @Override
    public LuaUserdata set(Object key, Object value) {
        Calls.call(state, Operation.ASSIGN, userdata, Handles.key(state, key), Handles.unwrap(state, value));
        return this;
    }

    /**
     * True when this is a Java object of a type; subclasses count, what was lent and taken back does not. Objects of Lua's own
     * libraries, such as open files, are of no Java type.
     */
    public boolean isInstance(Class<?> type) {
        return type.isInstance(state.object(userdata).orElse(null));
    }

    /**
     * The Java object.
     *
     * @throws LuaConversionException when it has another type
     * @throws LuaRevokedException when it was lent by a {@link LuaScope} that has ended
     */
    public <T> T object(Class<T> type) {
        return as(type);
    }

    @Override
    public boolean isNull() {
        return isInstance(LuaNull.class);
    }

    /** The name of the type as messages show it: {@code __name} of the metatable, else {@code userdata}. */
    public String typeName() {
        return metatable()
                .map(metatable -> metatable.rawGet("__name"))
                .filter(LuaString.class::isInstance)
                .map(LuaValue::toString)
                .orElse("userdata");
    }

    /**
     * Values that go with this object as long as it is in use; no script sees them.
     *
     * @throws IllegalStateException when this is no object of the program
     */
    public LuaTable values() {
        Table values = Ownership.values(state, userdata);
        if (values == null) {
            throw new IllegalStateException("only objects of the program have values");
        }
        return new LuaTable(state, values);
    }

    /**
     * Takes the object out: scripts that use it from now on are told so. {@link #values} stay.
     *
     * @throws LuaConversionException when it has another type; then nothing happens
     * @throws LuaRevokedException when it has been taken out, consumed or closed before
     */
    public <T> T detach(Class<T> type) {
        T object = object(type);
        Ownership.detach(state, userdata);
        return object;
    }

    /**
     * Closes the object, if it is an {@code AutoCloseable}; in any case scripts that use it from now on are told so. Closing twice does
     * nothing.
     *
     * @throws Exception what the object's {@code close} throws
     */
    public void close() throws Exception {
        Ownership.close(state, userdata);
    }

    @Override
    public Optional<LuaTable> metatable() {
        Table metatable = Tables.metatable(state, userdata);
        return metatable == null ? Optional.empty() : Optional.of(new LuaTable(state, metatable));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LuaUserdata that && userdata == that.userdata;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(userdata);
    }

    @Override
    public String toString() {
        return Conversions.reference(state, userdata);
    }
}
