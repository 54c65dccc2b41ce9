package io.perilune.engine.vm;

import io.perilune.engine.code.Prototype;

/**
 * Between the interpreter and compiled code, and from compiled code to functions that it does not know.
 *
 * <p>Compiled functions call each other on the Java stack. Each activation is given a {@link Frame} of the list above its caller's,
 * but fills it only when somebody may look: at once when it calls library functions, else when code is left. Then the
 * activations return {@link Signal#LEFT} one after the other, each having written its registers, and the interpreter finds all
 * frames as if it had made them itself.
 */
public final class CompiledCalls {
    /**
     * Slots of compiled calls on top of each other. Small functions take three slots and, as the JVM compiles them first, up to one and
     * a half kilobytes of Java stack each, so this is some 110 KB.
     */
    private static final int DEPTH = 240;
    /** Activations of compiled code below which host functions call Lua again; each has half the depth of the one below. */
    static final int MOST_NESTED = 4;
    /** Room for arguments of one more call, which are written before its function asks for its own. */
    public static final int SPARE = 16;

    /** Tail calls on top of each other that are made as calls. */
    private static final int MOST_TAILS = 16;

    private CompiledCalls() {}

    /** The interpreter's way in; afterwards {@code vm.current} and its frame are what goes on. */
    static void enter(CallStack s, Frame f, CompiledCode code) {
        Vm vm = s.vm;
        if (vm.scratchTags == null) {
            vm.scratchTags = new Object[2];
            vm.scratchBits = new long[2];
        }
        int bound = s.vm.bound;
        Frame entered = s.vm.entered;
        boolean nested = vm.inCompiled;
        int tails = vm.tails;
        vm.compiled++;
        s.ensure(f.base + f.linked.prototype.frameSize + SPARE);
        s.vm.bound = Math.min(s.r.length - CallStack.NATIVE_SLACK - SPARE, f.base + depth(vm));
        s.vm.entered = f;
        vm.inCompiled = true;
        Object result;
        try {
            result = code.enter(s, f);
        } finally {
            vm.compiled--;
            vm.inCompiled = nested;
            vm.tails = tails;
            s.vm.bound = bound;
            s.vm.entered = entered;
        }
        if (code.isLeftTooOften(vm.request != 0)) {
            Tiering.giveUp(s, code);
        }
        if (!(result instanceof Signal)) {
            deliverOne(s, f, result, s.vm.bits);
        } else if (result == Signal.LEFT) {
            goOn(vm, s, f);
        } else if (result == Signal.TAIL) {
            tailCall(s, f);
        } else {
            s.frame = f;
            boolean none = result == Signal.NONE;
            Calling.deliver(s, f, none ? f.result : vm.from, none ? 0 : vm.count);
        }
    }

    private static void deliverOne(CallStack s, Frame f, Object result, long bits) {
        int to = f.result;
        s.r[to] = result;
        s.n[to] = bits;
        if (f.wanted == 1 && s.hooks == null) {
            s.frame = f.previous;
        } else {
            s.frame = f;
            Calling.deliver(s, f, to, 1);
        }
    }

    private static void tailCall(CallStack s, Frame f) {
        beginTailCall(s, f);
        // Nobody else charges this call: two functions that end by calling one another would run for ever.
        if ((s.vm.fuel -= 4) < 0) {
            Calling.safePoint(s.vm);
        }
    }

    private static void beginTailCall(CallStack s, Frame f) {
        int func = f.result;
        int count = s.vm.count;
        if (s.vm.from != func) {
            s.move(s.vm.from, func, count + 1);
        }
        s.frame = f.previous;
        Calling.enter(s, (Closure) s.r[func], func, count, f.wanted);
        s.frame.flags |= Frame.TAIL_CALLED;
    }

    /** Code was left in {@code f} or above: completes the frames that were filled on the way. */
    static void goOn(Vm vm, CallStack s, Frame f) {
        Frame top = s.frame;
        Frame waiting = f.closure == null ? f : f.waiting;
        short depth = (short) (f.nativeDepth + (f.closure == null ? 1 : 0));
        for (Frame x = f; x != top; ) {
            x = x.next;
            if (x == null) {
                break;
            }
            x.waiting = waiting;
            x.nativeDepth = depth;
            if (x.closure == null) {
                waiting = x;
                depth++;
            }
        }
        if (vm.raised != null) {
            ScriptError error = vm.raised;
            vm.raised = null;
            throw error;
        }
        if (vm.request != 0) {
            // Only now, for an error in what is called may be caught, and then the frames below go on.
            int request = vm.request;
            vm.request = 0;
            Calling.complete(s, top, request);
            return;
        }
        if (top.closure != null) {
            s.ensure(top.base + top.closure.prototype.frameSize);
        }
        if (vm.fuel < 0 && vm.current == s && top.closure != null) {
            Calling.safePoint(vm);
        }
    }

