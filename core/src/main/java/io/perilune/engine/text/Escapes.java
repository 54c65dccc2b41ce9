package io.perilune.engine.text;

/** Values as Lua source text that reads back as the same value: the conversion {@code %q} of string.format. */
public final class Escapes {
    private Escapes() {}

    /** Appends {@code s} between double quotes. Bytes outside ASCII stay as they are. */
    public static void quote(ByteBuf out, ByteStr s) {
        out.append('"');
        int length = s.length();
        for (int i = 0; i < length; i++) {
            int c = s.at(i);
            if (c == '"' || c == '\\' || c == '\n') {
                out.append('\\').append(c);
            } else if (Ascii.is(c, Ascii.CONTROL)) {
                out.append('\\');
                if (i + 1 < length && Ascii.isDigit(s.at(i + 1))) {
                    // A digit that follows must not be taken for one of the escape's own: it gets all three.
                    out.append(c < 100 ? "0" : "").append(c < 10 ? "0" : "");
                }
                NumeralPrinter.append(out, c);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** Appends {@code value}; the smallest integer in hexadecimal, since its decimal digits read as a float. */
    public static void quote(ByteBuf out, long value) {
        if (value == Long.MIN_VALUE) {
            out.append("0x8000000000000000");
        } else {
            NumeralPrinter.append(out, value);
        }
    }

    /** Appends {@code value} exactly, in hexadecimal; infinities and NaN as expressions that give them. */
    public static void quote(ByteBuf out, double value) {
        if (Double.isNaN(value)) {
            out.append("(0/0)");
        } else if (Double.isInfinite(value)) {
            out.append(value > 0 ? "1e9999" : "-1e9999");
        } else {
            CFormat.floating(out, 'a', 0, 0, -1, value);
        }
    }
}
