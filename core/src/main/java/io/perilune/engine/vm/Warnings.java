package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;

/** Receives the pieces of warnings, as {@code lua_WarnFunction} does. */
public interface Warnings {
    /** @param more true when the message goes on with the next call */
    void warn(ByteStr piece, boolean more);
}
