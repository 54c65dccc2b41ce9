package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;

/**
 * Switches between coroutines. A switch changes {@code vm.current} and moves values; the interpreter's loop does the rest, so
 * resuming costs the same at any depth.
 */
final class Transfer {
    private static final ByteStr TOO_MANY = ByteStr.of("too many results to resume");

    private Transfer() {}

    static void request(CallStack s, Frame g, int request) {
        switch (request) {
            case NativeFunction.YIELD:
                suspend(s, g);
                break;
            case NativeFunction.RESUME:
                resume(s, g);
                break;
            case NativeFunction.CLOSE:
                close(s, g);
                break;
            case NativeFunction.AWAIT:
                // The loop stops at a frame with this flag, and leaves the rest to who has started it.
                g.flags = (short) (g.flags | Frame.AWAITING);
                break;
            default:
                throw new IllegalStateException("request " + request + " of " + g.nativeFunction.name());
        }
    }

    private static void suspend(CallStack s, Frame g) {
        if (s.resumer == null) {
            throw new ScriptError(ByteStr.of("attempt to yield from outside a coroutine"));
        }
        if (s.entries != 0 || s.closing) {
            throw new ScriptError(ByteStr.of("attempt to yield across a C-call boundary"));
        }
        int count = s.requestCount;
        if (s.vm.coroutineListener != null) {
            s.vm.coroutineListener.yielded(s.coroutine);
        }
        s.status = Coroutine.Status.SUSPENDED;
        passToResumer(s, g.base, count, true);
        if (s.hooks == null && g.flags == 0) {
            s.parkYield(g);
        }
    }

    private static void resume(CallStack s, Frame g) {
        CallStack t = s.vm.transferTo.stack;
        s.vm.transferTo = null;
        boolean raises = s.vm.transferRaises;
        s.vm.transferRaises = false;
        int count = s.requestCount;
        if (t.status != Coroutine.Status.SUSPENDED) {
            String which = t.status == Coroutine.Status.DEAD ? "dead" : "non-suspended";
            refuse(s, g, "cannot resume " + which + " coroutine");
            return;
        }
        if (g.nativeDepth >= Calling.MAX_NATIVE_DEPTH) {
            refuse(s, g, "C stack overflow");
            return;
        }
        if (s.vm.coroutineListener != null && !tellResumed(s, g, t)) {
            return;
        }
        if (s.vm.hookScopes != null) {
            s.vm.hookScopes.arrived(t);
        }
        if (raises) {
            ScriptError error = new ScriptError(s.get(g.callSlot));
            t.unparkYield();
            switchTo(s, t);
            throw error;
        }
        if (t.hooks != null) {
            t.unparkYield();
        }
        boolean parked = t.yielded != null;
        boolean fresh = !parked && t.frame.previous == null;
        int to = fresh ? 1 : parked ? t.top : t.frame.base - 1;
        t.ensure(to + count);
        System.arraycopy(s.r, g.callSlot, t.r, to, count);
        System.arraycopy(s.n, g.callSlot, t.n, to, count);
        switchTo(s, t);
        if (fresh) {
            Calling.call(t, 0, count, Frame.ALL);
        } else if (parked) {
            t.yielded = null;
            Calling.deliver(t, t.requestCount, to, to, count);
        } else {
            Calling.deliver(t, t.frame, to, count);
        }
    }

    /** Closes the variables of a suspended or failed coroutine on its own stack, then ends it. */
    private static void close(CallStack s, Frame g) {
        CallStack t = s.vm.transferTo.stack;
        s.vm.transferTo = null;
        if (g.nativeDepth >= Calling.MAX_NATIVE_DEPTH) {
            throw Errors.fromNative(s, "C stack overflow");
        }
        switchTo(s, t);
        t.yielded = null;
        Frame bottom = t.bottom();
        bottom.state = t.failure;
        bottom.callSlot = 0;
        bottom.flags |= Frame.UNWINDING;
        t.failure = null;
        t.closing = true;
        if (t.hooks != null) {
            t.hooks.running = false;
        }
        t.frame = bottom;
    }

    private static void switchTo(CallStack s, CallStack t) {
        t.resumer = s;
        t.bottom().nativeDepth = s.frame.nativeDepth;
        s.status = Coroutine.Status.NORMAL;
        t.status = Coroutine.Status.RUNNING;
        s.vm.current = t;
    }

    /** False when the listener does not allow it: then resuming has failed with its error. */
    private static boolean tellResumed(CallStack s, Frame g, CallStack t) {
        try {
            s.vm.coroutineListener.resumed(t.coroutine);
            return true;
        } catch (ScriptError e) {
            refuse(s, g, e.value());
            return false;
        }
    }

    private static void refuse(CallStack s, Frame g, String message) {
        refuse(s, g, ByteStr.of(message));
    }

    private static void refuse(CallStack s, Frame g, Object error) {
        s.ensure(g.callSlot + 1);
        s.set(g.callSlot, error);
        s.top = g.callSlot + 1;
        s.vm.transferOk = false;
    }

    /** The function of the coroutine has returned; its results lie from slot 0 up. */
    static void finished(CallStack s) {
        s.status = Coroutine.Status.DEAD;
        passToResumer(s, 0, s.top, true);
        s.release();
    }

    /** An error has reached the bottom of the coroutine. Its frames stay, for tracebacks, until it is closed. */
    static void failed(CallStack s, ScriptError error) {
        s.status = Coroutine.Status.DEAD;
        s.failure = error;
        passError(s, error);
    }

    /** All variables are closed; {@code error} is what the coroutine failed with, or null. */
    static void closed(CallStack s, ScriptError error) {
        s.closing = false;
        s.status = Coroutine.Status.DEAD;
        if (error == null) {
            passToResumer(s, 0, 0, true);
        } else {
            passError(s, error);
        }
        s.release();
    }

    private static void passError(CallStack s, ScriptError error) {
        CallStack t = s.resumer;
        passToResumer(s, 0, 0, false);
        t.ensure(t.top + 1);
        t.set(t.top, error.value());
        t.top++;
    }

    /**
     * Makes the resumer current, with the values where its waiting native function expects the results of a call. When there is
     * no room for them, resuming has failed, but not what the coroutine has done.
     */
    private static void passToResumer(CallStack s, int from, int count, boolean ok) {
        CallStack t = s.resumer;
        s.resumer = null;
        t.status = Coroutine.Status.RUNNING;
        t.vm.current = t;
        if (t.vm.hookScopes != null) {
            t.vm.hookScopes.arrived(t);
        }
        int to = t.frame.callSlot;
        if (!t.fits((long) to + count)) {
            t.set(to, TOO_MANY);
            t.top = to + 1;
            t.vm.transferOk = false;
            return;
        }
        t.ensure(to + count);
        System.arraycopy(s.r, from, t.r, to, count);
        System.arraycopy(s.n, from, t.n, to, count);
        t.top = to + count;
        t.vm.transferOk = ok;
    }
}
