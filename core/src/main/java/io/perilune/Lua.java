package io.perilune;

import io.perilune.engine.host.Inspector;
import io.perilune.engine.host.Ownership;
import io.perilune.engine.host.Signature;
import io.perilune.engine.host.State;
import io.perilune.engine.host.Threads;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A Lua world: global variables, libraries, and everything scripts make.
 *
 * <p>Any thread may call any method at any time; one at a time is inside, the others wait. The right to be inside is the calling
 * thread's, so a Java function may call back into the Lua that called it. A call that has to wait can end in {@link
 * LuaInterruptedException}, {@link LuaDeadlockException} or {@link LuaClosedException}; then it has not been made.
 */
public final class Lua implements LuaFunctionMaker, LuaChunkLoader, AutoCloseable {
    private final State state;

    Lua(State state) {
        this.state = state;
        state.lua(this);
    }

    /** A Lua 5.4 with the libraries that reach nothing outside the VM. */
    public static Lua create() {
        return builder().build();
    }

    /** For a Lua with other options. */
    public static LuaBuilder builder() {
        return new LuaBuilder();
    }

    /** The table of global variables. */
    public LuaTable globals() {
        return new LuaTable(state, state.globals());
    }

    /** Gives chunks that will be loaded other globals. Functions that exist keep those that they were loaded with. */
    public void setGlobals(LuaTable globals) {
        state.setGlobals((Table) Handles.DOOR.unwrap(state, globals));
    }

    /**
     * Opens libraries, again if need be: as globals, and for {@code require}.
     *
     * @throws IllegalStateException when this Lua was not built to have one of them; then none is opened
     */
    public void open(Set<LuaLibrary> libraries) {
        state.open(libraries);
    }

    /** A new empty table. */
    public LuaTable table() {
        return table(0, 0);
    }

    /**
     * A new empty table that expects so many elements and other fields. Only a hint, of which no more is believed than is cheap.
     *
     * @throws IllegalArgumentException when one of them is negative
     */
    public LuaTable table(int elements, int fields) {
        if (elements < 0 || fields < 0) {
            throw new IllegalArgumentException("negative size: " + Math.min(elements, fields));
        }
        return new LuaTable(state, state.newTable(elements, fields));
    }

    /** The main function of a chunk that was compiled once, with the globals of this Lua. Nothing is compiled again. */
    public LuaFunction load(CompiledChunk chunk) {
        return new LuaFunction(state, chunk.code().function(state, state.globals()));
    }

    @Override
    public Chunk load(byte[] text) {
        return new Chunk(state, ByteStr.wrap(text), null, "t", null);
    }

    @Override
    public Chunk load(ChunkSource source) {
        return Chunk.of(this, state, source);
    }

    @Override
    public LuaFunction function(String name, JavaFunction function) {
        return new LuaFunction(state, state.hostFunction(name, function));
    }

    @Override
    public LuaFunction function(List<Parameter<?>> parameters, JavaFunction.OfAll body) {
        Signature.Builder signature = new Signature.Builder(state);
        describe(parameters).accept(signature);
        return new LuaFunction(state, state.hostFunction(signature.build(), body));
    }

    /** Adds parameters to a signature. */
    static Consumer<Signature.Builder> describe(List<Parameter<?>> parameters) {
        for (int i = 0; i < parameters.size() - 1; i++) {
            if (parameters.get(i).isRest()) {
                throw new IllegalArgumentException("only the last parameter can take all further arguments");
            }
        }
        List<Parameter<?>> copy = List.copyOf(parameters);
        return signature -> copy.forEach(parameter -> parameter.addTo(signature));
    }

    /**
     * Makes a Java class known: objects of it, and of its subclasses, can then come into this Lua with the members of the description.
     *
     * @return the table of the class, with its static functions and constants: to be put where scripts shall find it
     */
    public LuaTable register(UserType<?> type) {
        return new LuaTable(state, state.register(type.description()));
    }

    /**
     * The table of a Java class that is annotated with {@link io.perilune.bind.LuaType} or was registered.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public LuaTable type(Class<?> type) {
        return new LuaTable(
                state,
                state.typeTable(type)
                        .orElseThrow(() -> new IllegalArgumentException(
                                type.getName() + " has no @LuaType and was not registered")));
    }

    /**
     * Makes all public members of a class known to this Lua, without annotations or description: constructors as {@code new}, methods,
     * public fields. Only the classes named here are opened; members of {@code Object} never are.
     *
     * @return the table of the class
     * @throws IllegalArgumentException for classes that give access to the JVM itself, such as {@code Class} and {@code Thread}
     */
    public LuaTable expose(Class<?> type) {
        return new LuaTable(state, state.expose(type));
    }

