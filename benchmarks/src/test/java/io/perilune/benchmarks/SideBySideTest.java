package io.perilune.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.benchmarks.library.Library;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SideBySideTest {
    @TempDir
    private Path folder;

    private static final Rival OURS = new Rival("perilune", "Perilune", Library.PERILUNE, List.of());

    @Test
    void nonsense_endsInOneLineThatNamesIt() throws IOException {
        assertComplaint("no folder given");
        assertComplaint(folder + " has no suite.tsv", folder.toString());
        suite("fib\t.\t30");
        assertComplaint("suite.tsv:1: 3 columns", folder.toString());
        suite("# name\tfolder", "fib\t.\t30\t832040");
        assertComplaint("suite.tsv:2: there is no " + folder.resolve("fib.lua"), folder.toString());
        write("fib.lua", "return 1");
        assertComplaint("suite.tsv:2: 4 columns", folder.toString(), "--small");
        assertComplaint("the suite has no program fob, only fib", folder.toString(), "fob");
        assertComplaint("no rival nobody, only puc, luajit", folder.toString(), "--rivals", "perilune,nobody");
        assertComplaint("'soon' is not a double", folder.toString(), "--budget", "soon");
        assertComplaint("Unknown option: '--fast'", folder.toString(), "--fast");
        suite("fib\t.\tmuch\t832040");
        assertComplaint("n is an integer, not \"much\"", folder.toString());
    }

    @Test
    void help_namesEveryOption() {
        StringWriter out = new StringWriter();
        CommandLine commandLine = SideBySide.commandLine().setOut(new PrintWriter(out));
        assertEquals(0, commandLine.execute("--help"));
        commandLine
                .getCommandSpec()
                .options()
                .forEach(option -> assertTrue(out.toString().contains(option.longestName()), option.longestName()));
    }

    @Test
    void contest_measuresARealProcess() throws Exception {
        Outcome outcome = contest("local t = {} return function(n) for i = 1, n do t[i] = {} end return #t + 0.0 end");
        assertEquals(Outcome.GOOD, outcome.status());
        assertEquals(4, outcome.samples().size());
        assertTrue(outcome.samples().get(0).bytes() > 16 * 1000, "a thousand tables are allocated");
        assertTrue(outcome.samples().stream().allMatch(sample -> sample.cpu() > 0 && sample.wall() > 0));
    }

    @Test
    void contest_wrongAnswer_isNoFigure() throws Exception {
        Outcome outcome = contest("return function(n) return n + 1 end");
        assertFalse(outcome.isGood());
        assertEquals("wrong answer 1001", outcome.status());
    }

    @Test
    void contest_failingProgram_isReportedWithItsMessage() throws Exception {
        assertTrue(
                contest("return function(n) error('out of luck') end").status().contains("p.lua:1: out of luck"));
        assertTrue(contest("return 1").status().contains("returns no function"));
    }

    @Test
    void contest_endlessProgram_isEnded() throws Exception {
        Settings hasty = new Settings(0, 2, 200_000_000, Clock.WALL, List.of("-Xshare:auto"));
        assertTrue(contest("return function(n) while true do end end", hasty)
                .status()
                .startsWith("no answer after"));
    }

    private Outcome contest(String program) throws IOException, InterruptedException {
        return contest(program, new Settings(0, 4, 60_000_000_000L, Clock.CPU, List.of("-XX:TieredStopAtLevel=1")));
    }

    private Outcome contest(String text, Settings settings) throws IOException, InterruptedException {
        Program program = new Program("p", write("p.lua", text), "1000", "1000");
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Map<Rival, Outcome> outcomes = new Contest(Path.of(""), settings, nowhere).run(program, List.of(OURS), "[1/1]");
        return outcomes.get(OURS);
    }

    private static void assertComplaint(String words, String... arguments) {
        StringWriter err = new StringWriter();
        assertEquals(2, SideBySide.commandLine().setErr(new PrintWriter(err)).execute(arguments));
        assertTrue(err.toString().contains(words), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
    }

    private void suite(String... lines) throws IOException {
        write("suite.tsv", String.join("\n", lines) + "\n");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
