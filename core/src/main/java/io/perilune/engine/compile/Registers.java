package io.perilune.engine.compile;

/**
 * The registers of one function, used as a stack.
 *
 * <p>Invariant: registers below {@code active} belong to the local variables in scope, those from there to below
 * {@code free} hold intermediate values and are given back in the opposite order, and {@code frameSize} is the most
 * that was ever needed. Between statements {@code free == active}.
 */
final class Registers {
    /** Two registers exist always, as in the reference: a frame without any would be a special case for everyone. */
    private static final int LEAST = 2;

    private final Emitter emitter;
    int active;
    int free;
    int frameSize;

    Registers(Emitter emitter) {
        this.emitter = emitter;
    }

    void reset() {
        active = 0;
        free = 0;
        frameSize = LEAST;
    }

    /** Makes sure that the frame has {@code count} registers above the used ones. */
    void ensure(int count) {
        int needed = free + count;
        if (needed > frameSize) {
            if (needed >= CompileLimits.REGISTERS) {
                throw CompileLimits.exceeded("function or expression needs too many registers", emitter);
            }
            frameSize = needed;
        }
    }

    /** Takes the next {@code count} registers and returns the first. */
    int reserve(int count) {
        ensure(count);
        int first = free;
        free += count;
        return first;
    }

    /** Gives a register back, unless it belongs to a variable. */
    void release(int register) {
        if (register >= active) {
            free--;
        }
    }

    /** Gives two registers back, each unless it belongs to a variable; -1 stands for none. */
    void release(int one, int other) {
        release(Math.max(one, other));
        release(Math.min(one, other));
    }
}
