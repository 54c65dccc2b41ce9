package io.perilune;

import io.perilune.engine.host.State;

/**
 * The right to be inside a {@link Lua}, held by one thread over several calls. Closed by the thread that got it; closing twice does
 * nothing.
 */
public final class LuaEntry implements AutoCloseable {
    private final State state;
    private boolean open = true;

    LuaEntry(State state) {
        this.state = state;
    }

    /** False once it is closed. */
    public boolean isOpen() {
        return open;
    }

    /** Lets the other threads in, unless the thread has entered once more elsewhere. */
    @Override
    public void close() {
        if (open) {
            state.exitExplicitly();
            open = false;
        }
    }
}
