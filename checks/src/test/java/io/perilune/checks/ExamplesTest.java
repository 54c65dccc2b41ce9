package io.perilune.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every program of examples/ runs from the command line and prints what its committed file says. */
final class ExamplesTest {
    private static final int SECONDS = 60;

    @TestFactory
    Stream<DynamicTest> examples_printWhatIsCommitted() {
        Path folder = Repository.root().resolve("examples");
        return Repository.files(folder, ".lua").stream()
                .map(file -> DynamicTest.dynamicTest(Repository.name(file), () -> check(file)));
    }

    private static void check(Path file) throws IOException, InterruptedException {
        String stem = file.getFileName().toString().replace(".lua", "");
        Path listing = file.resolveSibling("expected").resolve(stem + ".txt");
        String printed = run(file);
        if (Repository.REWRITE) {
            Repository.write(listing, printed);
            return;
        }
        String expected = Files.exists(listing) ? Repository.read(listing) : "";
        assertEquals(
                expected,
                printed,
                () -> Repository.name(file) + " prints something else than " + Repository.name(listing)
                        + "; if that is meant, commit what this writes: " + Repository.REWRITE_COMMAND);
    }

    private static String run(Path file) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.perilune.cli.Main",
                        Repository.name(file))
                .directory(Repository.root().toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), () -> Repository.name(file) + " does not end");
        assertEquals(0, process.exitValue(), () -> Repository.name(file) + " fails:\n" + printed);
        return printed;
    }
}
