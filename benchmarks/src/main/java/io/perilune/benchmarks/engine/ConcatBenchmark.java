package io.perilune.benchmarks.engine;

import io.perilune.benchmarks.library.Routine;
import io.perilune.benchmarks.library.Session;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What does joining strings cost? */
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else.
public class ConcatBenchmark extends LuaBenchmark {
    private Routine two;
    private Routine withNumber;
    private Routine growing;
    private Routine tableConcat;

    @Override
    void prepare(Session lua) {
        two = loop(lua, "local a, b = 'hello ', 'world'", "kept = a .. b");
        withNumber = loop(lua, "", "kept = 'item ' .. i");
        growing = loop(lua, "local s = ''", "if i == 1 then s = '' end s = s .. 'x' kept = s");
        tableConcat = loop(
                lua,
                "local t = {} for k = 1, 1000 do t[k] = 'word' .. k end",
                "if i == 1 then kept = table.concat(t, ' ') end");
    }

    /** Joins two short strings. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object two() {
        return two.call(OPERATIONS);
    }

    /** Joins a string with an integer. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object withNumber() {
        return withNumber.call(OPERATIONS);
    }

    /** Appends a byte to a string that grows to a thousand bytes. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object growing() {
        return growing.call(OPERATIONS);
    }

    /** Joins a thousand strings by table.concat, per string. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object tableConcat() {
        return tableConcat.call(OPERATIONS);
    }
}
