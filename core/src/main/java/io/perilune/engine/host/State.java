package io.perilune.engine.host;

import io.perilune.AsyncFunction;
import io.perilune.ConversionPolicy;
import io.perilune.HookScope;
import io.perilune.JavaFunction;
import io.perilune.Lua;
import io.perilune.LuaClosedException;
import io.perilune.LuaCodec;
import io.perilune.LuaException;
import io.perilune.LuaLibrary;
import io.perilune.Multi;
import io.perilune.Usage;
import io.perilune.engine.code.CodeText;
import io.perilune.engine.lib.ChunkLoading;
import io.perilune.engine.lib.Libraries;
import io.perilune.engine.lib.system.SystemLibraries;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.Allowance;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.Execution;
import io.perilune.engine.vm.HookScopes;
import io.perilune.engine.vm.Meter;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Shutdown;
import io.perilune.engine.vm.Vm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One VM behind its gate: the wall between the threads of the host and an engine that knows only one. */
public final class State {
    /** What a hint may make a table allocate at once. */
    private static final int MAX_HINT = 1 << 16;

    private final Vm vm;
    private final boolean hasSystem;
    private final LibraryGrant libraries;
    private final Gate gate;
    private final Waits waits;
    private final @Nullable Executor executor;
    // What follows is made when it is first needed: there may be a hundred thousand states that need none of it.
    private static final AtomicReferenceFieldUpdater<State, TaskQueue> TASKS =
            AtomicReferenceFieldUpdater.newUpdater(State.class, TaskQueue.class, "tasks");
    private static final AtomicReferenceFieldUpdater<State, HostObjects> OBJECTS =
            AtomicReferenceFieldUpdater.newUpdater(State.class, HostObjects.class, "objects");
    private static final AtomicReferenceFieldUpdater<State, Table> REGISTRY =
            AtomicReferenceFieldUpdater.newUpdater(State.class, Table.class, "registry");
    private static final AtomicReferenceFieldUpdater<State, Modules> MODULES =
            AtomicReferenceFieldUpdater.newUpdater(State.class, Modules.class, "modules");

    @SuppressWarnings("rawtypes") // a class literal has no type arguments
    private static final AtomicReferenceFieldUpdater<State, Map> ATTRIBUTES =
            AtomicReferenceFieldUpdater.newUpdater(State.class, Map.class, "attributes");

    private volatile @Nullable TaskQueue tasks;
    private volatile @Nullable HostObjects objects;
    private volatile @Nullable Table registry;
    private volatile @Nullable Modules modules;
    private volatile @Nullable Map<Class<?>, Object> attributes;

    /** Nothing runs any more, not even finalizers. */
    private boolean ended;
    /** The end has begun: from here on nobody is interrupted by {@link #close}. */
    private boolean ending;

    private final Converters converters;
    private Lua lua;

    State(
            Vm vm,
            boolean hasSystem,
            LibraryGrant libraries,
            Gate gate,
            @Nullable Executor executor,
            HandleMaker door,
            ConversionPolicy policy,
            Map<Class<?>, LuaCodec<?>> codecs) {
        this.vm = vm;
        this.hasSystem = hasSystem;
        this.libraries = libraries;
        this.converters = new Converters(this, door, policy, codecs);
        this.gate = gate;
        this.executor = executor;
        waits = new Waits(this, vm, gate);
        vm.driver = waits;
    }

    public Converters converters() {
        return converters;
    }

    HandleMaker door() {
        return converters.door;
    }

    HostObjects objects() {
        HostObjects known = objects;
        if (known == null) {
            HostObjects made = new HostObjects(this);
            known = OBJECTS.compareAndSet(this, null, made) ? made : Objects.requireNonNull(objects);
        }
        return known;
    }

    Vm vm() {
        return vm;
    }

    // In and out.

    /** Lets the calling thread into the VM; to be followed by {@link #exit} whatever happens. */
    void enter() {
        enter(Long.MAX_VALUE);
    }

