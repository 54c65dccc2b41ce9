package io.perilune.engine.host;

import java.util.ArrayList;
import java.util.List;

/** Sealed types: the first permitted type, in the order of their declaration, that accepts a value is taken. */
final class SealedConverter extends Converter {
    private final Class<?> type;
    private final List<Converter> permitted = new ArrayList<>();

    SealedConverter(Class<?> type, Converters all) {
        this.type = type;
        for (Class<?> each : type.getPermittedSubclasses()) {
            permitted.add(all.of(each));
        }
    }

    @Override
    Object read(Object value, Converters all, int depth) {
        all.checkDepth(depth);
        StringBuilder refusals = new StringBuilder();
        for (Converter each : permitted) {
            try {
                return each.read(value, all, depth + 1);
            } catch (ConversionFault e) {
                refusals.append(refusals.length() == 0 ? "" : "; ").append(e.getMessage());
            }
        }
        throw new ConversionFault(expected() + " expected, got " + all.nameOf(value) + " (" + refusals + ")");
    }

    @Override
    String expected() {
        return type.getSimpleName();
    }
}
