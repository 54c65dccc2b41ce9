package io.perilune.benchmarks.engine;

import io.perilune.benchmarks.library.Routine;
import io.perilune.benchmarks.library.Session;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What do protected calls and errors cost? */
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else.
public class ErrorBenchmark extends LuaBenchmark {
    private Routine success;
    private Routine failure;
    private Routine failureTable;
    private Routine failureInside;

    @Override
    void prepare(Session lua) {
        success = loop(lua, "local function f(a) return a end", "local _, v = pcall(f, i) kept = v");
        failure = loop(lua, "local function f() error('failure') end", "local _, m = pcall(f) kept = m");
        failureTable = loop(lua, "local e = {} local function f() error(e) end", "local _, m = pcall(f) kept = m");
        failureInside = loop(lua, "local function f(t) return t.x.y end", "local _, m = pcall(f, {}) kept = m");
    }

    /** A protected call that succeeds. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object success() {
        return success.call(OPERATIONS);
    }

    /** One whose function throws a string with its position. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object failure() {
        return failure.call(OPERATIONS);
    }

    /** One whose function throws a table. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object failureTable() {
        return failureTable.call(OPERATIONS);
    }

    /** One that meets an error of the language. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object failureInside() {
        return failureInside.call(OPERATIONS);
    }
}