    /** A new scope, to lend objects and functions to scripts for a while. */
    public LuaScope scope() {
        return new LuaScope(this, state.lending());
    }

    /**
     * A Java list or map as a value that scripts use like a table: indexing, assignment, {@code #} and {@code pairs} read and write the
     * collection itself, which is never copied. Positions of a list begin with 1. It is the program's task that no other thread
     * changes the collection meanwhile.
     *
     * @param collection a {@code List} or {@code Map}
     */
    public LuaUserdata view(Object collection) {
        if (!(collection instanceof List<?> || collection instanceof Map<?, ?>)) {
            throw new IllegalArgumentException(
                    "a List or Map expected, got " + collection.getClass().getName());
        }
        return new LuaUserdata(state, state.view(collection));
    }

    // What goes with this Lua.

    /** A table that only the program can reach, to keep values of this Lua in. */
    public LuaTable registry() {
        return new LuaTable(state, state.registry());
    }

    /** Java objects that go with this Lua. */
    public LuaAttributes attributes() {
        return new LuaAttributes(state.attributes());
    }

    /** What {@code require} finds. */
    public LuaModules modules() {
        return new LuaModules(this, state);
    }

    // Coroutines and the stack.

    /** A new coroutine, suspended before its first step. */
    public LuaThread thread(LuaFunction function) {
        return new LuaThread(state, Threads.create(state, Handles.DOOR.unwrap(state, function)));
    }

    /** The coroutine that is running: in a Java function the one that called it, else the main one. */
    public LuaThread currentThread() {
        return new LuaThread(state, Threads.current(state));
    }

    /** Where the running coroutine stands, innermost function first. Only useful in a Java function that a script has called. */
    public List<LuaFrame> frames() {
        return Inspector.frames(state);
    }

    /** The same as a text, as {@code debug.traceback} writes it. */
    public String traceback() {
        return Inspector.traceback(state);
    }

    /**
     * Sets a hook, in the place of the one of the same scope that was there. It is called between the steps of what runs; where hooks of
     * several scopes meet, that of the narrowest is called, and {@code debug.sethook} sets one of the narrowest scope, which coroutines
     * inherit.
     *
     * @param scope {@link HookScope#TASK} for the call in progress, and {@link HookScope#COROUTINE} for the running coroutine, the
     *     main one outside of scripts; see {@link LuaThread#setHook} for others
     * @param every the number of instructions between two {@link LuaHook.Event#COUNT} events
     * @throws IllegalStateException for {@link HookScope#TASK}, when no call is in progress on this thread
     */
    public void setHook(HookScope scope, Set<LuaHook.Event> events, int every, LuaHook hook) {
        Inspector.hook(state, scope, events, every, Objects.requireNonNull(hook, "hook"));
    }

    /** As {@link #setHook(HookScope, Set, int, LuaHook)}, with {@link HookScope#VM}. */
    public void setHook(Set<LuaHook.Event> events, int every, LuaHook hook) {
        setHook(HookScope.VM, events, every, hook);
    }

    /**
     * Takes the hook of a scope away; those of other scopes stay.
     *
     * @throws IllegalStateException as {@link #setHook(HookScope, Set, int, LuaHook)}
     */
    public void removeHook(HookScope scope) {
        Inspector.hook(state, scope, Set.of(), 0, null);
    }

    /** As {@link #removeHook(HookScope)}, with {@link HookScope#VM}. */
    public void removeHook() {
        removeHook(HookScope.VM);
    }

    /**
     * Sets who is told what becomes of coroutines of this Lua, whoever makes and resumes them. Replaces the one that was set before.
     *
     * @param events of which it is told
     */
    public void setThreadListener(Set<LuaThreadListener.Event> events, LuaThreadListener listener) {
        Inspector.onThreads(state, events, listener);
    }

    /** Takes the listener away. */
    public void removeThreadListener() {
        Inspector.onThreads(state, Set.of(), null);
    }

    /** Who receives warnings of {@code warn}. Without one they are dropped, or printed where there is system access. */
    public void setWarningHandler(LuaWarningHandler handler) {
        Inspector.onWarning(state, handler);
    }

    /** Looks into running functions, and stops them at breakpoints. */
    public LuaDebugger debugger() {
        return new LuaDebugger(this, state);
    }

    // Metatables of whole types.

