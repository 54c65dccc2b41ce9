package io.perilune.benchmarks.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

class BoundaryReportTest {
    @Test
    void everyBenchmark_hasItsRow() {
        Set<String> measured = new TreeSet<>();
        for (Class<?> type : List.of(BoundaryBenchmark.class, AsyncBenchmark.class)) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Benchmark.class)) {
                    measured.add(method.getName());
                }
            }
        }
        Set<String> shown =
                Arrays.stream(Operation.values()).map(Operation::method).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(measured, shown);
    }

    @Test
    void table_showsRatiosAndGaps() {
        String table = BoundaryReport.table(List.of(
                new Cost("callEmpty", Rival.PERILUNE, 10, 24),
                new Cost("callEmpty", Rival.PERILUNE_SHARED, 22.25, 24),
                new Cost("callEmpty", Rival.LUAJ, 5, 0),
                new Cost("callEmpty", Rival.LUAJAVA, 1050, 0),
                new Cost("await", Rival.PERILUNE, 300, 0)));
        assertTrue(
                table.contains(
                        "| Java calls an empty function | 10.0 | 24.0 | 22.3 | 5.0 | 0.0 | 1,050 | 0.5 | 105 |\n"),
                table);
        assertTrue(table.contains("| Lua awaits what comes later | 300 | 0.0 | — | — | — | — | — | — |\n"), table);
        assertFalse(table.contains("Java loads"), table);
    }

    @Test
    void everyRival_doesEveryOperation() {
        for (Rival rival : List.of(Rival.PERILUNE, Rival.PERILUNE_SHARED, Rival.LUAJ)) {
            try (World world = rival.open()) {
                assertEquals(6, world.callSum(1, 2, 3), rival.title());
                assertEquals(6, world.callThreeResults(), rival.title());
                assertEquals("text", world.callWithText("text"), rival.title());
                assertTrue(world.catchError().endsWith("boom"), rival.title());
                assertEquals(45, world.walk(), rival.title());
                assertEquals(7, world.setAndGet("name", 7), rival.title());
                assertEquals(8, world.setAndGet(1, 8), rival.title());
                for (Object done : new Object[] {
                    world.callEmpty(),
                    world.load(),
                    world.resume(),
                    world.loopUntyped(),
                    world.loopTyped(),
                    world.loopSum(),
                    world.loopConcat(),
                    world.loopCatch(),
                    world.loopReadField(),
                    world.loopWriteField(),
                    world.loopMethod(),
                    world.newTable(),
                    world.newArray(),
                    world.newRecord(),
                    world.newFunction(1),
                    world.newUserdata(),
                    world.keep()
                }) {
                    assertTrue(done != null, rival.title());
                }
            }
        }
    }
}
