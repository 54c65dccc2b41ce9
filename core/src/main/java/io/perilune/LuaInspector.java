package io.perilune;

import java.util.Comparator;

/** Texts of values for people who look into a program: prompts, logs, failing tests. */
public final class LuaInspector {
    private LuaInspector() {}

    /**
     * A value as a text of one or, for tables, several lines. Tables are shown with everything in them, keys in {@link #keyOrder}, a
     * sequence without holes as a list; a table inside itself, or beyond a hundred levels, is {@code {...}}. Strings are quoted.
     * Userdata are shown by {@code __todebugstring}, else by {@code __tostring}, which is the only code of the program that runs.
     */
    public static String pretty(LuaValue value) {
        return new PrettyPrinter().print(value);
    }

    /**
     * An order of all values, the same in every run but for objects: nil, truth values, numbers by value, strings by bytes, then the
     * others by {@link LuaValue#identity}.
     */
    public static Comparator<LuaValue> keyOrder() {
        return PrettyPrinter.KEY_ORDER;
    }
}
