package io.perilune.benchmarks.engine;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perilune.benchmarks.library.Library;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Benchmark;

/** Every benchmark runs once on every library; JMH would report a broken one after minutes, in the midst of figures. */
final class EngineBenchmarksTest {
    private static final List<Supplier<LuaBenchmark>> BENCHMARKS = List.of(
            CallBenchmark::new,
            ChunkBenchmark::new,
            ClosureBenchmark::new,
            ConcatBenchmark::new,
            CoroutineBenchmark::new,
            ErrorBenchmark::new,
            FormatBenchmark::new,
            PatternBenchmark::new,
            TableBenchmark::new,
            TextBenchmark::new);

    @ParameterizedTest
    @EnumSource
    void everyBenchmark_runs(Library library) throws ReflectiveOperationException {
        assumeTrue(library.absence() == null, library.absence());
        for (Supplier<LuaBenchmark> supplier : BENCHMARKS) {
            LuaBenchmark benchmark = supplier.get();
            benchmark.library = library;
            benchmark.open();
            int run = 0;
            for (Method method : benchmark.getClass().getMethods()) {
                if (method.isAnnotationPresent(Benchmark.class)) {
                    assertNotNull(method.invoke(benchmark), method::toString);
                    run++;
                }
            }
            benchmark.close();
            assertTrue(run > 0, () -> benchmark.getClass() + " has no benchmark");
        }
    }
}
