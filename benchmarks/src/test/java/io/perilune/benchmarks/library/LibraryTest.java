package io.perilune.benchmarks.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LibraryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyLibrary_answersAlike(Library library) {
        assumeTrue(library.absence() == null, library.absence());
        try (Session session = library.open()) {
            Routine make = session.load("local n = 0 return function(k) n = n + k return n end", "count");
            Routine count = (Routine) make.call();
            assertEquals(3, ((Number) count.call(3)).longValue());
            assertEquals(7, ((Number) count.call(4)).longValue());
            assertEquals("a1", session.load("return 'a' .. 1", "text").call());
            assertEquals(0.5, ((Number) session.load("return 1 / 2", "float").call()).doubleValue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void driver_answersEveryLineOfItsInput(Library library) throws IOException {
        assumeTrue(library.absence() == null, library.absence());
        Path file = Files.writeString(folder.resolve("p.lua"), """
                local calls = 0
                return function(n) calls = calls + 1 if calls == 3 then error("enough") end return calls * n + 0.0 end
                """);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (Session session = library.open();
                PrintStream answers = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            new Driver(session, file, 10, "10").serve(new BufferedReader(new StringReader("\n\n\n")), answers);
        }
        String[] lines = output.toString(StandardCharsets.UTF_8).split("\n");
        assertEquals(3, lines.length);
        assertTrue(lines[0].matches("ok\t[0-9]+\t[0-9]+\t10"), lines[0]);
        assertTrue(lines[1].matches("BAD\t[0-9]+\t[0-9]+\t20"), lines[1]);
        assertTrue(lines[2].matches("ERROR\t[0-9]+\t[0-9]+\t.*enough.*"), lines[2]);
    }
}
