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
    /** Results are dropped and the caller goes on at pc (hooks). */
    static final int DISCARD = -5;
    /** The call was a message handler's: its one result is the error value with which unwinding starts. */
    static final int HANDLED = -6;

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
    /** Number of extra arguments of a vararg function; they lie right below {@code base - 1}. */
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
    /** Slot of the function whose call this native frame asked for. */
    int callSlot;
    /** Native frames: number of arguments. */
    int count;

    /** The call was made by a tail call: the caller's frame is gone. */
    static final int TAIL_CALLED = 1;
    /** The frame of a Java caller, below which the interpreter's loop must not go. */
    static final int ENTRY = 2;
    /** The frame runs a hook. */
    static final int HOOK = 4;
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
}
