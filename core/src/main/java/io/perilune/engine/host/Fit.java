package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;

/**
 * How well a parameter fits an argument, for the choice among overloads. From best to worst: the type that corresponds (an integer
 * to {@code long}, {@code int}, {@code short}, {@code byte}, {@code BigInteger} in this order; a float to {@code double}, {@code
 * float}, {@code BigDecimal}; a string to {@code String}, {@code char}, an enum, {@code byte[]}; an object to its class before its
 * superclasses); a number of the other subtype; a number for a string or the reverse; {@code Object} and {@code LuaValue}.
 * Parameters that take all further arguments come behind all others.
 */
final class Fit {
    private static final int OTHER_SUBTYPE = 20;
    private static final int COERCED = 40;
    private static final int ANYTHING = 60;
    private static final int REST = 100;

    private Fit() {}

    /** Above zero when {@code a} fits better than {@code b}, below when worse, zero when neither. */
    static int compare(CallStack s, int base, int count, MethodFunction a, MethodFunction b) {
        boolean better = false;
        boolean worse = false;
        int first = Math.min(a.before(), b.before());
        for (int k = first; k < count; k++) {
            Object value = s.get(base + k);
            int mine = cost(a, k, value);
            int theirs = cost(b, k, value);
            better |= mine < theirs;
            worse |= mine > theirs;
        }
        if (better == worse) {
            // Equally good for what was given: the one that was made for this number of arguments.
            return better ? 0 : Boolean.compare(isExact(a, count), isExact(b, count));
        }
        return better ? 1 : -1;
    }

    private static boolean isExact(MethodFunction f, int count) {
        return f.signature().size() + f.before() == count && !f.signature().takesRest();
    }

    private static int cost(MethodFunction f, int k, Object value) {
        int i = k - f.before();
        if (i < 0) {
            return 0;
        }
        Signature signature = f.signature();
        int last = signature.size() - 1;
        boolean rest = signature.takesRest() && i >= last;
        return signature.converter(Math.min(i, last)).cost(value) + (rest ? REST : 0);
    }

    /** The cost for scalars, given how the type ranks among those that correspond to integers, floats and strings. */
    static int scalar(Object value, int asInteger, int asFloat, int asString) {
        if (value instanceof Long) {
            return asInteger;
        }
        if (value instanceof Double) {
            return asFloat;
        }
        return value instanceof ByteStr ? asString : 0;
    }

    static int otherSubtype(int rank) {
        return OTHER_SUBTYPE + rank;
    }

    static int coerced(int rank) {
        return COERCED + rank;
    }

    static int anything() {
        return ANYTHING;
    }
}
