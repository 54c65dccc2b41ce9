package io.perilune.cli;

import org.jspecify.annotations.Nullable;

/** Where the prompt's lines come from. */
interface LineSource extends AutoCloseable {
    /** The next line without its end; null at the end of the input. */
    @Nullable
    String read(String prompt);

    /** True when the line being typed was abandoned with Ctrl-C: what was typed before it is abandoned, too. */
    default boolean wasAbandoned() {
        return false;
    }

    @Override
    default void close() {}
}
