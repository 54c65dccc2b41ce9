package io.perilune;

import io.perilune.engine.host.Conversions;
import io.perilune.engine.host.State;
import io.perilune.engine.value.Userdata;

/** A handle to a host object inside Lua. */
public final class LuaUserdata implements LuaValue {
    private final State state;
    private final Userdata userdata;

    LuaUserdata(State state, Userdata userdata) {
        this.state = state;
        this.userdata = userdata;
    }

    Userdata engineValue() {
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
