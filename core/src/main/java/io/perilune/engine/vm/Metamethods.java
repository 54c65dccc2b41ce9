package io.perilune.engine.vm;

/** Calls of metamethods by instructions: set up above the frame's registers, finished by {@link Instructions#finish}. */
final class Metamethods {
    private Metamethods() {}

    /** Calls {@code metamethod(x, y)}; its one result completes the running instruction. */
    static void call(CallStack s, Object metamethod, Object x, Object y) {
        int top = Calling.above(s);
        s.ensure(top + 3);
        s.set(top, metamethod);
        s.set(top + 1, x);
        s.set(top + 2, y);
        Calling.call(s, top, 2, Frame.FINISH_INSTRUCTION);
    }

    /** Calls {@code metamethod(x, y, z)} for its effect. */
    static void callForEffect(CallStack s, Object metamethod, Object x, Object y, Object z) {
        int top = Calling.above(s);
        s.ensure(top + 4);
        s.set(top, metamethod);
        s.set(top + 1, x);
        s.set(top + 2, y);
        s.set(top + 3, z);
        Calling.call(s, top, 3, Frame.DISCARD);
    }
}
