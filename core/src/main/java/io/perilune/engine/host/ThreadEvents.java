package io.perilune.engine.host;

import io.perilune.LuaThread;
import io.perilune.LuaThreadListener;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.CoroutineListener;
import java.util.Set;

/** Tells a listener of the program what becomes of coroutines; not of those that it uses itself. */
final class ThreadEvents implements CoroutineListener {
    private final State state;
    private final Set<LuaThreadListener.Event> events;
    private final LuaThreadListener listener;
    /** The listener is running. Belongs to the thread inside the VM. */
    private boolean telling;

    ThreadEvents(State state, Set<LuaThreadListener.Event> events, LuaThreadListener listener) {
        this.state = state;
        this.events = events;
        this.listener = listener;
    }

    @Override
    public void created(Coroutine coroutine) {
        tell(LuaThreadListener.Event.CREATE, coroutine);
    }

    @Override
    public void resumed(Coroutine coroutine) {
        tell(LuaThreadListener.Event.RESUME, coroutine);
    }

    @Override
    public void yielded(Coroutine coroutine) {
        tell(LuaThreadListener.Event.YIELD, coroutine);
    }

    private void tell(LuaThreadListener.Event event, Coroutine coroutine) {
        if (telling || !events.contains(event)) {
            return;
        }
        telling = true;
        state.hostBegins("thread listener");
        try {
            listener.on(event, (LuaThread) state.door().wrap(state, coroutine));
        } catch (Exception e) {
            throw HostErrors.raise(state.vm().current, state, e);
        } finally {
            state.hostEnds();
            telling = false;
        }
        state.vm().meter.rethrow();
    }
}
