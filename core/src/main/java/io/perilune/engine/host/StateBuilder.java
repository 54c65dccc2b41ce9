package io.perilune.engine.host;

import io.perilune.ConversionPolicy;
import io.perilune.Engine;
import io.perilune.LuaCodec;
import io.perilune.LuaLibrary;
import io.perilune.LuaMetrics;
import io.perilune.ModuleSource;
import io.perilune.Sandbox;
import io.perilune.engine.lib.Libraries;
import io.perilune.engine.lib.system.GrantedClock;
import io.perilune.engine.lib.system.SystemLibraries;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.Allowance;
import io.perilune.engine.vm.Events;
import io.perilune.engine.vm.OutputSink;
import io.perilune.engine.vm.Prelude;
import io.perilune.engine.vm.Vm;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The composition root: the one place that knows every room and puts a VM together. */
public final class StateBuilder {
    private static final SourceCompiler COMPILER = new SourceCompiler();
    private static final Prelude PRELUDE = new LibraryPrelude(
            COMPILER, Libraries.PRELUDE, new LibraryPrelude(COMPILER, Libraries.SYSTEM_PRELUDE, null));

    private static final Events RECORDER = FlightEvents.orNone();

    /** Not System::nanoTime: the first method reference of a process costs it nine milliseconds. */
    private static final class NanoTime implements LongSupplier {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    }

    static final LongSupplier NANO_TIME = new NanoTime();

    private Sandbox sandbox;
    private Allowance allowance = Allowance.UNLIMITED;
    private boolean systemAccess;
    private boolean ignoreEnvironment;
    private boolean debugLibrary;
    /** Null for all that the VM may have. */
    private Set<LuaLibrary> libraries;

    private boolean binaryChunks;
    private InputStream input;
    private OutputStream output;
    private OutputStream errors;
    private IntConsumer onExit;
    private boolean confined;
    private Executor executor;
    private long patienceNanos = 500_000_000;
    private ConversionPolicy policy = ConversionPolicy.EXACT;
    private Map<Class<?>, LuaCodec<?>> codecs = Map.of();
    private Clock clock;
    private ModuleSource modules;
    private LongSupplier ticker = NANO_TIME;
    private LuaMetrics metrics;

    public void sandbox(Sandbox preset) {
        sandbox = preset;
    }

    public void allowance(Allowance everyRun) {
        allowance = everyRun;
    }

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

    /** Which of the libraries that the VM may have are open from the beginning. */
    public void libraries(Set<LuaLibrary> chosen) {
        libraries = Set.copyOf(chosen);
    }

    public void conversions(ConversionPolicy policy) {
        this.policy = policy;
    }

    public void codec(Class<?> type, LuaCodec<?> codec) {
        // A builder that has built already must not change what it has given away.
        codecs = new HashMap<>(codecs);
        codecs.put(type, codec);
    }

