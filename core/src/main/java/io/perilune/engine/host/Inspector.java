package io.perilune.engine.host;

import io.perilune.FunctionInfo;
import io.perilune.HookScope;
import io.perilune.LuaBoolean;
import io.perilune.LuaFloat;
import io.perilune.LuaFrame;
import io.perilune.LuaFunction;
import io.perilune.LuaHeapReport;
import io.perilune.LuaHook;
import io.perilune.LuaInteger;
import io.perilune.LuaNil;
import io.perilune.LuaString;
import io.perilune.LuaThread;
import io.perilune.LuaThreadListener;
import io.perilune.LuaWarningHandler;
import io.perilune.engine.code.CodeWriter;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.code.VariableNames;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.HookScopes;
import io.perilune.engine.vm.Hooks;
import io.perilune.engine.vm.Inspection;
import io.perilune.engine.vm.Traceback;
import io.perilune.engine.vm.Upvalue;
import io.perilune.engine.vm.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a program can see and change of functions and of the stack. */
public final class Inspector {
    private static final ByteStr ENVIRONMENT = ByteStr.of("_ENV");

    private Inspector() {}

    public static FunctionInfo info(Callable function) {
        Inspection i = Inspection.of(function);
        boolean java = !(function instanceof Closure);
        return new FunctionInfo(
                java ? "Java" : i.what(),
                i.source().escaped(),
                i.shortSource().escaped(),
                i.lineDefined(),
                i.lastLineDefined(),
                i.upvalueCount(),
                i.parameterCount(),
                i.isVararg());
    }

    /** The compiled form of a Lua function, null for a Java function. */
    public static ByteStr dump(Callable function, boolean strip) {
        return function instanceof Closure c ? CodeWriter.write(c.prototype, strip) : null;
    }

    /** The globals of one closure, null when it uses none. */
    public static Object environment(State state, Callable function) {
        state.enter();
        try {
            int index = environmentIndex(function);
            return index < 0 ? null : ((Closure) function).upvalues[index].boxed();
        } finally {
            state.exit();
        }
    }

    /** Gives one closure other globals; those that share its variable keep theirs. False when it uses none. */
    public static boolean setEnvironment(State state, Callable function, Object globals) {
        state.enter();
        try {
            int index = environmentIndex(function);
            if (index >= 0) {
                ((Closure) function).upvalues[index] = new Upvalue(globals);
            }
            return index >= 0;
        } finally {
            state.exit();
        }
    }

