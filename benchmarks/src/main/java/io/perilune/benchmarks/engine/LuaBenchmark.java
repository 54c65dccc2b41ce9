package io.perilune.benchmarks.engine;

import io.perilune.benchmarks.library.Library;
import io.perilune.benchmarks.library.Routine;
import io.perilune.benchmarks.library.Session;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What all benchmarks of this package share: a state of the library, and loops in Lua that do one thing
 * {@link #OPERATIONS} times, so that a figure is the cost of the thing with its share of an empty loop.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public abstract class LuaBenchmark {
    /** How often a loop does its thing in a call. */
    static final int OPERATIONS = 1000;

    @Param({"PERILUNE", "LUAJ", "LUAJC", "LUAJAVA"})
    Library library = Library.PERILUNE;

    private @Nullable Session session;

    /** Opens the state, and lets the benchmark make its loops in it. */
    @Setup
    public final void open() {
        Session opened = library.open();
        session = opened;
        prepare(opened);
    }

    /** Closes the state. */
    @TearDown
    public final void close() {
        if (session != null) {
            session.close();
        }
    }

    /** Makes the loops. */
    abstract void prepare(Session lua);

    /**
     * A function of the number of repetitions.
     *
     * @param before Lua statements before the loop
     * @param body Lua statements that use {@code i}, and keep what they make in {@code kept}, so that it is not for nothing
     */
    static Routine loop(Session lua, String before, String body) {
        String text = "local kept = 0\n" + before + "\nreturn function(n)\n  for i = 1, n do\n    " + body
                + "\n  end\n  return type(kept) == 'number' and kept or 0\nend";
        if (lua.load(text, "loop").call() instanceof Routine routine) {
            return routine;
        }
        throw new IllegalStateException("the chunk returns no function");
    }
}
