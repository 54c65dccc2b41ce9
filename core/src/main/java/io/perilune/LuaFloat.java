package io.perilune;

import io.perilune.engine.host.Conversions;

/** A number of the float subtype. */
public record LuaFloat(double value) implements LuaValue {
    @Override
    public String type() {
        return "number";
    }

    /** As Lua's {@code tostring} writes it. */
    @Override
    public String toString() {
        return Conversions.text(value);
    }
}
