package io.perilune.engine.host;

import io.perilune.ConversionPolicy;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers between the languages: nothing is lost on the way unless the policy says that it may be. */
final class Numbers {
    private static final String NO_INTEGER = "number has no integer representation";

    private Numbers() {}

    /** The number that a value is, or that its text denotes: a Long or a Double; null for other values. */
    static Object number(Object value, ConversionPolicy policy) {
        if (value instanceof Long || value instanceof Double) {
            return value;
        }
        return value instanceof ByteStr text && policy != ConversionPolicy.STRICT ? Numerals.parse(text) : null;
    }

    static long integer(Object value, Converters all) {
        if (value instanceof Long l) {
            return l;
        }
        Object number = number(value, all.policy);
        if (number instanceof Long l) {
            return l;
        }
        if (number == null) {
            throw ConversionFault.type("integer", all.nameOf(value));
        }
        double d = (Double) number;
        Long exact = Numerals.floatToInteger(d);
        if (exact != null) {
            return exact;
        }
        double truncated = d < 0 ? Math.ceil(d) : Math.floor(d);
        if (all.policy != ConversionPolicy.LENIENT || Double.isNaN(d)) {
            throw new ConversionFault(NO_INTEGER);
        }
        if (!Numerals.inIntegerRange(truncated)) {
            throw new ConversionFault("number out of range");
        }
        return (long) truncated;
    }

    static long inRange(Object value, long low, long high, Converters all) {
        long l = integer(value, all);
        if (l < low || l > high) {
            throw new ConversionFault("integer from " + low + " to " + high + " expected, got " + l);
        }
        return l;
    }

    static double decimal(Object value, Converters all) {
        if (value instanceof Double d) {
            return d;
        }
        Object number = number(value, all.policy);
        if (number == null) {
            throw ConversionFault.type("number", all.nameOf(value));
        }
        if (number instanceof Double d) {
            return d;
        }
        long l = (Long) number;
        double d = l;
        // The cast saturates, so that the largest integer would seem to survive the way there and back.
        if (((long) d != l || l == Long.MAX_VALUE) && all.policy != ConversionPolicy.LENIENT) {
            throw new ConversionFault("integer " + l + " has no exact representation as a double");
        }
        return d;
    }

    static BigInteger bigInteger(Object value, Converters all) {
        Object number = number(value, all.policy);
        if (number instanceof Double d && d == Math.rint(d) && !Double.isInfinite(d)) {
            return new BigDecimal(d).toBigInteger();
        }
        return BigInteger.valueOf(integer(value, all));
    }

    static BigDecimal bigDecimal(Object value, Converters all) {
        Object number = number(value, all.policy);
        if (number instanceof Long l) {
            return BigDecimal.valueOf(l);
        }
        double d = decimal(value, all);
        if (Double.isNaN(d) || Double.isInfinite(d)) {
            throw new ConversionFault("finite number expected, got " + Numerals.format(d));
        }
        return BigDecimal.valueOf(d);
    }

    /** An integer when it fits, else the float that equals it. */
    static Object toLua(BigInteger value, Converters all) {
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        double d = value.doubleValue();
        boolean exact =
                !Double.isInfinite(d) && new BigDecimal(d).toBigInteger().equals(value);
        if (!exact && all.policy != ConversionPolicy.LENIENT) {
            throw new ConversionFault(
                    "an integer of " + value.bitLength() + " bits has no exact representation in Lua");
        }
        return d;
    }

    /** The float whose shortest decimal form is this number, or an integer when it is one. */
    static Object toLua(BigDecimal value, Converters all) {
        if (value.signum() == 0
                || (value.scale() <= 0 || value.stripTrailingZeros().scale() <= 0)
                        && value.precision() - value.scale() < 20) {
            BigInteger integer = value.toBigInteger();
            if (integer.bitLength() < Long.SIZE) {
                return integer.longValue();
            }
        }
        double d = value.doubleValue();
        boolean exact = !Double.isInfinite(d) && BigDecimal.valueOf(d).compareTo(value) == 0;
        if (!exact && all.policy != ConversionPolicy.LENIENT) {
            throw new ConversionFault(
                    "a decimal number of " + value.precision() + " digits has no exact representation in Lua");
        }
        return d;
    }
}
