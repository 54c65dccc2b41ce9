package io.perilune.engine.vm;

import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;

/** Calls and returns: everything that pushes or pops frames, except errors ({@link Unwinding}) and switches ({@link Transfer}). */
final class Calling {
    /** Native functions that wait for one another: what LUAI_MAXCCALLS leaves to a script of the reference. */
    static final int MAX_NATIVE_DEPTH = 199;

    /** Units that a call costs, like the CALL instruction's. */
    private static final int CALL_UNITS = 4;

    private Calling() {}

    /** Pushes the frame of a Lua function whose arguments follow slot {@code func}. */
    static void enter(CallStack s, Closure c, int func, int count, int wanted) {
        Prototype p = c.prototype;
        int parameters = p.parameters;
        int base = func + 1;
        int extra = 0;
        if (p.vararg && count > parameters) {
            // The extra arguments stay where they are, below the new base; the fixed ones move above them.
            extra = count - parameters;
            base += count;
            s.ensure(base + p.frameSize);
            s.move(func + 1, base, parameters);
        } else {
            s.ensure(base + p.frameSize);
            Object[] r = s.r;
            for (int i = count; i < parameters; i++) {
                r[base + i] = null;
            }
        }
        Frame f = s.push();
        if (f.closure != c) {
            f.closure = c;
        }
        if (f.nativeFunction != null) {
            f.nativeFunction = null;
        }
        LinkedCode linked = LinkedCode.of(p);
        if (--linked.calls < 0) {
            Tiering.called(s.vm, linked);
        }
        if (f.linked != linked) {
            f.linked = linked;
        }
        if (f.code != linked.code) {
            f.code = linked.code;
        }
        f.base = base;
        f.result = func;
        f.pc = 0;
        f.wanted = wanted;
        f.extra = extra;
        s.frame = f;
        if (s.hooks != null) {
            HookRunner.luaFunctionEntered(s, f);
        }
    }

    /**
     * Calls whatever lies in slot {@code func}. A Lua function's frame is pushed and left for the interpreter's loop; a
     * native function runs now. Either way the caller has to look at {@code vm.current} anew.
     */
    static void call(CallStack s, int func, int count, int wanted) {
        NativeFunction replaced = null;
        for (; ; ) {
            // What natives and metamethods call may call them again: without any loop, a script could go on for ever.
            s.vm.charge(CALL_UNITS);
            Object callee = s.r[func];
            if (callee instanceof Closure c) {
                enter(s, c, func, count, wanted);
                if (replaced != null) {
                    s.frame.nativeFunction = replaced;
                }
                return;
            }
            if (!(callee instanceof NativeFunction nf)) {
                count = prependCallable(s, func, count);
                continue;
            }
            Frame g = pushNative(s, nf, func, count, wanted);
            if (s.hooks != null && HookRunner.beforeNative(s)) {
                return;
            }
            int got = nf.call(s, func + 1, count);
            if (got >= 0) {
                deliver(s, g, func, got);
                return;
            }
            if (s.vm.inCompiled && got != NativeFunction.TAIL) {
                s.vm.request = got;
                return;
            }
            if (got == NativeFunction.CALL) {
                checkDepth(g);
                func = g.callSlot;
                count = s.requestCount;
                wanted = Frame.ALL;
                replaced = null;
            } else if (got == NativeFunction.TAIL) {
                s.frame = g.previous;
                count = s.requestCount;
                replaced = nf;
            } else {
                Transfer.request(s, g, got);
                return;
            }
        }
    }

    /** The engine could go on; the limit is what scripts know from the reference, and keeps error handling affordable. */
    private static void checkDepth(Frame g) {
        if (g.nativeDepth >= MAX_NATIVE_DEPTH) {
            throw new ScriptError(ByteStr.of("C stack overflow"));
        }
    }

    /** The {@code __call} metamethod goes in front of the value that is no function. */
    static int prependCallable(CallStack s, int func, int count) {
        Object callee = s.get(func);
        Object metamethod = s.vm.metamethod(callee, MetaKey.CALL);
        if (metamethod == null) {
            throw callError(s, func, callee);
        }
        s.vm.charge(1 + count);
        s.ensure(func + count + 2);
        s.move(func, func + 1, count + 1);
        s.set(func, metamethod);
        return count + 1;
    }

    private static ScriptError callError(CallStack s, int func, Object callee) {
        Frame f = s.frame;
        if (f.closure != null) {
            return Errors.type(s, callee, "call", Errors.calleeName(f, func));
        }
        return Errors.type(s, callee, "call", null);
    }

    static Frame pushNative(CallStack s, NativeFunction nf, int func, int count, int wanted) {
        s.ensure(func + 1 + count);
        Frame g = s.push();
        if (g.closure != null) {
            g.closure = null;
        }
        if (g.nativeFunction != nf) {
            g.nativeFunction = nf;
        }
        g.base = func + 1;
        g.result = func;
        g.wanted = wanted;
        g.count = count;
        g.phase = 0;
        s.frame = g;
        return g;
    }

    /**
     * The CALL instruction's way to a native function.
     *
     * @return true when the calling frame is running again and only the stack's arrays may have been replaced
     */
    static boolean callNative(CallStack s, NativeFunction nf, int func, int count, int wanted) {
        Frame f = s.frame;
        Frame g = pushNative(s, nf, func, count, wanted);
        if (s.hooks != null && HookRunner.beforeNative(s)) {
            return s.frame == f && s.vm.current == s;
        }
        int got = nf.call(s, func + 1, count);
        if (got < 0) {
            if (s.vm.inCompiled) {
                s.vm.request = got;
                return false;
            }
            if (got == NativeFunction.CALL && NativeCalls.isServable(s, g)) {
                got = NativeCalls.serve(s, g);
            } else {
                complete(s, g, got);
            }
            if (got < 0) {
                return s.frame == f && s.vm.current == s;
            }
        }
        if (s.hooks != null) {
            deliver(s, g, func, got);
            return s.frame == f && s.vm.current == s;
        }
        s.frame = f;
        fit(s, func, got, wanted);
        return true;
    }

