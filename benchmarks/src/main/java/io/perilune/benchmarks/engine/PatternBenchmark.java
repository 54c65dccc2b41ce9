package io.perilune.benchmarks.engine;

import io.perilune.benchmarks.library.Routine;
import io.perilune.benchmarks.library.Session;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What does matching cost? */
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else.
public class PatternBenchmark extends LuaBenchmark {
    private Routine findPlain;
    private Routine find;
    private Routine match;
    private Routine gsub;
    private Routine gsubFunction;
    private Routine gmatch;

    @Override
    void prepare(Session lua) {
        findPlain = loop(lua, "local s = ('lorem ipsum '):rep(33) .. 'needle'", "kept = s:find('needle', 1, true)");
        find = loop(lua, "local s = ('lorem ipsum '):rep(33) .. 'a1'", "kept = s:find('%d')");
        match = loop(lua, "local s = 'on 2026-11-27, maybe'", "kept = s:match('(%d+)-(%d+)-(%d+)')");
        gsub = loop(lua, "local s = ('word '):rep(10)", "kept = s:gsub('%a+', 'text')");
        gsubFunction =
                loop(lua, "local s = ('word '):rep(10) local function f(w) return w end", "kept = s:gsub('%a+', f)");
        gmatch = loop(lua, "local s = ('word '):rep(10)", "for w in s:gmatch('%a+') do kept = w end");
    }

    /** Looks for a word near the end of 400 bytes. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object findPlain() {
        return findPlain.call(OPERATIONS);
    }

    /** Looks for a pattern near the end of 400 bytes. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object find() {
        return find.call(OPERATIONS);
    }

    /** Takes a date apart. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object match() {
        return match.call(OPERATIONS);
    }

    /** Replaces each of ten words. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object gsub() {
        return gsub.call(OPERATIONS);
    }

    /** Replaces each of ten words by what a function says. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object gsubFunction() {
        return gsubFunction.call(OPERATIONS);
    }

    /** Goes over ten words. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object gmatch() {
        return gmatch.call(OPERATIONS);
    }
}
