package io.perilune.engine.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The decimal digits of one finite float, rounded from its exact value, ties to even, as the C library does.
 *
 * <p>{@code digits[0..count)} are ASCII digits d0 d1 d2 … whose value is d0.d1d2… times 10^{@code exponent}. Zero has
 * the digits that were asked for, all of them 0, and exponent 0.
 */
final class FloatDigits {
    /** Five to this power is the last that fits a signed long; see {@link #scaled}. */
    private static final int MAX_POWER = 27;

    private static final long[] POWERS_OF_FIVE = powers(5, MAX_POWER);
    private static final long[] POWERS_OF_TEN = powers(10, 18);

    private static final long MANTISSA_BITS = (1L << 52) - 1;

    byte[] digits;
    int count;
    int exponent;

    private FloatDigits(int capacity) {
        digits = new byte[capacity];
    }

    private static long[] powers(long base, int last) {
        long[] all = new long[last + 1];
        all[0] = 1;
        for (int i = 1; i <= last; i++) {
            all[i] = all[i - 1] * base;
        }
        return all;
    }

    /** The first {@code wanted} significant digits of |value|, at least one. */
    static FloatDigits significant(double value, int wanted) {
        FloatDigits d = new FloatDigits(wanted);
        long bits = Double.doubleToRawLongBits(value) & Long.MAX_VALUE;
        if (bits == 0) {
            d.padTo(wanted);
        } else if (wanted > 17 || !d.shortSignificant(bits, wanted)) {
            d.take(new BigDecimal(Math.abs(value)).round(new MathContext(wanted, RoundingMode.HALF_EVEN)));
            d.padTo(wanted);
        }
        return d;
    }

    /** All digits of |value| down to the {@code decimals}-th behind the point, and at least one before it. */
    static FloatDigits fixed(double value, int decimals) {
        long bits = Double.doubleToRawLongBits(value) & Long.MAX_VALUE;
        long n = decimals <= MAX_POWER && bits != 0 ? scaled(mantissa(bits), binaryExponent(bits), decimals) : -1;
        if (n >= 0) {
            int length = Math.max(NumeralPrinter.digitCount(n), decimals + 1);
            FloatDigits d = new FloatDigits(length);
            d.put(n, length);
            d.exponent = length - 1 - decimals;
            return d;
        }
        FloatDigits d = new FloatDigits(decimals + 1);
        BigDecimal exact = new BigDecimal(Math.abs(value));
        if (exact.scale() > decimals) {
            exact = exact.setScale(decimals, RoundingMode.HALF_EVEN);
        }
        if (exact.signum() != 0) {
            d.take(exact);
            d.prepend(-d.exponent);
        }
        d.padTo(d.exponent + 1 + decimals);
        return d;
    }

    /** Drops zeros at the end, down to one digit. */
    void stripZeros() {
        while (count > 1 && digits[count - 1] == '0') {
            count--;
        }
    }

    private static long mantissa(long bits) {
        long fraction = bits & MANTISSA_BITS;
        return bits >>> 52 == 0 ? fraction : fraction | MANTISSA_BITS + 1;
    }

    /** The power of two that, times the mantissa, makes the value. */
    private static int binaryExponent(long bits) {
        return (int) Math.max(bits >>> 52, 1) - 1075;
    }

    /** True when the digits could be found in 128 bits; otherwise nothing is changed that matters. */
    private boolean shortSignificant(long bits, int wanted) {
        long m = mantissa(bits);
        int e = binaryExponent(bits);
        int log2 = e + 63 - Long.numberOfLeadingZeros(m);
        // floor(log10(2^log2)), exact for every double: never above the true exponent, and at most one below.
        int guess = (int) (log2 * 1262611L >> 22);
        for (int x = guess; x <= guess + 1; x++) {
            long n = scaled(m, e, wanted - 1 - x);
            if (n < 0) {
                return false;
            }
            if (n == POWERS_OF_TEN[wanted]) {
                // 99…9 rounded up, or a guess one too low that rounded down: the same digits either way.
                n = POWERS_OF_TEN[wanted - 1];
                put(n, wanted);
                exponent = x + 1;
                return true;
            }
            if (n < POWERS_OF_TEN[wanted]) {
                put(n, wanted);
                exponent = x;
                return true;
            }
        }
        return false;
    }

    /** {@code m * 2^e * 10^k} rounded to an integer, exactly; -1 when that needs more than 128 bits or a long. */
    private static long scaled(long m, int e, int k) {
        if (k < 0) {
            return scaledDown(m, e, -k);
        }
        if (k > MAX_POWER) {
            return -1;
        }
        // 10^k is 5^k times 2^k. The product has at most 53 + 63 bits.
        long five = POWERS_OF_FIVE[k];
        long high = Math.multiplyHigh(m, five);
        long low = m * five;
        int shift = e + k;
        if (shift >= 0) {
            return high == 0 && low >= 0 && shift < Long.numberOfLeadingZeros(low) ? low << shift : -1;
        }
        int drop = -shift;
        long kept;
        boolean half;
        boolean rest;
        if (drop < 64) {
            if (high >>> drop - 1 != 0) {
                return -1;
            }
            kept = high << 64 - drop | low >>> drop;
            half = (low >>> drop - 1 & 1) != 0;
            rest = (low & (1L << drop - 1) - 1) != 0;
        } else if (drop == 64) {
            kept = high;
            half = low < 0;
            rest = low << 1 != 0;
        } else if (drop < 128) {
            kept = high >>> drop - 64;
            half = (high >>> drop - 65 & 1) != 0;
            rest = low != 0 || (high & (1L << drop - 65) - 1) != 0;
        } else {
            return 0;
        }
        return half && (rest || (kept & 1) != 0) ? kept + 1 : kept;
    }

    /** {@code m * 2^e / 10^j} rounded to an integer, where the dividend is an integer that fits a long; else -1. */
    private static long scaledDown(long m, int e, int j) {
        if (j > 18 || e < 0 && (e < -52 || (m & (1L << -e) - 1) != 0) || e > 10) {
            return -1;
        }
        long dividend = e < 0 ? m >> -e : m << e;
        long divisor = POWERS_OF_TEN[j];
        long quotient = dividend / divisor;
        long rest = dividend - quotient * divisor;
        long other = divisor - rest;
        return rest > other || rest == other && (quotient & 1) != 0 ? quotient + 1 : quotient;
    }

    /** Takes the digits of {@code n}, with zeros before them up to {@code length}. */
    private void put(long n, int length) {
        NumeralPrinter.digits(n, digits, length);
        for (int i = length - NumeralPrinter.digitCount(n) - 1; i >= 0; i--) {
            digits[i] = '0';
        }
        count = length;
    }

    private void take(BigDecimal value) {
        byte[] text = value.unscaledValue().toString().getBytes(StandardCharsets.ISO_8859_1);
        digits = text;
        count = text.length;
        exponent = count - 1 - value.scale();
    }

    private void padTo(int wanted) {
        if (wanted > digits.length) {
            digits = Arrays.copyOf(digits, wanted);
        }
        while (count < wanted) {
            digits[count++] = '0';
        }
    }

    /** Adds leading zeros, which stand before and behind the point of a value below one. */
    private void prepend(int zeros) {
        if (zeros > 0) {
            byte[] wider = new byte[count + zeros];
            Arrays.fill(wider, 0, zeros, (byte) '0');
            System.arraycopy(digits, 0, wider, zeros, count);
            digits = wider;
            count += zeros;
            exponent += zeros;
        }
    }
}
