package io.perilune;

import io.perilune.engine.host.Calls;
import io.perilune.engine.host.Conversions;
import io.perilune.engine.host.FrameInspector;
import io.perilune.engine.host.Inspector;
import io.perilune.engine.host.State;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A handle to a Lua function, written in Lua or in Java. */
public final class LuaFunction implements LuaValue {
    private final State state;
    private final Callable function;

    LuaFunction(State state, Callable function) {
        this.state = state;
        this.function = function;
    }

    Callable engineValue() {
        return function;
    }

    State state() {
        return state;
    }

    @Override
    public String type() {
        return "function";
    }

    /**
     * Calls the function and waits for its results.
     *
     * @throws LuaException when the function raises an error that it does not catch
     */
    public Multi call(Object... arguments) {
        return Handles.call(state, function, arguments);
    }

    /**
     * Calls the function within limits of its own, besides those of its Lua and of the call that this one is nested in.
     *
     * @throws LuaLimitException when it reaches one of them
     * @throws LuaException when the function raises an error that it does not catch
     */
    public Multi call(Limits limits, Object... arguments) {
        return Handles.callWithin(state, limits, function, arguments);
    }

    /** Calls the function and converts its first result; see {@link Multi#get(int, Class)}. */
    public <T> T call(Class<T> type, Object... arguments) {
        return Handles.convertEngineValue(state, Calls.invokeForFirst(state, function, arguments), type, "");
    }

    /** As {@link #call(Class, Object...)}, for types with arguments. */
    public <T> T call(TypeRef<T> type, Object... arguments) {
        return call(arguments).get(0, type);
    }

    /**
     * Calls the function without waiting. It runs on the executor of its {@link Lua}, and while it waits for asynchronous
     * functions it holds nothing. However the future is completed from outside, by {@code cancel}, {@code orTimeout} or
     * {@code complete}, the script is ended, and cannot prevent it; what it waits for is cancelled.
     *
     * @return fails with what {@link #call} would throw
     */
    public CompletableFuture<Multi> callAsync(Object... arguments) {
        return Handles.callAsync(state, () -> function, arguments, results -> results);
    }

    /** As {@link #callAsync(Object...)}, for the first result alone; see {@link Multi#get(int, Class)}. */
    public <T> CompletableFuture<T> callAsync(Class<T> type, Object... arguments) {
        return Handles.callAsync(state, () -> function, arguments, results -> results.get(0, type));
    }

    /**
     * Calls the function. An error that it does not catch is first given to the handler, while the stack still stands where
     * it was raised, so that the handler can look at it; what the handler returns becomes the error value.
     *
     * @throws LuaException when the function raises an error that it does not catch
     */
    public Multi callWithHandler(LuaFunction handler, Object... arguments) {
        return Handles.callHandled(state, function, handler, arguments);
    }

    /** This function with some arguments given already, before those of each call. */
    public LuaFunction bind(Object... arguments) {
        return arguments.length == 0
                ? this
                : new LuaFunction(state, Inspector.bind(function, Handles.unwrapAll(state, arguments)));
    }

    /**
     * A function with the same code whose captured variables are its own: they have the same values now, and what one function
     * assigns to them the other does not see. For a Java function, the function itself.
     */
    public LuaFunction copy() {
        return new LuaFunction(state, (Callable) FrameInspector.copy(state, function));
    }

    /** What is known of the function without running it. */
    public FunctionInfo info() {
        return Inspector.info(function);
    }

    /** The table of its global variables; empty for a function that uses none, and for Java functions. */
    public Optional<LuaTable> environment() {
        return Handles.DOOR.wrap(state, Inspector.environment(state, function)) instanceof LuaTable globals
                ? Optional.of(globals)
                : Optional.empty();
    }

    /**
     * Gives this function other global variables. Functions that were made beside it keep theirs; those that it makes from now on
     * have the new ones.
     *
     * @return false when it uses none, and nothing has changed
     */
    public boolean setEnvironment(LuaTable globals) {
        return Inspector.setEnvironment(state, function, Handles.DOOR.unwrap(state, globals));
    }

    /**
     * The compiled function, as {@code string.dump}: to be loaded by {@link Chunk#allowBinary}. Captured variables are not part of it.
     *
     * @param strip whether to leave out names and lines
     * @throws IllegalStateException for a Java function
     */
    public byte[] dump(boolean strip) {
        ByteStr binary = Inspector.dump(function, strip);
        if (binary == null) {
            throw new IllegalStateException("a Java function cannot be dumped");
        }
        return binary.bytes();
    }

    /** The compiled code as a text for people, with all nested functions; for a function written in Java one line. */
    public String listing() {
        return State.listing(function);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LuaFunction that && function == that.function;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(function);
    }

    @Override
    public String toString() {
        return Conversions.reference(state, function);
    }
}
