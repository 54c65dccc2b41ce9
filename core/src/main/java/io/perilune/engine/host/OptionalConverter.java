package io.perilune.engine.host;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Optionals of either kind: empty is nil, here and there. */
final class OptionalConverter extends Converter {
    private final Converter present;
    private final Object empty;
    private final Function<Object, Object> some;

    private OptionalConverter(Converter present, Object empty, Function<Object, Object> some) {
        this.present = present;
        this.empty = empty;
        this.some = some;
    }

    static Converter of(Converter present) {
        return new OptionalConverter(present, Optional.empty(), Optional::of);
    }

    /** The converter of an optional of a primitive type, or null when it is none. */
    static Converter ofPrimitive(Class<?> type) {
        if (type == OptionalInt.class) {
            return new OptionalConverter(
                    ScalarConverter.of(int.class), OptionalInt.empty(), v -> OptionalInt.of((Integer) v));
        }
        if (type == OptionalLong.class) {
            return new OptionalConverter(
                    ScalarConverter.of(long.class), OptionalLong.empty(), v -> OptionalLong.of((Long) v));
        }
        return type == OptionalDouble.class
                ? new OptionalConverter(
                        ScalarConverter.of(double.class), OptionalDouble.empty(), v -> OptionalDouble.of((Double) v))
                : null;
    }

    @Override
    Object read(Object value, Converters all, int depth) {
        return value == null ? empty : some.apply(present.read(value, all, depth));
    }

    @Override
    Object write(Object value, Converters all, int depth) {
        if (value instanceof Optional<?> o) {
            all.checkDepth(depth);
            return all.toLua(o.orElse(null), depth + 1);
        }
        if (value instanceof OptionalInt i) {
            return i.isPresent() ? (Object) (long) i.getAsInt() : null;
        }
        if (value instanceof OptionalLong l) {
            return l.isPresent() ? (Object) l.getAsLong() : null;
        }
        OptionalDouble d = (OptionalDouble) value;
        return d.isPresent() ? (Object) d.getAsDouble() : null;
    }

    @Override
    int cost(Object value) {
        return value == null ? 0 : present.cost(value);
    }

    @Override
    String expected() {
        return present.expected();
    }
}
