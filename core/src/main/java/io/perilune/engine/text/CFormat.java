package io.perilune.engine.text;

/**
 * The conversions of C's {@code printf} for 64-bit integers, doubles and byte strings, digit for digit as glibc prints
 * them in the C locale.
 *
 * <p>A precision of -1 means that none was given. Widths and precisions are the caller's to bound: they are sizes of
 * what is appended.
 */
public final class CFormat {
    /** The flag {@code -}: fill on the right. */
    public static final int LEFT = 1;
    /** The flag {@code +}: a sign before positive numbers, too. */
    public static final int PLUS = 2;
    /** The flag space: a blank where {@link #PLUS} would put its sign. */
    public static final int BLANK = 4;
    /** The flag {@code #}: prefixes of octal and hexadecimal, and a point in every float. */
    public static final int ALTERNATE = 8;
    /** The flag {@code 0}: fill with zeros between sign and digits. */
    public static final int ZERO = 16;

    private static final byte[] LOWER_DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private CFormat() {}

    /** Conversions {@code d i u o x X}. */
    public static void integer(ByteBuf out, int conversion, int flags, int width, int precision, long value) {
        int start = out.length();
        boolean signed = conversion == 'd' || conversion == 'i';
        if (signed) {
            sign(out, flags, value < 0);
        } else if (conversion != 'u' && conversion != 'o' && (flags & ALTERNATE) != 0 && value != 0) {
            out.append('0').append(conversion);
        }
        int prefix = out.length() - start;
        if (value != 0 || precision != 0) {
            magnitude(out, conversion, value);
        }
        int digits = out.length() - start - prefix;
        insert(out, start + prefix, '0', precision - digits);
        if (conversion == 'o' && (flags & ALTERNATE) != 0 && !startsWithZero(out, start)) {
            insert(out, start, '0', 1);
        }
        pad(out, start, prefix, precision < 0 ? flags : flags & ~ZERO, width);
    }

    private static boolean startsWithZero(ByteBuf out, int start) {
        return out.length() > start && out.array()[start] == '0';
    }

    private static void magnitude(ByteBuf out, int conversion, long value) {
        switch (conversion) {
            case 'd', 'i' -> {
                if (value == Long.MIN_VALUE) {
                    unsigned(out, value);
                } else {
                    NumeralPrinter.append(out, Math.abs(value));
                }
            }
            case 'u' -> unsigned(out, value);
            case 'o' -> powerOfTwo(out, value, 3, false);
            default -> powerOfTwo(out, value, 4, conversion == 'X');
        }
    }

    private static void unsigned(ByteBuf out, long value) {
        if (value < 0) {
            long quotient = Long.divideUnsigned(value, 10);
            NumeralPrinter.append(out, quotient);
            NumeralPrinter.append(out, value - quotient * 10);
        } else {
            NumeralPrinter.append(out, value);
        }
    }

    private static void powerOfTwo(ByteBuf out, long value, int bits, boolean upper) {
        int length = Math.max(1, (64 - Long.numberOfLeadingZeros(value) + bits - 1) / bits);
        out.fill('0', length);
        byte[] text = out.array();
        int p = out.length();
        for (long rest = value; rest != 0; rest >>>= bits) {
            int digit = LOWER_DIGITS[(int) rest & (1 << bits) - 1];
            text[--p] = (byte) (upper ? Ascii.toUpper(digit) : digit);
        }
    }

