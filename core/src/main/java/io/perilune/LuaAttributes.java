package io.perilune;

import java.util.Map;
import java.util.Optional;

/**
 * Java objects that go with a {@link Lua}, one for each type: what its functions need to know of the program, such as a session or a
 * connection. Scripts cannot see them. Any thread may use it; nothing here waits for a script.
 */
public final class LuaAttributes {
    private final Map<Class<?>, Object> values;

    LuaAttributes(Map<Class<?>, Object> values) {
        this.values = values;
    }

    /** Sets the object of a type; gives back the one before. */
    public <T> Optional<T> put(Class<T> type, T value) {
        return Optional.ofNullable(type.cast(values.put(type, type.cast(value))));
    }

    /** The object of exactly this type, if there is one. */
    public <T> Optional<T> get(Class<T> type) {
        return Optional.ofNullable(type.cast(values.get(type)));
    }

    /** Takes the object of a type away. */
    public <T> Optional<T> remove(Class<T> type) {
        return Optional.ofNullable(type.cast(values.remove(type)));
    }
}
