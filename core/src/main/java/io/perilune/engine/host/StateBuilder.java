package io.perilune.engine.host;

import io.perilune.ConversionPolicy;
import io.perilune.LuaCodec;
import io.perilune.engine.lib.Libraries;
import io.perilune.engine.lib.system.SystemLibraries;
import io.perilune.engine.vm.OutputSink;
import io.perilune.engine.vm.Prelude;
import io.perilune.engine.vm.Vm;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/** The composition root: the one place that knows every room and puts a VM together. */
public final class StateBuilder {
    private static final SourceCompiler COMPILER = new SourceCompiler();
    private static final Prelude PRELUDE = new LibraryPrelude(
            COMPILER,
            Libraries.PRELUDE,
            Libraries.preludeArguments(),
            new LibraryPrelude(
                    COMPILER,
                    Libraries.SYSTEM_PRELUDE,
                    Libraries.systemPreludeArguments(SystemLibraries.preludeNatives()),
                    null));

    private boolean systemAccess;
    private boolean ignoreEnvironment;
    private boolean debugLibrary;
    private InputStream input;
    private OutputStream output;
    private OutputStream errors;
    private IntConsumer onExit;
    private boolean confined;
    private Executor executor;
    private long patienceNanos = 500_000_000;
    private ConversionPolicy policy = ConversionPolicy.EXACT;
    private final Map<Class<?>, LuaCodec<?>> codecs = new HashMap<>();

    public void systemAccess(boolean granted) {
        systemAccess = granted;
    }

    /** With system access: whether LUA_PATH and its like are ignored. */
    public void ignoreEnvironment(boolean ignored) {
        ignoreEnvironment = ignored;
    }

    public void debugLibrary(boolean wanted) {
        debugLibrary = wanted;
    }

    public void conversions(ConversionPolicy policy) {
        this.policy = policy;
    }

    public void codec(Class<?> type, LuaCodec<?> codec) {
        codecs.put(type, codec);
    }

    public void input(InputStream stream) {
        input = stream;
    }

    public void output(OutputStream stream) {
        output = stream;
    }

    public void errors(OutputStream stream) {
        errors = stream;
    }

    public void onExit(IntConsumer action) {
        onExit = action;
    }

    /** Whether only the thread that builds may enter. */
    public void confined(boolean wanted) {
        confined = wanted;
    }

    /** Where asynchronous calls run; null for threads of their own. */
    public void executor(Executor chosen) {
        executor = chosen;
    }

    /** How long a thread may wait inside a host function, with others at the gate. */
    public void deadlockPatience(long nanos) {
        patienceNanos = nanos;
    }

    public State build(HandleMaker door) {
        Vm vm = new Vm(Libraries.globals(), COMPILER, PRELUDE);
        OutputSink sink = new StreamSink(output == null ? ProcessSystem.processOutput() : output);
        vm.output = sink;
        // Where the reference keeps the main thread and the globals (LUA_RIDX_MAINTHREAD, LUA_RIDX_GLOBALS).
        vm.registry.put(1L, (Object) vm.main);
        vm.registry.put(2L, (Object) vm.globals);
        Libraries.openBase(vm);
        Libraries.openCoroutine(vm);
        Libraries.openTable(vm);
        Libraries.openString(vm);
        Libraries.openUtf8(vm);
        Libraries.openMath(vm);
        if (debugLibrary) {
            Libraries.openDebug(vm);
        }
        if (!systemAccess) {
            return state(vm, door);
        }
        ProcessSystem access = new ProcessSystem(
                input == null ? ProcessSystem.processInput() : input,
                errors == null ? ProcessSystem.processErrors() : errors,
                onExit);
        SystemLibraries.open(vm, access, ignoreEnvironment);
        return state(vm, door);
    }

    private State state(Vm vm, HandleMaker door) {
        Gate gate = new Gate(vm, confined ? Thread.currentThread() : null, patienceNanos);
        return new State(vm, systemAccess, gate, executor, door, policy, Map.copyOf(codecs));
    }
}
