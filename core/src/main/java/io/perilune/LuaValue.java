package io.perilune;

/**
 * A Lua value. The family is closed, so a {@code switch} over it is exhaustive; methods of the door accept plain Java values
 * wherever they accept a LuaValue (see {@link Lua#value}).
 *
 * <p>Values are immutable, or handles to objects of one {@link Lua}. Handles are ordinary garbage-collected objects: there is
 * nothing to close. Two handles are equal when they stand for the same Lua object.
 */
public sealed interface LuaValue
        permits LuaNil, LuaBoolean, LuaInteger, LuaFloat, LuaString, LuaTable, LuaFunction, LuaThread, LuaUserdata {

    /** The name that Lua's {@code type} gives. */
    String type();

    /** True for everything but nil and false. */
    default boolean isTruthy() {
        return true;
    }
}