    /** The frame above {@code f}. */
    public static Frame above(CallStack s, Frame f) {
        Frame g = f.next;
        return g != null ? g : newAbove(s, f);
    }

    private static Frame newAbove(CallStack s, Frame f) {
        Frame g = s.vm.takeFrame();
        g.previous = f;
        f.next = g;
        return g;
    }

    /** Makes the frame of a compiled activation real, except for its pc and for what its caller wants. */
    public static void fill(CallStack s, Frame f, Closure c, int base) {
        if (f == s.vm.entered) {
            return;
        }
        Frame caller = f.previous;
        f.closure = c;
        f.nativeFunction = null;
        LinkedCode linked = LinkedCode.of(c.prototype);
        f.linked = linked;
        f.code = linked.code;
        f.base = base;
        f.result = base - 1;
        f.wanted = 1;
        f.flags = 0;
        f.extra = 0;
        if (caller.closure == null) {
            f.waiting = caller;
            f.nativeDepth = (short) (caller.nativeDepth + 1);
        } else {
            f.waiting = caller.waiting;
            f.nativeDepth = caller.nativeDepth;
        }
    }

    /** The frame was just filled: it is that of a function which a tail call has put in its own place, if so. */
    public static void tailCalled(Frame f, boolean really) {
        if (really) {
            f.flags |= Frame.TAIL_CALLED;
        }
    }

    /** Leaves compiled code before the instruction at {@code pc}; the registers lie in their slots, the frame is real. */
    public static Object leave(CallStack s, Frame f, int pc) {
        f.pc = pc;
        f.code = f.linked.code;
        s.frame = f;
        return Signal.LEFT;
    }

    /** The same, because the instruction has met what the code was not made for. */
    public static Object fail(CallStack s, Frame f, int pc, int header) {
        leave(s, f, pc);
        Tiering.failed(s, f.linked, header);
        f.code = f.linked.code;
        return Signal.LEFT;
    }

    /** Leaves compiled code below a call that has left it: what was called delivers to slot {@code func}. */
    public static Object leaveBelow(CallStack s, Frame f, int pc, int func, int wanted) {
        f.pc = pc;
        f.code = f.linked.code;
        Frame g = f.next;
        g.wanted = wanted;
        g.result = func;
        return Signal.LEFT;
    }

    /** Leaves compiled code that keeps no frames because what it called has answered with a tail call, which begins here. */
    public static Object leaveForTail(CallStack s, Frame f, int pc, int func, int wanted) {
        leave(s, f, pc);
        int count = s.vm.count;
        s.ensure(func + count + 1);
        s.move(s.vm.from, func, count + 1);
        Calling.enter(s, (Closure) s.r[func], func, count, wanted);
        s.frame.flags |= Frame.TAIL_CALLED;
        return Signal.LEFT;
    }

    /** True when a slice is used up and compiled code has to be left for it. */
    public static boolean mustStop(CallStack s) {
        return !s.vm.meter.refuelInPlace();
    }

    /**
     * Calls whatever lies in slot {@code func} with its arguments behind it; the caller's frame {@code f} is real.
     *
     * @return one result, {@link Signal#NONE}, {@link Signal#MANY}, {@link Signal#LEFT} or {@link Signal#AGAIN}; null is nil and no
     *     signal
     */
    public static Object call(CallStack s, Frame f, int func, int count, int wanted) {
        s.frame = f;
        for (; ; ) {
            Object callee = s.r[func];
            if (!(callee instanceof Closure c)) {
                return callee instanceof NativeFunction nf && !nf.looksAtFrames()
                        ? NativeCalls.call(s, nf, func, count, wanted)
                        : Signal.AGAIN;
            }
            Prototype p = c.prototype;
            LinkedCode linked = LinkedCode.of(p);
            CompiledCode code = linked.function;
            int base = p.vararg && count > p.parameters ? func + 1 + count : func + 1;
            boolean stop = (s.vm.fuel -= 4) < 0 && mustStop(s);
            if (code == null || stop || base + p.frameSize > s.vm.bound && !hasRoom(s, base + p.frameSize)) {
                Calling.enter(s, c, func, count, wanted);
                return Signal.LEFT;
            }
            Frame g = above(s, f);
            prepare(s, g, c, func, count, base);
            Object result = code.call(s, c, g, base);
            if (result == Signal.LEFT) {
                // A tail call may have given the frame away.
                g = f.next;
                g.wanted = wanted;
                g.result = func;
                return result;
            }
            if (result != Signal.TAIL) {
                return result;
            }
            count = s.vm.count;
            s.frame = f;
            if (s.vm.from != func) {
                s.ensure(func + count + 1);
                s.move(s.vm.from, func, count + 1);
            }
        }
    }

