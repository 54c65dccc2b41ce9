package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.vm.Types;

/** Between Java values and the engine's boxed values. */
public final class Conversions {
    /** What {@link #toJava} returns when the value has another type. */
    public static final Object IMPOSSIBLE = new Object();

    private Conversions() {}

    /** A Java value in the engine's form, or null when it has none. */
    public static Object toEngine(Object value) {
        if (value instanceof Boolean b) {
            return b ? Boolean.TRUE : Boolean.FALSE;
        }
        if (value instanceof Long || value instanceof Double) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float f) {
            return f.doubleValue();
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return ByteStr.of(value.toString());
        }
        return value instanceof byte[] bytes ? ByteStr.wrap(bytes.clone()) : null;
    }

    /** A boxed value of the engine as the Java type asked for; numbers only when nothing is lost. */
    public static Object toJava(Object value, Class<?> type) {
        if (type == Object.class) {
            return value instanceof ByteStr s ? s.toString() : value;
        }
        if (type == boolean.class || type == Boolean.class) {
            return value instanceof Boolean ? value : IMPOSSIBLE;
        }
        if (type == String.class) {
            return value instanceof ByteStr || value instanceof Number ? text(value) : nullOr(value);
        }
        if (type == byte[].class) {
            return value instanceof ByteStr s ? s.bytes().clone() : nullOr(value);
        }
        if (type == double.class || type == Double.class) {
            return value instanceof Number n && (value instanceof Double || (long) n.doubleValue() == n.longValue())
                    ? (Object) n.doubleValue()
                    : IMPOSSIBLE;
        }
        Long integer = value instanceof Double d ? Numerals.floatToInteger(d) : value instanceof Long l ? l : null;
        if (integer != null && (type == long.class || type == Long.class)) {
            return integer;
        }
        if (integer != null && (type == int.class || type == Integer.class) && integer.intValue() == integer) {
            return integer.intValue();
        }
        return IMPOSSIBLE;
    }

    private static Object nullOr(Object value) {
        return value == null ? null : IMPOSSIBLE;
    }

    /** The name of a Java type for messages. */
    public static String describe(Class<?> type) {
        return type.getSimpleName();
    }

    private static String text(Object value) {
        if (value instanceof Long l) {
            return Numerals.format(l).toString();
        }
        return value instanceof Double d ? text(d.doubleValue()) : value.toString();
    }

    public static String text(double value) {
        return Numerals.format(value).toString();
    }

    /** What {@code tostring} gives for a table, function, thread or userdata, metamethods aside. */
    public static String reference(State state, Object value) {
        return Types.textOfReference(state.vm(), value).toString();
    }
}
