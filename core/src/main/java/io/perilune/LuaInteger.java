package io.perilune;

/** A number of the integer subtype: 64 bits, two's complement. */
public record LuaInteger(long value) implements LuaValue {
    @Override
    public String type() {
        return "number";
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
