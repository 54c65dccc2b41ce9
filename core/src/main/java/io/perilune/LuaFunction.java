package io.perilune;

import io.perilune.engine.host.Conversions;
import io.perilune.engine.host.State;
import io.perilune.engine.value.Callable;

/** A handle to a Lua function, written in Lua or in Java. */
public final class LuaFunction implements LuaValue {
    private final State state;
    private final Callable function;

    LuaFunction(State state, Callable function) {
        this.state = state;
        this.function = function;
    }

    Callable engineValue() {
        return function;
    }

    State state() {
        return state;
    }

    @Override
    public String type() {
        return "function";
    }

    /**
     * Calls the function and waits for its results.
     *
     * @throws LuaException when the function raises an error that it does not catch
     */
    public Multi call(Object... arguments) {
        return Handles.call(state, function, arguments);
    }

    /** Calls the function and converts its first result; see {@link Multi#get(int, Class)}. */
    public <T> T call(Class<T> type, Object... arguments) {
        return call(arguments).get(0, type);
    }

    /** The compiled code as a text for people, with all nested functions; for a function written in Java one line. */
    public String listing() {
        return State.listing(function);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LuaFunction that && function == that.function;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(function);
    }

    @Override
    public String toString() {
        return Conversions.reference(state, function);
    }
}
