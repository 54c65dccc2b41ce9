package io.perilune;

/**
 * A truth value.
 *
 * @param value the value
 */
public record LuaBoolean(boolean value) implements LuaValue {
    @Override
    public String type() {
        return "boolean";
    }

    @Override
    public boolean isTruthy() {
        return value;
    }

    @Override
    public String toString() {
        return Boolean.toString(value);
    }
}
