package io.perilune.engine.host;

import io.perilune.LuaCodec;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which kind of converter a type gets. Apart from {@link Converters}, so that a VM that converts nothing loads none of them. */
final class ConverterChoice {
    private ConverterChoice() {}

    /** @param codec the program's own for the type, or null */
    static Converter of(Converters all, Type type, @Nullable LuaCodec<?> codec) {
        Class<?> raw = JavaTypes.raw(type);
        if (codec != null) {
            return new CodecConverter(raw, codec);
        }
        Converter scalar = ScalarConverter.of(raw);
        if (scalar != null) {
            return scalar;
        }
        Converter path = PathConverter.of(raw);
        if (path != null) {
            return path;
        }
        if (HandleConverter.accepts(raw)) {
            return new HandleConverter(raw);
        }
        Converter optional = raw == Optional.class
                ? OptionalConverter.of(all.of(JavaTypes.argument(type, 0)))
                : OptionalConverter.ofPrimitive(raw);
        if (optional != null) {
            return optional;
        }
        if (raw.isArray()) {
            return SequenceConverter.array(all.of(JavaTypes.component(type)), raw.getComponentType());
        }
        if (Map.class.isAssignableFrom(raw)) {
            Converter map =
                    MapConverter.of(raw, all.of(JavaTypes.argument(type, 0)), all.of(JavaTypes.argument(type, 1)));
            return map == null ? new ObjectConverter(raw) : map;
        }
        if (Iterable.class.isAssignableFrom(raw)) {
            Converter collection = SequenceConverter.collection(raw, all.of(JavaTypes.argument(type, 0)));
            return collection == null ? new ObjectConverter(raw) : collection;
        }
        return ofClass(all, raw);
    }

    private static boolean isEnum(Class<?> raw) {
        return raw.isEnum() && raw.getEnumConstants() != null;
    }

    private static Converter ofClass(Converters all, Class<?> raw) {
        if (isEnum(raw)) {
            return new EnumConverter(raw);
        }
        if (raw.isRecord() && !all.isBound(raw)) {
            return new RecordConverter(raw);
        }
        if (raw.isSealed() && !all.isBound(raw)) {
            return new SealedConverter(raw, all);
        }
        if (raw.isInterface() && !all.isBound(raw)) {
            return new InterfaceConverter(raw);
        }
        return new ObjectConverter(raw);
    }
}