    /** The captured variable that holds the globals; below zero when there is none. */
    static int environmentIndex(Callable function) {
        if (function instanceof Closure c) {
            for (int i = 0; i < c.upvalues.length; i++) {
                if (ENVIRONMENT.equals(c.prototype.upvalues[i].name())) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The lines of a function, and of those within it, that have code; empty for a Java function. */
    public static Set<Integer> lines(Callable function) {
        Set<Integer> lines = new TreeSet<>();
        if (function instanceof Closure c) {
            addLines(c.prototype, lines);
        }
        return lines;
    }

    private static void addLines(Prototype p, Set<Integer> lines) {
        for (int line : Inspection.activeLines(p)) {
            lines.add(line);
        }
        for (Prototype nested : p.nested) {
            addLines(nested, lines);
        }
    }

    public static Callable bind(Callable function, Object[] arguments) {
        return new BoundFunction(function, arguments);
    }

    // The stack.

    public static String traceback(State state) {
        state.enter();
        try {
            return Traceback.of(state.vm().current, 0);
        } finally {
            state.exit();
        }
    }

    /** The function that runs; under a hook, the one that it looks at. */
    public static LuaFunction innermost(State state) {
        state.enter();
        try {
            CallStack s = state.vm().current;
            Frame f = Inspection.frameAt(s, HookFunction.levelBelow(s));
            return (LuaFunction) state.door().wrap(state, Inspection.of(s, f).function());
        } finally {
            state.exit();
        }
    }

    public static List<LuaFrame> frames(State state) {
        state.enter();
        try {
            CallStack s = state.vm().current;
            List<LuaFrame> frames = new ArrayList<>();
            Frame f;
            for (int level = HookFunction.levelBelow(s); (f = Inspection.frameAt(s, level)) != null; level++) {
                Inspection i = Inspection.of(s, f);
                VariableNames.Name name = i.name();
                frames.add(new LuaFrame(
                        (LuaFunction) state.door().wrap(state, i.function()),
                        name == null ? "" : name.name(),
                        name == null ? "" : name.kind(),
                        i.currentLine(),
                        i.isTailCall()));
            }
            return frames;
        } finally {
            state.exit();
        }
    }

    // Hooks and warnings.

    /** @param hook null to remove the one that there is */
    public static void hook(State state, HookScope scope, Set<LuaHook.Event> events, int count, LuaHook hook) {
        state.enter();
        try {
            Vm vm = state.vm();
            switch (scope) {
                case VM -> HookScopes.of(vm).ofVm(hooks(state, events, count, hook));
                case COROUTINE -> set(vm.current, hooks(state, events, count, hook));
                case TASK -> {
                    if (!vm.isRunning()) {
                        throw new IllegalStateException("no call is in progress whose steps the hook could be told");
                    }
                    HookScopes.of(vm).ofRun(hooks(state, events, count, hook));
                }
            }
        } finally {
            state.exit();
        }
    }

    /** The same for one coroutine. */
    public static void hook(State state, Coroutine coroutine, Set<LuaHook.Event> events, int count, LuaHook hook) {
        state.enter();
        try {
            set(coroutine.stack, hooks(state, events, count, hook));
        } finally {
            state.exit();
        }
    }

    private static void set(CallStack s, Hooks hooks) {
        Hooks.set(s, hooks == null ? null : hooks.notInherited());
        HookScopes.refresh(s);
    }

    /** Null for a hook that would never be called. */
    private static Hooks hooks(State state, Set<LuaHook.Event> events, int count, LuaHook hook) {
        if (hook == null) {
            return null;
        }
        Hooks made = new Hooks(
                new HookFunction(hook, state),
                events.contains(LuaHook.Event.CALL),
                events.contains(LuaHook.Event.RETURN),
                events.contains(LuaHook.Event.LINE),
                events.contains(LuaHook.Event.COUNT) ? count : 0);
        return made.isIdle() ? null : made;
    }

    /** @param listener null for none */
    public static void onThreads(State state, Set<LuaThreadListener.Event> events, LuaThreadListener listener) {
        state.enter();
        try {
            state.vm().coroutineListener =
                    listener == null || events.isEmpty() ? null : new ThreadEvents(state, Set.copyOf(events), listener);
        } finally {
            state.exit();
        }
    }

    /** Pieces of a warning are put together, so that a handler sees whole ones. */
    public static void onWarning(State state, LuaWarningHandler handler) {
        state.enter();
        try {
            ByteBuf[] pending = {new ByteBuf()};
            state.vm().warnings = handler == null
                    ? null
                    : (piece, more) -> {
                        pending[0].append(piece);
                        if (!more) {
                            String text = pending[0].toByteStr().escaped();
                            pending[0] = new ByteBuf();
                            tell(state, handler, text);
                        }
                    };
        } finally {
            state.exit();
        }
    }

    /** A number for an object of this VM that no other one has, for as long as it lives. */
    public static long identity(State state, Object object) {
        state.enter();
        try {
            return state.objects().identity(object);
        } finally {
            state.exit();
        }
    }

    private static void tell(State state, LuaWarningHandler handler, String text) {
        try {
            handler.warn(text);
        } catch (Exception e) {
            throw HostErrors.raise(state.vm().current, state, e);
        }
    }

    // Metatables of types.

    public static Table typeMetatable(State state, Class<?> type) {
        state.enter();
        try {
            return state.vm().metatableOf(example(state, type));
        } finally {
            state.exit();
        }
    }

    public static void setTypeMetatable(State state, Class<?> type, Table metatable) {
        state.enter();
        try {
            state.vm().setMetatable(example(state, type), metatable);
        } finally {
            state.exit();
        }
    }

    /** Any value of a type. */
    private static Object example(State state, Class<?> type) {
        if (type == LuaNil.class) {
            return null;
        }
        if (type == LuaBoolean.class) {
            return Boolean.TRUE;
        }
        if (type == LuaInteger.class || type == LuaFloat.class) {
            return 0L;
        }
        if (type == LuaString.class) {
            return ByteStr.EMPTY;
        }
        if (type == LuaFunction.class) {
            return Operation.INDEX;
        }
        if (type == LuaThread.class) {
            return state.vm().main;
        }
        throw new IllegalArgumentException("values of " + type.getSimpleName() + " have metatables of their own");
    }

    // Memory.

    public static LuaHeapReport heapReport(State state) {
        state.enter();
        try {
            HeapTally tally = new HeapTally();
            state.vm().memory.census(tally);
            return tally.report();
        } finally {
            state.exit();
        }
    }

    public static void collect(State state) {
        state.enter();
        try {
            state.vm().memory.collect();
        } finally {
            state.exit();
        }
    }

    public static long memoryUsed(State state) {
        state.enter();
        try {
            return state.vm().memory.used();
        } finally {
            state.exit();
        }
    }
}