    /** The {@code got} results of a native function lie where they are wanted already; what is missing is nil. */
    static void fit(CallStack s, int func, int got, int wanted) {
        if (got != wanted) {
            if (wanted < 0) {
                s.top = func + got;
            } else {
                Object[] r = s.r;
                for (int i = got; i < wanted; i++) {
                    r[func + i] = null;
                }
            }
        }
    }

    /** Carries on after a native function's {@code call} or {@code resume} has returned {@code got}. */
    static void complete(CallStack s, Frame g, int got) {
        if (got >= 0) {
            deliver(s, g, g.result, got);
        } else if (got == NativeFunction.CALL) {
            checkDepth(g);
            call(s, g.callSlot, s.requestCount, Frame.ALL);
        } else if (got == NativeFunction.TAIL) {
            NativeFunction replaced = g.nativeFunction;
            s.frame = g.previous;
            call(s, g.result, s.requestCount, g.wanted);
            if (s.frame.closure != null && s.frame.result == g.result) {
                s.frame.nativeFunction = replaced;
            }
        } else {
            Transfer.request(s, g, got);
        }
    }

    /**
     * Pops {@code f} and hands {@code count} results from slot {@code from} up to whoever called it; when a hook wants to know
     * of it, only after that hook.
     */
    static void deliver(CallStack s, Frame f, int from, int count) {
        if (s.hooks == null || !HookRunner.beforeReturn(s, f, from, count)) {
            handOver(s, f, from, count);
        }
    }

    private static void handOver(CallStack s, Frame f, int from, int count) {
        s.frame = f.previous;
        deliver(s, f.wanted, f.result, from, count);
    }

    /** Hands results to the running frame, which wants them from slot {@code to} up. */
    static void deliver(CallStack s, int wanted, int to, int from, int count) {
        if (wanted >= 0) {
            if (from != to) {
                s.move(from, to, Math.min(count, wanted));
            }
            Object[] r = s.r;
            for (int i = count; i < wanted; i++) {
                r[to + i] = null;
            }
        } else if (wanted == Frame.ALL) {
            if (from != to) {
                s.move(from, to, count);
            }
            s.top = to + count;
        } else {
            deliverSpecially(s, wanted, to, from, count);
        }
    }

    private static void deliverSpecially(CallStack s, int wanted, int to, int from, int count) {
        if (count == 0) {
            s.r[to] = null;
        } else if (from != to) {
            s.move(from, to, 1);
        }
        switch (wanted) {
            case Frame.FINISH_INSTRUCTION:
                Instructions.finish(s, s.frame, to);
                break;
            case Frame.HANDLED:
                Unwinding.handled(s, new ScriptError(s.get(to)));
                break;
            case Frame.REPEAT_INSTRUCTION:
                // Only now, so that a traceback out of the call still finds the instruction.
                s.frame.pc--;
                break;
            case Frame.HOOK_STEP:
                HookRunner.goOn(s, s.frame);
                break;
            case Frame.HOOK_CALL:
                beginReported(s, s.frame);
                break;
            case Frame.HOOK_RETURN:
                HookRunner.returned(s, s.frame);
                handOver(s, s.frame, s.frame.callSlot, s.frame.results());
                break;
            default:
                // Nothing to hand over: the frame below knows what to do next.
                break;
        }
    }

    /** The call of the running function has been reported. A Lua function needs no more than to be run. */
    private static void beginReported(CallStack s, Frame f) {
        if (f.closure == null) {
            complete(s, f, f.nativeFunction.call(s, f.base, f.count));
        }
    }

    /**
     * The running frame is no Lua function's: something that it waited for is done.
     *
     * @return false at the entry frame of a Java caller, whose results now lie from its base up, and at a frame that awaits
     *     something
     */
    static boolean afterCall(CallStack s, Frame f) {
        if (f.is(Frame.UNWINDING)) {
            Unwinding.proceed(s, f);
            return true;
        }
        if (f.is(Frame.ENTRY | Frame.AWAITING)) {
            return false;
        }
        if (f.previous == null) {
            Transfer.finished(s);
            return true;
        }
        int first = f.callSlot;
        int got = f.nativeFunction.resume(s, f, first, s.top - first);
        if (got == NativeFunction.CALL && NativeCalls.isServable(s, f)) {
            got = NativeCalls.serve(s, f);
            if (got < 0) {
                return true;
            }
        }
        complete(s, f, got);
        return true;
    }

    /** The first slot above everything that the running frame uses. */
    static int above(CallStack s) {
        Frame f = s.frame;
        if (f.closure != null) {
            return f.base + f.closure.prototype.frameSize;
        }
        return f.previous == null ? 0 : f.base + f.count + (f.is(Frame.ENTRY) ? 0 : CallStack.NATIVE_SLACK);
    }

    /** The slice is used up: look at the outside world. Only the interpreter's loop may call this; frames may be pushed. */
    static void safePoint(Vm vm) {
        vm.charge(0);
        vm.memory.atSafePoint();
        if (vm.codeCompiler != null) {
            Tiering.atSafePoint(vm);
        }
    }
}
