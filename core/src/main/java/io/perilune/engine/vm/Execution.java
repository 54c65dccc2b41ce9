package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.ReadOnlyTable;
import io.perilune.engine.value.TableOverflow;
import io.perilune.engine.value.Tag;
import java.util.function.Supplier;

/** Calls from Java into Lua. */
public final class Execution {
    /** Nested Java activations of the interpreter: the reference's LUAI_MAXCCALLS. Some 100 KB of Java stack. */
    static final int MAX_JAVA_DEPTH = 200;

    /** Beside the flags of frames: what is called may be suspended as a whole. */
    private static final int TASK = 1 << 30;

    private Execution() {}

    /**
     * Calls a function and waits for its results. The caller has the VM for itself.
     *
     * @param function any value; arguments and results are boxed
     * @throws ScriptError when the script raises an error that it does not catch
     * @throws Termination when the run is cut off; its variables have been closed as far as the grace reached
     */
    public static Object[] call(Vm vm, Object function, Object... arguments) {
        return callMarked(vm, 0, function, arguments);
    }

    private static Object[] callMarked(Vm vm, int flags, Object function, Object... arguments) {
        CallStack s = stack(vm);
        int func = room(s, arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            s.set(func + 1 + i, arguments[i]);
        }
        return results(s, func, call(s, function, func, arguments.length, Frame.ALL, flags));
    }

    /** The stack on which a call from Java runs. The caller has the VM for itself. */
    public static CallStack stack(Vm vm) {
        CallStack s = vm.current;
        return s == vm.main.stack || s.frame.previous != null ? s : idleRoot(vm);
    }

    /** A call that had left the VM was in the way of the main stack; now others may use it again. */
    private static CallStack idleRoot(Vm vm) {
        if (vm.main.stack.frame.previous == null) {
            vm.current = vm.main.stack;
        }
        return vm.current;
    }

    /**
     * Makes room for a call from Java. The arguments are to be put behind the slot that this returns, and the call to be made, before
     * anything else happens in the VM.
     *
     * @throws ScriptError when too many calls are nested in one another
     * @throws Termination when there is no memory for it
     */
    public static int room(CallStack s, int count) {
        if (s.vm.javaDepth + s.vm.depthBelow >= MAX_JAVA_DEPTH) {
            throw Errors.runtime(s, "C stack overflow");
        }
        int func = Calling.above(s);
        if (!s.has(func + count + 1)) {
            // An idle VM may have given its stack up. What is charged belongs to a run, and ends with it when it is too
            // much.
            begin(s.vm);
            try {
                s.ensure(func + count + 1);
            } finally {
                end(s.vm);
            }
        }
        return func;
    }

    /**
     * Calls a function whose arguments lie behind slot {@code func}, and waits. The results lie from {@code func} up, as long as nothing
     * else happens in the VM.
     *
     * @param function any value, boxed
     * @param wanted how many results; {@link Frame#ALL} for as many as there are
     * @return how many there are
     * @throws ScriptError as {@link #call(Vm, Object, Object...)}
     * @throws Termination as that
     */
    public static int call(CallStack s, Object function, int func, int count, int wanted) {
        return call(s, function, func, count, wanted, 0);
    }

    private static int call(CallStack s, Object function, int func, int count, int wanted, int flags) {
        Vm vm = s.vm;
        Frame caller = s.frame;
        pushEntry(s, func);
        begin(vm);
        try {
            run(vm, s, function, func, count, wanted, flags);
            return wanted == Frame.ALL ? s.top - func : wanted;
        } catch (Termination end) {
            CutOff.closeVariables(vm, s, func, end);
            throw end;
        } finally {
            popEntry(vm, s, func, caller);
        }
    }

    private static void pushEntry(CallStack s, int func) {
        Frame entry = s.push();
        if (entry.closure != null) {
            entry.closure = null;
        }
        if (entry.nativeFunction != null) {
            entry.nativeFunction = null;
        }
        entry.flags = Frame.ENTRY;
        entry.base = func;
        entry.callSlot = func;
        entry.count = 0;
        s.frame = entry;
        s.entries++;
    }

    private static Object[] results(CallStack s, int func, int count) {
        Object[] results = new Object[count];
        for (int i = 0; i < count; i++) {
            results[i] = s.get(func + i);
        }
        return results;
    }

