package io.perilune;

import java.util.List;
import java.util.Optional;

/**
 * A parameter of a Java function that scripts call: its type, and what happens when the argument is missing or nil. Immutable.
 *
 * @param <T> what the function receives
 */
public final class Parameter<T> {
    private final Object type;
    private final boolean hasDefault;
    private final T otherwise;
    private final boolean rest;
    private final boolean consumed;

    private Parameter(Object type, boolean hasDefault, T otherwise, boolean rest) {
        this(type, hasDefault, otherwise, rest, false);
    }

    private Parameter(Object type, boolean hasDefault, T otherwise, boolean rest, boolean consumed) {
        this.consumed = consumed;
        this.type = type;
        this.hasDefault = hasDefault;
        this.otherwise = otherwise;
        this.rest = rest;
    }

    /** A parameter of a type that {@link Lua#convert} knows. Without an argument it is an error, unless nil is such a value. */
    public static <T> Parameter<T> of(Class<T> type) {
        return new Parameter<>(type, false, null, false);
    }

    /** As {@link #of(Class)}, for types with arguments. */
    public static <T> Parameter<T> of(TypeRef<T> type) {
        return new Parameter<>(type, false, null, false);
    }

    /** A parameter that may be missing or nil. */
    public static <T> Parameter<Optional<T>> optional(Class<T> type) {
        return new Parameter<>(type, true, Optional.empty(), false);
    }

    /** All further arguments; only as the last parameter. */
    public static <T> Parameter<List<T>> rest(Class<T> type) {
        return new Parameter<>(type, false, null, true);
    }

    /** This parameter with a value for a missing or nil argument. */
    public Parameter<T> orElse(T value) {
        if (rest || hasDefault) {
            throw new IllegalStateException("this parameter may be missing already");
        }
        return new Parameter<>(type, true, value, false);
    }

    /**
     * This parameter for a function that keeps its argument, an object of the program: once it is called, scripts that use the object
     * are told that it is gone.
     */
    public Parameter<T> consumed() {
        if (rest || hasDefault) {
            throw new IllegalStateException("only a required argument can be consumed");
        }
        return new Parameter<>(type, false, null, false, true);
    }

    boolean isConsumed() {
        return consumed;
    }

    /** For the engine: a {@code Class} or a {@link TypeRef}. */
    Object type() {
        return type;
    }

    boolean hasDefault() {
        return hasDefault;
    }

    /** Optionals come wrapped, so that their converter need not be known here. */
    boolean isOptional() {
        return hasDefault && otherwise == Optional.empty();
    }

    T otherwise() {
        return otherwise;
    }

    boolean isRest() {
        return rest;
    }
}
