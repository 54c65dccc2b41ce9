package io.perilune;

/** A table, function, thread or userdata of one {@link Lua} was given to another. Only plain values belong to nobody. */
public final class LuaForeignValueException extends LuaException {
    private static final long serialVersionUID = 1;

    LuaForeignValueException(String type) {
        super("a " + type + " of one Lua was given to another", null);
    }
}
