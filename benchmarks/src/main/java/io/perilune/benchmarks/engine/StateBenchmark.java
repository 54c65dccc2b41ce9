package io.perilune.benchmarks.engine;

import io.perilune.benchmarks.library.Library;
import io.perilune.benchmarks.library.Session;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What does a new state with the standard libraries cost, from its making to its end? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StateBenchmark {
    @Param({"PERILUNE", "LUAJ", "LUAJC", "LUAJAVA"})
    Library library = Library.PERILUNE;

    /** Opens a state and closes it again. */
    @Benchmark
    public Session open() {
        Session session = library.open();
        session.close();
        return session;
    }
}
