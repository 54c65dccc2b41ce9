package io.perilune.engine.lib.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
final class ShellTest {
    @ParameterizedTest
    @CsvSource({
        "true, false, 0",
        "exit 3, false, 3",
        "exit 129, false, 129",
        "exit 255, false, 255",
        "(exit 200), false, 200",
        "kill -s HUP $$, true, 1",
        "kill -s KILL $$, true, 9"
    })
    void status_tellsExitFromSignal(String command, boolean signalled, int code) throws IOException {
        ExitStatus expected = new ExitStatus(signalled, code);
        assertEquals(
                expected,
                Shell.start(command, Redirect.INHERIT, Redirect.DISCARD).await());
        assertEquals(
                expected, Shell.start(command, Redirect.INHERIT, Redirect.PIPE).await());
    }

    @Test
    void pipe_staysOpenForCommandsLeftRunning(@TempDir Path folder) throws IOException {
        Path gate = folder.resolve("gate");
        String command = "mkfifo " + gate + "; { read go < " + gate + "; echo late; } & echo first";
        ChildProcess child = Shell.start(command, Redirect.INHERIT, Redirect.PIPE);
        InputStream printed = child.process().getInputStream();
        assertEquals("first\n", new String(printed.readNBytes(6), StandardCharsets.US_ASCII));
        // Only now can the command in the background go on, while the shell has nothing left to do.
        Files.writeString(gate, "go\n");
        assertEquals("late\n", new String(printed.readAllBytes(), StandardCharsets.US_ASCII));
        assertEquals(new ExitStatus(false, 0), child.await());
    }

    @Test
    void close_doesNotWaitForCommandsLeftRunning() throws IOException {
        long start = System.nanoTime();
        ChildProcess child = Shell.start("sleep 30 & exit 7", Redirect.INHERIT, Redirect.PIPE);
        assertEquals(new ExitStatus(false, 7), child.await());
        assertTrue(System.nanoTime() - start < 20_000_000_000L);
    }
}
