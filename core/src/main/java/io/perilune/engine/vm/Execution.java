package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;

/** Calls from Java into Lua. */
public final class Execution {
    /** Nested Java activations of the interpreter: the reference's LUAI_MAXCCALLS. Some 100 KB of Java stack. */
    static final int MAX_JAVA_DEPTH = 200;

    private Execution() {}

    /**
     * Calls a function and waits for its results. The caller has the VM for itself.
     *
     * @param function any value; arguments and results are boxed
     * @throws ScriptError when the script raises an error that it does not catch
     * @throws Termination when the run is cut off; its variables have been closed as far as the grace reached
     */
    public static Object[] call(Vm vm, Object function, Object... arguments) {
        return callMarked(vm, 0, 0, function, arguments);
    }

    private static Object[] callMarked(Vm vm, int flags, int floor, Object function, Object... arguments) {
        CallStack s = vm.current;
        Frame caller = s.frame;
        if (vm.javaDepth >= MAX_JAVA_DEPTH) {
            throw Errors.runtime(s, "C stack overflow");
        }
        int func = Math.max(Calling.above(s), floor);
        int count = arguments.length;
        s.ensure(func + count + 1);
        Frame entry = s.push();
        entry.closure = null;
        entry.nativeFunction = null;
        entry.flags = Frame.ENTRY;
        entry.base = func;
        entry.callSlot = func;
        entry.count = 0;
        s.frame = entry;
        s.set(func, function);
        for (int i = 0; i < count; i++) {
            s.set(func + 1 + i, arguments[i]);
        }
        if (vm.javaDepth++ == 0) {
            vm.meter.runBegins();
        }
        s.entries++;
        try {
            run(vm, s, func, count, flags);
            Object[] results = new Object[s.top - func];
            for (int i = 0; i < results.length; i++) {
                results[i] = s.get(func + i);
            }
            return results;
        } catch (Termination end) {
            CutOff.closeVariables(vm, s, func, end);
            s.handlers = 0;
            if (s.hooks != null) {
                s.hooks.running = HookRunner.insideHook(caller);
            }
            throw end;
        } finally {
            // However it ended, the stacks are as before: a limit may have cut the script off anywhere.
            while (vm.current != s) {
                CutOff.leave(vm, vm.current);
            }
            s.entries--;
            s.closeUpvalues(func);
            while (s.toCloseCount > 0 && s.toClose[s.toCloseCount - 1] >= func) {
                s.toCloseCount--;
            }
            s.frame = caller;
            if (--vm.javaDepth == 0) {
                vm.meter.runEnded(vm);
            }
        }
    }

    /** As {@link #call}, for a hook: the called function is marked as one, and uses only slots from {@code floor} up. */
    static void callHook(Vm vm, Object function, Object event, int floor) {
        callMarked(vm, Frame.HOOK, floor, function, event);
    }

    /** As {@link #call}, for a finalizer. */
    static void callFinalizer(Vm vm, Object function, Object subject) {
        callMarked(vm, Frame.FINALIZER, 0, function, subject);
    }

    private static void run(Vm vm, CallStack s, int func, int count, int flags) {
        ScriptError error = null;
        boolean started = false;
        for (; ; ) {
            try {
                if (error != null) {
                    ScriptError raised = error;
                    error = null;
                    if (!Unwinding.raise(vm, raised)) {
                        throw new Escape(raised);
                    }
                } else if (!started) {
                    started = true;
                    Calling.call(s, func, count, Frame.ALL);
                    if (s.frame.closure != null) {
                        s.frame.flags = (short) (s.frame.flags | flags);
                    }
                }
                Interpreter.run(vm);
                return;
            } catch (ScriptError e) {
                error = e;
            } catch (Escape e) {
                throw e.error;
            } catch (OutOfMemoryError e) {
                // The last resort of a VM without a memory limit: what the script held is given up on the way to its
                // handler.
                error = Memory.outOfMemory();
            } catch (StackOverflowError e) {
                // Depth is counted, so this is a host's own recursion; the frames are on the heap and intact.
                error = new ScriptError(ByteStr.of("stack overflow"), e);
            }
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
