package io.perilune.engine.text;

/** Number to text, as {@code tostring} gives it: {@code %d} for integers, {@code %.14g} for floats. */
final class NumeralPrinter {
    /** The significant digits of {@code %.14g}. */
    private static final int PRECISION = 14;

    /** Integral floats below this magnitude print as their digits; from here on an exponent is used. */
    private static final double PLAIN_LIMIT = 1e14;

    private static final byte[] SMALLEST = {
        '-', '9', '2', '2', '3', '3', '7', '2', '0', '3', '6', '8', '5', '4', '7', '7', '5', '8', '0', '8'
    };

    private NumeralPrinter() {}

    static ByteStr print(long value) {
        if (value >= 0 && value <= 9) {
            return ByteStr.ofByte('0' + (int) value);
        }
        byte[] text = new byte[length(value)];
        write(value, text, text.length);
        return ByteStr.wrap(text);
    }

    static int length(long value) {
        if (value >= 0) {
            return digitCount(value);
        }
        return value == Long.MIN_VALUE ? SMALLEST.length : 1 + digitCount(-value);
    }

    static void write(long value, byte[] to, int end) {
        if (value >= 0) {
            digits(value, to, end);
        } else if (value == Long.MIN_VALUE) {
            System.arraycopy(SMALLEST, 0, to, end - SMALLEST.length, SMALLEST.length);
        } else {
            to[end - 1 - digitCount(-value)] = '-';
            digits(-value, to, end);
        }
    }

    static void append(ByteBuf out, long value) {
        out.fill('0', length(value));
        write(value, out.array(), out.length());
    }

    static ByteStr print(double value) {
        ByteBuf out = new ByteBuf(24);
        append(out, value);
        return out.toByteStr();
    }

    static void append(ByteBuf out, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            appendNotFinite(out, value);
            return;
        }
        if (Double.doubleToRawLongBits(value) < 0) {
            out.append('-');
        }
        double magnitude = Math.abs(value);
        long integral = (long) magnitude;
        if (integral == magnitude && magnitude < PLAIN_LIMIT) {
            append(out, integral);
            out.append('.').append('0');
            return;
        }
        FloatDigits d = FloatDigits.significant(magnitude, PRECISION);
        d.stripZeros();
        if (d.exponent < -4 || d.exponent >= PRECISION) {
            appendScientific(out, d);
        } else {
            appendPlain(out, d);
            if (d.count <= d.exponent + 1) {
                out.append('.').append('0');
            }
        }
    }

    /**
     * {@code inf}, {@code -inf} or {@code nan}. A NaN is printed without a sign: its sign bit is whatever the processor and the
     * tier that compiled the division left there, so printing it would make the output of a program change while it runs.
     */
    static void appendNotFinite(ByteBuf out, double value) {
        out.append(Double.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf");
    }

    /** The digits without an exponent, with a point only when digits follow it. */
    private static void appendPlain(ByteBuf out, FloatDigits d) {
        if (d.exponent < 0) {
            out.append('0').append('.').fill('0', -1 - d.exponent).append(d.digits, 0, d.count);
            return;
        }
        int whole = d.exponent + 1;
        if (d.count <= whole) {
            out.append(d.digits, 0, d.count).fill('0', whole - d.count);
        } else {
            out.append(d.digits, 0, whole).append('.').append(d.digits, whole, d.count - whole);
        }
    }

    private static void appendScientific(ByteBuf out, FloatDigits d) {
        out.append(d.digits[0]);
        if (d.count > 1) {
            out.append('.').append(d.digits, 1, d.count - 1);
        }
        out.append('e');
        appendExponent(out, d.exponent);
    }

    /** A decimal exponent: its sign always, and at least two digits. */
    static void appendExponent(ByteBuf out, int exponent) {
        out.append(exponent < 0 ? '-' : '+');
        int magnitude = Math.abs(exponent);
        if (magnitude < 10) {
            out.append('0');
        }
        append(out, magnitude);
    }

    /** How many decimal digits a non-negative number has. */
    static int digitCount(long n) {
        int count = 1;
        long rest = n;
        while (rest >= 10_000) {
            rest /= 10_000;
            count += 4;
        }
        if (rest >= 1000) {
            return count + 3;
        }
        if (rest >= 100) {
            return count + 2;
        }
        return rest >= 10 ? count + 1 : count;
    }

    /** Writes the digits of a non-negative number so that they end before {@code text[end]}. */
    static void digits(long n, byte[] text, int end) {
        int p = end;
        long rest = n;
        while (rest > Integer.MAX_VALUE) {
            long quotient = rest / 10;
            text[--p] = (byte) ('0' + (int) (rest - quotient * 10));
            rest = quotient;
        }
        int small = (int) rest;
        do {
            int quotient = small / 10;
            text[--p] = (byte) ('0' + (small - quotient * 10));
            small = quotient;
        } while (small != 0);
    }
}
