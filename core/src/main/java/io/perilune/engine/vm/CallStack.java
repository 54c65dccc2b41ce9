package io.perilune.engine.vm;

import io.perilune.engine.code.DebugInfo.LocalVariable;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.Tag;
import java.util.Arrays;

/**
 * The stack of one coroutine: slots, frames, open upvalues and variables to be closed.
 *
 * <p>Invariants: {@code r} and {@code n} have the same length; the registers of the running frame lie within it;
 * {@code open} is sorted by slot; every slot in {@code toClose} is at or above the base of some live frame.
 */
public final class CallStack {
    /** Slots that a native function may use beyond its arguments without asking. */
    public static final int NATIVE_SLACK = 4;
    /** As in the reference (LUAI_MAXSTACK): some 200,000 simple calls. */
    static final int MAX_SLOTS = 1_000_000;
    /** What a message handler may use when the stack itself has overflowed. */
    static final int OVERFLOW_RESERVE = 2_000;

    /** What a frame takes on the heap. */
    static final long FRAME_BYTES = 80;

    static final int FIRST_SLOTS = 8;
    /** What the main stack may keep between two calls. */
    static final int MOST_IDLE_SLOTS = 256;

    private static final Upvalue[] NO_UPVALUES = new Upvalue[0];
    private static final int[] NO_SLOTS = new int[0];
    private static final Object[] NO_VALUES = new Object[0];
    private static final long[] NO_BITS = new long[0];

    public final Vm vm;
    public final Coroutine coroutine;
    public Object[] r;
    public long[] n;
    /** The running frame. */
    public Frame frame;
    /** One past the last value of an open list of values (open results, open arguments). */
    public int top;

    /** Open upvalues by ascending slot. */
    Upvalue[] open = NO_UPVALUES;

    int openCount;
    /** Slots of the variables to be closed, ascending. */
    int[] toClose = NO_SLOTS;

    int toCloseCount;

    Coroutine.Status status = Coroutine.Status.SUSPENDED;
    /** Who resumed this stack and waits for it; null for the main stack and while suspended. */
    CallStack resumer;

    /** Argument count of a request that a native function has just returned. */
    int requestCount;
    /** While suspended: the native function whose frame {@link #parkYield} has left out, or null. */
    NativeFunction yielded;
    /** Number of entry frames on this stack, at most 200, so not negative but unsigned: while not zero it cannot yield. */
    byte entries;
    /** The bottom of a call from Java: nobody has resumed it, so it cannot yield. */
    boolean root;
    /** What a coroutine died of, until it is closed. */
    ScriptError failure;
    /** The coroutine is being closed by another: it cannot yield any more. */
    boolean closing;
    /** The stack has overflowed and lives on its reserve. */
    private boolean overflowed;
    /** Hooks of this coroutine, null when none. */
    Hooks hooks;

    /** @param slots how many there are at once: none where nobody may ever run */
    CallStack(Vm vm, Coroutine coroutine, int slots) {
        this.vm = vm;
        this.coroutine = coroutine;
        this.r = slots == 0 ? NO_VALUES : new Object[slots];
        this.n = slots == 0 ? NO_BITS : new long[slots];
        this.frame = new Frame();
    }

    // Access to slots, for native functions and slow paths.

    /** The value in a slot, numbers boxed. */
    public Object get(int i) {
        return Slots.box(r[i], n[i]);
    }

    /** Sets a slot from a boxed value. */
    public void set(int i, Object boxed) {
        Slots.unbox(boxed, r, n, i);
    }

    public void setInt(int i, long value) {
        if (r[i] != Tag.INT) {
            r[i] = Tag.INT;
        }
        n[i] = value;
    }

    public void setFloat(int i, double value) {
        if (r[i] != Tag.FLOAT) {
            r[i] = Tag.FLOAT;
        }
        n[i] = Double.doubleToRawLongBits(value);
    }

    public void setBoolean(int i, boolean value) {
        r[i] = value ? Boolean.TRUE : Boolean.FALSE;
    }

    /** Sets a slot to a value that is certainly no Long or Double. */
    public void setObject(int i, Object value) {
        r[i] = value;
    }

