package io.perilune.engine.vm;

import io.perilune.engine.value.Callable;

/**
 * A function written in Java.
 *
 * <p>The protocol is a window on the caller's stack: the function itself lies in slot {@code base - 1}, its arguments in
 * {@code base … base + count - 1}. The results go to slot {@code base - 1} and up, and their number is returned; with one
 * result, which is the usual case, nothing is ever moved. Beyond the arguments {@link CallStack#NATIVE_SLACK} slots may be
 * used without asking; who needs more calls {@link CallStack#ensure} and reads {@code r} and {@code n} anew.
 *
 * <p>A native function never calls into Lua and waits: it would hold the Java stack, so that neither a coroutine nor the
 * whole VM could be suspended there. It returns a request instead ({@link #CALL}, {@link #TAIL}, …), the interpreter carries it out,
 * and {@link #resume} goes on afterwards. State between the two lives in the frame: its stack slots, {@link Frame#phase} and
 * {@link Frame#state}.
 *
 * <p>Instances hold no VM's objects: the functions of the libraries are shared by all VMs of the process.
 */
public abstract class NativeFunction extends Callable {
    /** Made by {@link CallStack#request}: call what lies on the stack, then {@link #resume} me. */
    public static final int CALL = -1;
    /** Made by {@link CallStack#tailCall}: put the function in slot base-1 with its arguments in my place. */
    public static final int TAIL = -2;
    /** Only coroutine.yield and its like: suspend the running coroutine with the arguments as its values. */
    public static final int YIELD = -3;
    /** Only coroutine.resume and wrap: go on in the coroutine {@link Vm#transferTo}. */
    public static final int RESUME = -4;

    /** Only coroutine.close and wrap: close the variables of the coroutine {@link Vm#transferTo}. */
    public static final int CLOSE = -5;

    /**
     * Made by {@link CallStack#await}: suspend everything that was called from Java, down to its entry, until the host has the
     * results; then {@link #resume} me with them. No coroutine of the script notices.
     */
    public static final int AWAIT = -6;

    private final String name;

    protected NativeFunction(String name) {
        this.name = name;
    }

    /** The bare name, such as {@code rep}; messages prefer the name that the script used. */
    public final String name() {
        return name;
    }

    /**
     * Runs the function.
     *
     * @return the number of results from slot {@code base - 1} up, or one of the requests above
     */
    public abstract int call(CallStack s, int base, int count);

    /**
     * Goes on after a requested {@link #CALL}.
     *
     * @param frame this call's frame, with {@code frame.base} as in {@link #call}
     * @param first slot of the first result of the called function
     * @param count how many results there are
     * @return as {@link #call}
     */
    public int resume(CallStack s, Frame frame, int first, int count) {
        throw new IllegalStateException(name + " asked for no call");
    }

    /** True for pcall and xpcall: an error that passes this frame ends here. */
    public boolean isProtected() {
        return false;
    }

    /** True for xpcall: slot {@code frame.base} holds the message handler while its call is in progress. */
    public boolean hasHandler() {
        return false;
    }

    /** True for functions that only the prelude calls: tracebacks and levels leave them out, as if their caller did the work. */
    public boolean isHidden() {
        return false;
    }

    /** How many values of its own an instance keeps, such as the state of an iterator: what scripts see as its upvalues. */
    public int hiddenValues() {
        return 0;
    }

    /**
     * The hidden value {@code index}, boxed, when it is a value that must be accounted for to the VM; null when it is not. From 0
     * to below {@link #hiddenValues}.
     */
    public Object hiddenValue(int index) {
        return null;
    }

    /**
     * The name by which a compiler knows what the function does, such as {@code math.floor}, when it is one of the libraries'
     * functions that all VMs share; else null.
     */
    public String intrinsic() {
        return null;
    }

    /** True when {@link #quick} does the usual cases. */
    public boolean isQuick() {
        return false;
    }

    /**
     * The function for compiled code, which has neither arguments nor results in slots: one result of at most three arguments,
     * each a tag and its bits.
     *
     * @return the result, made by {@link CallStack#quickInt} or {@link CallStack#quickValue} when it is a number; or {@link Signal#LEFT} when {@link #call} has to do it, to
     *     which an error is left, too. Then nothing was done.
     */
    public Object quick(CallStack s, int count, Object x, long xBits, Object y, long yBits, Object z, long zBits) {
        return Signal.LEFT;
    }

    /** True for functions that belong to no VM, so that code which all VMs share may name them. */
    public boolean isShared() {
        return false;
    }

    /** True for functions that look at, or change, registers of their callers. */
    public boolean looksAtFrames() {
        return false;
    }
}
