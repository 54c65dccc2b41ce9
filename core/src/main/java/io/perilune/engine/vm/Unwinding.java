package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;

/**
 * The way of an error from where it was raised to where it is caught.
 *
 * <p>The catching frame is the nearest pcall or xpcall with a call in progress, else the entry frame of a Java caller, else the
 * bottom of the coroutine. First the message handler runs, on top of the frames that failed, so that it can look at them;
 * then the frames above the catching one are dropped and their variables closed, each {@code __close} being an ordinary
 * call that may fail or be suspended itself; at last the error is handed over. Between these steps the catching frame
 * carries the error in its {@code state} and the flag {@link Frame#UNWINDING}.
 */
final class Unwinding {
    /**
     * Depth of native calls at which a message handler's help is no longer asked. A handler that fails is called for its own
     * error; it may go a little beyond what other calls may, so that the error that it is about can be theirs.
     */
    private static final int MAX_HANDLER_DEPTH = Calling.MAX_NATIVE_DEPTH + Calling.MAX_NATIVE_DEPTH / 10;

    private static final ByteStr HOPELESS = ByteStr.of("error in error handling");

    private Unwinding() {}

    /**
     * Starts the delivery of an error that has just been thrown.
     *
     * @return false when the Java caller of the current entry has to deal with it
     */
    static boolean raise(Vm vm, ScriptError error) {
        CallStack s = vm.current;
        Frame target = target(s);
        if (target.is(Frame.ENTRY)) {
            if (error.traceback() == null) {
                error.traceback(Traceback.at(s, 0));
            }
            if (!hasVariablesToClose(s, target.callSlot)) {
                s.closeUpvalues(target.callSlot);
                s.frame = target;
                return false;
            }
        } else if (target.previous == null && !target.is(Frame.UNWINDING)) {
            Transfer.failed(s, error);
            return true;
        } else if (target.nativeFunction != null && target.nativeFunction.hasHandler()) {
            if (s.frame.nativeDepth < MAX_HANDLER_DEPTH && !error.isFinal()) {
                // A native function counts as waiting for the handler anyway. A Lua function that has failed never goes
                // on, so that its own count is free to tell that one handler more is in progress.
                if (s.frame.closure != null) {
                    s.frame.nativeDepth++;
                }
                int top = Calling.above(s);
                s.ensure(top + 2);
                s.move(target.base, top, 1);
                s.set(top + 1, error.value());
                Calling.call(s, top, 1, Frame.HANDLED);
                return true;
            }
            error = new ScriptError(HOPELESS);
        }
        dropTo(s, target, error);
        return true;
    }

    /** The message handler has returned: from here on its result is the error. */
    static void handled(CallStack s, ScriptError error) {
        dropTo(s, target(s), error);
    }

    private static Frame target(CallStack s) {
        Frame f = s.frame;
        while (f.previous != null && !catches(f)) {
            f = f.waiting;
        }
        return f;
    }

    /** Whether an error that was just thrown is to be caught by {@code g}. */
    static boolean isCaughtBy(CallStack s, Frame g) {
        return target(s) == g;
    }

    /**
     * Catches an error without the steps of {@link #raise}, when there is no message handler to be asked and nothing to be closed:
     * {@code g} is the running frame then, and has two results.
     */
    static boolean catchAtOnce(CallStack s, Frame g, ScriptError error) {
        int level = g.callSlot;
        if (g.nativeFunction.hasHandler() || hasVariablesToClose(s, level) || s.hooks != null || s.hasOverflowed()) {
            return false;
        }
        s.closeUpvalues(level);
        s.frame = g;
        handOver(s, g, error);
        return true;
    }

    private static void handOver(CallStack s, Frame target, ScriptError error) {
        s.shrink(target.base + 2);
        s.ensure(target.base + 2);
        s.r[target.base - 1] = Boolean.FALSE;
        s.set(target.base, error.value());
    }

    private static boolean catches(Frame f) {
        return f.closure == null && (f.is(Frame.ENTRY) || f.phase != 0 && f.nativeFunction.isProtected());
    }

    private static void dropTo(CallStack s, Frame target, ScriptError error) {
        target.state = error;
        target.flags |= Frame.UNWINDING;
        s.frame = target;
        if (s.hooks != null) {
            s.hooks.running = HookRunner.insideHook(target);
        }
    }

    private static boolean hasVariablesToClose(CallStack s, int level) {
        return s.toCloseCount > 0 && s.toClose[s.toCloseCount - 1] >= level;
    }

    /** The next step of unwinding at {@code target}: close one more variable, or hand the error over. */
    static void proceed(CallStack s, Frame target) {
        ScriptError error = (ScriptError) target.state;
        int level = target.callSlot;
        s.closeUpvalues(level);
        if (hasVariablesToClose(s, level)) {
            callClose(s, error == null ? null : error.value(), Frame.UNWIND_ON, 0);
            return;
        }
        target.flags &= ~Frame.UNWINDING;
        target.state = null;
        if (target.is(Frame.ENTRY)) {
            throw error;
        }
        if (target.previous == null) {
            Transfer.closed(s, error);
            return;
        }
        handOver(s, target, error);
        Calling.deliver(s, target, target.base - 1, 2);
    }

    /**
     * Calls {@code __close} of the last variable to be closed, which thereby leaves the list.
     *
     * @param keep first slot that the call may use; slots between the variable and there hold results that must stay
     */
    static void callClose(CallStack s, Object error, int wanted, int keep) {
        int slot = s.toClose[--s.toCloseCount];
        Object value = s.get(slot);
        Object metamethod = s.vm.metamethod(value, MetaKey.CLOSE);
        int top = Math.max(slot + 1, keep);
        s.ensure(top + 3);
        s.set(top, metamethod);
        s.set(top + 1, value);
        s.set(top + 2, error);
        Calling.call(s, top, 2, wanted);
    }
}
