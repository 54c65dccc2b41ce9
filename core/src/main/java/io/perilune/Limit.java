package io.perilune;

/** What {@link Limits} can bound. */
public enum Limit {
    /** Units of work, about one an instruction. Native functions charge in proportion to what they do. */
    INSTRUCTIONS,
    /** Time since the call began. */
    DEADLINE,
    /** Bytes that the whole VM keeps alive. */
    MEMORY,
    /** Bytes of one string. */
    STRING_LENGTH,
    /** Values on the stack of one coroutine. */
    STACK_DEPTH,
    /** Values that one library function returns. */
    VALUES,
    /** Coroutines that have not ended. */
    COROUTINES,
    /** Bytes of the source text of one chunk. */
    SOURCE_SIZE,
    /** Chunks compiled. */
    LOADS,
    /** Bytes written by {@code print}, {@code warn} and to the standard streams. */
    OUTPUT
}
