package io.perilune;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A Lua value. The family is closed, so a {@code switch} over it is exhaustive; methods of the door accept plain Java values
 * wherever they accept a LuaValue (see {@link Lua#value}).
 *
 * <p>Values are immutable, or handles to objects of one {@link Lua}. Handles are ordinary garbage-collected objects: there is
 * nothing to close. {@code equals} is Lua's raw equality: 1 equals 1.0, strings are equal by their bytes, and two handles are equal
 * when they stand for the same Lua object.
 */
public sealed interface LuaValue
        permits LuaNil, LuaBoolean, LuaInteger, LuaFloat, LuaString, LuaObject, LuaFunction, LuaThread {

    /** The name that Lua's {@code type} gives. */
    String type();

    /** True for everything but nil and false. */
    default boolean isTruthy() {
        return true;
    }

    /** True for {@link LuaNil}. */
    default boolean isNil() {
        return false;
    }

    /** True for {@link LuaNull#NULL}, the value that stands for nothing without being nil. */
    default boolean isNull() {
        return false;
    }

    /**
     * A number that tells objects of one {@link Lua} apart: the same for the same object as long as that lives, whatever handle asks,
     * and never that of another one. 0 for nil, truth values, numbers and strings, which have no identity.
     */
    default long identity() {
        return Handles.identity(this);
    }

    /** The integer that Lua's operators take this for: an integer, a float that is one, or a numeral of either. */
    default OptionalLong coerceToInteger() {
        return Handles.coerceToInteger(this);
    }

    /** The number that Lua's operators take this for: a number, or a numeral. */
    default OptionalDouble coerceToNumber() {
        return Handles.coerceToNumber(this);
    }

    /** The string that Lua's operators take this for: a string, or the text of a number. */
    default Optional<LuaString> coerceToString() {
        return Handles.coerceToString(this);
    }

    /**
     * This value as a Java value; see {@link Lua#convert} for the types. A table, function, thread or userdata knows the codecs and
     * the policy of its {@link Lua}; for other values use that method if these matter.
     *
     * @throws LuaConversionException when the value has another type
     */
    default <T> T as(Class<T> type) {
        return Handles.convert(this, type);
    }

    /** As {@link #as(Class)}, for types with arguments. */
    default <T> T as(TypeRef<T> type) {
        return Handles.convert(this, type);
    }

    /**
     * What Lua's {@code tostring} gives, {@code __tostring} included. Unlike {@code toString}, which asks no script.
     *
     * @throws LuaRuntimeException when the metamethod fails
     */
    default LuaString toLuaString() {
        return Handles.text(this);
    }

    /**
     * Lua's operator {@code ==}, {@code __eq} included. Values of two different {@link Lua} are never equal.
     *
     * @throws LuaRuntimeException when the metamethod fails
     */
    default boolean luaEquals(LuaValue other) {
        return Handles.luaEquals(this, other);
    }
}
