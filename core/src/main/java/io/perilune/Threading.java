package io.perilune;

/** Which threads may use a {@link Lua}. */
public enum Threading {
    /** Any thread, at any time; one at a time is inside, the others wait. */
    SHARED,
    /**
     * Only the thread that has built it. Entering costs nothing but a comparison, and any other thread that comes is refused
     * with a {@link LuaWrongThreadException}.
     */
    CONFINED
}
