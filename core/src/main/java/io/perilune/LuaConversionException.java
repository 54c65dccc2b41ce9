package io.perilune;

/** A Lua value has not the Java type that was asked for, or a Java value has no counterpart in Lua. */
public final class LuaConversionException extends LuaException {
    private static final long serialVersionUID = 1;

    LuaConversionException(String message) {
        super(message, null);
    }
}
