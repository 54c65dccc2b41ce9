package io.perilune;

import io.perilune.engine.host.Conversions;
import io.perilune.engine.host.State;

/** A handle to a host object inside Lua. */
public final class LuaUserdata implements LuaValue {
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
