package io.perilune.benchmarks.boundary;

import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.Threading;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Asynchronous calls, which only Perilune has. The executor runs on the calling thread, so that no thread switch is measured. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class AsyncBenchmark {
    /** Whose boundary: one of the two of Perilune. */
    @Param({"PERILUNE", "PERILUNE_SHARED"})
    public Rival rival = Rival.PERILUNE;

    private Lua lua = Lua.create();
    private LuaFunction empty = lua.function(() -> 0);
    private LuaFunction awaiting = empty;
    private LuaFunction promise = empty;
    private LuaFunction kept = empty;
    private CompletableFuture<Long> promised = new CompletableFuture<>();

    /** On the thread that measures, because a confined Lua accepts no other. */
    @Setup(Level.Trial)
    public void open() {
        lua.close();
        lua = Lua.builder()
                .threading(rival == Rival.PERILUNE ? Threading.CONFINED : Threading.SHARED)
                .executor(Runnable::run)
                .build();
        empty = lua.load(Scripts.EMPTY).call(LuaFunction.class);
        awaiting = lua.load(Scripts.CALL_ONE).call(LuaFunction.class);
        promise = lua.asyncFunction(arguments -> promised = new CompletableFuture<>());
        kept = lua.asyncFunction(arguments -> CompletableFuture.completedFuture(1L));
    }

    /** As {@link #open}. */
    @TearDown(Level.Trial)
    public void close() {
        lua.close();
    }

    /** An asynchronous call that ends at once. */
    @Benchmark
    public Object callAsync() {
        return empty.callAsync().join();
    }

    /** A promise that is kept when the script has been suspended. */
    @Benchmark
    @OperationsPerInvocation(Scripts.LOOP)
    public Object await() {
        CompletableFuture<?> result = awaiting.callAsync(promise, Scripts.LOOP);
        while (!result.isDone()) {
            promised.complete(1L);
        }
        return result.join();
    }

    /** A promise that is kept already. */
    @Benchmark
    @OperationsPerInvocation(Scripts.LOOP)
    public Object awaitNothing() {
        return awaiting.callAsync(kept, Scripts.LOOP).join();
    }
}
