package io.perilune.engine.vm;

/**
 * Compiled code of one function, or of one loop in it. Belongs to the {@link LinkedCode} and knows no VM.
 *
 * <p>Compiled code keeps registers in variables of the JVM and writes them to the slots only when it leaves, so it leaves, by
 * {@link Signal#LEFT}, before anything that looks at them. It does what it was compiled for and nothing else: an instruction
 * that meets other values is left to the interpreter, from its beginning.
 */
public abstract class CompiledCode {
    /** So often may code be left at instructions that met what it was not made for, before it is made anew. */
    static final int PATIENCE = 40;
    /** So many entries are looked at together to see whether they are worth it. */
    private static final int TRIAL = 400;

    final LinkedCode linked;
    /** Where the loop begins, or {@link LinkedCode#WHOLE}. */
    final int header;
    /** Racy, as all counters of learning are. */
    int failures;
    /** Entries from the interpreter, and those of them that ended with a request of a library function. */
    private int entries;

    private int requests;

    protected CompiledCode(LinkedCode linked, int header) {
        this.linked = linked;
        this.header = header;
    }

    /** Runs from the beginning, or from the loop's header, in a frame that is real, with registers in its slots. */
    protected abstract Object enter(CallStack s, Frame f);

    /**
     * Runs as a call from compiled code: arguments lie in the slots from {@code base} up, filled up with nil to the number of
     * parameters.
     *
     * @param f the frame to use, above the caller's
     */
    protected Object call(CallStack s, Closure c, Frame f, int base) {
        throw new IllegalStateException("a loop is not called");
    }

    /** The same with no argument, one, two or three as values: the tag or the value itself, and the bits. */
    protected Object call0(CallStack s, Closure c, Frame f, int base) {
        return callInSlots(s, c, f, base, 0);
    }

    protected Object call1(CallStack s, Closure c, Frame f, int base, Object t1, long b1) {
        set(s, base, t1, b1);
        return callInSlots(s, c, f, base, 1);
    }

    protected Object call2(CallStack s, Closure c, Frame f, int base, Object t1, long b1, Object t2, long b2) {
        set(s, base, t1, b1);
        set(s, base + 1, t2, b2);
        return callInSlots(s, c, f, base, 2);
    }

    protected Object call3(
            CallStack s, Closure c, Frame f, int base, Object t1, long b1, Object t2, long b2, Object t3, long b3) {
        set(s, base, t1, b1);
        set(s, base + 1, t2, b2);
        set(s, base + 2, t3, b3);
        return callInSlots(s, c, f, base, 3);
    }

    private static void set(CallStack s, int i, Object tag, long bits) {
        s.r[i] = tag;
        s.n[i] = bits;
    }

    /** Functions whose parameters are too many to be passed as values. */
    private Object callInSlots(CallStack s, Closure c, Frame f, int base, int count) {
        for (int i = count; i < linked.prototype.parameters; i++) {
            s.r[base + i] = null;
        }
        CompiledCalls.fill(s, f, c, base);
        return call(s, c, f, base);
    }

    /**
     * Called when code that the interpreter had entered is done.
     *
     * @return true when it is left nearly every time for something that only the interpreter can carry out, so that going in and
     *     out costs more than it saves
     */
    boolean isLeftTooOften(boolean forRequest) {
        entries++;
        if (forRequest) {
            requests++;
        }
        if (entries < TRIAL) {
            return false;
        }
        boolean often = requests > TRIAL / 2;
        entries = 0;
        requests = 0;
        return often;
    }
}
