package io.perilune;

/**
 * A number of the integer subtype: 64 bits, two's complement.
 *
 * @param value the number
 */
public record LuaInteger(long value) implements LuaValue {
    @Override
    public String type() {
        return "number";
    }

    /** As in Lua, an integer equals the float of the same value. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LuaInteger that
                ? value == that.value
                : other instanceof LuaFloat f && f.isInteger() && (long) f.value() == value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