    /** However the call ended, the stacks are as before: a limit may have cut the script off anywhere. */
    private static void popEntry(Vm vm, CallStack s, int func, Frame caller) {
        while (vm.current != s) {
            CutOff.leave(vm, vm.current);
        }
        s.entries--;
        s.closeUpvalues(func);
        while (s.toCloseCount > 0 && s.toClose[s.toCloseCount - 1] >= func) {
            s.toCloseCount--;
        }
        s.frame = caller;
        if (s.hooks != null) {
            s.hooks.running = HookRunner.insideHook(caller);
        }
        end(vm);
    }

    /**
     * Calls a function on the stack of a new task. Nothing else may be running in the VM.
     *
     * @param since when the call was made, by the VM's clock
     * @return the results, or null when the task waits
     */
    public static Object[] start(Vm vm, Task task, long since, Object function, Object... arguments) {
        CallStack idle = vm.current;
        CallStack s = task.root.stack;
        vm.current = s;
        s.ensure(arguments.length + 1);
        for (int i = 0; i < arguments.length; i++) {
            s.set(1 + i, arguments[i]);
        }
        pushEntry(s, 0);
        vm.meter.runBegins(since);
        if (vm.hookScopes != null) {
            vm.hookScopes.arrived(s);
        }
        return step(vm, task, idle, function, arguments.length, null);
    }

    /**
     * Goes on with a task that waits. Nothing else may be running in the VM.
     *
     * @param values what it waits for; not used when it shall end
     * @param stop for {@link Meter#terminate} when the task shall end instead, or null
     * @return the results, or null when the task waits once more
     */
    public static Object[] resume(Vm vm, Task task, Object[] values, Object stop) {
        CallStack idle = vm.current;
        task.resume(vm);
        CallStack s = vm.current;
        if (vm.hookScopes != null) {
            vm.hookScopes.arrived(s);
        }
        s.frame.flags = (short) (s.frame.flags & ~Frame.AWAITING);
        if (stop == null) {
            deliver(s, values);
        }
        return step(vm, task, idle, null, -1, stop);
    }

    private static Object[] step(Vm vm, Task task, CallStack idle, Object function, int count, Object stop) {
        CallStack s = task.root.stack;
        Frame caller = s.bottom();
        boolean waits = false;
        vm.javaDepth++;
        try {
            if (stop != null) {
                throw stop == Task.LATE ? vm.meter.deadlineReached() : vm.meter.terminate(stop);
            }
            // It may have waited beyond its deadline for its thread, or for what has come now.
            vm.meter.rethrow();
            if (run(vm, s, function, 0, count, Frame.ALL, TASK)) {
                return results(s, 0, s.top);
            }
            waits = true;
            return null;
        } catch (Termination end) {
            CutOff.closeVariables(vm, s, 0, end);
            throw end;
        } finally {
            if (waits) {
                vm.javaDepth--;
                task.suspend(vm);
            } else {
                popEntry(vm, s, 0, caller);
            }
            // Somebody else may have left the VM from that stack while this task had left it, too.
            vm.current = idle.frame.previous == null ? idle : vm.newRoot().stack;
            vm.forgetSuspended();
        }
    }

    private static void begin(Vm vm) {
        if (vm.javaDepth++ == 0) {
            vm.meter.runBegins();
            if (vm.hookScopes != null) {
                vm.hookScopes.arrived(vm.current);
            }
        }
    }

    private static void end(Vm vm) {
        if (--vm.javaDepth == 0) {
            vm.meter.runEnded();
        }
    }

    /** An account for {@link #within}: what that work may use, however much the VM allows. */
    public static Account account(Allowance allowance) {
        return new Account(allowance);
    }

    /**
     * Does work that uses an account besides that of the VM: a call, or loading a chunk. An account that was used before has only
     * what it had left; it is in force in one VM at a time.
     */
    public static <T> T within(Vm vm, Account account, Supplier<T> work) {
        begin(vm);
        try {
            account.enter(vm, vm.account);
            try {
                vm.current.narrow(vm.account.stack);
                return work.get();
            } finally {
                account.leave(vm);
            }
        } finally {
            end(vm);
        }
    }

    /** Does work that belongs to one run, such as loading a chunk. */
    public static <T> T run(Vm vm, Supplier<T> work) {
        begin(vm);
        try {
            return work.get();
        } finally {
            end(vm);
        }
    }

