package io.perilune.engine.host;

import io.perilune.ConversionPolicy;
import io.perilune.JavaFunction;
import io.perilune.Lua;
import io.perilune.LuaCodec;
import io.perilune.engine.code.CodeText;
import io.perilune.engine.lib.ChunkLoading;
import io.perilune.engine.lib.Libraries;
import io.perilune.engine.lib.system.SystemLibraries;
import io.perilune.engine.syntax.SyntaxError;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Execution;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Shutdown;
import io.perilune.engine.vm.Types;
import io.perilune.engine.vm.Vm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** One VM behind its lock: the wall between the threads of the host and an engine that knows only one. */
public final class State {
    private final Vm vm;
    private final boolean hasSystem;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    private final HostObjects objects = new HostObjects(this);
    private final Converters converters;
    private Lua lua;

    State(Vm vm, boolean hasSystem, HandleMaker door, ConversionPolicy policy, Map<Class<?>, LuaCodec<?>> codecs) {
        this.vm = vm;
        this.hasSystem = hasSystem;
        this.converters = new Converters(this, door, policy, codecs);
    }

    public Converters converters() {
        return converters;
    }

    HandleMaker door() {
        return converters.door;
    }

    HostObjects objects() {
        return objects;
    }

    Vm vm() {
        return vm;
    }

    /** Lets the calling thread into the VM; to be followed by {@link #exit} whatever happens. */
    void enter() {
        lock.lock();
        if (closed) {
            lock.unlock();
            throw new IllegalStateException("this Lua is closed");
        }
    }

    void exit() {
        lock.unlock();
    }

    public Table globals() {
        return vm.globals;
    }

    public Table newTable() {
        return new Table();
    }

    /**
     * @throws ScriptError when the script fails
     * @throws io.perilune.engine.vm.Termination when it is cut off
     */
    public Object[] call(Object function, Object[] arguments) {
        enter();
        try {
            return Execution.call(vm, function, arguments);
        } finally {
            exit();
        }
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

    /** @throws ScriptError when the chunk is refused */
    public Closure load(ByteStr text, ByteStr name, String mode, Object environment) {
        enter();
        try {
            return ChunkLoading.function(vm, text, name, mode, environment);
        } finally {
            exit();
        }
    }

    /** Raises an error in whatever runs, or will run next, at its next safe point. Callable without the lock. */
    public void interrupt(String message) {
        vm.meter.interrupt(new ErrorInterrupt(message));
    }

    /** Ends the run in progress, which cannot prevent it. Callable without the lock. */
    public void interrupt() {
        vm.meter.interruptRun("interrupted");
    }

    public Callable hostFunction(String name, JavaFunction function) {
        return new HostFunction(name, function, this);
    }

    public Callable hostFunction(Signature signature, JavaFunction.OfAll body) {
        return new TypedFunction("?", signature, body, this);
    }

    /** Makes a class known and gives the table that stands for it. */
    public Table register(TypeDescription description) {
        enter();
        try {
            objects.bindings().add(description);
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
            return objects.bindings().of(type).map(binding -> binding.statics);
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

    /** Any object as a value that scripts can hold and hand back. */
    public Object hold(Object object) {
        enter();
        try {
            return objects.held(object);
        } finally {
            exit();
        }
    }

    /** The compiled code of a function as a text. */
    public static String listing(Callable function) {
        return function instanceof Closure c ? CodeText.of(c.prototype) : "native function\n";
    }

    /** True when a refused chunk may only have ended too early. */
    public boolean isIncomplete(ScriptError e) {
        return e.getCause() instanceof SyntaxError s && s.diagnostic().incomplete();
    }

    /** The text of an error value: strings and numbers as they are, others by {@code __tostring}, else their kind. */
    public String errorMessage(ScriptError e) {
        Object value = e.value();
        if (value instanceof HostError error) {
            return error.text().toString();
        }
        if (value instanceof ByteStr || value instanceof Number) {
            return value instanceof ByteStr ? value.toString() : Conversions.text((Number) value);
        }
        Object metamethod = vm.metamethod(value, MetaKey.TOSTRING);
        if (metamethod instanceof Callable c && !closed) {
            try {
                Object[] text = call(c, new Object[] {value});
                if (text.length > 0 && text[0] instanceof ByteStr s) {
                    return s.toString();
                }
            } catch (ScriptError failed) {
                return "(error object is a " + Types.name(value) + " value)";
            }
        }
        return "(error object is a " + Types.name(value) + " value)";
    }

    /** The program's object behind a userdata, unless there is none or it was lent and taken back. */
    public Optional<Object> object(Object userdata) {
        return userdata instanceof HostObject o && !o.isRevoked() ? Optional.of(o.host()) : Optional.empty();
    }

    /** The Java exception that an error value stands for, or null. */
    public Throwable thrown(Object errorValue) {
        return errorValue instanceof HostError e ? e.throwable() : null;
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

    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            try {
                end(vm, hasSystem);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                closed = true;
            }
        } finally {
            lock.unlock();
        }
    }
}
