package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import java.util.Locale;

/** Constants of an enum by their names; reading does not mind the case. */
final class EnumConverter extends Converter {
    private final Object[] constants;

    EnumConverter(Class<?> type) {
        constants = type.getEnumConstants();
    }

    @Override
    Object read(Object value, Converters all, int depth) {
        if (value instanceof ByteStr text) {
            String name = text.toString();
            for (Object constant : constants) {
                if (((Enum<?>) constant).name().equalsIgnoreCase(name)) {
                    return constant;
                }
            }
            throw new ConversionFault("one of " + names() + " expected, got '" + text.escaped() + "'");
        }
        throw fault(value, all);
    }

    private String names() {
        StringBuilder names = new StringBuilder();
        for (Object constant : constants) {
            names.append(names.length() == 0 ? "" : ", ")
                    .append(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
        }
        return names.toString();
    }

    @Override
    Object write(Object value, Converters all, int depth) {
        return ByteStr.of(((Enum<?>) value).name());
    }

    @Override
    int cost(Object value) {
        return 2;
    }

    @Override
    String expected() {
        return "string";
    }
}
