package io.perilune;

import java.util.function.Function;

/**
 * A program's own conversion of a Java type; see {@link LuaBuilder#codec}. It is called by whatever thread converts, with the
 * {@link Lua} entered, and must not block.
 *
 * @param <T> the Java type
 */
public interface LuaCodec<T> {
    /**
     * The value that shall stand for {@code value} in Lua.
     *
     * @param value never null
     * @return anything that {@link Lua#value} accepts; null for nil
     * @throws LuaConversionException when there is none
     */
    Object toLua(T value);

    /**
     * The Java value for a value of Lua.
     *
     * @param value {@link LuaNil} when there was none
     * @throws LuaConversionException when the value cannot be one; see {@link LuaConversionException#of}
     */
    T fromLua(LuaValue value);

    /** A codec of two functions. */
    static <T> LuaCodec<T> of(Function<? super T, ?> toLua, Function<? super LuaValue, ? extends T> fromLua) {
        return new LuaCodec<>() {
            @Override
            public Object toLua(T value) {
                return toLua.apply(value);
            }

            @Override
            public T fromLua(LuaValue value) {
                return fromLua.apply(value);
            }
        };
    }
}