    public void binaryChunks(boolean accepted) {
        binaryChunks = accepted;
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

    public void engine(Engine chosen) {
        engine = chosen;
    }

    public void clock(Clock given) {
        clock = given;
    }

    public void metrics(LuaMetrics receiver) {
        metrics = receiver;
    }

    public void modules(ModuleSource source) {
        modules = source;
    }

    /** The clock of deadlines, in nanoseconds, for tests that do not want to wait. */
    public void ticker(LongSupplier nanos) {
        ticker = nanos;
    }

    private @Nullable Engine engine;

    /** @throws IllegalStateException when options contradict each other */
    public State build(HandleMaker door) {
        boolean trusted = sandbox == Sandbox.TRUSTED;
        boolean system = systemAccess || trusted;
        refuseContradictions(system);
        Set<LuaLibrary> granted = granted(system, debugLibrary || trusted);
        Set<LuaLibrary> opened = libraries == null ? granted : libraries;
        refuseUnavailable(opened, granted);
        Vm vm = vm(opened);
        vm.ticker = ticker;
        vm.events = metrics == null ? RECORDER : new MeteredEvents(metrics, door, RECORDER);
        // Who asks for no compiler does not pay for looking for one.
        vm.codeCompiler = CodeCompilers.of(engine);
        // Without a sandbox that says otherwise, who gets the system or the debug library gets binary chunks, too.
        vm.textOnly = !(binaryChunks || system || debugLibrary);
        vm.output = new MeteredSink(vm, sink());
        if (sandbox == Sandbox.UNTRUSTED) {
            vm.memory.forbidCollections();
        }
        if (system) {
            grantSystem(vm);
        }
        LibraryGrant grant = new LibraryGrant(vm, granted, sandbox == Sandbox.UNTRUSTED, ignoreEnvironment);
        grant.open(opened);
        openPowers(vm);
        return state(vm, system, door, grant);
    }

    private Vm vm(Set<LuaLibrary> opened) {
        if (opened == LuaLibrary.safe() || opened.containsAll(LuaLibrary.safe())) {
            return new Vm(Libraries.globals(), Libraries.loaded(), COMPILER, PRELUDE, allowance);
        }
        Table globals = opened.contains(LuaLibrary.BASE) ? Libraries.basicGlobals() : new Table();
        return new Vm(globals, new Table(), COMPILER, PRELUDE, allowance);
    }

    private static Set<LuaLibrary> granted(boolean system, boolean debug) {
        if (!system && !debug) {
            // The set itself: there may be a hundred thousand VMs.
            return LuaLibrary.safe();
        }
        Set<LuaLibrary> granted = EnumSet.copyOf(LuaLibrary.safe());
        if (system) {
            granted.addAll(LuaLibrary.system());
        }
        if (debug) {
            granted.add(LuaLibrary.DEBUG);
        }
        return granted;
    }

    private static void refuseUnavailable(Set<LuaLibrary> wanted, Set<LuaLibrary> granted) {
        for (LuaLibrary library : wanted) {
            refuse(
                    !granted.contains(library),
                    "the library " + library,
                    library == LuaLibrary.DEBUG ? "no debug library" : "no system access");
        }
    }

    private void refuseContradictions(boolean system) {
        if (sandbox == Sandbox.UNTRUSTED || sandbox == Sandbox.STANDARD) {
            refuse(systemAccess, "system access", "Sandbox." + sandbox);
            refuse(debugLibrary, "the debug library", "Sandbox." + sandbox);
        }
        refuse(binaryChunks && sandbox == Sandbox.UNTRUSTED, "binary chunks", "Sandbox.UNTRUSTED");
        if (!system) {
            refuse(input != null, "an input", "no system access");
            refuse(errors != null, "a stream for errors", "no system access");
            refuse(onExit != null, "an action on exit", "no system access");
            refuse(ignoreEnvironment, "ignoring the environment", "no system access");
        } else {
            refuse(clock != null, "a clock", "system access, which has one");
            refuse(modules != null, "a source of modules", "system access, which finds modules itself");
        }
    }

    private static void refuse(boolean contradiction, String option, String other) {
        if (contradiction) {
            throw new IllegalStateException("contradictory options: " + option + " and " + other);
        }
    }

    private OutputSink sink() {
        if (output == null && sandbox == Sandbox.UNTRUSTED) {
            return NoOutput.SINK;
        }
        return new StreamSink(output == null ? ProcessStreams.output() : output);
    }

    /** What is given without a whole library. */
    private void openPowers(Vm vm) {
        if (clock != null) {
            SystemLibraries.openClock(vm, new GrantedClock(clock));
        }
        if (modules != null) {
            ModuleSource source = modules;
            Libraries.openModules(vm, name -> source.find(name).orElse(null));
        }
    }

    private void grantSystem(Vm vm) {
        OutputSink errorSink = new StreamSink(errors == null ? ProcessStreams.errors() : errors);
        ProcessSystem access = new ProcessSystem(
                input == null ? ProcessStreams.input() : input, new MeteredSink(vm, errorSink), onExit);
        SystemLibraries.grant(vm, access);
    }

    private State state(Vm vm, boolean system, HandleMaker door, LibraryGrant grant) {
        Gate gate = new Gate(vm, confined ? Thread.currentThread() : null, patienceNanos);
        return new State(vm, system, grant, gate, executor, door, policy, codecs);
    }
}
