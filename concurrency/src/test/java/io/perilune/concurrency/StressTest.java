package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A short run of {@code conformance/stress}. */
@Timeout(120)
final class StressTest {
    @Test
    void everythingEndsAsItMay() throws Exception {
        Storm storm = new Storm(24, 6, 42);
        boolean held = storm.run(Duration.ofSeconds(3));
        assertEquals(List.of(), storm.faults());
        assertTrue(held);
        for (String what : List.of("call", "asynchronous call", "generator as a stream", "luas verified")) {
            assertTrue(storm.report().getOrDefault(what, 0L) > 0, what + " " + storm.report());
        }
    }

    /** The twin: an executor that loses a task now and then. */
    @Test
    void twin_lostTaskIsAFault() throws Exception {
        AtomicInteger tasks = new AtomicInteger();
        Executor forgetful = task -> {
            if (tasks.incrementAndGet() % 20 != 0) {
                new Thread(task).start();
            }
        };
        Storm storm =
                new Storm(8, 2, 42, choice -> new Executors.Choice("forgetful", forgetful, choice.timer(), true, 1));
        assertFalse(storm.run(Duration.ofSeconds(1)));
        assertTrue(
                storm.faults().get(0).contains("is not completed"),
                storm.faults().get(0));
    }
}