    /** Conversions {@code e E f F g G a A}. */
    public static void floating(ByteBuf out, int conversion, int flags, int width, int precision, double value) {
        int start = out.length();
        // A NaN has no sign here, see NumeralPrinter.
        sign(out, flags, Double.doubleToLongBits(value) < 0);
        int prefix = out.length() - start;
        int effective = flags;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            out.append(Double.isNaN(value) ? "nan" : "inf");
            effective &= ~ZERO;
        } else {
            boolean point = (flags & ALTERNATE) != 0;
            int wanted = precision < 0 ? 6 : precision;
            switch (conversion | 0x20) {
                case 'f' -> plain(out, FloatDigits.fixed(value, wanted), wanted, point);
                case 'e' -> scientific(out, FloatDigits.significant(value, wanted + 1), point);
                case 'g' -> general(out, value, Math.max(wanted, 1), point);
                default -> {
                    prefix += 2;
                    HexFloat.append(out, value, precision, point);
                }
            }
        }
        if (conversion < 'a') {
            byte[] text = out.array();
            for (int i = start; i < out.length(); i++) {
                text[i] = (byte) Ascii.toUpper(text[i]);
            }
        }
        pad(out, start, prefix, effective, width);
    }

    private static void general(ByteBuf out, double value, int wanted, boolean alternate) {
        FloatDigits d = FloatDigits.significant(value, wanted);
        if (!alternate) {
            d.stripZeros();
        }
        if (d.exponent < -4 || d.exponent >= wanted) {
            scientific(out, d, alternate);
        } else {
            plain(out, d, Math.max(0, d.count - 1 - d.exponent), alternate);
        }
    }

    /** The digits without exponent; none stand behind the point when {@code decimals} is 0. */
    private static void plain(ByteBuf out, FloatDigits d, int decimals, boolean point) {
        int whole = d.exponent + 1;
        if (whole <= 0) {
            out.append('0').append('.').fill('0', -whole).append(d.digits, 0, d.count);
            return;
        }
        int present = Math.min(whole, d.count);
        out.append(d.digits, 0, present).fill('0', whole - present);
        if (decimals > 0 || point) {
            out.append('.').append(d.digits, present, d.count - present);
        }
    }

    private static void scientific(ByteBuf out, FloatDigits d, boolean point) {
        out.append(d.digits[0]);
        if (d.count > 1 || point) {
            out.append('.').append(d.digits, 1, d.count - 1);
        }
        out.append('e');
        NumeralPrinter.appendExponent(out, d.exponent);
    }

    /** Conversion {@code c}: the low byte of {@code value}. */
    public static void character(ByteBuf out, int flags, int width, long value) {
        int start = out.length();
        out.append((int) value);
        pad(out, start, 0, flags & LEFT, width);
    }

    /** Conversion {@code s}: at most {@code precision} bytes. */
    public static void string(ByteBuf out, int flags, int width, int precision, ByteStr value) {
        int start = out.length();
        int count = precision < 0 ? value.length() : Math.min(precision, value.length());
        out.append(value.bytes(), 0, count);
        pad(out, start, 0, flags & LEFT, width);
    }

    /** Conversion {@code p}, where 0 is the null pointer, whose text is the one that Lua gives it. */
    public static void pointer(ByteBuf out, int flags, int width, long address) {
        int start = out.length();
        if (address == 0) {
            out.append("(null)");
        } else {
            out.append("0x");
            powerOfTwo(out, address, 4, false);
        }
        pad(out, start, 0, flags & LEFT, width);
    }

    private static void sign(ByteBuf out, int flags, boolean negative) {
        if (negative) {
            out.append('-');
        } else if ((flags & PLUS) != 0) {
            out.append('+');
        } else if ((flags & BLANK) != 0) {
            out.append(' ');
        }
    }

    /** Fills what was appended since {@code start} up to {@code width}, with zeros behind {@code prefix} bytes of it. */
    private static void pad(ByteBuf out, int start, int prefix, int flags, int width) {
        int missing = width - (out.length() - start);
        if (missing <= 0) {
            return;
        }
        if ((flags & LEFT) != 0) {
            out.fill(' ', missing);
        } else if ((flags & ZERO) != 0) {
            insert(out, start + prefix, '0', missing);
        } else {
            insert(out, start, ' ', missing);
        }
    }

    private static void insert(ByteBuf out, int position, int b, int count) {
        if (count > 0) {
            int end = out.length();
            out.fill(b, count);
            byte[] text = out.array();
            System.arraycopy(text, position, text, position + count, end - position);
            for (int i = position; i < position + count; i++) {
                text[i] = (byte) b;
            }
        }
    }
}
