package io.perilune.engine.host;

import io.perilune.LuaRevokedException;
import java.util.ArrayList;
import java.util.List;

/** What one scope has lent to its VM. Guarded by the VM's lock; only {@link #check} may come without. */
public final class Lending {
    private final State state;
    private final List<HostObject> lent = new ArrayList<>();
    private final List<Runnable> actions = new ArrayList<>();
    private volatile boolean closed;

    Lending(State state) {
        this.state = state;
    }

    /** A value that stands for an object until this ends. */
    public Object lend(Object object) {
        state.enter();
        try {
            checkOpen();
            HostObject made = state.objects().lent(object);
            lent.add(made);
            return made;
        } finally {
            state.exit();
        }
    }

    public void onClose(Runnable action) {
        state.enter();
        try {
            checkOpen();
            actions.add(action);
        } finally {
            state.exit();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this scope is closed");
        }
    }

    /** Called by a function that was lent, before it does anything. */
    public void check() {
        if (closed) {
            throw LuaRevokedException.of("this function was lent to Lua by a scope that has ended");
        }
    }

    public void close() {
        state.enter();
        try {
            if (closed) {
                return;
            }
            closed = true;
            lent.forEach(object -> object.revoke(HostObject.LENT));
            lent.clear();
        } finally {
            state.exit();
        }
        runActions();
    }

    private void runActions() {
        RuntimeException failure = null;
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
