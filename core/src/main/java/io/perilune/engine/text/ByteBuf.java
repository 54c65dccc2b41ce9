package io.perilune.engine.text;

import java.util.Arrays;

/** A growing run of bytes from which {@link ByteStr}s are made. Not shared between threads. */
public final class ByteBuf {
    /** The largest array that every JVM can allocate. */
    public static final int MAX_LENGTH = Integer.MAX_VALUE - 16;

    private byte[] bytes;
    private int length;

    public ByteBuf() {
        this(32);
    }

    public ByteBuf(int capacity) {
        bytes = new byte[capacity];
    }

    public int length() {
        return length;
    }

    /** The backing array; only the first {@link #length} bytes count, and it changes when the buffer grows. */
    public byte[] array() {
        return bytes;
    }

    /** Shortens the content to its first {@code newLength} bytes. */
    public void truncate(int newLength) {
        length = newLength;
    }

    public ByteBuf append(int b) {
        if (length == bytes.length) {
            grow(1);
        }
        bytes[length++] = (byte) b;
        return this;
    }

    public ByteBuf append(ByteStr s) {
        return append(s.bytes(), 0, s.length());
    }

    public ByteBuf append(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
        return this;
    }

    /** Appends one byte a character; for text that is known to be ASCII. */
    public ByteBuf append(String ascii) {
        int count = ascii.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) ascii.charAt(i);
        }
        length += count;
        return this;
    }

    /** Appends {@code count} copies of one byte. */
    public ByteBuf fill(int b, int count) {
        if (count > 0) {
            reserve(count);
            Arrays.fill(bytes, length, length + count, (byte) b);
            length += count;
        }
        return this;
    }

    /** Makes room for {@code count} more bytes. Callers bound the total before they get here. */
    public void reserve(int count) {
        if (bytes.length - length < count) {
            grow(count);
        }
    }

    private void grow(int count) {
        long wanted = (long) length + count;
        if (wanted > MAX_LENGTH) {
            throw new IllegalStateException("buffer of " + wanted + " bytes");
        }
        long doubled = Math.min(MAX_LENGTH, Math.max(32L, (long) bytes.length * 2));
        bytes = Arrays.copyOf(bytes, (int) Math.max(wanted, doubled));
    }

    public ByteStr toByteStr() {
        return ByteStr.copyOf(bytes, 0, length);
    }
}
