package io.perilune.benchmarks.engine;

import io.perilune.benchmarks.library.Routine;
import io.perilune.benchmarks.library.Session;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What does making a function cost? */
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else.
public class ClosureBenchmark extends LuaBenchmark {
    private Routine plain;
    private Routine oneUpvalue;
    private Routine sharedUpvalue;

    @Override
    void prepare(Session lua) {
        plain = loop(lua, "", "kept = function() end");
        oneUpvalue = loop(lua, "", "kept = function() return i end");
        sharedUpvalue = loop(lua, "local shared = 1", "kept = function() shared = shared + 1 end");
    }

    /** A function of nothing. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object plain() {
        return plain.call(OPERATIONS);
    }

    /** A function over a local of its loop. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object oneUpvalue() {
        return oneUpvalue.call(OPERATIONS);
    }

    /** A function over a local of the chunk. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object sharedUpvalue() {
        return sharedUpvalue.call(OPERATIONS);
    }
}