    /** As {@link #call}, for a callee without arguments that is not in its slot yet. */
    public static Object call0(CallStack s, Frame f, int func, Object callee, int wanted) {
        CompiledCode code = ready(s, func, callee);
        if (code == null) {
            s.r[func] = callee;
            return call(s, f, func, 0, wanted);
        }
        Frame g = above(s, f);
        return settled(s, f, func, code.call0(s, (Closure) callee, g, func + 1), wanted);
    }

    /** The same with one argument. */
    public static Object call1(CallStack s, Frame f, int func, Object callee, Object t1, long b1, int wanted) {
        CompiledCode code = ready(s, func, callee);
        if (code == null) {
            s.r[func] = callee;
            argument(s, func + 1, t1, b1);
            return call(s, f, func, 1, wanted);
        }
        Frame g = above(s, f);
        return settled(s, f, func, code.call1(s, (Closure) callee, g, func + 1, t1, b1), wanted);
    }

    /** The same with two arguments. */
    public static Object call2(
            CallStack s, Frame f, int func, Object callee, Object t1, long b1, Object t2, long b2, int wanted) {
        CompiledCode code = ready(s, func, callee);
        if (code == null) {
            s.r[func] = callee;
            argument(s, func + 1, t1, b1);
            argument(s, func + 2, t2, b2);
            return call(s, f, func, 2, wanted);
        }
        Frame g = above(s, f);
        return settled(s, f, func, code.call2(s, (Closure) callee, g, func + 1, t1, b1, t2, b2), wanted);
    }

    /** The same with three arguments. */
    public static Object call3(
            CallStack s,
            Frame f,
            int func,
            Object callee,
            Object t1,
            long b1,
            Object t2,
            long b2,
            Object t3,
            long b3,
            int wanted) {
        CompiledCode code = ready(s, func, callee);
        if (code == null) {
            s.r[func] = callee;
            argument(s, func + 1, t1, b1);
            argument(s, func + 2, t2, b2);
            argument(s, func + 3, t3, b3);
            return call(s, f, func, 3, wanted);
        }
        Frame g = above(s, f);
        return settled(s, f, func, code.call3(s, (Closure) callee, g, func + 1, t1, b1, t2, b2, t3, b3), wanted);
    }

    private static void argument(CallStack s, int i, Object tag, long bits) {
        s.r[i] = tag;
        s.n[i] = bits;
    }

    /** The code of a function that takes its arguments as values and may begin now; charges the call. Else null. */
    private static CompiledCode ready(CallStack s, int func, Object callee) {
        if (!(callee instanceof Closure c) || c.prototype.vararg) {
            return null;
        }
        CompiledCode code = LinkedCode.of(c.prototype).function;
        int end = func + 1 + c.prototype.frameSize;
        if (code == null || end > s.vm.bound && !hasRoom(s, end) || charge(s)) {
            return null;
        }
        return code;
    }

    private static Object settled(CallStack s, Frame f, int func, Object result, int wanted) {
        if (result == Signal.LEFT) {
            Frame g = f.next;
            g.wanted = wanted;
            g.result = func;
            return result;
        }
        return result == Signal.TAIL ? trampoline(s, f, func, wanted) : result;
    }

    /** As {@link Calling#enter}: parameters are filled up with nil, extra arguments go below the registers. */
    private static void prepare(CallStack s, Frame g, Closure c, int func, int count, int base) {
        Prototype p = c.prototype;
        s.ensure(base + p.frameSize);
        int parameters = p.parameters;
        int extra = 0;
        if (p.vararg && count > parameters) {
            extra = count - parameters;
            s.move(func + 1, base, parameters);
        } else {
            Object[] r = s.r;
            for (int i = count; i < parameters; i++) {
                r[base + i] = null;
            }
        }
        fill(s, g, c, base);
        g.result = func;
        g.extra = extra;
    }

    static int depth(Vm vm) {
        return DEPTH >> vm.compiled - 1;
    }

