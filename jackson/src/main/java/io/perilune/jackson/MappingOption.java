package io.perilune.jackson;

/** What a {@link JsonMapping} does where Lua and JSON differ. Those that say so are on by default. */
public enum MappingOption {
    /** Lists that come into Lua get the {@link JsonMapping#arrayMetatable}, so that they come out as lists even when empty. On by default. */
    MARK_ARRAYS,
    /** null comes into Lua as {@link io.perilune.LuaNull#NULL}; else as nil, so that there is no such field. On by default. */
    KEEP_NULLS,
    /**
     * Functions, coroutines, objects of classes that were not named, and keys that are neither text nor number are an error; else they are
     * left out, and null where they stand alone. On by default.
     */
    REFUSE_UNSUPPORTED,
    /** A table within itself is an error; else it is left out. The same table twice, side by side, is no matter. On by default. */
    REFUSE_CYCLES,
    /**
     * A table with gaps in its list becomes a list with nulls, if at least half of it is there; else all tables with other keys than a
     * list has become objects. On by default.
     */
    FILL_GAPS,
    /** Keys of objects are written in the order of {@link io.perilune.LuaInspector#keyOrder}; else in that of {@code next}. */
    SORT_KEYS,
    /** An empty table is an empty list; else an empty object. */
    EMPTY_TABLES_ARE_ARRAYS,
    /** Numbers that no number of Lua expresses come in as the nearest float; else they are an error. */
    ROUND_NUMBERS
}
