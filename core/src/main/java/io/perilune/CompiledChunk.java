package io.perilune;

import io.perilune.engine.host.SharedCode;

/**
 * A chunk that was compiled once, to be run in any number of {@link Lua}s, at the same time if need be. Immutable; it keeps no Lua
 * alive. What the engine learns about the code while it runs is shared, too.
 */
public final class CompiledChunk {
    private final SharedCode code;

    CompiledChunk(SharedCode code) {
        this.code = code;
    }

    SharedCode code() {
        return code;
    }
}
