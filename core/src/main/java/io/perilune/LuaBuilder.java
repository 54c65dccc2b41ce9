package io.perilune;

import io.perilune.engine.host.StateBuilder;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/** Options of a new {@link Lua}. Not shared between threads; a builder may build several. */
public final class LuaBuilder {
    private final StateBuilder state = new StateBuilder();

    LuaBuilder() {}

    /**
     * Gives scripts the powers of a stand-alone interpreter: files, processes, environment, clock, and modules from the file
     * system. Without it there is no {@code io}, {@code os} and {@code package} library beyond what needs none of them.
     */
    public LuaBuilder systemAccess() {
        state.systemAccess(true);
        return this;
    }

    /** Gives scripts the {@code debug} library, which can look into and change everything in its VM. */
    public LuaBuilder debugLibrary() {
        state.debugLibrary(true);
        return this;
    }

    /**
     * Chooses the libraries that are there from the beginning, among those that the other options allow; {@link Lua#open} can
     * add the others later. Default: all of them.
     */
    public LuaBuilder libraries(Set<LuaLibrary> chosen) {
        state.libraries(chosen);
        return this;
    }

    /** Where {@code print} writes; the stream is flushed when the script asks for it and at the end. Default: standard output. */
    public LuaBuilder output(OutputStream stream) {
        state.output(stream);
        return this;
    }

    /** With system access: what scripts read as their standard input. Default: that of the process. */
    public LuaBuilder input(InputStream stream) {
        state.input(stream);
        return this;
    }

    /** With system access: where {@code io.stderr} and warnings go. Default: the standard error of the process. */
    public LuaBuilder errors(OutputStream stream) {
        state.errors(stream);
        return this;
    }

    /** With system access: search paths of modules are the built-in ones, whatever {@code LUA_PATH} and its like say. */
    public LuaBuilder ignoreEnvironment() {
        state.ignoreEnvironment(true);
        return this;
    }

    /**
     * With system access: what {@code os.exit} does, given the status. It should not return; an {@link Error} that it throws
     * passes through the script to the Java caller. Default: the process ends.
     */
    public LuaBuilder onExit(IntConsumer action) {
        state.onExit(action);
        return this;
    }

    /** How freely values change their type on the way between Lua and Java. Default: {@link ConversionPolicy#EXACT}. */
    public LuaBuilder conversions(ConversionPolicy policy) {
        state.conversions(policy);
        return this;
    }

    /** The program's own conversion of a type, also of types it does not own. It comes before the built-in one. */
    public <T> LuaBuilder codec(Class<T> type, LuaCodec<T> codec) {
        state.codec(type, codec);
        return this;
    }

    /**
     * What scripts find in their Lua. Default: {@link Sandbox#STANDARD}, to which {@link #systemAccess} and
     * {@link #debugLibrary} may be added one by one.
     */
    public LuaBuilder sandbox(Sandbox preset) {
        state.sandbox(preset);
        return this;
    }

    /** What every run may use; see {@link Limits}. Default: nothing is limited. */
    public LuaBuilder limits(Limits everyRun) {
        state.allowance(everyRun.engineValue());
        return this;
    }

    /** Lets {@code load} accept functions dumped by {@code string.dump}. Only for scripts that are trusted. */
    public LuaBuilder binaryChunks() {
        state.binaryChunks(true);
        return this;
    }

    /** Without system access: gives scripts {@code os} with {@code time}, {@code date}, {@code clock} and {@code difftime}. */
    public LuaBuilder clock(Clock clock) {
        state.clock(clock);
        return this;
    }

    /** Without system access: gives scripts {@code require}, for modules that come from here. */
    public LuaBuilder modules(ModuleSource source) {
        state.modules(source);
        return this;
    }

    /** Who counts what happens in the Lua; several may have the same. Default: nobody. */
    public LuaBuilder metrics(LuaMetrics metrics) {
        state.metrics(Objects.requireNonNull(metrics, "metrics"));
        return this;
    }

    /**
     * How scripts are executed. Default: {@link Engine#TIERED} when the compiler is on the class path, else
     * {@link Engine#INTERPRETER}.
     *
     * <p>{@link #build} throws {@link IllegalStateException} when the compiler is asked for and not on the class path.
     */
    public LuaBuilder engine(Engine engine) {
        state.engine(engine);
        return this;
    }

    /** Which threads may use the Lua. Default: {@link Threading#SHARED}. */
    public LuaBuilder threading(Threading threading) {
        state.confined(threading == Threading.CONFINED);
        return this;
    }

    /**
     * Where asynchronous calls run: each stretch of a script between two waits is one task, and no task waits for the Lua. A
     * confined Lua needs an executor that runs on its thread, such as that of an event loop. Default: a virtual thread for each
     * stretch, or, on a JDK without them, daemon threads that end when there is nothing to do; never the common pool.
     */
    public LuaBuilder executor(Executor executor) {
        state.executor(Objects.requireNonNull(executor, "executor"));
        return this;
    }

    /**
     * How long a thread may wait, inside a host function that is not declared as blocking, while others wait for the Lua; then
     * these fail with {@link LuaDeadlockException}. Default: half a second.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public LuaBuilder deadlockPatience(Duration patience) {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("negative patience: " + patience);
        }
        state.deadlockPatience(Lua.nanos(patience));
        return this;
    }

    /**
     * A new {@link Lua} with these options; the builder may be used again. A confined one belongs to the calling thread.
     *
     * @throws IllegalStateException when options contradict each other; the message names both
     */
    public Lua build() {
        return new Lua(state.build(Handles.DOOR));
    }
}
