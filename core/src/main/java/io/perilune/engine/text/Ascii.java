package io.perilune.engine.text;

/**
 * The character classes of C's {@code ctype.h} in the C locale, for one byte given as 0 to 255.
 *
 * <p>Bytes above 127 belong to no class, whatever the JVM's locale: scripts must behave the same everywhere.
 */
public final class Ascii {
    public static final int UPPER = 1;
    public static final int LOWER = 2;
    public static final int DIGIT = 4;
    public static final int SPACE = 8;
    public static final int PUNCT = 16;
    public static final int CONTROL = 32;
    public static final int HEX = 64;

    public static final int ALPHA = UPPER | LOWER;
    public static final int ALNUM = ALPHA | DIGIT;
    public static final int GRAPH = ALNUM | PUNCT;

    private static final byte[] CLASSES = classes();

    private Ascii() {}

    private static byte[] classes() {
        byte[] all = new byte[256];
        for (int c = 0; c < 128; c++) {
            int bits;
            if (c < ' ' || c == 127) {
                bits = CONTROL;
            } else if (c >= '0' && c <= '9') {
                bits = DIGIT | HEX;
            } else if (c >= 'A' && c <= 'Z') {
                bits = c <= 'F' ? UPPER | HEX : UPPER;
            } else if (c >= 'a' && c <= 'z') {
                bits = c <= 'f' ? LOWER | HEX : LOWER;
            } else {
                bits = c == ' ' ? 0 : PUNCT;
            }
            if (c == ' ' || c >= '\t' && c <= '\r') {
                bits |= SPACE;
            }
            all[c] = (byte) bits;
        }
        return all;
    }

    /** True when {@code c} is in any of the classes whose bits are set in {@code mask}. */
    public static boolean is(int c, int mask) {
        return (CLASSES[c & 0xFF] & mask) != 0;
    }

    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** The value of a hexadecimal digit, or -1 when {@code c} is none. */
    public static int hexValue(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    public static int toLower(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    public static int toUpper(int c) {
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    }
}
