package io.perilune;

import io.perilune.engine.vm.Allowance;
import io.perilune.engine.vm.Resource;
import java.time.Duration;

/**
 * How much scripts may use. Immutable: each setting gives new limits. What is not set is not limited.
 *
 * <p>Limits of a {@link Lua} ({@link LuaBuilder#limits}) hold for each of its runs: a call from Java that is not nested in another
 * one, with everything below it, all coroutines included. Limits of a call ({@link Chunk#limits}, {@link LuaFunction#call(Limits,
 * Object...)}) hold besides those around it; nobody can get more than what is around him has left. Of instructions, time, loads and
 * output every run gets the full amount anew; the others are sizes.
 *
 * <p>A script that reaches a limit is ended, and its caller gets a {@link LuaLimitException}. No protected call, message handler,
 * metamethod or coroutine of the script notices; {@code <close>} variables are closed within a small grace (100,000
 * instructions, 50 ms). Afterwards the Lua is usable. One exception: the depth of a stack is a
 * property of the language, so passing it is the ordinary error "stack overflow", which a script may catch.
 */
public final class Limits {
    private static final Limits NONE = new Limits(Allowance.UNLIMITED);

    private final Allowance allowance;

    private Limits(Allowance allowance) {
        this.allowance = allowance;
    }

    /** No limit at all, to begin with. */
    public static Limits of() {
        return NONE;
    }

    Allowance engineValue() {
        return allowance;
    }

    /**
     * Units of work: a call costs 4, a loop as many as it has instructions, a library function what it takes. The same program with
     * the same input always uses the same number.
     *
     * @throws IllegalArgumentException unless positive
     */
    public Limits instructions(long count) {
        return with(Resource.INSTRUCTIONS, count, "instructions");
    }

    /**
     * Time from the beginning of the call; of an asynchronous call from the moment at which it was made. It also passes while the script
     * waits for an asynchronous function, which ends the wait, and while it is inside a Java function, which it cannot stop; but when
     * that returns, the script does not go on.
     *
     * @throws IllegalArgumentException unless positive
     */
    public Limits deadline(Duration time) {
        long nanos;
        try {
            nanos = time.toNanos();
        } catch (ArithmeticException tooLong) {
            nanos = Allowance.ANY;
        }
        return with(Resource.TIME, nanos, "deadline");
    }

    /**
     * Bytes that everything reachable from the script may take, as the engine estimates them. When as much has been allocated, the
     * engine counts what is still alive, and ends the script only if that is too much.
     *
     * @throws IllegalArgumentException below 64 KiB, which is what a fresh VM may need by itself
     */
    public Limits memory(long bytes) {
        if (bytes < LEAST_MEMORY) {
            throw new IllegalArgumentException("memory limit " + bytes + ": at least " + LEAST_MEMORY + " bytes");
        }
        return with(Resource.MEMORY, bytes, "memory");
    }

    private static final long LEAST_MEMORY = 64 << 10;

    /** Bytes of any one string. */
    public Limits stringLength(long bytes) {
        return with(Resource.STRING, bytes, "string length");
    }

    /**
     * Values on the stack of one coroutine; a call takes as many as its function has variables and temporaries, often 5 to 10.
     * At most, and without this setting, 1,000,000.
     *
     * @throws IllegalArgumentException below 1,000
     */
    public Limits stackDepth(int values) {
        if (values < LEAST_STACK) {
            throw new IllegalArgumentException("stack depth " + values + ": at least " + LEAST_STACK + " values");
        }
        return with(Resource.STACK, values, "stack depth");
    }

    private static final int LEAST_STACK = 1_000;

    /** Values that one call of a library function such as {@code table.unpack} may return. */
    public Limits values(long count) {
        return with(Resource.VALUES, count, "values");
    }

    /** Coroutines that exist and have not ended. */
    public Limits coroutines(long count) {
        return with(Resource.COROUTINES, count, "coroutines");
    }

    /** Bytes of the text of one chunk. */
    public Limits sourceSize(long bytes) {
        return with(Resource.SOURCE, bytes, "source size");
    }

    /** Chunks that are compiled. */
    public Limits loads(long count) {
        return with(Resource.LOADS, count, "loads");
    }

    /** Bytes that {@code print}, {@code warn} and writing to the standard streams may produce. */
    public Limits output(long bytes) {
        return with(Resource.OUTPUT, bytes, "output");
    }

    private Limits with(Resource resource, long amount, String what) {
        if (amount <= 0) {
            throw new IllegalArgumentException(what + " limit " + amount + ": not positive");
        }
        return new Limits(allowance.with(resource, amount));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits that && allowance.equals(that.allowance);
    }

    @Override
    public int hashCode() {
        return allowance.hashCode();
    }
}
