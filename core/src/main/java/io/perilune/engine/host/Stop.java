package io.perilune.engine.host;

import io.perilune.LuaException;

/** Why a run is ended, as the engine's meter keeps it: what its Java caller gets. The text is what {@code __close} is told. */
public record Stop(LuaException outcome) {
    @Override
    public String toString() {
        return outcome.getMessage();
    }
}
