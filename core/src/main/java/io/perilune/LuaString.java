package io.perilune;

import io.perilune.engine.text.ByteStr;

/** A Lua string: bytes, usually UTF-8. */
public final class LuaString implements LuaValue {
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