    /**
     * The metatable of all values of a type that has one for all: {@code lua.typeMetatable(LuaString.class)}.
     *
     * @param type any kind of value but table and userdata, whose objects have metatables of their own
     */
    public Optional<LuaTable> typeMetatable(Class<? extends LuaValue> type) {
        Table metatable = Inspector.typeMetatable(state, type);
        return metatable == null ? Optional.empty() : Optional.of(new LuaTable(state, metatable));
    }

    /** Gives all values of a type a metatable; for the types see {@link #typeMetatable}. */
    public void setTypeMetatable(Class<? extends LuaValue> type, LuaTable metatable) {
        Inspector.setTypeMetatable(state, type, (Table) Handles.DOOR.unwrap(state, metatable));
    }

    /** Takes the metatable of a type away. */
    public void removeTypeMetatable(Class<? extends LuaValue> type) {
        Inspector.setTypeMetatable(state, type, null);
    }

    // Memory.

    /** Counts everything that scripts can reach, by kind. Takes about a second for ten million objects, and the Lua is held meanwhile. */
    public LuaHeapReport heapReport() {
        return Inspector.heapReport(state);
    }

    /**
     * A full collection, as {@code collectgarbage()}: what nothing refers to is gone from weak tables, and its finalizers have run. The
     * JVM collects without being asked; this only makes it happen now.
     */
    public void collectGarbage() {
        Inspector.collect(state);
    }

    /** An estimate of the memory that scripts use, in bytes. */
    public long memoryUsed() {
        return Inspector.memoryUsed(state);
    }

    LuaUserdata handle(Object userdata) {
        return new LuaUserdata(state, userdata);
    }

    /**
     * A function that scripts call like any other, and that has its results later. Meanwhile the script is suspended, wherever it
     * stands, and neither a thread nor this Lua is held, if it was called by {@link LuaFunction#callAsync} or {@link Chunk#callAsync}. A
     * script that was called synchronously waits on the calling thread, with this Lua left to others. A stage that fails raises
     * an error in the script, whose cause is the failure itself, without {@code CompletionException} around it.
     *
     * @param name for messages
     */
    public LuaFunction asyncFunction(String name, AsyncFunction function) {
        return new LuaFunction(state, state.asyncHostFunction(name, function));
    }

    /** As {@link #asyncFunction(String, AsyncFunction)}, without a name. */
    public LuaFunction asyncFunction(AsyncFunction function) {
        return asyncFunction("?", function);
    }

    /**
     * A function that works on its arguments and results where they lie.
     *
     * @param name for messages where the script has none for it
     */
    public LuaFunction rawFunction(String name, RawFunction function) {
        Objects.requireNonNull(function, "function");
        return new LuaFunction(state, state.rawFunction(name, window -> {
            RawCall call = (RawCall) window.handle();
            if (call == null) {
                call = new RawCall(window);
                window.handle(call);
            }
            function.call(call);
        }));
    }

    /**
     * A function that may wait, for a lock, a file, another thread: this Lua is left to others while it runs. It may enter it
     * again like anybody.
     *
     * @param name for messages
     */
    public LuaFunction blockingFunction(String name, JavaFunction function) {
        return function(name, arguments -> state.leaving(() -> function.call(arguments)));
    }

    /** As {@link #blockingFunction(String, JavaFunction)}, without a name. */
    public LuaFunction blockingFunction(JavaFunction function) {
        return blockingFunction("?", function);
    }

    /**
     * Runs an action that may wait, and leaves this Lua to others meanwhile if the calling thread is inside, which it is in a
     * function that a script has called.
     *
     * @throws Exception what the action throws
     */
    public <T> T blocking(Callable<T> action) throws Exception {
        return state.leaving(action);
    }

    /**
     * Enters for several calls, between which no other thread gets in. Waits as long as it takes.
     *
     * @throws LuaInterruptedException when the thread is interrupted while it waits
     * @throws LuaDeadlockException when waiting would not end
     * @throws LuaClosedException when this Lua is closed
     */
    public LuaEntry enter() {
        state.enterExplicitly();
        return new LuaEntry(state);
    }

    /**
     * As {@link #enter}, but gives up after a time.
     *
     * @throws LuaBusyException when the time is over; it tells who has this Lua, and where that script stands
     */
    public LuaEntry tryEnter(Duration time) {
        state.enterExplicitly(nanos(time));
        return new LuaEntry(state);
    }

