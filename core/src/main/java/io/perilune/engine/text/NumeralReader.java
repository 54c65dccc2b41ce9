package io.perilune.engine.text;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text to number: decimal and hexadecimal numerals, with blanks around them and a sign before them. */
final class NumeralReader {
    /** Every power of ten that is exactly a double. */
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /**
     * A double is decided by its first 767 significant digits and whether anything but zeros follows; what follows is
     * folded into one last digit 1.
     */
    private static final int DECISIVE_DIGITS = 780;

    /** Exponents stop growing here, far outside every double and far inside what the sums below can hold. */
    private static final long EXPONENT_CAP = 1L << 40;

    private static final long LAST_TENTH = Long.MAX_VALUE / 10;

    private NumeralReader() {}

    /** See {@link Numerals#read}. */
    static int read(byte[] b, int from, int to, long[] bits, int at) {
        int p = from;
        int end = to;
        while (p < end && Ascii.isSpace(b[p])) {
            p++;
        }
        while (end > p && Ascii.isSpace(b[end - 1])) {
            end--;
        }
        if (p == end) {
            return Numerals.NONE;
        }
        boolean negative = b[p] == '-';
        if (negative || b[p] == '+') {
            p++;
        }
        if (end - p > 2 && b[p] == '0' && (b[p + 1] | 0x20) == 'x') {
            return hexadecimal(b, p + 2, end, negative, bits, at);
        }
        return decimal(b, p, end, negative, bits, at);
    }

    private static int decimal(byte[] b, int from, int end, boolean negative, long[] bits, int at) {
        int p = from;
        long value = 0;
        // Eighteen digits cannot overflow; a longer run is looked at again by the general reader.
        int safe = Math.min(end, from + 18);
        while (p < safe && Ascii.isDigit(b[p])) {
            value = value * 10 + (b[p++] - '0');
        }
        if (p == end) {
            if (p == from) {
                return Numerals.NONE;
            }
            bits[at] = negative ? -value : value;
            return Numerals.INTEGER;
        }
        for (; p < end && Ascii.isDigit(b[p]); p++) {
            int digit = b[p] - '0';
            // The smallest integer is reached as a wrapped value, which its own negation then leaves as it is.
            if (value < 0 || value > LAST_TENTH || value == LAST_TENTH && digit > (negative ? 8 : 7)) {
                break;
            }
            value = value * 10 + digit;
        }
        if (p == end) {
            bits[at] = negative ? -value : value;
            return Numerals.INTEGER;
        }
        return decimalFloat(b, from, end, negative, bits, at);
    }

    /** Digits with an optional point and an optional exponent; at least one digit, and nothing else up to end. */
    private static int decimalFloat(byte[] b, int from, int end, boolean negative, long[] bits, int at) {
        int p = from;
        long mantissa = 0;
        int significant = 0;
        long scale = 0;
        int firstSignificant = -1;
        boolean point = false;
        boolean digits = false;
        for (; p < end; p++) {
            int c = b[p];
            if (c == '.') {
                if (point) {
                    return Numerals.NONE;
                }
                point = true;
            } else if (Ascii.isDigit(c)) {
                digits = true;
                if (point) {
                    scale--;
                }
                if (significant != 0 || c != '0') {
                    if (significant == 0) {
                        firstSignificant = p;
                    }
                    if (significant < 18) {
                        mantissa = mantissa * 10 + (c - '0');
                    }
                    significant++;
                }
            } else {
                break;
            }
        }
        if (!digits) {
            return Numerals.NONE;
        }
        int digitsEnd = p;
        if (p < end) {
            if ((b[p] | 0x20) != 'e' || !isExponent(b, p + 1, end)) {
                return Numerals.NONE;
            }
            scale += exponent(b, p + 1, end);
        }
        double value;
        if (significant == 0) {
            value = 0.0;
        } else if (significant <= 18 && mantissa <= 1L << 53 && scale >= -22 && scale <= 22) {
            // Both operands are exact, so one IEEE operation rounds once, which is correct rounding.
            value = scale < 0 ? mantissa / EXACT_POWERS[(int) -scale] : mantissa * EXACT_POWERS[(int) scale];
        } else {
            value = rounded(b, firstSignificant, digitsEnd, significant, scale);
        }
        bits[at] = Double.doubleToRawLongBits(negative ? -value : value);
        return Numerals.FLOAT;
    }

    /** The general case, through the JDK's correctly rounding reader, given digits and an exponent only. */
    private static double rounded(byte[] b, int from, int end, int significant, long scale) {
        int kept = Math.min(significant, DECISIVE_DIGITS);
        // The value lies between 10^(magnitude-1) and 10^magnitude.
        long magnitude = scale + significant;
        if (magnitude > 310) {
            return Double.POSITIVE_INFINITY;
        }
        if (magnitude < -330) {
            return 0.0;
        }
        ByteBuf text = new ByteBuf(kept + 12);
        int p = from;
        for (int i = 0; i < kept; p++) {
            if (b[p] != '.') {
                text.append(b[p]);
                i++;
            }
        }
        long exponent = scale + significant - kept;
        for (; p < end; p++) {
            if (b[p] != '.' && b[p] != '0') {
                text.append('1');
                exponent--;
                break;
            }
        }
        text.append('e');
        NumeralPrinter.append(text, exponent);
        return Double.parseDouble(new String(text.array(), 0, text.length(), StandardCharsets.ISO_8859_1));
    }

