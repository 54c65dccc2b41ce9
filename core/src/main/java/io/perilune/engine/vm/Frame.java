package io.perilune.engine.vm;

import io.perilune.engine.code.Prototype;

/**
 * One activation on a {@link CallStack}: the canonical state of a running function.
 *
 * <p>Frames of one stack form a doubly linked list and are reused: what lies beyond {@link CallStack#frame} is garbage to be
 * overwritten by the next call. Invariant for a frame of a Lua function: {@code pc} is exact whenever anything but the
 * interpreter's own loop can look at it.
 */
public final class Frame {
    /** Values of {@link #wanted} below {@link #ALL}: what happens when this call returns, besides delivering its results. */
    public static final int ALL = -1;
    /** One result, then the caller's instruction at pc-1 is completed with it. */
    static final int FINISH_INSTRUCTION = -2;
    /** Results are dropped; the caller executes the instruction at pc-1 again (closing of variables). */
    static final int REPEAT_INSTRUCTION = -3;
    /** Results are dropped; the stack goes on unwinding (closing of variables on the way of an error). */
    static final int UNWIND_ON = -4;
    /** Results are dropped and the caller goes on at pc. */
    static final int DISCARD = -5;
    /** The call was a message handler's: its one result is the error value with which unwinding starts. */
    static final int HANDLED = -6;
    /** A hook's call between two instructions; these three are the last, for {@link #isHook}. */
    static final int HOOK_STEP = -7;
    /** The call of a hook that reports the call of the function below: that function begins when the hook is over. */
    static final int HOOK_CALL = -8;
    /** The call of a hook that reports the return of the function below, whose results are delivered afterwards. */
    static final int HOOK_RETURN = -9;

    /** The caller's frame; null at the bottom of a stack. */
    Frame previous;

    Frame next;

    /** The running Lua function, or null in the frame of a native function and in the entry frames of Java calls. */
    Closure closure;
    /** The running native function; in a Lua frame the native function that was replaced by this one, if any. */
    NativeFunction nativeFunction;
    /** First register; the arguments of a native function. */
    public int base;
    /** Where the results go: the slot of the called function (below the extra arguments of a vararg function). */
    int result;
    /** The next instruction. */
    int pc;
    /** What the running prototype has learnt. */
    LinkedCode linked;
    /** The code array in use: the prototype's own, or its hooked twin. */
    int[] code;
    /** Number of results that the caller wants, or one of the constants above. */
    int wanted;
    /**
     * Lua functions: number of extra arguments of a vararg function; they lie right below {@code base - 1}. Native
     * functions that have ended and wait for a hook: number of results.
     */
    int extra;
    /** Flags below. */
    short flags;
    /** The nearest frame below that is no Lua function's: errors and depth need only look at these. */
    Frame waiting;
    /** Native functions below this frame that wait for a call of theirs, through all waiting coroutines. */
    short nativeDepth;

    /** For a native function between {@code call} and {@code resume}: where it stands; 0 at the beginning. */
    public int phase;
    /** For a native function between {@code call} and {@code resume}: any state that does not fit on the stack. */
    public Object state;
    /**
     * Native functions: slot of the function whose call this one asked for. When a function of either kind has ended and
     * waits, for variables to be closed or for a hook: where its results lie. Lua functions while a hook runs between
     * two instructions: the open top.
     */
    int callSlot;
    /** Native functions: number of arguments. Lua functions that have ended and wait: of results. */
    int count;

    /** The call was made by a tail call: the caller's frame is gone. */
    static final int TAIL_CALLED = 1;
    /** The frame of a Java caller, below which the interpreter's loop must not go. */
    static final int ENTRY = 2;
    /** The frame runs a finalizer. */
    static final int FINALIZER = 8;
    /** The line hook was already run for the instruction at pc. */
    static final int HOOKED = 16;
    /** The count hook was already run for the instruction at pc. */
    static final int COUNTED = 128;
    /** The call hook is due before the first instruction. */
    static final int CALL_HOOK_DUE = 256;
    /** The native function waits for what the host will bring; what that is lies in {@code state}. */
    static final int AWAITING = 512;
    /** A return that is waiting for variables to be closed: {@code count} results lie from {@code callSlot} up. */
    static final int RETURNING = 32;
    /** An error is being delivered to this frame; it lies in {@code state}. See {@link Unwinding}. */
    static final int UNWINDING = 64;

    public boolean isLua() {
        return closure != null;
    }

    Prototype prototype() {
        return closure.prototype;
    }

    boolean is(int flag) {
        return (flags & flag) != 0;
    }

    /** The function has ended and waits: its results lie there, so many. */
    void keepResults(int from, int number) {
        callSlot = from;
        if (closure != null) {
            count = number;
        } else {
            extra = number;
        }
    }

    /** How many results {@link #keepResults} was told of. */
    int results() {
        return closure != null ? count : extra;
    }

    /** True for the frame of a hook, also when a tail call has put another function in its place. */
    boolean isHook() {
        return wanted <= HOOK_STEP && !is(ENTRY);
    }
}
