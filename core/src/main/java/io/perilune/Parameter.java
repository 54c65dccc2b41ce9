package io.perilune;

import io.perilune.engine.host.Signature;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of a Java function that scripts call: its type, and what happens when the argument is missing or nil. Immutable.
 *
 * @param <T> what the function receives
 */
public final class Parameter<T> {
    private enum Role {
        REQUIRED,
        OPTIONAL,
        WITH_DEFAULT,
        CONSUMED,
        REST_AS_LIST,
        REST_AS_ARRAY,
        LUA
    }

    private final Role role;
    /** A {@code Class} or a {@link TypeRef}. */
    private final Object type;

    private final T otherwise;

    private Parameter(Role role, Object type, T otherwise) {
        this.role = role;
        this.type = type;
        this.otherwise = otherwise;
    }

    /** A parameter of a type that {@link Lua#convert} knows. Without an argument it is an error, unless nil is such a value. */
    public static <T> Parameter<T> of(Class<T> type) {
        return new Parameter<>(Role.REQUIRED, type, null);
    }

    /** As {@link #of(Class)}, for types with arguments. */
    public static <T> Parameter<T> of(TypeRef<T> type) {
        return new Parameter<>(Role.REQUIRED, type, null);
    }

    /** A parameter that may be missing or nil. */
    public static <T> Parameter<Optional<T>> optional(Class<T> type) {
        return new Parameter<>(Role.OPTIONAL, type, Optional.empty());
    }

    /** A parameter to which nil, or no argument, comes as {@code null}. */
    public static <T> Parameter<T> nullable(Class<T> type) {
        return new Parameter<>(Role.WITH_DEFAULT, type, null);
    }

    /** As {@link #nullable(Class)}, for types with arguments. */
    public static <T> Parameter<T> nullable(TypeRef<T> type) {
        return new Parameter<>(Role.WITH_DEFAULT, type, null);
    }

    /** All further arguments; only as the last parameter. */
    public static <T> Parameter<List<T>> rest(Class<T> type) {
        return new Parameter<>(Role.REST_AS_LIST, type, null);
    }

    /**
     * All further arguments as an array; only as the last parameter.
     *
     * @param type of the array, such as {@code int[].class}
     */
    public static <T> Parameter<T> array(Class<T> type) {
        if (!type.isArray()) {
            throw new IllegalArgumentException(type.getName() + " is no array type");
        }
        return new Parameter<>(Role.REST_AS_ARRAY, type, null);
    }

    /** No argument: the {@link Lua} itself. Only as the first parameter. */
    public static Parameter<Lua> lua() {
        return new Parameter<>(Role.LUA, Lua.class, null);
    }

    /** This parameter with a value for a missing or nil argument. */
    public Parameter<T> orElse(T value) {
        checkRequired();
        return new Parameter<>(Role.WITH_DEFAULT, type, value);
    }

    /**
     * This parameter for a function that keeps its argument, an object of the program: once it is called, scripts that use the object
     * are told that it is gone.
     */
    public Parameter<T> consumed() {
        checkRequired();
        return new Parameter<>(Role.CONSUMED, type, null);
    }

    private void checkRequired() {
        if (role != Role.REQUIRED) {
            throw new IllegalStateException("this parameter may be missing already");
        }
    }

    /** Whether it takes all further arguments. */
    boolean isRest() {
        return role == Role.REST_AS_LIST || role == Role.REST_AS_ARRAY;
    }

    void addTo(Signature.Builder signature) {
        switch (role) {
            case REQUIRED -> signature.required(type);
            case OPTIONAL -> signature.optional(type);
            case WITH_DEFAULT -> signature.withDefault(type, otherwise);
            case CONSUMED -> signature.consumed(type);
            case REST_AS_LIST -> signature.rest(type);
            case REST_AS_ARRAY -> signature.restArray(((Class<?>) type).getComponentType());
            case LUA -> signature.lua();
        }
    }
}
