package io.perilune.engine.text;

import org.jspecify.annotations.Nullable;

/**
 * Numbers and their text under Lua's rules, and the exact relations between the two kinds of number.
 *
 * <p>Text is read and written as in the C locale, whatever the JVM's locale is. A failed conversion is an answer,
 * never an exception.
 */
public final class Numerals {
    /** What {@link #read} answers for text that is no numeral. */
    public static final int NONE = 0;
    /** What {@link #read} answers for an integer numeral. */
    public static final int INTEGER = 1;
    /** What {@link #read} answers for a float numeral. */
    public static final int FLOAT = 2;

    /** 2^63, the first float above every integer; its negation is exactly the smallest integer. */
    private static final double INTEGER_LIMIT = 0x1p63;

    /** Integers of at most this magnitude are floats too, all of them. */
    private static final long EXACT_FLOATS = 1L << 53;

    private Numerals() {}

    /** The number that bytes {@code from} to {@code to} spell, as Long or Double; null when they spell none. */
    public static @Nullable Object parse(byte[] b, int from, int to) {
        long[] bits = new long[1];
        int kind = NumeralReader.read(b, from, to, bits, 0);
        if (kind == INTEGER) {
            return bits[0];
        }
        return kind == FLOAT ? (Object) Double.longBitsToDouble(bits[0]) : null;
    }

    public static @Nullable Object parse(ByteStr s) {
        return parse(s.bytes(), 0, s.length());
    }

    /**
     * {@link #parse} without boxing: answers {@link #INTEGER} and stores the value, or {@link #FLOAT} and stores the
     * raw bits, in {@code bits[at]}; or answers {@link #NONE} and stores nothing.
     */
    public static int read(byte[] b, int from, int to, long[] bits, int at) {
        return NumeralReader.read(b, from, to, bits, at);
    }

    /** What {@code tonumber(text, base)} gives for base 2 to 36: wraps on overflow; null when it is no numeral. */
    public static @Nullable Long parseInBase(byte[] b, int from, int to, int base) {
        return NumeralReader.readInBase(b, from, to, base);
    }

    public static ByteStr format(long value) {
        return NumeralPrinter.print(value);
    }

    /** The {@code %.14g} text of {@code value}, with {@code .0} added when it would read back as an integer. */
    public static ByteStr format(double value) {
        return NumeralPrinter.print(value);
    }

    /** The length of the text that {@link #format(long)} gives. */
    public static int length(long value) {
        return NumeralPrinter.length(value);
    }

    /** Writes the text that {@link #format(long)} gives so that it ends before {@code to[end]}. */
    public static void write(long value, byte[] to, int end) {
        NumeralPrinter.write(value, to, end);
    }

    public static void append(ByteBuf out, long value) {
        NumeralPrinter.append(out, value);
    }

    /** Appends what {@link #format(double)} gives. */
    public static void append(ByteBuf out, double value) {
        NumeralPrinter.append(out, value);
    }

    /** True when {@code value} is exactly an integer; {@code (long) value} then is that integer. */
    public static boolean isInteger(double value) {
        long n = (long) value;
        // The cast saturates, and 2^63 would compare equal to the rounded MAX_VALUE.
        return n == value && n != Long.MAX_VALUE;
    }

    /** The integer that {@code value} is exactly, or null. */
    public static @Nullable Long floatToInteger(double value) {
        return isInteger(value) ? (Long) (long) value : null;
    }

    /** True when floor and ceiling of {@code value} are integers in range: what those two methods require. */
    public static boolean inIntegerRange(double value) {
        return value >= -INTEGER_LIMIT && value < INTEGER_LIMIT;
    }

    /** The largest integer not above {@code value}, for values that pass {@link #inIntegerRange}. */
    public static long floor(double value) {
        long n = (long) value;
        return n > value ? n - 1 : n;
    }

    /** The smallest integer not below {@code value}, for values that pass {@link #inIntegerRange}. */
    public static long ceil(double value) {
        long n = (long) value;
        return n < value ? n + 1 : n;
    }

    /** True when {@code i} converts to a float without rounding for sure. */
    private static boolean isExactFloat(long i) {
        return i >= -EXACT_FLOATS && i <= EXACT_FLOATS;
    }

    /** {@code i == f}, exactly: not after rounding {@code i} to a float. */
    public static boolean eqIntFloat(long i, double f) {
        return (long) f == i && isInteger(f);
    }

    /** {@code i < f}, exactly; false for NaN. */
    public static boolean ltIntFloat(long i, double f) {
        if (isExactFloat(i)) {
            return i < f;
        }
        return inIntegerRange(f) ? i < ceil(f) : f > 0;
    }

    /** {@code i <= f}, exactly; false for NaN. */
    public static boolean leIntFloat(long i, double f) {
        if (isExactFloat(i)) {
            return i <= f;
        }
        return inIntegerRange(f) ? i <= floor(f) : f > 0;
    }

    /** {@code f < i}, exactly; false for NaN. */
    public static boolean ltFloatInt(double f, long i) {
        if (isExactFloat(i)) {
            return f < i;
        }
        return inIntegerRange(f) ? floor(f) < i : f < 0;
    }

    /** {@code f <= i}, exactly; false for NaN. */
    public static boolean leFloatInt(double f, long i) {
        if (isExactFloat(i)) {
            return f <= i;
        }
        return inIntegerRange(f) ? ceil(f) <= i : f < 0;
    }
}
