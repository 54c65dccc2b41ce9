package io.perilune.engine.host;

import io.perilune.LuaCodec;
import io.perilune.LuaConversionException;
import io.perilune.engine.value.Userdata;

/** A type that the program itself converts. */
final class CodecConverter extends Converter {
    private final Class<?> type;
    private final LuaCodec<?> codec;

    CodecConverter(Class<?> type, LuaCodec<?> codec) {
        this.type = type;
        this.codec = codec;
    }

    @Override
    Object read(Object value, Converters all, int depth) {
        if (value instanceof Userdata u && type.isInstance(HostObject.of(u))) {
            return u.host();
        }
        try {
            return codec.fromLua(all.door.wrap(all.state, value));
        } catch (LuaConversionException e) {
            throw new ConversionFault(e.problem(), e);
        }
    }

    @Override
    Object write(Object value, Converters all, int depth) {
        return write(codec, value, all, depth);
    }

    @SuppressWarnings("unchecked") // the codec was found by the class of the value
    static <T> Object write(LuaCodec<T> codec, Object value, Converters all, int depth) {
        all.checkDepth(depth);
        try {
            return all.toLua(codec.toLua((T) value), depth + 1);
        } catch (LuaConversionException e) {
            throw new ConversionFault(e.problem(), e);
        }
    }

    @Override
    String expected() {
        return type.getSimpleName();
    }
}