    /** As {@link #enter}, for a call on the stack that this returns. */
    CallStack enterForCall() {
        enter();
        waits.aboutToRun();
        return Execution.stack(vm);
    }

    private void enter(long nanos) {
        try {
            gate.enter(nanos);
        } catch (LuaException refused) {
            left();
            throw refused;
        }
        // What a script calls that was running when close came, and what finalizers call, is still served.
        if (gate.isClosed() && (ended || gate.holds() == 1)) {
            if (gate.exit()) {
                left();
            }
            throw closedException();
        }
    }

    static LuaClosedException closedException() {
        return new LuaClosedException("this Lua is closed");
    }

    void exit() {
        try {
            if (gate.isClosed()) {
                end();
            } else if (gate.holds() == 1) {
                vm.tidy();
            }
        } finally {
            if (gate.exit()) {
                left();
            }
        }
    }

    /**
     * The VM has been left, or a thread has given up waiting for it: perhaps somebody wanted it. A runner may have made way for that
     * thread, and nobody else would tell it that the VM is free.
     */
    void left() {
        TaskQueue queue = tasks;
        if (queue != null && queue.isWanted()) {
            queue.released();
        }
    }

    /** Enters for several calls; to be followed by {@link #exitExplicitly}. */
    public void enterExplicitly() {
        enter();
    }

    /**
     * As {@link #enterExplicitly}, within a time.
     *
     * @throws io.perilune.LuaBusyException when the time is over
     */
    public void enterExplicitly(long nanos) {
        enter(nanos);
    }

    public void exitExplicitly() {
        if (!gate.isHeldByCurrentThread()) {
            throw new IllegalStateException("another thread has entered");
        }
        exit();
    }

    /** Runs an action of the host while others may be in the VM, if the thread is in it. */
    public <T> T leaving(java.util.concurrent.Callable<T> action) throws Exception {
        return waits.leaving(action);
    }

    void hostBegins(String name) {
        gate.hostBegins(name);
    }

    void hostEnds() {
        gate.hostEnds();
    }

    boolean isClosed() {
        return gate.isClosed();
    }

    boolean isEnded() {
        return ended;
    }

    // Asynchronous calls.

    /**
     * Begins a call that holds neither thread nor VM while it waits.
     *
     * @param function asked for inside the VM, when the call begins
     */
    public <T> CompletableFuture<T> callAsync(
            Supplier<Callable> function, Object[] arguments, Function<Multi, T> conversion) {
        TaskQueue queue = tasks();
        AsyncCall<T> call = new AsyncCall<>(this, queue, function, arguments, conversion);
        queue.remember(call);
        if (gate.isClosed()) {
            call.reject(closedException());
            queue.forget(call);
            return call;
        }
        call.begin();
        return call;
    }

    private TaskQueue tasks() {
        TaskQueue queue = tasks;
        if (queue == null) {
            Executor chosen = executor != null ? executor : gate.isConfined() ? null : OwnThreads.create();
            if (chosen == null) {
                throw new IllegalStateException("a confined Lua needs an executor that runs on its thread");
            }
            TaskQueue made = new TaskQueue(this, gate, chosen);
            queue = TASKS.compareAndSet(this, null, made) ? made : Objects.requireNonNull(tasks);
        }
        return queue;
    }

    /** The asynchronous calls, null when there was none yet. */
    @Nullable
    TaskQueue asyncCalls() {
        return tasks;
    }

    /** The thread inside is going to run something. */
    void aboutToRun() {
        waits.aboutToRun();
    }

    // What the door needs of tables and functions.

    public Table globals() {
        return vm.globals;
    }

    /** Chunks loaded from now on have these globals; functions that exist keep theirs. */
    public void setGlobals(Table globals) {
        enter();
        try {
            vm.globals = globals;
            vm.registry().put(2L, (Object) globals);
        } finally {
            exit();
        }
    }

