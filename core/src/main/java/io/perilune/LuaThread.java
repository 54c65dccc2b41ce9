package io.perilune;

import io.perilune.engine.host.Conversions;
import io.perilune.engine.host.Inspector;
import io.perilune.engine.host.State;
import io.perilune.engine.host.Threads;
import io.perilune.engine.vm.Coroutine;
import java.util.Set;

/** A handle to a coroutine. */
public final class LuaThread implements LuaValue {
    private final State state;
    private final Coroutine coroutine;

    LuaThread(State state, Coroutine coroutine) {
        this.state = state;
        this.coroutine = coroutine;
    }

    Coroutine engineValue() {
        return coroutine;
    }

    State state() {
        return state;
    }

    @Override
    public String type() {
        return "thread";
    }

    /**
     * Starts the coroutine, or goes on in it: the arguments are those of its function, or what its {@code yield} returns.
     *
     * @return what it yields next, or returns at the end
     * @throws LuaRuntimeException when it fails, or cannot be resumed; the traceback is its own
     */
    public Multi resume(Object... arguments) {
        return Handles.DOOR.multi(state, Threads.resume(state, coroutine, Handles.unwrapAll(state, arguments)));
    }

    /** As {@link #resume(Object...)}, with the first value as a Java value; see {@link Lua#convert}. */
    public <T> T resume(Class<T> type, Object... arguments) {
        return resume(arguments).get(0, type);
    }

    /** Where it stands. */
    public ThreadStatus status() {
        return ThreadStatus.values()[Threads.status(state, coroutine)];
    }

    /** True when it can be resumed. */
    public boolean isResumable() {
        return status() == ThreadStatus.SUSPENDED;
    }

    /**
     * Ends a suspended or dead coroutine: its {@code <close>} variables are closed. Without effect when it has ended already.
     *
     * @throws LuaRuntimeException when it runs, when it had failed and was not closed yet, or when closing a variable fails
     */
    public void close() {
        Threads.close(state, coroutine);
    }

    /** Sets the hook of this coroutine only; see {@link Lua#setHook}. */
    public void setHook(Set<LuaHook.Event> events, int every, LuaHook hook) {
        Inspector.hook(state, coroutine, events, every, hook);
    }

    /** Takes its hook away. */
    public void removeHook() {
        Inspector.hook(state, coroutine, Set.of(), 0, null);
    }

    /** Where its stack stands, as {@code debug.traceback} writes it. */
    public String traceback() {
        return Threads.traceback(state, coroutine);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LuaThread that && coroutine == that.coroutine;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(coroutine);
    }

    @Override
    public String toString() {
        return Conversions.reference(state, coroutine);
    }
}
