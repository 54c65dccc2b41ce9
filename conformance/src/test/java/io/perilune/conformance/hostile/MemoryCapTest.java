package io.perilune.conformance.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A cap of memory is one of the JVM's heap, too: with 64 MiB more than that, no script makes the JVM run out of it. */
final class MemoryCapTest {
    private static final long HEAP = MemoryCap.CAP + (64 << 20);

    private record Outcome(int code, String output) {}

    private static Outcome run(long kept) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryCap.class.getName(),
                        Path.of("src/test/hostile").toAbsolutePath().toString(),
                        String.valueOf(kept))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    @Test
    void scripts_afterMemory_leaveTheHeapToOthers() throws IOException, InterruptedException {
        Outcome outcome = run(1);
        assertEquals(0, outcome.code, outcome::output);
        assertTrue(!outcome.output.contains("FAULT"), outcome::output);
        assertTrue(outcome.output.contains("most at the cap"), outcome::output);
    }

    @Test
    void twin_heapOfTheCapAlone_runsOut() throws IOException, InterruptedException {
        // The host itself takes what is there besides: now a script at its cap is too much.
        Outcome outcome = run(HEAP - MemoryCap.CAP);
        assertNotEquals(0, outcome.code, outcome::output);
        assertTrue(outcome.output.contains("java.lang.OutOfMemoryError"), outcome::output);
    }
}
