package io.perilune.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.benchmarks.library.Library;
import io.perilune.benchmarks.library.Routine;
import io.perilune.benchmarks.library.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our own programs, at their small size: a benchmark that gives a wrong answer measures nothing. */
final class ProgramsTest {
    private static final Path FOLDER = Path.of(System.getProperty("perilune.root", ".."), "benchmarks/programs");

    @TestFactory
    Stream<DynamicTest> program_answersAsTheSuiteSays_alsoTheSecondTime() throws Exception {
        return Program.suite(FOLDER, true).stream()
                .map(program -> DynamicTest.dynamicTest(program.name(), () -> {
                    try (Session session = Library.PERILUNE.open()) {
                        Routine chunk = session.load(Files.readString(program.file()), program.name());
                        Routine run = (Routine) chunk.call();
                        for (int i = 0; i < 2; i++) {
                            Object answer = run.call(Long.parseLong(program.size()));
                            assertEquals(program.expected(), Library.text(answer));
                        }
                    }
                }));
    }

    @Test
    void suite_namesEveryFile() throws Exception {
        List<Path> named = Program.suite(FOLDER, false).stream()
                .map(Program::file)
                .sorted()
                .toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> present = files.filter(file -> file.toString().endsWith(".lua"))
                    .map(Path::normalize)
                    .sorted()
                    .toList();
            assertTrue(present.size() >= 20);
            assertEquals(present, named);
        }
    }
}
