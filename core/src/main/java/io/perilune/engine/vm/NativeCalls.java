package io.perilune.engine.vm;

/**
 * Library functions on the Java stack: those that compiled code calls, and the calls of compiled code that library functions ask for.
 * While these come back at once, no loop of the interpreter stands between the two.
 */
final class NativeCalls {
    private NativeCalls() {}

    /** As {@link CompiledCalls#call}, for a library function. */
    static Object call(CallStack s, NativeFunction nf, int func, int count, int wanted) {
        if (s.hooks != null) {
            if (!Calling.callNative(s, nf, func, count, wanted)) {
                return Signal.LEFT;
            }
        } else {
            Frame f = s.frame;
            Frame g = Calling.pushNative(s, nf, func, count, wanted);
            int got = nf.call(s, func + 1, count);
            if (got < 0) {
                got = serve(s, g, nf, got);
                if (got < 0) {
                    return Signal.LEFT;
                }
            }
            s.frame = f;
            Calling.fit(s, func, got, wanted);
        }
        s.vm.from = func;
        s.vm.count = wanted >= 0 ? wanted : s.top - func;
        return Signal.MANY;
    }

    /** True when the call that the native function of {@code g} has asked the interpreter for can be made by {@link #serve}. */
    static boolean isServable(CallStack s, Frame g) {
        Vm vm = s.vm;
        return vm.codeCompiler != null
                && s.hooks == null
                && vm.compiled < CompiledCalls.MOST_NESTED
                && s.r[g.callSlot] instanceof Closure c
                && LinkedCode.of(c.prototype).function != null;
    }

    /**
     * The same as {@link #serve} for the interpreter: a sort that was called there need not go through its loop for every comparison.
     *
     * @return the number of results, the frame being as it was; or below zero when {@code vm.current} and its frame are what goes on
     */
    static int serve(CallStack s, Frame g) {
        Vm vm = s.vm;
        if (vm.scratchTags == null) {
            vm.scratchTags = new Object[2];
            vm.scratchBits = new long[2];
        }
        int bound = vm.bound;
        Frame entered = vm.entered;
        boolean nested = vm.inCompiled;
        int tails = vm.tails;
        vm.compiled++;
        vm.bound =
                Math.min(s.r.length - CallStack.NATIVE_SLACK - CompiledCalls.SPARE, g.base + CompiledCalls.depth(vm));
        vm.entered = g;
        vm.inCompiled = true;
        int got;
        try {
            got = serve(s, g, g.nativeFunction, NativeFunction.CALL);
        } finally {
            vm.compiled--;
            vm.inCompiled = nested;
            vm.tails = tails;
            vm.bound = bound;
            vm.entered = entered;
        }
        if (got < 0) {
            CompiledCalls.goOn(vm, s, g);
        }
        return got;
    }

    /**
     * Makes the calls that a native function asks for (of pcall, sort, gsub, …) on the Java stack, as long as they are calls of
     * compiled code.
     *
     * @return the number of results, or below zero when code has to be left for the request that now lies in the VM, or
     *     because the called code was left
     */
    private static int serve(CallStack s, Frame g, NativeFunction nf, int got) {
        Vm vm = s.vm;
        while (got == NativeFunction.CALL && g.nativeDepth < Calling.MAX_NATIVE_DEPTH) {
            Object result;
            try {
                result = CompiledCalls.call(s, g, g.callSlot, s.requestCount, Frame.ALL);
            } catch (Error | RuntimeException e) {
                ScriptError error = Execution.asScriptError(vm, e);
                if (error == null || !Unwinding.isCaughtBy(s, g)) {
                    throw e;
                }
                if (!Unwinding.catchAtOnce(s, g, error)) {
                    // The interpreter does it, when all below have written their registers, for they go on afterwards.
                    vm.raised = error;
                    return NativeFunction.CALL;
                }
                return 2;
            }
            if (result == Signal.LEFT) {
                return NativeFunction.CALL;
            }
            s.frame = g;
            if (result == Signal.AGAIN) {
                break;
            }
            got = nf.resume(s, g, g.callSlot, resultsTo(s, g.callSlot, result));
        }
        if (got < 0) {
            vm.request = got;
        }
        return got;
    }

    /** Moves what a call has answered to slots from {@code to} up; answers how many values they are. */
    private static int resultsTo(CallStack s, int to, Object result) {
        int count = 1;
        if (!(result instanceof Signal)) {
            s.r[to] = result;
            s.n[to] = s.vm.bits;
        } else if (result == Signal.NONE) {
            count = 0;
        } else {
            count = s.vm.count;
            if (s.vm.from != to) {
                s.move(s.vm.from, to, count);
            }
        }
        s.top = to + count;
        return count;
    }
}
