package io.perilune.engine.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An immutable string of bytes: the Lua string.
 *
 * <p>Equality and hash are by content. The hash is seeded once per process, so that a script cannot prepare keys that
 * collide. {@link #toString} decodes UTF-8 and keeps the result; bytes that are not UTF-8 become U+FFFD in that view
 * only, the bytes themselves are never changed.
 */
public final class ByteStr implements Comparable<ByteStr> {
    public static final ByteStr EMPTY = new ByteStr(new byte[0]);

    /** Differs in every process: see {@link #hashCode}. Odd, since it is used as a multiplier. */
    private static final long SEED =
            System.nanoTime() * 0x9E3779B97F4A7C15L ^ System.identityHashCode(EMPTY) * 0xC2B2AE3D27D4EB4FL | 1;

    private static final int SOON = 12;

    private static final ByteStr[] SINGLE_BYTES = singleBytes();

    private final byte[] bytes;
    /** Zero while not computed; a hash that comes out as zero is stored as one. Racy on purpose, as in String. */
    private int hash;

    private @Nullable String decoded;

    private ByteStr(byte[] bytes) {
        this.bytes = bytes;
    }

    private static ByteStr[] singleBytes() {
        ByteStr[] all = new ByteStr[256];
        for (int i = 0; i < 256; i++) {
            all[i] = new ByteStr(new byte[] {(byte) i});
        }
        return all;
    }

    /** The UTF-8 bytes of {@code text}. */
    public static ByteStr of(String text) {
        return new ByteStr(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #of}, but gives back the bytes that {@link #escaped} could not show. */
    public static ByteStr ofEscaped(String text) {
        int length = text.length();
        ByteBuf out = null;
        int done = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0xDC80 && c <= 0xDCFF && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
                if (out == null) {
                    out = new ByteBuf(length);
                }
                out.append(of(text.substring(done, i))).append(c - 0xDC00);
                done = i + 1;
            }
        }
        return out == null ? of(text) : out.append(of(text.substring(done))).toByteStr();
    }

    /** One byte, 0 to 255; the same object every time. */
    public static ByteStr ofByte(int b) {
        return SINGLE_BYTES[b & 0xFF];
    }

    /** A copy of a range of {@code source}. */
    public static ByteStr copyOf(byte[] source, int from, int to) {
        if (to - from <= 1) {
            return to <= from ? EMPTY : ofByte(source[from]);
        }
        return new ByteStr(Arrays.copyOfRange(source, from, to));
    }

    /** Takes over {@code bytes} without copying; the caller must not change them afterwards. */
    public static ByteStr wrap(byte[] bytes) {
        return new ByteStr(bytes);
    }

    public int length() {
        return bytes.length;
    }

    /** The byte at {@code index} as 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xFF;
    }

    /** The bytes themselves, not a copy: they must never be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Bytes {@code from} (inclusive, from 0) to {@code to} (exclusive). */
    public ByteStr substring(int from, int to) {
        if (from == 0 && to == bytes.length) {
            return this;
        }
        return copyOf(bytes, from, to);
    }

    public boolean isAscii() {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** True when the bytes are exactly those of {@code ascii}. */
    public boolean contentEquals(String ascii) {
        if (ascii.length() != bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != (byte) ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** True when the bytes are well-formed UTF-8. */
    public boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /** What it takes on the heap: the object, its bytes and, once somebody has asked for it, the decoded text. */
    public long heapBytes() {
        long own = 24 + (16 + bytes.length + 7 & ~7L);
        return decoded == null ? own : own * 2;
    }

    /**
     * Four bytes a step, into a state of eight: a difference between two strings is spread over all of it by a multiplier
     * that differs from process to process, and the next four bytes cannot take it back.
     */
    @Override
    public int hashCode() {
        int h = hash;
        return h != 0 ? h : computeHash();
    }

    private int computeHash() {
        byte[] b = bytes;
        long h = SEED ^ b.length;
        int i = 0;
        for (int end = b.length - 3; i < end; i += 4) {
            int word = b[i] & 0xFF | (b[i + 1] & 0xFF) << 8 | (b[i + 2] & 0xFF) << 16 | b[i + 3] << 24;
            h = (h ^ word & 0xFFFFFFFFL) * SEED;
            h ^= h >>> 32;
        }
        if (i < b.length) {
            int word = b[i] & 0xFF;
            while (++i < b.length) {
                word = word << 8 | b[i] & 0xFF;
            }
            h = (h ^ word) * SEED;
            h ^= h >>> 32;
        }
        h *= 0xD6E8FEB86659FD93L;
        int folded = (int) (h ^ h >>> 32);
        hash = folded == 0 ? 1 : folded;
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof ByteStr that && equalBytes(that);
    }

    /** Content equality for callers that know the other is a different ByteStr. */
    public boolean equalBytes(ByteStr that) {
        int mine = hash;
        int theirs = that.hash;
        if (mine != 0 && theirs != 0 && mine != theirs) {
            return false;
        }
        return Arrays.equals(bytes, that.bytes);
    }

    /** Order of unsigned bytes, which is what {@code strcoll} gives in the C locale. */
    @Override
    public int compareTo(ByteStr that) {
        byte[] x = bytes;
        byte[] y = that.bytes;
        // Most strings differ soon, before the method for long ones has begun.
        int common = Math.min(SOON, Math.min(x.length, y.length));
        for (int i = 0; i < common; i++) {
            if (x[i] != y[i]) {
                return (x[i] & 0xFF) - (y[i] & 0xFF);
            }
        }
        return common < SOON ? x.length - y.length : Arrays.compareUnsigned(x, SOON, x.length, y, SOON, y.length);
    }

    /** As {@link #toString}, but a byte that is no UTF-8 becomes a lone surrogate, U+DC00 plus the byte. For messages. */
    public String escaped() {
        if (isUtf8()) {
            return toString();
        }
        StringBuilder out = new StringBuilder(bytes.length);
        int i = 0;
        while (i < bytes.length) {
            int end = i + 1;
            while (end < bytes.length && end - i < 4 && (bytes[end] & 0xC0) == 0x80) {
                end++;
            }
            ByteStr piece = copyOf(bytes, i, end);
            if (piece.isUtf8()) {
                out.append(piece.toString());
                i = end;
            } else {
                out.append((char) (0xDC00 + (bytes[i] & 0xFF)));
                i++;
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        String s = decoded;
        if (s == null) {
            s = new String(bytes, StandardCharsets.UTF_8);
            decoded = s;
        }
        return s;
    }
}
