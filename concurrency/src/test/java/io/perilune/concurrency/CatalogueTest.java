package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row of the two catalogues has a test that bears its number: B, what careless programs do, and C, what threads do. */
final class CatalogueTest {
    private static final List<Class<?>> TESTS = List.of(
            HostErrorsTest.class,
            HostValuesTest.class,
            HostProcessTest.class,
            CallsTest.class,
            ClientsTest.class,
            ExecutorsTest.class,
            FuturesTest.class,
            ReentryTest.class,
            SharingTest.class);
    /** Rows of programs that are rows of threads, too. */
    private static final Map<String, String> SAME = Map.of("B14", "C32", "B16", "C28", "B17", "C48");
    /** Rows whose tests are no JUnit tests of this module: a program, single memory accesses, a sweep inside the engine. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("C01", "examples/tenants", "C52", "stress", "C64", "FaultSweepTest");

    private static Stream<String> rows(char catalogue, int last) {
        return Stream.iterate(1, n -> n <= last, n -> n + 1).map(n -> catalogue + (n < 10 ? "0" : "") + n);
    }

    private static Set<String> tested() {
        Set<String> rows = new TreeSet<>();
        for (Class<?> type : TESTS) {
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .map(Method::getName)
                    .filter(name -> name.matches("[BC][0-9]{2}_.*"))
                    .forEach(name -> rows.add(name.substring(0, 3)));
        }
        return rows;
    }

    @Test
    void rows_haveTests() {
        Set<String> tested = tested();
        List<String> missing = Stream.concat(rows('B', 48), rows('C', 64))
                .filter(row -> !tested.contains(SAME.getOrDefault(row, row)) && !ELSEWHERE.containsKey(row))
                .toList();
        assertEquals(List.of(), missing);
    }
}
