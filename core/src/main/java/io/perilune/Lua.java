package io.perilune;

import io.perilune.engine.host.State;
import io.perilune.engine.text.ByteStr;

/**
 * A Lua world: global variables, libraries, and everything scripts make.
 *
 * <p>Any thread may call any method at any time; one at a time runs in one Lua, the others wait. The lock is the calling
 * thread's, so a Java function may call back into the Lua that called it.
 */
public final class Lua implements AutoCloseable {
    private final State state;

    Lua(State state) {
        this.state = state;
    }

    /** A Lua 5.4 with the libraries that reach nothing outside the VM. */
    public static Lua create() {
        return builder().build();
    }

    public static LuaBuilder builder() {
        return new LuaBuilder();
    }

    /** The table of global variables. */
    public LuaTable globals() {
        return new LuaTable(state, state.globals());
    }

    /** A new empty table. */
    public LuaTable table() {
        return new LuaTable(state, state.newTable());
    }

    /** Program text; nothing is compiled yet. */
    public Chunk load(String text) {
        return load(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Program text, which is taken as it is; the array must not be changed afterwards. */
    public Chunk load(byte[] text) {
        return new Chunk(state, ByteStr.wrap(text), null, "t", null);
    }

    /**
     * A function that scripts can call.
     *
     * @param name for messages
     */
    public LuaFunction function(String name, JavaFunction function) {
        return Handles.function(state, name, function);
    }

    /** A function that scripts can call. */
    public LuaFunction function(JavaFunction function) {
        return function("?", function);
    }

    /**
     * A Java value as a Lua value: {@code null}, Boolean, Byte, Short, Integer, Long, Float, Double, Character sequences (as
     * UTF-8), {@code byte[]} (copied), {@link JavaFunction}, or a {@link LuaValue} itself.
     *
     * @throws LuaConversionException for anything else
     */
    public LuaValue value(Object value) {
        return Handles.wrap(state, Handles.unwrap(state, value));
    }

    /**
     * Raises an error in the script that is running, or the one that runs next. Returns at once; the script notices within
     * microseconds of its own running time, and may catch the error like any other.
     */
    public void interrupt(String message) {
        state.interrupt(message);
    }

    /**
     * Ends the run in progress: its caller gets a {@link LuaCancelledException}. Returns at once; the script notices within
     * microseconds of its own running time, wherever it stands, and has no means to catch or to delay it: only its
     * {@code <close>} variables are still closed, within a small grace. Without effect when nothing runs. Any thread may call
     * it, and so may a Java function that the script has called.
     */
    public void interrupt() {
        state.interrupt();
    }

    /** Ends the world: pending finalizers run. Closing twice does nothing. */
    @Override
    public void close() {
        state.close();
    }
}