    public boolean isInt(int i) {
        return r[i] == Tag.INT;
    }

    public boolean isFloat(int i) {
        return r[i] == Tag.FLOAT;
    }

    public boolean isNumber(int i) {
        Object v = r[i];
        return v == Tag.INT || v == Tag.FLOAT;
    }

    public double floatAt(int i) {
        return Double.longBitsToDouble(n[i]);
    }

    /** Copies {@code count} slots; the ranges may overlap. */
    public void move(int from, int to, int count) {
        System.arraycopy(r, from, r, to, count);
        System.arraycopy(n, from, n, to, count);
    }

    // Results of native functions.

    public int returnInt(int base, long value) {
        setInt(base - 1, value);
        return 1;
    }

    public int returnFloat(int base, double value) {
        setFloat(base - 1, value);
        return 1;
    }

    public int returnBoolean(int base, boolean value) {
        setBoolean(base - 1, value);
        return 1;
    }

    /** One result that is no number. */
    public int returnObject(int base, Object value) {
        r[base - 1] = value;
        return 1;
    }

    /** One result, boxed. */
    public int returnBoxed(int base, Object boxed) {
        set(base - 1, boxed);
        return 1;
    }

    /** All results given, boxed. */
    public int returnAll(int base, Object... boxed) {
        ensure(base + boxed.length);
        for (int i = 0; i < boxed.length; i++) {
            set(base - 1 + i, boxed[i]);
        }
        return boxed.length;
    }

    /** The results are {@code count} slots from {@code from} up, wherever they lie. */
    public int returnSlots(int base, int from, int count) {
        if (from != base - 1) {
            ensure(base + count);
            move(from, base - 1, count);
        }
        return count;
    }

    /** True for the stacks that a script takes for its main thread. */
    public boolean isRoot() {
        return root;
    }

    /** For {@link NativeFunction#quick}: an integer as result. */
    public Object quickInt(long value) {
        vm.bits = value;
        return Tag.INT;
    }

    /** For {@link NativeFunction#quick}: a value that was loaded from a table, as its two halves. */
    public Object quickValue(Object tag, long valueBits) {
        vm.bits = valueBits;
        return tag;
    }

    /** For {@link NativeFunction#quick}: the bits of the value that an operation has just given. */
    public long quickBits() {
        return vm.bits;
    }

    /** For {@link NativeFunction#quick}: charges as {@link Vm#charge}, unless that would end the slice; then false. */
    public boolean quickCharge(long units) {
        if (vm.fuel < units) {
            return false;
        }
        vm.fuel -= units;
        return true;
    }

    /** For {@link NativeFunction#quick}: the number that a string spells, or nil. */
    public Object quickNumeral(ByteStr text) {
        int kind = Numerals.read(text.bytes(), 0, text.length(), vm.scratchBits, 0);
        vm.bits = vm.scratchBits[0];
        return kind == Numerals.INTEGER ? Tag.INT : kind == Numerals.FLOAT ? Tag.FLOAT : null;
    }

    // Requests of native functions.

    /**
     * Asks for a call; the native function returns what this returns.
     *
     * @param slot where the function lies, followed by its arguments; at or above the native function's base
     * @param count number of arguments
     * @param phase what {@link Frame#phase} shall be at {@link NativeFunction#resume}
     */
    public int request(int slot, int count, int phase) {
        frame.callSlot = slot;
        frame.phase = phase;
        requestCount = count;
        return NativeFunction.CALL;
    }

    /** Asks that the function in slot {@code base - 1} with {@code count} arguments takes the native function's place. */
    public int tailCall(int count) {
        requestCount = count;
        return NativeFunction.TAIL;
    }

    /** Asks that the running coroutine be suspended with {@code count} values from the native function's base up. */
    public int yieldValues(int count) {
        requestCount = count;
        return NativeFunction.YIELD;
    }