    /** @throws IllegalStateException when the VM may not have one of them; then none was opened */
    public void open(Set<LuaLibrary> wanted) {
        enter();
        try {
            libraries.open(wanted);
        } finally {
            exit();
        }
    }

    /** @param elements and {@code fields} that will come, as far as known; only a hint, and never taken at its word */
    public Table newTable(int elements, int fields) {
        return new Table(Math.min(elements, MAX_HINT), Math.min(fields, MAX_HINT));
    }

    /**
     * @throws ScriptError when the script fails
     * @throws io.perilune.engine.vm.Termination when it is cut off
     */
    public Object[] call(Object function, Object[] arguments) {
        enter();
        try {
            waits.aboutToRun();
            return Execution.call(vm, function, arguments);
        } finally {
            exit();
        }
    }

    /** As {@link #call}, within an allowance of its own. */
    public Object[] callWithin(Allowance allowance, Callable function, Object[] arguments) {
        enter();
        try {
            return Execution.within(vm, Execution.account(allowance), () -> Execution.call(vm, function, arguments));
        } finally {
            exit();
        }
    }

    /** What the VM has used. Callable without the lock. */
    public Usage usage() {
        return new Usage(
                vm.meter.publishedUnits(),
                vm.memory.publishedBytes(),
                vm.memory.publishedPeak(),
                vm.meter.loads(),
                vm.meter.output());
    }

    /**
     * Calls a function; an error goes to the handler before the stack is unwound.
     *
     * @throws ScriptError with what the handler has returned as its value
     */
    public Object[] callHandled(Callable function, Callable handler, Object[] arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = function;
        all[1] = handler;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Object[] results = call(Libraries.handledCall(), all);
        if (results[0] == Boolean.FALSE) {
            throw new ScriptError(results[1]);
        }
        return Arrays.copyOfRange(results, 1, results.length);
    }

    // These two are no lambdas because they are on the way of every program: the first lambda of a process costs
    // milliseconds.

    private record Loading(Vm vm, ByteStr text, ByteStr name, String mode, Object environment)
            implements Supplier<Closure> {
        @Override
        public Closure get() {
            return ChunkLoading.function(vm, text, name, mode, environment);
        }
    }

    /** Ends what runs when the VM is closed. */
    private final class Closing implements Meter.Interrupt {
        @Override
        public void atSafePoint(Vm running) {
            if (!ending && !running.meter.isEnding()) {
                throw running.meter.terminate(new Stop(closedException()));
            }
        }
    }

    /** @throws ScriptError when the chunk is refused */
    public Closure load(ByteStr text, ByteStr name, String mode, Object environment) {
        enter();
        try {
            return Execution.run(vm, new Loading(vm, text, name, mode, environment));
        } finally {
            exit();
        }
    }

    /** Raises an error at the next safe point of what is in the scope. Callable without the lock. */
    public void interrupt(HookScope scope, String message) {
        switch (scope) {
            case VM -> vm.meter.interrupt(new ErrorInterrupt(message));
            case TASK -> vm.meter.interruptRun(new ErrorInterrupt(message));
            case COROUTINE -> interrupt(vm.current.coroutine, message);
        }
    }

    /** The same for one coroutine. Callable without the lock. */
    public void interrupt(Coroutine coroutine, String message) {
        vm.meter.interrupt(HookScopes.onlyIn(coroutine.stack, new ErrorInterrupt(message)));
    }

    /** Ends the run in progress, which cannot prevent it. Callable without the lock. */
    public void interrupt() {
        vm.meter.endRun("interrupted");
    }

    public Callable hostFunction(String name, JavaFunction function) {
        return new HostFunction(name, function, this);
    }

    public Callable rawFunction(String name, RawWindow.Body body) {
        return new RawHostFunction(name, body, this);
    }

    public Callable hostFunction(Signature signature, JavaFunction.OfAll body) {
        return new TypedFunction("?", signature, body, this);
    }

