package io.perilune.engine.text;

/**
 * UTF-8 as Lua understands it: the original scheme with up to six bytes and values up to 2^31 - 1, or, when strict,
 * Unicode's code points without surrogates.
 */
public final class Utf8 {
    /** The largest value that has an encoding. */
    public static final int MAX_VALUE = 0x7FFFFFFF;

    private static final int MAX_UNICODE = 0x10FFFF;

    private Utf8() {}

    /** True for a byte that cannot start a sequence, only go on with it. */
    public static boolean isContinuation(int b) {
        return (b & 0xC0) == 0x80;
    }

    /** Appends the encoding of {@code code}, which is 0 to {@link #MAX_VALUE}. */
    public static void encode(ByteBuf out, int code) {
        if (code < 0x80) {
            out.append(code);
            return;
        }
        int continuations = continuations(code);
        // The first byte has one leading 1 for every byte of the sequence.
        out.append(-1 << 7 - continuations | code >>> 6 * continuations);
        for (int shift = 6 * (continuations - 1); shift >= 0; shift -= 6) {
            out.append(0x80 | code >>> shift & 0x3F);
        }
    }

    private static int continuations(int code) {
        if (code < 0x800) {
            return 1;
        }
        if (code < 0x10000) {
            return 2;
        }
        if (code < 0x200000) {
            return 3;
        }
        return code < 0x4000000 ? 4 : 5;
    }

    /**
     * Decodes the sequence that starts at {@code b[at]} and ends before {@code end}. The answer is -1 when there is no
     * valid one, and otherwise holds the index behind it, see {@link #next}, and the value, see {@link #code}.
     */
    public static long decode(byte[] b, int at, int end, boolean strict) {
        if (at >= end) {
            return -1;
        }
        int lead = b[at] & 0xFF;
        if (lead < 0x80) {
            return result(at + 1, lead);
        }
        if (lead < 0xC0 || lead >= 0xFE) {
            return -1;
        }
        int continuations = Integer.numberOfLeadingZeros(~(lead << 24)) - 1;
        if (end - at <= continuations) {
            return -1;
        }
        int code = lead & 0x3F >> continuations;
        for (int i = 1; i <= continuations; i++) {
            int next = b[at + i];
            if (!isContinuation(next)) {
                return -1;
            }
            code = code << 6 | next & 0x3F;
        }
        if (code < 0x80 || continuations(code) != continuations) {
            return -1;
        }
        if (strict && (code > MAX_UNICODE || code >= 0xD800 && code <= 0xDFFF)) {
            return -1;
        }
        return result(at + 1 + continuations, code);
    }

    private static long result(int next, int code) {
        return (long) next << 32 | code;
    }

    /** The index of the byte behind the sequence, from an answer of {@link #decode}. */
    public static int next(long decoded) {
        return (int) (decoded >>> 32);
    }

    /** The value, from an answer of {@link #decode}. */
    public static int code(long decoded) {
        return (int) decoded;
    }
}
