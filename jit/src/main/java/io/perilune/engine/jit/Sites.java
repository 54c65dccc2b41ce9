package io.perilune.engine.jit;

import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.CompiledCode;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.LinkedCode;
import io.perilune.engine.vm.Signal;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How compiled code calls one known function directly: all its callers share one call site, which leads to the function's code
 * of the day, or, while there is none, says that the interpreter has to make the call.
 *
 * <p>Callers that keep no frames may only call code that needs none; they share the site of their own.
 */
final class Sites {
    /** Held for a moment, by whoever compiles or links. */
    private static final ReentrantLock MAKING = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable MutableCallSite framed;
    private @Nullable MutableCallSite pure;
    /** The code that the sites lead to. */
    private @Nullable CompiledCode current;
    /** Whether that code needs no frames. */
    private boolean currentPure;

    private @Nullable MethodHandle entry;
    /** Functions that keep frames only because this one was not compiled when they were. */
    private final Set<LinkedCode> waiting = new LinkedHashSet<>();

    static Sites of(LinkedCode linked) {
        MAKING.lock();
        try {
            if (!(linked.compilation instanceof Sites)) {
                linked.compilation = new Sites();
            }
            return (Sites) linked.compilation;
        } finally {
            MAKING.unlock();
        }
    }

    /** The type of a direct call of a function with so many parameters. */
    static MethodType type(int parameters) {
        MethodType type = MethodType.methodType(Object.class, CallStack.class, Closure.class, Frame.class, int.class);
        for (int i = 0; i < parameters; i++) {
            type = type.appendParameterTypes(Object.class, long.class);
        }
        return type;
    }

    CallSite site(boolean forPure, MethodType type) {
        lock.lock();
        try {
            if (forPure) {
                if (pure == null) {
                    pure = new MutableCallSite(entry != null && currentPure ? entry : again(type));
                }
                return pure;
            }
            if (framed == null) {
                framed = new MutableCallSite(entry != null ? entry : again(type));
            }
            return framed;
        } finally {
            lock.unlock();
        }
    }

    boolean isPure() {
        lock.lock();
        try {
            return entry != null && currentPure;
        } finally {
            lock.unlock();
        }
    }

    /**
     * True when this function needs no frames. If that is not decided yet, {@code caller} is told by
     * {@link #takeWaiting} when it is.
     */
    boolean isPureFor(LinkedCode caller) {
        lock.lock();
        try {
            if (entry == null) {
                waiting.add(caller);
            }
            return entry != null && currentPure;
        } finally {
            lock.unlock();
        }
    }

    /** The functions that may be made without frames now. */
    List<LinkedCode> takeWaiting() {
        lock.lock();
        try {
            List<LinkedCode> taken = List.copyOf(waiting);
            waiting.clear();
            return currentPure ? taken : List.of();
        } finally {
            lock.unlock();
        }
    }

    void set(CompiledCode code, MethodHandle handle, boolean needsNoFrames) {
        lock.lock();
        try {
            current = code;
            entry = handle;
            currentPure = needsNoFrames;
            update(handle.type());
        } finally {
            lock.unlock();
        }
    }

    void drop(CompiledCode code) {
        lock.lock();
        try {
            if (current == code && entry != null) {
                MethodType type = entry.type();
                entry = null;
                current = null;
                update(type);
            }
        } finally {
            lock.unlock();
        }
    }

    private void update(MethodType type) {
        if (framed != null) {
            framed.setTarget(entry != null ? entry : again(type));
        }
        if (pure != null) {
            pure.setTarget(entry != null && currentPure ? entry : again(type));
        }
    }

    private static MethodHandle again(MethodType type) {
        return MethodHandles.dropArguments(MethodHandles.constant(Object.class, Signal.AGAIN), 0, type.parameterList());
    }
}
