package io.perilune.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perilune.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Random programs print the same here and in the reference implementation, error messages with variable names and line
 * numbers included. {@code -Dseed=N} runs one program, {@code -Dseeds=FIRST-LAST} a range of them.
 */
final class DifferentialTest {

    private static final String CHUNK = "=program";
    private static final String PRELUDE = prelude();
    private static final String END = "\nRESULT = table.concat(OUT, '\\n')\n";
    private static final int BATCH = 100;

    @TestFactory
    Stream<DynamicTest> program_generated_printsTheSameAsTheReference() {
        requireReference();
        String[] range = System.getProperty("seeds", "1-2000").split("-");
        String one = System.getProperty("seed");
        long first = Long.parseLong(one != null ? one : range[0]);
        long last = Long.parseLong(one != null ? one : range[1]);
        return LongStream.rangeClosed(0, (last - first) / BATCH).mapToObj(batch -> {
            long from = first + batch * BATCH;
            long to = Math.min(from + BATCH - 1, last);
            return DynamicTest.dynamicTest("seeds " + from + " to " + to, () -> compareSeeds(from, to));
        });
    }

    @Test
    void difference_planted_isFoundAndShrunk() {
        requireReference();
        var statements = new ArrayList<>(ProgramGenerator.statements(7));
        statements.add(3, "P(PLANTED)\n");
        String perilune = text(statements).replace("PLANTED", "math.maxinteger + 1");
        String reference = text(statements).replace("PLANTED", "math.maxinteger + 1.0");
        assertNotNull(difference(ours(perilune, Engine.COMPILED), ReferenceState.run(reference, CHUNK)));
        List<String> shrunk = shrink(statements, candidate -> {
            String program = text(candidate);
            String mine = ours(program.replace("PLANTED", "1"), Engine.COMPILED);
            return difference(mine, ReferenceState.run(program.replace("PLANTED", "1.0"), CHUNK)) != null;
        });
        assertEquals(List.of("P(PLANTED)\n"), shrunk);
    }

    @Test
    void program_sameSeed_isTheSameProgram() {
        assertEquals(ProgramGenerator.statements(42), ProgramGenerator.statements(42));
        assertTrue(!ProgramGenerator.statements(42).equals(ProgramGenerator.statements(43)));
    }

    @Test
    void program_generated_isAcceptedByTheParser() {
        requireReference();
        for (long seed = 1; seed <= 500; seed++) {
            String program = "RESULT = select(2, load([==========[" + text(ProgramGenerator.statements(seed))
                    + "]==========])) or 'parsed'";
            assertEquals("parsed", ReferenceState.run(program, CHUNK), "seed " + seed);
        }
    }

    private static void requireReference() {
        assumeTrue(ReferenceState.UNAVAILABLE == null, () -> "SKIPPED, no reference: " + ReferenceState.UNAVAILABLE);
    }

    private static void compareSeeds(long first, long last) {
        for (long seed = first; seed <= last; seed++) {
            List<String> statements = ProgramGenerator.statements(seed);
            if (difference(statements) == null) {
                continue;
            }
            List<String> shrunk = shrink(statements, candidate -> difference(candidate) != null);
            fail("-Dseed=" + seed + "\n" + difference(shrunk) + "\n--- program, without the prelude:\n"
                    + String.join("", shrunk));
        }
    }

    private static String difference(List<String> statements) {
        String program = text(statements);
        String expected = ReferenceState.run(program, CHUNK);
        String difference = difference(ours(program, Engine.INTERPRETER), expected);
        return difference != null ? difference : difference(ours(program, Engine.COMPILED), expected);
    }

    /** The first line that differs, told as two lines; null if there is none. */
    private static String difference(String perilune, String reference) {
        if (perilune.equals(reference)) {
            return null;
        }
        String[] mine = perilune.split("\n", -1);
        String[] theirs = reference.split("\n", -1);
        for (int i = 0; ; i++) {
            String left = i < mine.length ? mine[i] : "(end)";
            String right = i < theirs.length ? theirs[i] : "(end)";
            if (!left.equals(right)) {
                return "perilune:  " + left + "\nreference: " + right;
            }
        }
    }

    private static String ours(String program, Engine engine) {
        byte[] source = (program + "io.write(RESULT)").getBytes(StandardCharsets.ISO_8859_1);
        Outcome outcome = PeriluneDoor.run(source, CHUNK, engine);
        if (outcome.error() != null) {
            return "(uncaught) " + outcome.error();
        }
        return outcome.output().stripTrailing();
    }

    /** Statements are dropped while the difference stays; where one is needed for it, the next is tried. */
    private static List<String> shrink(List<String> statements, java.util.function.Predicate<List<String>> differs) {
        var kept = new ArrayList<>(statements);
        for (int i = kept.size() - 1; i >= 0; i--) {
            String dropped = kept.remove(i);
            if (!differs.test(kept)) {
                kept.add(i, dropped);
            }
        }
        return kept;
    }

    /** The whole program. It runs protected, so that what it printed before an error is compared, too. */
    private static String text(List<String> statements) {
        return PRELUDE + "TRY(function(...)\n" + String.join("", statements) + "end, 11, nil, 'va')\n" + END;
    }

    private static String prelude() {
        try (InputStream in = DifferentialTest.class.getResourceAsStream("prelude.lua")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