    /**
     * Asks that {@code coroutine} go on with {@code count} values from slot {@code first} up. The native function's
     * {@code resume} gets what it yields or returns, or, when {@link #transferOk()} is false, its error value.
     */
    public int resume(Coroutine coroutine, int first, int count, int phase) {
        vm.transferTo = coroutine;
        requestCount = count;
        frame.callSlot = first;
        frame.phase = phase;
        return NativeFunction.RESUME;
    }

    /** As {@link #resume}, but the value in slot {@code first} is raised as an error where {@code coroutine} stands. */
    public int raise(Coroutine coroutine, int first, int phase) {
        vm.transferRaises = true;
        return resume(coroutine, first, 1, phase);
    }

    /**
     * Asks that the variables of {@code coroutine}, which is suspended or dead, be closed and that it end. The native function's
     * {@code resume} gets nothing, or, when {@link #transferOk()} is false, an error value, from slot {@code first} up.
     */
    public int close(Coroutine coroutine, int first, int phase) {
        vm.transferTo = coroutine;
        frame.callSlot = first;
        frame.phase = phase;
        return NativeFunction.CLOSE;
    }

    /** For {@code resume} after a transfer: whether it ended without an error. */
    public boolean transferOk() {
        return vm.transferOk;
    }

    /**
     * Asks that the whole call from Java be suspended until the host has what {@code awaited} stands for. Both are objects
     * that only host and native function understand; the latter gets it in the slots at {@code resume}.
     */
    public int await(Object awaited, int phase) {
        frame.state = awaited;
        frame.phase = phase;
        return NativeFunction.AWAIT;
    }

    /** True when a native function that runs here may {@link #yieldValues}. */
    public boolean isYieldable() {
        return !root && entries == 0;
    }

    // Space.

    /** True when {@link #ensure} of {@code size} slots would not overflow the stack. */
    public boolean fits(long size) {
        return size + NATIVE_SLACK <= vm.account.stack;
    }

    /** True when {@link #ensure} of {@code size} slots has nothing to do. */
    boolean has(int size) {
        return size + NATIVE_SLACK <= r.length;
    }

    /** Makes sure that slots below {@code size} (plus the native slack) exist; {@code r} and {@code n} may be replaced. */
    public void ensure(int size) {
        if (size + NATIVE_SLACK > r.length) {
            grow(size + NATIVE_SLACK);
        }
    }

    private void grow(int size) {
        int most = vm.account.stack;
        int limit = overflowed ? most + OVERFLOW_RESERVE : most;
        if (size > limit) {
            if (overflowed) {
                // Already living on the reserve: the handler of the overflow has overflowed, too.
                throw ScriptError.inErrorHandling();
            }
            overflowed = true;
            resize(Math.max(r.length, most + OVERFLOW_RESERVE));
            throw Errors.runtime(this, "stack overflow");
        }
        // Coroutines are many and most of them are shallow, so a small stack grows by what is asked for.
        long wanted = r.length < 32 ? Math.max(FIRST_SLOTS, size + 4) : Math.max(size, 2L * r.length);
        resize((int) Math.min(limit, wanted));
    }

    private void resize(int length) {
        vm.allocated(12L * Math.max(0, length - r.length));
        r = Arrays.copyOf(r, length);
        n = Arrays.copyOf(n, length);
    }

    boolean hasOverflowed() {
        return overflowed;
    }

    /** Gives back the reserve after an overflow and forgets the values above the running frame. */
    void shrink(int used) {
        if (overflowed && used + NATIVE_SLACK < vm.account.stack) {
            overflowed = false;
            r = Arrays.copyOf(r, Math.max(used + NATIVE_SLACK, FIRST_SLOTS));
            n = Arrays.copyOf(n, r.length);
        }
    }

    /** A narrower limit is in force from here on: what the stack has grown beyond it must not count as allowed. */
    void narrow(int most) {
        if (r.length > most) {
            int used = Calling.above(this) + NATIVE_SLACK;
            r = Arrays.copyOf(r, Math.max(used, most));
            n = Arrays.copyOf(n, r.length);
        }
    }

    // Frames.

