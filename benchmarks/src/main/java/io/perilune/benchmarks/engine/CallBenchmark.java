package io.perilune.benchmarks.engine;

import io.perilune.benchmarks.library.Routine;
import io.perilune.benchmarks.library.Session;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What does a call cost? */
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else.
public class CallBenchmark extends LuaBenchmark {
    private Routine localFunction;
    private Routine method;
    private Routine variable;
    private Routine builtin;
    private Routine tail;

    @Override
    void prepare(Session lua) {
        localFunction = loop(lua, "local function add(a, b) return a + b end", "kept = add(kept, i) % 7");
        method = loop(
                lua,
                "local C = {} C.__index = C function C:add(v) self.x = (self.x + v) % 7 end local o = setmetatable({x = 0}, C)",
                "o:add(i)");
        variable = loop(lua, "local function f(...) return select('#', ...) end", "kept = f(i, i, i)");
        builtin = loop(lua, "local abs = math.abs", "kept = abs(-i)");
        tail = loop(lua, "local function g(a) return a end local function f(a) return g(a) end", "kept = f(i)");
    }

    /** Calls a local function of two arguments. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object localFunction() {
        return localFunction.call(OPERATIONS);
    }

    /** Calls a method that the class supplies. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object method() {
        return method.call(OPERATIONS);
    }

    /** Calls a function of variable arguments. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object variable() {
        return variable.call(OPERATIONS);
    }

    /** Calls a function of the mathematical library. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object builtin() {
        return builtin.call(OPERATIONS);
    }

    /** Calls a function that calls another as its tail. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public @Nullable Object tail() {
        return tail.call(OPERATIONS);
    }
}
