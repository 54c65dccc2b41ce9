package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Types;
import org.jspecify.annotations.Nullable;

/**
 * Checked access to the arguments of a native function, with the conversions and the complaints of the reference's
 * auxiliary library.
 *
 * <p>All methods take the window of the call (stack, base, count) and the number of an argument, counted from 1. What
 * lies on the stack beyond {@code count} is left over from other calls, so that nothing here looks at it.
 */
public final class Args {
    private Args() {}

    /** True when the argument was not given, or is nil. */
    public static boolean isNoneOrNil(CallStack s, int base, int count, int arg) {
        return arg > count || s.r[base + arg - 1] == null;
    }

    /** The value as a condition; false when it was not given. */
    public static boolean truthy(CallStack s, int base, int count, int arg) {
        if (arg > count) {
            return false;
        }
        Object v = s.r[base + arg - 1];
        return v != null && v != Boolean.FALSE;
    }

    public static void checkAny(CallStack s, int base, int count, int arg) {
        if (arg > count) {
            throw Errors.argument(s, arg, "value expected");
        }
    }

    /** Complains with {@code message} about argument {@code arg} unless {@code condition} holds. */
    public static void check(CallStack s, boolean condition, int arg, String message) {
        if (!condition) {
            throw Errors.argument(s, arg, message);
        }
    }

    // Integers.

    public static long checkInteger(CallStack s, int base, int count, int arg) {
        int i = base + arg - 1;
        if (arg <= count && s.r[i] == Tag.INT) {
            return s.n[i];
        }
        if (arg <= count) {
            Long converted = toInteger(s, i);
            if (converted != null) {
                return converted;
            }
        }
        throw notInteger(s, base, count, arg);
    }

    public static long optInteger(CallStack s, int base, int count, int arg, long otherwise) {
        return isNoneOrNil(s, base, count, arg) ? otherwise : checkInteger(s, base, count, arg);
    }

    /** The value of slot {@code i} as an integer when it is one or converts to one exactly; else null. */
    static @Nullable Long toInteger(CallStack s, int i) {
        Object v = s.r[i];
        if (v == Tag.INT) {
            return s.n[i];
        }
        if (v == Tag.FLOAT) {
            return Numerals.floatToInteger(s.floatAt(i));
        }
        if (v instanceof ByteStr text) {
            Object number = numeral(s, text);
            return number instanceof Double d ? Numerals.floatToInteger(d) : (Long) number;
        }
        return null;
    }

    /** The number that a string spells, or null. */
    private static @Nullable Object numeral(CallStack s, ByteStr text) {
        chargeNumeral(s, text);
        return Numerals.parse(text);
    }

    /** Accounts for reading a number from a string. */
    static void chargeNumeral(CallStack s, ByteStr text) {
        s.vm.charge(text.length() >> 2);
    }

    private static ScriptError notInteger(CallStack s, int base, int count, int arg) {
        if (arg <= count && isNumber(s, base + arg - 1)) {
            return Errors.argument(s, arg, "number has no integer representation");
        }
        return Errors.argumentType(s, arg, base, count, "number");
    }

    /** True for numbers and for strings that convert to one. */
    private static boolean isNumber(CallStack s, int i) {
        return s.isNumber(i) || s.r[i] instanceof ByteStr text && numeral(s, text) != null;
    }

    // Floats.

    public static double checkNumber(CallStack s, int base, int count, int arg) {
        int i = base + arg - 1;
        if (arg <= count) {
            Object v = s.r[i];
            if (v == Tag.FLOAT) {
                return s.floatAt(i);
            }
            if (v == Tag.INT) {
                return s.n[i];
            }
            if (v instanceof ByteStr text && numeral(s, text) instanceof Number number) {
                return number.doubleValue();
            }
        }
        throw Errors.argumentType(s, arg, base, count, "number");
    }

    public static double optNumber(CallStack s, int base, int count, int arg, double otherwise) {
        return isNoneOrNil(s, base, count, arg) ? otherwise : checkNumber(s, base, count, arg);
    }

    // Strings.

    /** The string, or the text of a number. */
    public static ByteStr checkString(CallStack s, int base, int count, int arg) {
        if (arg <= count) {
            int i = base + arg - 1;
            if (s.r[i] instanceof ByteStr text) {
                return text;
            }
            ByteStr text = Types.coerce(s, i);
            if (text != null) {
                return text;
            }
        }
        throw Errors.argumentType(s, arg, base, count, "string");
    }

    public static ByteStr optString(CallStack s, int base, int count, int arg, ByteStr otherwise) {
        return isNoneOrNil(s, base, count, arg) ? otherwise : checkString(s, base, count, arg);
    }

    /** Which of {@code options} the argument names; {@code otherwise} when it was not given. */
    public static int checkOption(
            CallStack s, int base, int count, int arg, @Nullable ByteStr otherwise, String[] options) {
        ByteStr given =
                otherwise == null ? checkString(s, base, count, arg) : optString(s, base, count, arg, otherwise);
        for (int i = 0; i < options.length; i++) {
            if (given.contentEquals(options[i])) {
                return i;
            }
        }
        throw Errors.argument(s, arg, "invalid option '" + given + "'");
    }

    // Other types.

    public static Table checkTable(CallStack s, int base, int count, int arg) {
        if (arg <= count && s.r[base + arg - 1] instanceof Table t) {
            return t;
        }
        throw Errors.argumentType(s, arg, base, count, "table");
    }

    public static Callable checkFunction(CallStack s, int base, int count, int arg) {
        if (arg <= count && s.r[base + arg - 1] instanceof Callable f) {
            return f;
        }
        throw Errors.argumentType(s, arg, base, count, "function");
    }

    /** Complains unless argument {@code arg} is of the basic type {@code type}, such as {@code "thread"}. */
    public static void checkType(CallStack s, int base, int count, int arg, String type) {
        if (arg > count || !Types.name(s.r[base + arg - 1]).equals(type)) {
            throw Errors.argumentType(s, arg, base, count, type);
        }
    }

    // Relative positions in strings, where negative ones count from the end.

    /** A position to start at: 1 or more. */
    static long startPosition(long position, int length) {
        if (position > 0) {
            return position;
        }
        return position == 0 || position < -length ? 1 : length + position + 1;
    }

    /** A position to end at: 0 to {@code length}. */
    static long endPosition(long position, int length) {
        if (position > length) {
            return length;
        }
        if (position >= 0) {
            return position;
        }
        return position < -length ? 0 : length + position + 1;
    }
}
