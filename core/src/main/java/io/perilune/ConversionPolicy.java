package io.perilune;

/** How freely values change their type on the way between Lua and Java. */
public enum ConversionPolicy {
    /**
     * The default. Numbers convert only when nothing is lost; numbers and strings convert into each other as they do in Lua itself;
     * {@code boolean} takes any value as a condition does.
     */
    EXACT,
    /** As {@link #EXACT}, but a float becomes an integer by dropping its fraction, and a number may lose digits. */
    LENIENT,
    /** As {@link #EXACT}, but strings and numbers stay what they are, and only {@code true} and {@code false} are booleans. */
    STRICT
}
