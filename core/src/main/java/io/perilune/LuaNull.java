package io.perilune;

import io.perilune.bind.LuaType;

/**
 * A value that stands for "nothing here" where nil cannot: nil in a table is no entry, this is one. To scripts it is a userdata that is
 * only equal to itself and prints as {@code null}; give it to them under a name of your choice. JSON's null is this.
 */
@LuaType("null")
public final class LuaNull {
    /** The only one. */
    public static final LuaNull NULL = new LuaNull();

    private LuaNull() {}

    @Override
    public String toString() {
        return "null";
    }
}
