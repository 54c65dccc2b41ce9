package io.perilune;

import io.perilune.engine.host.SharedCode;
import io.perilune.engine.host.State;
import io.perilune.engine.text.ByteStr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/**
 * Program text on its way to being run. Immutable: each setting gives a new chunk. It is compiled when it is run or turned into a
 * function; where a value is wanted, a chunk is that function.
 */
public final class Chunk implements ToLua {
    private final State state;
    private final ByteStr text;
    private final String name;
    private final String mode;
    private final LuaTable environment;
    private final Limits limits;

    Chunk(State state, ByteStr text, String name, String mode, LuaTable environment) {
        this(state, text, name, mode, environment, null);
    }

    private Chunk(State state, ByteStr text, String name, String mode, LuaTable environment, Limits limits) {
        this.limits = limits;
        this.state = state;
        this.text = text;
        this.name = name;
        this.mode = mode;
        this.environment = environment;
    }

    static Chunk of(Lua lua, State state, ChunkSource source) {
        byte[] text;
        try {
            text = source.text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String mode = source.mayBeBinary() ? "bt" : "t";
        LuaTable environment = source.environment(lua).orElse(null);
        return new Chunk(state, ByteStr.wrap(text), source.name().orElse(null), mode, environment);
    }

    /** The name for messages: {@code @file} for a file, {@code =name} for any other name. */
    public Chunk name(String chunkName) {
        return new Chunk(state, text, chunkName, mode, environment, limits);
    }

    /** Names the chunk after the line of Java that calls this, such as {@code Rules.java:12}. */
    public Chunk here() {
        StackWalker.StackFrame caller = StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst())
                .orElseThrow();
        String file = caller.getFileName() == null ? caller.getClassName() : caller.getFileName();
        return name("@" + file + ":" + caller.getLineNumber());
    }

    /** Accepts functions dumped by {@code string.dump}, too. Only for text whose origin is trusted. */
    public Chunk allowBinary() {
        return new Chunk(state, text, name, "bt", environment, limits);
    }

    /** The table of the chunk's global variables, instead of {@link Lua#globals}. */
    public Chunk environment(LuaTable globals) {
        return new Chunk(state, text, name, mode, globals, limits);
    }

    /** Limits for the run of the chunk, besides those of its Lua. Compiling it, and a function made from it, are not bound by them. */
    public Chunk limits(Limits own) {
        return new Chunk(state, text, name, mode, environment, own);
    }

    /**
     * Gives the chunk a global variable of its own: it sees {@code name} with this value, and all other globals as before; what it
     * assigns to other names goes to the globals.
     */
    public Chunk bind(String variable, Object value) {
        LuaTable own = Handles.bindings(state, environment, variable, value);
        return new Chunk(state, text, name, mode, own, limits);
    }

    /**
     * Compiles the chunk.
     *
     * @throws LuaSyntaxException when it is refused
     */
    public LuaFunction toFunction() {
        return Handles.load(state, text, name == null ? text : ByteStr.of(name), mode, environment);
    }

    /**
     * The compiled chunk, where it is used as a value.
     *
     * @throws LuaForeignValueException when it was loaded by another Lua
     */
    @Override
    public Object toLua(Lua lua) {
        return toFunction();
    }

    /**
     * Compiles the chunk, to be run in other {@link Lua}s as well: see {@link Lua#load(CompiledChunk)}.
     *
     * @throws LuaSyntaxException when it is refused
     */
    public CompiledChunk compile() {
        return new CompiledChunk(SharedCode.of(toFunction().engineValue()));
    }

    /** Compiles and runs the chunk with the given arguments ({@code ...} in the chunk). */
    public Multi call(Object... arguments) {
        return run(toFunction(), arguments);
    }

    private Multi run(LuaFunction function, Object... arguments) {
        return limits == null ? function.call(arguments) : function.call(limits, arguments);
    }

    /** Compiles and runs the chunk and converts its first result; see {@link Multi#get(int, Class)}. */
    public <T> T call(Class<T> type, Object... arguments) {
        return call(arguments).get(0, type);
    }

    /** As {@link #call(Class, Object...)}, for types with arguments. */
    public <T> T call(TypeRef<T> type, Object... arguments) {
        return run(toFunction(), arguments).get(0, type);
    }

    /**
     * Compiles and runs the chunk without waiting: see {@link LuaFunction#callAsync(Object...)}.
     *
     * @return fails with {@link LuaSyntaxException} when the chunk is refused
     * @throws IllegalStateException when the chunk has {@linkplain #limits limits of its own}, which do not reach so far
     */
    public CompletableFuture<Multi> callAsync(Object... arguments) {
        refuseOwnLimits();
        return Handles.callAsync(state, () -> toFunction().engineValue(), arguments, results -> results);
    }

    /** As {@link #callAsync(Object...)}, for the first result alone. */
    public <T> CompletableFuture<T> callAsync(Class<T> type, Object... arguments) {
        refuseOwnLimits();
        return Handles.callAsync(state, () -> toFunction().engineValue(), arguments, results -> results.get(0, type));
    }

    private void refuseOwnLimits() {
        if (limits != null) {
            throw new IllegalStateException(
                    "limits of a chunk do not bind a run that may be suspended; give them to its Lua");
        }
    }

    /** Compiles and runs the chunk for its effects. */
    public void exec() {
        call();
    }

    /** Runs the chunk as {@link #eval()} does, and converts its first result; see {@link Lua#convert}. */
    public <T> T eval(Class<T> type) {
        return run(toExpression()).get(0, type);
    }

    /** As {@link #eval(Class)}, for types with arguments. */
    public <T> T eval(TypeRef<T> type) {
        return run(toExpression()).get(0, type);
    }

    /**
     * Runs the chunk and gives all results. It may be an expression, such as {@code 1 + 1}, or statements with a {@code return}; a syntax
     * error is told as one of statements.
     */
    public Multi eval() {
        return run(toExpression());
    }

    private LuaFunction toExpression() {
        ByteStr expression = Handles.asExpression(text);
        if (expression != null) {
            try {
                return Handles.load(state, expression, name == null ? text : ByteStr.of(name), "t", environment);
            } catch (LuaSyntaxException statements) {
                return toFunction();
            }
        }
        return toFunction();
    }
}
