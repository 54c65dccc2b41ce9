package io.perilune.benchmarks.boundary;

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

/** The operations of a {@link World}, one rival a process. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class BoundaryBenchmark {
    private static final int TEXTS = 64;

    /** Whose boundary. */
    @Param
    public Rival rival = Rival.PERILUNE;

    @SuppressWarnings("NullAway.Init") // JMH calls open() before anything else
    private World world;

    private final String[] texts = new String[TEXTS];
    private long count;

    /** On the thread that measures, because a confined Lua accepts no other. */
    @Setup(Level.Trial)
    public void open() {
        world = rival.open();
        for (int i = 0; i < TEXTS; i++) {
            texts[i] = "a text of some length, number " + i;
        }
    }

    /** As {@link #open}. */
    @TearDown(Level.Trial)
    public void close() {
        world.close();
    }

    @Benchmark
    public Object callEmpty() {
        return world.callEmpty();
    }

    @Benchmark
    public long callSum() {
        long n = count++;
        return world.callSum(n, n + 1, n + 2);
    }

    @Benchmark
    public long callThreeResults() {
        return world.callThreeResults();
    }

    @Benchmark
    public String callWithText() {
        return world.callWithText(texts[(int) (count++ & TEXTS - 1)]);
    }

    @Benchmark
    public Object resume() {
        return world.resume();
    }

    @Benchmark
    public String catchError() {
        return world.catchError();
    }

    @Benchmark
    public Object load() {
        return world.load();
    }

    @Benchmark
    @OperationsPerInvocation(Scripts.LOOP)
    public Object hostUntyped() {
        return world.loopUntyped();
    }

    @Benchmark
    @OperationsPerInvocation(Scripts.LOOP)
    public Object hostTyped() {
        return world.loopTyped();
    }

    @Benchmark
    @OperationsPerInvocation(Scripts.LOOP)
    public Object hostSum() {
        return world.loopSum();
    }

    @Benchmark
    @OperationsPerInvocation(Scripts.LOOP)
    public Object hostConcat() {
        return world.loopConcat();
    }

    @Benchmark
    @OperationsPerInvocation(Scripts.LOOP)
    public Object hostThrows() {
        return world.loopCatch();
    }

    @Benchmark
    @OperationsPerInvocation(Scripts.LOOP)
    public Object fieldRead() {
        return world.loopReadField();
    }

    @Benchmark
    @OperationsPerInvocation(Scripts.LOOP)
    public Object fieldWrite() {
        return world.loopWriteField();
    }

    @Benchmark
    @OperationsPerInvocation(Scripts.LOOP)
    public Object method() {
        return world.loopMethod();
    }

    @Benchmark
    public Object newUserdata() {
        return world.newUserdata();
    }

    @Benchmark
    public long setAndGetName() {
        return world.setAndGet("name", count++);
    }

    @Benchmark
    public long setAndGetIndex() {
        return world.setAndGet(1, count++);
    }

    @Benchmark
    public Object newTable() {
        return world.newTable();
    }

    @Benchmark
    public Object newArray() {
        return world.newArray();
    }

    @Benchmark
    public Object newRecord() {
        return world.newRecord();
    }

    @Benchmark
    public long walk() {
        return world.walk();
    }

    @Benchmark
    public Object newFunction() {
        return world.newFunction(count++);
    }

    @Benchmark
    public Object keep() {
        return world.keep();
    }
}
