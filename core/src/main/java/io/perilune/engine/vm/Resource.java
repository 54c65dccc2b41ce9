package io.perilune.engine.vm;

/** What a script can use up, or make too large. */
public enum Resource {
    /** Units of work, about one an instruction; native functions charge in proportion to what they do. */
    INSTRUCTIONS("instructions"),
    /** Nanoseconds from the beginning of the call. */
    TIME("deadline"),
    /** Bytes that the whole VM keeps alive. */
    MEMORY("memory"),
    /** Bytes of one string. */
    STRING("string length"),
    /** Slots of the stack of one coroutine. */
    STACK("stack depth"),
    /** Values of one call, arguments or results. */
    VALUES("values of one call"),
    /** Coroutines that have not ended. */
    COROUTINES("coroutines"),
    /** Bytes of one chunk. */
    SOURCE("source size"),
    /** Chunks compiled. */
    LOADS("loads"),
    /** Bytes written by print, warn and io.write. */
    OUTPUT("output");

    private final String title;

    Resource(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
