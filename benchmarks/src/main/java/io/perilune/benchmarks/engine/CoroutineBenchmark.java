package io.perilune.benchmarks.engine;

import io.perilune.benchmarks.library.Routine;
import io.perilune.benchmarks.library.Session;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What does switching between coroutines cost? */
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else.
public class CoroutineBenchmark extends LuaBenchmark {
    private Routine resume;
    private Routine createAndFinish;

    @Override
    void prepare(Session lua) {
        resume = loop(
                lua, "local co = coroutine.wrap(function() while true do coroutine.yield(1) end end)", "kept = co()");
        createAndFinish = loop(lua, "local function f() return 1 end", "kept = coroutine.wrap(f)()");
    }

    /** Resumes and yields once. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object resume() {
        return resume.call(OPERATIONS);
    }

    /** Makes a coroutine and runs it to its end. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object createAndFinish() {
        return createAndFinish.call(OPERATIONS);
    }
}
