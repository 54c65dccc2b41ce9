package io.perilune;

import io.perilune.engine.host.Conversions;
import io.perilune.engine.host.State;
import io.perilune.engine.vm.Coroutine;

/** A handle to a coroutine. */
public final class LuaThread implements LuaValue {
    private final State state;
    private final Coroutine coroutine;

    LuaThread(State state, Coroutine coroutine) {
        this.state = state;
        this.coroutine = coroutine;
    }

    Coroutine engineValue() {
        return coroutine;
    }

    State state() {
        return state;
    }

    @Override
    public String type() {
        return "thread";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LuaThread that && coroutine == that.coroutine;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(coroutine);
    }

    @Override
    public String toString() {
        return Conversions.reference(state, coroutine);
    }
}