    /** The frame after the running one, made when it does not exist yet; not yet entered. */
    Frame push() {
        Frame f = frame.next;
        if (f == null) {
            f = vm.takeFrame();
            f.previous = frame;
            frame.next = f;
        }
        f.flags = 0;
        f.extra = 0;
        Frame waiting = frame.waiting;
        short depth = frame.nativeDepth;
        if (frame.closure == null) {
            waiting = frame;
            depth++;
        }
        // Here and wherever frames are filled: most calls find what the call before them has left, and comparing costs
        // less
        // than telling the collector of a reference that it knows already.
        if (f.waiting != waiting) {
            f.waiting = waiting;
        }
        f.nativeDepth = depth;
        return f;
    }

    /**
     * Leaves the frame of the native function that yields out while the coroutine is suspended: its place and what its caller
     * wants are all that the frame says, and suspended coroutines are many.
     */
    void parkYield(Frame g) {
        yielded = g.nativeFunction;
        top = g.result;
        requestCount = g.wanted;
        frame = g.previous;
        frame.next = null;
        vm.giveFrame(g);
    }

    /** Puts the frame that {@link #parkYield} left out back, for those who want to look at it. */
    void unparkYield() {
        if (yielded == null) {
            return;
        }
        Frame g = push();
        g.closure = null;
        g.nativeFunction = yielded;
        g.base = top + 1;
        g.result = top;
        g.wanted = requestCount;
        g.count = 0;
        g.phase = 0;
        frame = g;
        yielded = null;
    }

    Frame bottom() {
        Frame f = frame;
        while (f.previous != null) {
            f = f.previous;
        }
        return f;
    }

    /** Clears what popped frames left behind, which would keep it alive. */
    void forgetAbove() {
        int used = frame.closure != null
                ? Math.max(Calling.above(this), Math.min(top, r.length))
                : frame.previous == null ? top : frame.base + frame.count;
        if (used < r.length) {
            Arrays.fill(r, used, r.length, null);
        }
        frame.next = null;
    }

    /**
     * Clears the registers of the running Lua function that hold no variable. Only where no expression is being evaluated: at
     * the beginning of a function and where a loop goes back. Stripped code has no variables to tell, and is left alone.
     */
    void forgetDead() {
        Frame f = frame;
        if (f.closure == null || f.closure.prototype.debug.locals().length == 0) {
            return;
        }
        int active = 0;
        for (LocalVariable v : f.closure.prototype.debug.locals()) {
            if (v.startPc() <= f.pc && f.pc < v.endPc()) {
                active++;
            }
        }
        Arrays.fill(r, f.base + active, r.length, null);
        f.next = null;
    }

    /** No call is in progress here, and nobody will read what the last one has left: gives up all slots and frames. */
    void tidy() {
        vm.memory.credit(12L * r.length);
        r = NO_VALUES;
        n = NO_BITS;
        open = NO_UPVALUES;
        toClose = NO_SLOTS;
        top = 0;
        overflowed = false;
        frame.next = null;
    }

    /** The coroutine is over: keep nothing alive. */
    void release() {
        frame = bottom();
        frame.next = null;
        failure = null;
        top = 0;
        toCloseCount = 0;
        closeUpvalues(0);
        r = NO_VALUES;
        n = NO_BITS;
    }

    // Upvalues.

    /** The one open upvalue of a slot. */
    Upvalue upvalueAt(int index) {
        int at = openCount;
        while (at > 0 && open[at - 1].bits > index) {
            at--;
        }
        if (at > 0 && open[at - 1].bits == index) {
            return open[at - 1];
        }
        if (openCount == open.length) {
            open = Arrays.copyOf(open, Math.max(4, openCount * 2));
        }
        System.arraycopy(open, at, open, at + 1, openCount - at);
        Upvalue made = new Upvalue(this, index);
        open[at] = made;
        openCount++;
        return made;
    }

    void closeUpvalues(int from) {
        int count = openCount;
        while (count > 0 && open[count - 1].bits >= from) {
            open[--count].close();
            open[count] = null;
        }
        openCount = count;
    }

    void pushToClose(int index) {
        if (toCloseCount == toClose.length) {
            toClose = Arrays.copyOf(toClose, Math.max(4, toCloseCount * 2));
        }
        toClose[toCloseCount++] = index;
    }
}