    /** Makes a class known and gives the table that stands for it. */
    public Table register(TypeDescription description) {
        enter();
        try {
            objects().bindings().add(description);
            converters.typesChanged();
            return typeTable(description.type()).orElseThrow();
        } finally {
            exit();
        }
    }

    /** Makes all public members of a class known. */
    public Table expose(Class<?> type) {
        return register(ClassReader.exposed(type));
    }

    /** The table that stands for a class, if anything is known of it. */
    public Optional<Table> typeTable(Class<?> type) {
        enter();
        try {
            return objects().bindings().of(type).map(binding -> binding.statics);
        } finally {
            exit();
        }
    }

    /** What the program keeps for itself: out of reach for scripts, unlike the engine's own registry. */
    public Table registry() {
        Table known = registry;
        if (known == null) {
            Table made = new Table();
            known = REGISTRY.compareAndSet(this, null, made) ? made : Objects.requireNonNull(registry);
        }
        return known;
    }

    public Modules modules() {
        Modules known = modules;
        if (known == null) {
            Modules made = new Modules(this);
            known = MODULES.compareAndSet(this, null, made) ? made : Objects.requireNonNull(modules);
        }
        return known;
    }

    /** The program's objects that go with this VM, by their types. */
    public Map<Class<?>, Object> attributes() {
        Map<Class<?>, Object> known = attributes;
        if (known == null) {
            Map<Class<?>, Object> made = new ConcurrentHashMap<>();
            known = ATTRIBUTES.compareAndSet(this, null, made) ? made : Objects.requireNonNull(attributes);
        }
        return known;
    }

    /** A list or map as scripts use tables, without copying it. */
    public Object view(Object collection) {
        enter();
        try {
            return objects().view(collection);
        } finally {
            exit();
        }
    }

    public Lending lending() {
        return new Lending(this);
    }

    /** The program's own object for this VM, which methods of bound classes may ask for. */
    public Lua lua() {
        return lua;
    }

    public void lua(Lua own) {
        lua = own;
    }

    public Callable asyncHostFunction(String name, AsyncFunction function) {
        return new AsyncHostFunction(this, name, function);
    }

    /** Any object as a value that scripts can hold and hand back. */
    public Object hold(Object object) {
        enter();
        try {
            return objects().held(object);
        } finally {
            exit();
        }
    }

    /** The compiled code of a function as a text. */
    public static String listing(Callable function) {
        return function instanceof Closure c ? CodeText.of(c.prototype) : "native function\n";
    }

    /** The program's object behind a userdata, unless there is none or it was lent and taken back. */
    public Optional<Object> object(Object userdata) {
        return userdata instanceof HostObject o && !o.isRevoked() ? Optional.of(o.host()) : Optional.empty();
    }

    /** What closing means for the engine: pending variables are closed, finalizers run, files are closed, output arrives. */
    static void end(Vm vm, boolean hasSystem) throws IOException {
        Shutdown.closeVariables(vm);
        vm.memory.close();
        if (hasSystem) {
            SystemLibraries.close(vm);
        }
        vm.output.flush();
    }

    /**
     * Ends everything. Who waits to enter is refused, what waits for results fails, what runs is ended. Called from inside, it
     * ends the run of the caller, and the rest follows when the VM is left.
     */
    public void close() {
        if (gate.isConfined()) {
            gate.checkThread();
        }
        gate.close();
        vm.meter.interrupt(new Closing());
        waits.close();
        TaskQueue queue = tasks;
        if (queue != null) {
            for (AsyncCall<?> call : queue.pending()) {
                call.completeExceptionally(closedException());
            }
        }
        gate.enterReturning();
        exit();
    }

    /** The thread is about to leave a VM that is to be closed: if it leaves for good, it closes it. */
    private void end() {
        if (ending || gate.holds() > 1) {
            return;
        }
        ending = true;
        try {
            TaskQueue queue = tasks;
            if (queue != null) {
                queue.endAll();
            }
            end(vm, hasSystem);
            HostObjects known = objects;
            if (known != null) {
                known.closeOwned();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ended = true;
        }
    }
}
