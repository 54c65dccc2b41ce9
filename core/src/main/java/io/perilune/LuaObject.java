package io.perilune;

/**
 * What tables and userdata have in common: fields, and being called. All of it works as the same expression in Lua does, metamethods
 * included, and may therefore run Lua code.
 */
public sealed interface LuaObject extends LuaValue permits LuaTable, LuaUserdata {
    /**
     * {@code object[key]}; nil when there is no such field.
     *
     * @throws LuaRuntimeException when a metamethod fails, or the object cannot be indexed
     */
    LuaValue get(Object key);

    /**
     * {@code object[key]} as a Java value; see {@link Lua#convert} for the types.
     *
     * @throws LuaConversionException when the value has another type; the message begins with the key
     */
    default <T> T get(Object key, Class<T> type) {
        return Handles.get(this, key, type);
    }

    /** As {@link #get(Object, Class)}, for types with arguments. */
    default <T> T get(Object key, TypeRef<T> type) {
        return Handles.get(this, key, type);
    }

    /**
     * {@code object[key] = value}; nil removes the field.
     *
     * @throws IllegalArgumentException when the key is nil or NaN
     * @throws LuaRuntimeException when a metamethod fails, or the object has no assignable fields
     */
    LuaObject set(Object key, Object value);

    /** True when {@code object[key]} is not nil. */
    default boolean containsKey(Object key) {
        return !get(key).isNil();
    }

    /** {@code object(arguments…)}, by way of {@code __call}. */
    default Multi call(Object... arguments) {
        return Handles.call(this, arguments);
    }

    /** {@code object:name(arguments…)}. */
    default Multi callMethod(String name, Object... arguments) {
        return Handles.callField(this, name, true, arguments);
    }

    /** {@code object.name(arguments…)}. */
    default Multi callFunction(String name, Object... arguments) {
        return Handles.callField(this, name, false, arguments);
    }

    /**
     * A value deep inside: {@code path("servers[2].tags?.region")}. Steps are names after dots, integers (also negative) and quoted
     * strings in brackets; a {@code ?} behind a step ends the search with nil where that step finds nil or {@link LuaNull#NULL}.
     *
     * @throws IllegalArgumentException when the path is malformed; the message says where
     * @throws LuaRuntimeException when a step meets a value that cannot be indexed; the message names it
     */
    default LuaValue path(String path) {
        return LuaPath.of(path).get(this);
    }

    /** As {@link #path(String)}, as a Java value. */
    default <T> T path(String path, Class<T> type) {
        return Handles.convert(Handles.stateOf(this), path(path), type, path);
    }

    /** As {@link #path(String, Class)}, for types with arguments. */
    default <T> T path(String path, TypeRef<T> type) {
        return Handles.convert(Handles.stateOf(this), path(path), type, path);
    }

    /** True when the object has a metatable. */
    default boolean hasMetatable() {
        return metatable().isPresent();
    }

    /** The metatable, if there is one; {@code __metatable} does not hide it from the program. */
    java.util.Optional<LuaTable> metatable();
}
