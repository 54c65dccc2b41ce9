package io.perilune.examples.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The crowd on a small scale: {@code examples/tenants/run --vms 100000} is the large one. */
final class CrowdTest {
    /** Enough for one of each kind. */
    private static final int VMS = 350;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyRequestIsAnsweredOrRefused() throws Exception {
        try (Place.Running running = Place.pool(8)) {
            long wrong = new Crowd(VMS, 50, Duration.ofSeconds(1), out).run(running, new Host(running.executor));
            assertEquals(0, wrong, this::output);
        }
        assertTrue(output().contains("answered"), this::output);
        assertTrue(output().contains("refused at its limit of DEADLINE"), this::output);
    }

    @Test
    void aTaskThatTheExecutorLoses_isRefusedAtItsDeadline() throws Exception {
        // Nobody else can tell: the future must not stay open.
        Place.Running forgetful = new Place.Running(task -> {}, () -> {});
        new Crowd(3, 3, Duration.ofMillis(50), out).run(forgetful, new Host(forgetful.executor));
        assertTrue(output().contains("refused at its limit of DEADLINE: 3"), this::output);
    }

    @Test
    void twin_wrongAnswerIsNoticed() throws Exception {
        try (Place.Running running = Place.pool(8)) {
            Host confused = new Host(running.executor) {
                @Override
                String page(String path) {
                    return path.endsWith("/42") ? "somebody else's page" : super.page(path);
                }
            };
            assertEquals(1, new Crowd(99, 50, Duration.ofSeconds(1), out).run(running, confused), this::output);
        }
    }
}