    /** Gives a native function that waits what it waits for. */
    private static void deliver(CallStack s, Object[] values) {
        Frame f = s.frame;
        int first = f.base;
        s.ensure(first + values.length);
        for (int i = 0; i < values.length; i++) {
            s.set(first + i, values[i]);
        }
        f.state = null;
        f.callSlot = first;
        s.top = first + values.length;
    }

    /** Nobody is there to be suspended: the thread waits, with the VM left to others. */
    private static void awaitHere(Vm vm, int flags) {
        CallStack s = vm.current;
        Object awaited = s.frame.state;
        s.frame.flags = (short) (s.frame.flags & ~Frame.AWAITING);
        s.frame.state = null;
        if ((flags & Frame.FINALIZER) != 0) {
            throw new ScriptError(ByteStr.of("attempt to wait for an asynchronous function in a finalizer"));
        }
        if (vm.meter.isEnding()) {
            throw new ScriptError(ByteStr.of("attempt to wait for an asynchronous function while the run is ended"));
        }
        deliver(s, vm.driver.await(awaited));
    }

    /** As {@link #call}, for a finalizer. */
    static void callFinalizer(Vm vm, Object function, Object subject) {
        callMarked(vm, Frame.FINALIZER, function, subject);
    }

    /**
     * @param count number of arguments, which lie behind slot {@code func}; below zero when the call is under way
     * @return false when a task waits
     */
    private static boolean run(Vm vm, CallStack s, Object function, int func, int count, int wanted, int flags) {
        boolean inCompiled = vm.inCompiled;
        vm.inCompiled = false;
        try {
            return interpret(vm, s, function, func, count, wanted, flags);
        } finally {
            vm.inCompiled = inCompiled;
        }
    }

    private static boolean interpret(Vm vm, CallStack s, Object function, int func, int count, int wanted, int flags) {
        ScriptError error = null;
        boolean started = count < 0;
        for (; ; ) {
            try {
                if (error != null) {
                    ScriptError current = error;
                    error = null;
                    if (!Unwinding.raise(vm, current)) {
                        throw new Escape(current);
                    }
                } else if (!started) {
                    started = true;
                    start(s, function, func, count, wanted, flags & ~TASK);
                }
                Interpreter.run(vm);
                if (!vm.current.frame.is(Frame.AWAITING)) {
                    return true;
                }
                if ((flags & TASK) != 0) {
                    return false;
                }
                awaitHere(vm, flags);
            } catch (Escape e) {
                throw e.error;
            } catch (Error | RuntimeException e) {
                error = asScriptError(vm, e);
                if (error == null) {
                    throw e;
                }
            }
        }
    }

    /**
     * What was thrown, as the error that the script gets; null when it is none of the script's business. Throws another when a
     * limit was reached.
     */
    static ScriptError asScriptError(Vm vm, Throwable thrown) {
        if (thrown instanceof ScriptError e) {
            return e;
        }
        if (thrown instanceof TableOverflow || thrown instanceof ReadOnlyTable) {
            return Errors.ofTable(vm.current, thrown.getMessage());
        }
        if (thrown instanceof OutOfMemoryError) {
            // The last resort of a VM without a memory limit: what the script held is given up on the way to its
            // handler.
            if (vm.account.memory != Allowance.ANY) {
                throw vm.meter.exceeded(Resource.MEMORY, vm.memory.used());
            }
            return Memory.outOfMemory();
        }
        if (thrown instanceof StackOverflowError) {
            // Depth is counted, so this is a host's own recursion; the frames are on the heap and intact.
            return new ScriptError(ByteStr.of("stack overflow"), thrown);
        }
        return null;
    }

    private static void start(CallStack s, Object function, int func, int count, int wanted, int flags) {
        if (function instanceof Closure c) {
            // A Lua function is known to its frame, and its slot is only where the results go. What lies there from an
            // earlier
            // call must not be kept alive by this one; but a mark of a number or nothing needs no replacement.
            Object stale = s.r[func];
            if (stale != null && stale != Tag.INT && stale != Tag.FLOAT) {
                s.set(func, c);
            }
            Calling.enter(s, c, func, count, wanted);
        } else {
            s.set(func, function);
            Calling.call(s, func, count, wanted);
        }
        if (flags != 0 && s.frame.closure != null) {
            s.frame.flags = (short) (s.frame.flags | flags);
        }
    }

    /** Carries an uncaught error past the catch clause that would deliver it to the script once more. */
    private static final class Escape extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient ScriptError error;

        Escape(ScriptError error) {
            super(null, null, false, false);
            this.error = error;
        }
    }
}