    private static boolean isExponent(byte[] b, int from, int end) {
        int p = from;
        if (p < end && (b[p] == '-' || b[p] == '+')) {
            p++;
        }
        if (p == end) {
            return false;
        }
        for (; p < end; p++) {
            if (!Ascii.isDigit(b[p])) {
                return false;
            }
        }
        return true;
    }

    private static long exponent(byte[] b, int from, int end) {
        boolean negative = b[from] == '-';
        long value = 0;
        for (int p = negative || b[from] == '+' ? from + 1 : from; p < end; p++) {
            if (value < EXPONENT_CAP) {
                value = value * 10 + (b[p] - '0');
            }
        }
        return negative ? -value : value;
    }

    /** What follows {@code 0x}: an integer that wraps, or a float when there is a point or a binary exponent. */
    private static int hexadecimal(byte[] b, int from, int end, boolean negative, long[] bits, int at) {
        int p = from;
        long value = 0;
        for (; p < end; p++) {
            int digit = Ascii.hexValue(b[p]);
            if (digit < 0) {
                break;
            }
            value = value << 4 | digit;
        }
        if (p == end) {
            bits[at] = negative ? -value : value;
            return Numerals.INTEGER;
        }
        return hexadecimalFloat(b, from, end, negative, bits, at);
    }

    private static int hexadecimalFloat(byte[] b, int from, int end, boolean negative, long[] bits, int at) {
        int p = from;
        // The value is mantissa * 2^scale, plus something smaller than one unit of the mantissa when inexact.
        long mantissa = 0;
        long scale = 0;
        boolean inexact = false;
        boolean point = false;
        boolean digits = false;
        for (; p < end; p++) {
            int c = b[p];
            if (c == '.') {
                if (point) {
                    return Numerals.NONE;
                }
                point = true;
                continue;
            }
            int digit = Ascii.hexValue(c);
            if (digit < 0) {
                break;
            }
            digits = true;
            if (mantissa >>> 59 == 0) {
                mantissa = mantissa << 4 | digit;
                scale -= point ? 4 : 0;
            } else {
                inexact |= digit != 0;
                scale += point ? 0 : 4;
            }
        }
        if (!digits) {
            return Numerals.NONE;
        }
        if (p < end) {
            if ((b[p] | 0x20) != 'p' || !isExponent(b, p + 1, end)) {
                return Numerals.NONE;
            }
            scale += exponent(b, p + 1, end);
        }
        double value = scaled(mantissa, inexact, scale);
        bits[at] = Double.doubleToRawLongBits(negative ? -value : value);
        return Numerals.FLOAT;
    }

    /** {@code mantissa * 2^scale}, rounded once, to even, also where the result is subnormal. */
    private static double scaled(long mantissa, boolean inexact, long scale) {
        if (mantissa == 0) {
            return 0.0;
        }
        int length = 64 - Long.numberOfLeadingZeros(mantissa);
        long magnitude = scale + length;
        if (magnitude > 1024) {
            return Double.POSITIVE_INFINITY;
        }
        if (magnitude < -1074) {
            return 0.0;
        }
        // The last bit that the result can have: 53 bits below the first, but never below 2^-1074.
        long unit = Math.max(magnitude - 53, -1074);
        long drop = unit - scale;
        if (drop <= 0) {
            return Math.scalb((double) mantissa, (int) scale);
        }
        // Here 1 <= drop <= 63, since the mantissa has at most 63 bits and the value is at least 2^-1075.
        long kept = mantissa >>> drop;
        long rest = mantissa & (1L << drop) - 1;
        long half = 1L << drop - 1;
        if (rest > half || rest == half && (inexact || (kept & 1) != 0)) {
            kept++;
        }
        return Math.scalb((double) kept, (int) unit);
    }

    /** See {@link Numerals#parseInBase}. */
    static @Nullable Long readInBase(byte[] b, int from, int to, int base) {
        int p = from;
        int end = to;
        while (p < end && Ascii.isSpace(b[p])) {
            p++;
        }
        while (end > p && Ascii.isSpace(b[end - 1])) {
            end--;
        }
        if (p == end) {
            return null;
        }
        boolean negative = b[p] == '-';
        if (negative || b[p] == '+') {
            p++;
        }
        if (p == end) {
            return null;
        }
        long value = 0;
        for (; p < end; p++) {
            int c = b[p];
            int digit = Ascii.isDigit(c) ? c - '0' : Ascii.is(c, Ascii.ALPHA) ? Ascii.toUpper(c) - 'A' + 10 : 99;
            if (digit >= base) {
                return null;
            }
            value = value * base + digit;
        }
        return negative ? -value : value;
    }
}
