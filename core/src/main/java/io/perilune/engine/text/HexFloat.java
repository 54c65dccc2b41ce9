package io.perilune.engine.text;

/** The conversion {@code %a} of a finite float, without its sign. */
final class HexFloat {
    private static final int FRACTION_DIGITS = 13;
    private static final long FRACTION = (1L << 52) - 1;

    private HexFloat() {}

    /** Appends {@code 0x1.8p+3} or the like; with a precision of -1 as many digits as the value has. */
    static void append(ByteBuf out, double value, int precision, boolean point) {
        long bits = Double.doubleToRawLongBits(value) & Long.MAX_VALUE;
        long fraction = bits & FRACTION;
        // Subnormals keep a leading 0 and the smallest exponent instead of being normalised.
        int lead = bits >>> 52 == 0 ? 0 : 1;
        int exponent = bits == 0 ? 0 : (int) Math.max(bits >>> 52, 1) - 1023;
        int digits = FRACTION_DIGITS - Math.min(FRACTION_DIGITS, Long.numberOfTrailingZeros(fraction) / 4);
        if (precision >= 0 && precision < digits) {
            int dropped = 4 * (FRACTION_DIGITS - precision);
            long kept = ((long) lead << 52 | fraction) >>> dropped;
            long rest = fraction & (1L << dropped) - 1;
            long half = 1L << dropped - 1;
            if (rest > half || rest == half && (kept & 1) != 0) {
                kept++;
            }
            // A carry may make the leading digit 2; the exponent stays.
            lead = (int) (kept >>> 4 * precision);
            fraction = kept << dropped & FRACTION;
            digits = precision;
        }
        out.append("0x").append('0' + lead);
        if (digits > 0 || precision > 0 || point) {
            out.append('.');
        }
        for (int i = 1; i <= digits; i++) {
            int digit = (int) (fraction >>> 52 - 4 * i) & 15;
            out.append(digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
        out.fill('0', precision - digits);
        out.append('p').append(exponent < 0 ? '-' : '+');
        NumeralPrinter.append(out, Math.abs(exponent));
    }
}