    /** Deep calls are the interpreter's; a short stack is made longer. */
    private static boolean hasRoom(CallStack s, int end) {
        int most = s.vm.entered.base + depth(s.vm);
        if (end > most || !s.fits(end + SPARE)) {
            return false;
        }
        s.ensure(end + SPARE);
        s.vm.bound = Math.min(s.r.length - CallStack.NATIVE_SLACK - SPARE, most);
        return end <= s.vm.bound;
    }

    /** True when a compiled function has to leave at once, for its registers would reach beyond what may be used. */
    public static boolean isTooDeep(CallStack s, int end) {
        return end > s.vm.bound && !hasRoom(s, end);
    }

    /** The instruction in full generality; the operands lie in their slots. True when code has to be left. */
    public static boolean slow(CallStack s, Frame f, int pc, int i) {
        f.pc = pc + 1;
        s.frame = f;
        return Instructions.execute(s, f, i) && !finishes(s, f);
    }

    /** Joins {@code count} registers from slot {@code first} up into the first; true when code has to be left. */
    public static boolean concatenate(CallStack s, Frame f, int pc, int first, int count) {
        f.pc = pc + 1;
        s.frame = f;
        return Concatenation.run(s, f, first, count) && !finishes(s, f);
    }

    /**
     * The instruction has called a function, usually a metamethod: when that is compiled, it runs on the Java stack, and then the
     * instruction is finished as the interpreter does it.
     *
     * @return false when code has to be left for the frames above {@code f}
     */
    private static boolean finishes(CallStack s, Frame f) {
        Vm vm = s.vm;
        for (; ; ) {
            Frame g = s.frame;
            if (g == f) {
                return vm.current == s && vm.request == 0;
            }
            if (g.previous != f || g.closure == null || g.pc != 0 || vm.current != s || s.hooks != null) {
                return false;
            }
            CompiledCode code = g.linked.function;
            if (code == null || g.base + g.linked.prototype.frameSize > vm.bound || vm.fuel < 0 && mustStop(s)) {
                return false;
            }
            int to = g.result;
            int wanted = g.wanted;
            Object result = code.call(s, g.closure, g, g.base);
            if (result == Signal.LEFT) {
                // What was left has filled its frame as if it were an ordinary call.
                f.next.result = to;
                f.next.wanted = wanted;
                return false;
            }
            if (result == Signal.TAIL) {
                beginTailCall(s, g);
                continue;
            }
            s.frame = g;
            int from = to;
            int count = 1;
            if (!(result instanceof Signal)) {
                s.r[from] = result;
                s.n[from] = vm.bits;
            } else if (result == Signal.NONE) {
                count = 0;
            } else {
                from = vm.from;
                count = vm.count;
            }
            Calling.deliver(s, g, from, count);
        }
    }

    /** Goes on with tail calls until there are results, for a caller whose frame is real. */
    public static Object trampoline(CallStack s, Frame f, int func, int wanted) {
        int count = s.vm.count;
        if (s.vm.from != func) {
            s.ensure(func + count + 1);
            s.move(s.vm.from, func, count + 1);
        }
        return call(s, f, func, count, wanted);
    }

    /**
     * Before a tail call in the form of a call, which {@link #endTail} ends: possible for a few on top of each other, for each of
     * them keeps its slots until the last returns. Charges the call.
     */
    public static boolean beginTail(CallStack s, Frame f) {
        Vm vm = s.vm;
        if (vm.tails >= MOST_TAILS || f == vm.entered || charge(s)) {
            return false;
        }
        vm.tails++;
        return true;
    }

    /** After it: when code was left, the frame in the middle goes. */
    public static Object endTail(CallStack s, Frame f, Object result) {
        s.vm.tails--;
        if (result == Signal.LEFT) {
            Frame g = f.next;
            g.previous = f.previous;
            f.previous.next = g;
            g.flags |= Frame.TAIL_CALLED;
        }
        return result;
    }

    /** Charges a jump back over {@code -w} words; true when compiled code has to be left before it goes on. */
    public static boolean back(CallStack s, int w) {
        return (s.vm.fuel += w) < 0 && mustStop(s);
    }

    /** Charges a call; true when compiled code has to be left, and the interpreter charges it instead. */
    public static boolean charge(CallStack s) {
        if ((s.vm.fuel -= 4) < 0 && mustStop(s)) {
            s.vm.fuel += 4;
            return true;
        }
        return false;
    }

    /** As {@link #slow}, for a conditional branch: 1 when it jumps, 0 when not, -1 when code has to be left. */
    public static int slowTest(CallStack s, Frame f, int pc, int i) {
        if (slow(s, f, pc, i)) {
            return -1;
        }
        return f.pc == pc + 2 ? 0 : 1;
    }
}
