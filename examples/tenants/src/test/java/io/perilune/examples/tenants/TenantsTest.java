package io.perilune.examples.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scenario C01: every request ends as it should, no worker is lost, and nothing reaches a thread's uncaught handler. */
final class TenantsTest {
    private static final int REPETITIONS = Integer.getInteger("perilune.repetitions", 2000);

    @ParameterizedTest
    @EnumSource
    void C01_everyRequestEndsAsItShould(Place place) throws Exception {
        assumeTrue(place.isHere(), "this JDK has no virtual threads");
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        try (Place.Running running = place.start()) {
            Workload workload = new Workload(running.executor);
            assertEquals(0, workload.run(REPETITIONS), workload::firstDeviation);
            assertEquals(0, running.lostThreads());
            assertEquals(List.of(), uncaught);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    /** The twin: an executor that loses a task now and then must be noticed. */
    @Test
    void C01_twin_lostTaskIsADeviation() throws Exception {
        try (Place.Running running = Place.FIXED_POOL.start()) {
            AtomicInteger count = new AtomicInteger();
            Executor forgetful = task -> {
                if (count.incrementAndGet() != 20) {
                    running.executor.execute(task);
                }
            };
            Workload workload = new Workload(forgetful).patience(1);
            assertEquals(false, workload.run(100) == 0);
        }
    }
}
