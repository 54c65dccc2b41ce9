package io.perilune.engine.vm;

/**
 * What a compiled function returns instead of one value. A single result needs no signal: its tag or the value itself is
 * returned, and the bits of a number lie in {@link Vm#bits}.
 */
public final class Signal {
    /** No result. */
    public static final Signal NONE = new Signal("none");
    /** Any number of results: {@link Vm#count} slots from {@link Vm#from} up. */
    public static final Signal MANY = new Signal("many");
    /**
     * Compiled code was left: the frames of the function and of all that it has called are real, and the interpreter goes on in
     * the topmost. Whoever called makes its own frame real and returns the same.
     */
    public static final Signal LEFT = new Signal("left");
    /** A tail call: function and {@link Vm#count} arguments lie from slot {@link Vm#from} up. */
    public static final Signal TAIL = new Signal("tail");

    /** Nothing was done: the interpreter has to execute the call. */
    public static final Signal AGAIN = new Signal("again");

    private final String name;

    private Signal(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
