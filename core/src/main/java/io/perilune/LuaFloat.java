package io.perilune;

import io.perilune.engine.host.Conversions;

/**
 * A number of the float subtype.
 *
 * @param value the number
 */
public record LuaFloat(double value) implements LuaValue {
    /** Two to the 63rd: the first float above all integers. */
    private static final double BEYOND = 0x1p63;

    @Override
    public String type() {
        return "number";
    }

    /**
     * As in Lua, a float equals the integer of the same value, and 0.0 equals -0.0. A NaN equals a NaN, which it does not in Lua: a
     * Java object must equal itself.
     */
    @Override
    public boolean equals(Object other) {
        if (other instanceof LuaFloat that) {
            return value == that.value || Double.isNaN(value) && Double.isNaN(that.value);
        }
        return other instanceof LuaInteger i && isInteger() && (long) value == i.value();
    }

    /** True when an integer has this very value. */
    boolean isInteger() {
        return value >= -BEYOND && value < BEYOND && value == Math.rint(value);
    }

    @Override
    public int hashCode() {
        return isInteger() ? Long.hashCode((long) value) : Double.hashCode(value);
    }

    /** As Lua's {@code tostring} writes it. */
    @Override
    public String toString() {
        return Conversions.text(value);
    }
}
