package io.perilune;

import io.perilune.engine.host.Conversions;
import io.perilune.engine.text.ByteStr;
import java.nio.ByteBuffer;

/** A Lua string: bytes, usually UTF-8. */
public final class LuaString implements LuaValue, Comparable<LuaString> {
    private final ByteStr bytes;

    LuaString(ByteStr bytes) {
        this.bytes = bytes;
    }

    /** The UTF-8 bytes of {@code text}. */
    public static LuaString of(String text) {
        return new LuaString(ByteStr.of(text));
    }

    /** A copy of {@code bytes}. */
    public static LuaString of(byte[] bytes) {
        return new LuaString(ByteStr.wrap(bytes.clone()));
    }

    /** The bytes themselves, not a copy: the array must not be changed afterwards. */
    public static LuaString wrap(byte[] bytes) {
        return new LuaString(ByteStr.wrap(bytes));
    }

    ByteStr engineValue() {
        return bytes;
    }

    @Override
    public String type() {
        return "string";
    }

    /** Number of bytes. */
    public int length() {
        return bytes.length();
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.bytes().clone();
    }

    /** A view of the bytes without copying them. */
    public ByteBuffer asReadOnlyBuffer() {
        return ByteBuffer.wrap(bytes.bytes()).asReadOnlyBuffer();
    }

    /**
     * The text, if nothing is lost by taking the bytes for UTF-8.
     *
     * @throws LuaConversionException when the bytes are malformed
     */
    public String text() {
        return as(String.class);
    }

    /** The string between double quotes, as Lua's source text writes it; bytes that are no UTF-8 as {@code \\xXX}. */
    public String quoted() {
        return Conversions.quoted(bytes);
    }

    /** The order of Lua's operator {@code <}: by unsigned bytes. */
    @Override
    public int compareTo(LuaString that) {
        return bytes.compareTo(that.bytes);
    }

    /** True when the bytes are well-formed UTF-8, so that {@link #toString} loses nothing. */
    public boolean isUtf8() {
        return bytes.isUtf8();
    }

    /** The bytes decoded as UTF-8; what is malformed becomes U+FFFD. */
    @Override
    public String toString() {
        return bytes.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LuaString that && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }
}
