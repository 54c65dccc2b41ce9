package io.perilune;

import java.io.IOException;
import java.util.Optional;

/**
 * Where a program keeps chunks, such as a database or an archive: the text, and what goes with it. See
 * {@link Lua#load(ChunkSource)}, which asks each method once, on the calling thread.
 */
@FunctionalInterface
public interface ChunkSource {
    /**
     * The text, or a function dumped by {@code string.dump} where {@link #mayBeBinary}. It must not change afterwards.
     *
     * @throws IOException when it cannot be read
     */
    byte[] text() throws IOException;

    /** The name for messages, see {@link Chunk#name}; without one, the text itself. */
    default Optional<String> name() {
        return Optional.empty();
    }

    /** The chunk's own global variables; without them, those of the Lua. */
    default Optional<LuaTable> environment(Lua lua) {
        return Optional.empty();
    }

    /** Whether dumped functions are accepted: only where the origin is trusted. */
    default boolean mayBeBinary() {
        return false;
    }
}