    static long nanos(Duration time) {
        try {
            return Math.min(time.toNanos(), Long.MAX_VALUE - 1);
        } catch (ArithmeticException tooLong) {
            return time.isNegative() ? 0 : Long.MAX_VALUE - 1;
        }
    }

    /**
     * A Java value as a Lua value. Copied are: {@code null}, truth values, numbers, characters, texts (as UTF-8), {@code byte[]},
     * enum constants (their names), {@code Optional}s, and, as tables, collections, maps, arrays and records with all that is in
     * them. A {@link JavaFunction} becomes a function, as does a {@link Chunk}, an exception an error value, an object of a
     * known class userdata (see {@link #register}), and a {@link ToLua} what it says; a {@link LuaValue} stays what it is. Codecs of
     * this Lua come first.
     *
     * @throws LuaConversionException for anything else, and for numbers and texts that Lua cannot express exactly
     */
    public LuaValue value(Object value) {
        return Handles.DOOR.wrap(state, Handles.unwrap(state, value));
    }

    /** Several Java values as Lua values, each as by {@link #value}: for functions with more than one result. */
    public Multi values(Object... values) {
        return Handles.DOOR.multi(state, Handles.unwrapAll(state, values));
    }

    /**
     * Any Java object as a value that scripts can hold, compare and hand back; with more to it only when its class is known here. The
     * same object is the same value, as long as it is used in Lua or by a handle.
     */
    public LuaUserdata userdata(Object object) {
        return new LuaUserdata(state, state.hold(object));
    }

    /**
     * An object that this Lua owns: it is closed once, by a {@code <close>} variable, by {@link LuaUserdata#close}, or at the latest
     * when this Lua is closed, the last one first. Afterwards scripts that use it are told so.
     */
    public LuaUserdata own(AutoCloseable object) {
        return new LuaUserdata(state, Ownership.own(state, object));
    }

    /**
     * A Lua value (or what {@link #value} makes of a Java value) as a Java value.
     *
     * @param type a {@link LuaValue} type; {@code boolean}, a primitive number or its box, {@code BigInteger}, {@code BigDecimal},
     *     {@code char}, {@code String}, {@code byte[]}, {@code ByteBuffer}, an enum; {@code Optional}; a collection, map or array
     *     (copies of a table); a record (a table with a field for each component) or sealed type (the first permitted type that
     *     fits); an interface (implemented by a function or table); a type with a codec; any class whose object a userdata holds; or
     *     {@code Object} for the most natural Java value. nil is an error for all types but {@code Optional}, {@code boolean}, {@code LuaValue} and {@code Object}, for
     *     which it is {@code null}, and for record components annotated with any {@code Nullable}
     * @throws LuaConversionException when the value has another type, or does not fit exactly; the message says where in it
     */
    public <T> T convert(Object value, Class<T> type) {
        return Handles.convert(state, value(value), type, "");
    }

    /** As {@link #convert(Object, Class)}, for types with arguments. */
    public <T> T convert(Object value, TypeRef<T> type) {
        return Handles.convert(state, value(value), type, "");
    }

    /** As {@link #interrupt(HookScope, String)}, with {@link HookScope#VM}. */
    public void interrupt(String message) {
        interrupt(HookScope.VM, message);
    }

    /**
     * Raises an error in a script. Returns at once, and any thread may call it; the script notices within microseconds of its own
     * running time, and may catch the error like any other.
     *
     * @param scope {@link HookScope#VM}: whatever runs, or will run next; {@link HookScope#TASK}: the call in progress, without
     *     effect when there is none or when it ends before it notices; {@link HookScope#COROUTINE}: the coroutine that runs at this moment, as
     *     soon as it is its turn again. See {@link LuaThread#interrupt} for others
     */
    public void interrupt(HookScope scope, String message) {
        state.interrupt(scope, message);
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

    /** What this Lua has used so far. Cheap, and callable from any thread at any time, also while a script runs. */
    public Usage usage() {
        return state.usage();
    }

    /**
     * Ends the world. Threads that wait for it are refused, asynchronous calls fail, and scripts that run are ended, all with
     * {@link LuaClosedException}; then pending finalizers run, and objects that it owns are closed. Waits until nobody is inside. Called by a function that a script
     * has called, it ends that script, too, and the rest follows when the thread has left. Closing twice does nothing.
     */
    @Override
    public void close() {
        state.close();
    }

    /** A name to tell this Lua from others. Asks nobody and takes no lock. */
    @Override
    public String toString() {
        return "Lua@" + Integer.toHexString(System.identityHashCode(this));
    }
}
