package io.perilune.benchmarks.library;

import org.jspecify.annotations.Nullable;

/** A Lua function. Valid as long as its session is open, and for the same thread. */
public interface Routine {
    /**
     * Calls it without arguments and returns its first result: a {@link Routine} when that is a function, a {@link Number}, or a
     * {@link String}; null when it is nil or none of these.
     */
    @Nullable
    Object call();

    /** As {@link #call()}, with one integer as the argument. */
    @Nullable
    Object call(long argument);
}
