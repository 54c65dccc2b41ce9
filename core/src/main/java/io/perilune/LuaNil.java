package io.perilune;

/** The absence of a value. */
public enum LuaNil implements LuaValue {
    /** The only nil. */
    NIL;

    @Override
    public String type() {
        return "nil";
    }

    @Override
    public boolean isTruthy() {
        return false;
    }

    @Override
    public boolean isNil() {
        return true;
    }

    @Override
    public String toString() {
        return "nil";
    }
}
