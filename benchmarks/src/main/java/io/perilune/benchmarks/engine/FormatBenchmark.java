package io.perilune.benchmarks.engine;

import io.perilune.benchmarks.library.Routine;
import io.perilune.benchmarks.library.Session;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What does string.format cost? */
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else.
public class FormatBenchmark extends LuaBenchmark {
    private Routine integer;
    private Routine fixed;
    private Routine shortest;
    private Routine mixed;
    private Routine tostringInteger;
    private Routine tostringFloat;

    @Override
    void prepare(Session lua) {
        integer = loop(lua, "local f = string.format", "kept = f('%d', i)");
        fixed = loop(lua, "local f = string.format", "kept = f('%.2f', i / 7)");
        shortest = loop(lua, "local f = string.format", "kept = f('%.14g', i / 7)");
        mixed = loop(lua, "local f = string.format", "kept = f('%-8s %5d %6.2f%%', 'name', i, i / 7)");
        tostringInteger = loop(lua, "", "kept = tostring(i)");
        tostringFloat = loop(lua, "", "kept = tostring(i / 7)");
    }

    /** Formats an integer. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object integer() {
        return integer.call(OPERATIONS);
    }

    /** Formats a float with two decimals. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object fixed() {
        return fixed.call(OPERATIONS);
    }

    /** Formats a float as %.14g, as tostring does. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object shortest() {
        return shortest.call(OPERATIONS);
    }

    /** Formats a line of a log. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object mixed() {
        return mixed.call(OPERATIONS);
    }

    /** The same by tostring, for an integer. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object tostringInteger() {
        return tostringInteger.call(OPERATIONS);
    }

    /** And for a float. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object tostringFloat() {
        return tostringFloat.call(OPERATIONS);
    }
}
