package io.perilune;

import io.perilune.engine.host.Conversions;
import io.perilune.engine.host.CoroutineIterator;
import io.perilune.engine.host.CoroutinePublisher;
import io.perilune.engine.host.Inspector;
import io.perilune.engine.host.State;
import io.perilune.engine.host.Threads;
import io.perilune.engine.vm.Coroutine;
import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A handle to a coroutine.
 *
 * <p>Besides being resumed by hand, it is a source of what it yields: as an iterator, a stream or a publisher. Each step gives one
 * item; what the function returns at the end is the last item, unless it returns nothing.
 */
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

    // Step by step.

    /**
     * Starts the coroutine, or goes on in it: the arguments are those of its function, or what its {@code yield} returns.
     *
     * @return what it yields next, or returns at the end
     * @throws LuaRuntimeException when it fails, or cannot be resumed; the traceback is its own
     */
    public Multi resume(Object... arguments) {
        return step(arguments).values();
    }

    /** As {@link #resume(Object...)}, with the first value as a Java value; see {@link Lua#convert}. */
    public <T> T resume(Class<T> type, Object... arguments) {
        return resume(arguments).get(0, type);
    }

    private Threads.Step step(Object[] arguments) {
        return Threads.resume(state, coroutine, Handles.unwrapAll(state, arguments));
    }

    /**
     * Goes on in the coroutine with an error: where it has yielded, the value is raised, and {@code pcall} can catch it there. One that
     * has not begun fails at once.
     *
     * @param error the error value, as {@link Lua#value} accepts it; an exception stays the same object
     * @return what it yields next, or returns at the end
     * @throws LuaRuntimeException when it does not catch the error, fails otherwise, or cannot be resumed
     */
    public Multi resumeWithError(Object error) {
        return Threads.raise(state, coroutine, Handles.unwrap(state, error)).values();
    }

    /**
     * Resumes without waiting, on the executor of its {@link Lua}; the coroutine may await asynchronous functions on the way. Ending
     * the future from outside ends the coroutine, and its {@code <close>} variables are closed.
     *
     * @return what it yields next, or returns at the end; fails as {@link #resume} does
     */
    public CompletableFuture<Multi> resumeAsync(Object... arguments) {
        return Threads.resumeAsync(state, coroutine, Handles.unwrapAll(state, arguments), Threads.Step::values);
    }

    /** As {@link #resumeAsync(Object...)}, with the first value as a Java value. */
    public <T> CompletableFuture<T> resumeAsync(Class<T> type, Object... arguments) {
        Object[] unwrapped = Handles.unwrapAll(state, arguments);
        return Threads.resumeAsync(state, coroutine, unwrapped, first(type));
    }

    /**
     * Runs the coroutine to its end without waiting; what it yields on the way is dropped, and nothing is passed back.
     *
     * @return what it returns; fails as {@link #resume} does
     */
    public CompletableFuture<Multi> finishAsync(Object... arguments) {
        return Threads.finishAsync(state, coroutine, Handles.unwrapAll(state, arguments), Threads.Step::values);
    }

    /** As {@link #finishAsync(Object...)}, with the first value as a Java value. */
    public <T> CompletableFuture<T> finishAsync(Class<T> type, Object... arguments) {
        Object[] unwrapped = Handles.unwrapAll(state, arguments);
        return Threads.finishAsync(state, coroutine, unwrapped, first(type));
    }

    private static <T> Function<Threads.Step, T> first(Class<T> type) {
        return step -> step.values().get(0, type);
    }

    // As a source.

    /**
     * What it yields, step by step: each {@code next} resumes it, on the calling thread. Errors are thrown by {@code hasNext} and
     * {@code next} as by {@link #resume}. What is not fetched is not computed.
     *
     * @param arguments of the first step
     */
    public Iterator<Multi> iterator(Object... arguments) {
        return new CoroutineIterator<>(this::step, arguments, Threads.Step::values);
    }

    /** As {@link #iterator(Object...)}, for the first value of each step. */
    public <T> Iterator<T> iterator(Class<T> type, Object... arguments) {
        return new CoroutineIterator<>(this::step, arguments, first(type));
    }

    /** What it yields, as a sequential stream. Closing the stream closes a coroutine that has not ended. */
    public Stream<Multi> stream(Object... arguments) {
        return stream(iterator(arguments));
    }

    /** As {@link #stream(Object...)}, for the first value of each step. */
    public <T> Stream<T> stream(Class<T> type, Object... arguments) {
        return stream(iterator(type, arguments));
    }

    private <T> Stream<T> stream(Iterator<T> items) {
        Spliterator<T> source = Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED);
        return StreamSupport.stream(source, false).onClose(() -> {
            if (isResumable()) {
                close();
            }
        });
    }

    /**
     * What it yields, as a publisher with back-pressure: the coroutine goes one step, on the executor of its {@link Lua}, for every item
     * that was requested. It may await asynchronous functions on the way, and holds nothing between two steps. Cancelling the
     * subscription ends the coroutine, also in the middle of a step, and its {@code <close>} variables are closed.
     *
     * @param arguments of the first step
     * @return has one subscriber; a second one gets an {@link IllegalStateException}. Items without a value are nil
     */
    public Flow.Publisher<Multi> publisher(Object... arguments) {
        return new CoroutinePublisher<>(state, coroutine, Handles.unwrapAll(state, arguments), Threads.Step::values);
    }

    /** As {@link #publisher(Object...)}, for the first value of each step, which must not be nil: publishers have no null. */
    public <T> Flow.Publisher<T> publisher(Class<T> type, Object... arguments) {
        return new CoroutinePublisher<>(state, coroutine, Handles.unwrapAll(state, arguments), first(type));
    }

    // State.

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

    /**
     * Ends what it does as {@link #close} does, and makes it a coroutine that has not begun and will run another function.
     *
     * @throws LuaRuntimeException as {@link #close}; then it is closed, and a second {@code reset} succeeds unless it runs
     */
    public void reset(LuaFunction function) {
        Threads.reset(state, coroutine, Handles.DOOR.unwrap(state, function));
    }

    /**
     * Gives a coroutine that has not begun global variables of its own: what it, and the functions that it makes, assign to globals
     * stays in the table that this returns; what is not there is read from the globals that its function has otherwise. They
     * are gone with a {@link #reset}.
     *
     * @return the table of its own globals, empty
     * @throws IllegalStateException when it has begun
     */
    public LuaTable isolate() {
        return new LuaTable(state, Threads.isolate(state, coroutine));
    }

    /** Sets the hook of this coroutine only; see {@link Lua#setHook}. */
    public void setHook(Set<LuaHook.Event> events, int every, LuaHook hook) {
        Inspector.hook(state, coroutine, events, every, hook);
    }

    /**
     * Raises an error in this coroutine, at once if it runs, else as soon as it is resumed; without effect when it is dead. Returns at once,
     * and any thread may call it; the script may catch the error like any other.
     */
    public void interrupt(String message) {
        state.interrupt(coroutine, message);
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
