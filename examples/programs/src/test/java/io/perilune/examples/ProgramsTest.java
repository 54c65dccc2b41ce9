package io.perilune.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every program runs, and prints what it is to print. */
final class ProgramsTest {
    private interface Program {
        void main(String[] arguments) throws Exception;
    }

    private static String run(Program program, String... arguments) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            program.main(arguments);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** The comments beside the statements are what they print. */
    @Test
    void tour_printsWhatItSays() throws Exception {
        Path source = Path.of(
                System.getProperty("perilune.root"),
                "examples/programs/src/main/java/io/perilune/examples/GuidedTour.java");
        List<String> expected = Pattern.compile("; // (.*)$", Pattern.MULTILINE)
                .matcher(Files.readString(source))
                .results()
                .map(comment -> comment.group(1))
                .toList();
        assertTrue(expected.size() > 10);
        assertEquals(expected, run(GuidedTour::main).lines().toList());
    }

    @Test
    void httpServer_answers() throws Exception {
        assertEquals(
                "200 hello moon, visit 1\n200 hello sun, visit 2\n200 worth waiting for\n"
                        + "500 handlers.lua:13: not my day\n404 no such page\n",
                run(HttpServerOfScripts::main, "--test"));
    }

    @Test
    void tcpServer_talks() throws Exception {
        assertEquals("sum 1\nsum 3.5\nno number: x\nbye\n", run(TcpServerOfScripts::main, "--test"));
    }

    @Test
    void httpClient_fetches() throws Exception {
        String[] lines = run(HttpClientScript::main, "--test").split("\n");
        assertEquals("200: 4 bytes", lines[0]);
        assertEquals("200: 4 bytes", lines[1]);
        assertTrue(lines[2].startsWith("file:///nowhere: "), lines[2]);
    }

    @Test
    void rules_decide() throws Exception {
        List<String> lines = run(RulesEngine::main).lines().toList();
        assertEquals("bulk: Discount[percent=5, reason=Optional[12 pieces]]", lines.get(0));
        assertEquals("loyal: Discount[percent=10, reason=Optional.empty]", lines.get(1));
        assertTrue(lines.get(2).startsWith("endless: ") && lines.get(2).contains("instructions"), lines.get(2));
        assertEquals("wrong: percent: integer expected, got string", lines.get(3));
    }

    @Test
    void game_endsWithTheStories() throws Exception {
        assertEquals("""
                frame 1: scout@1 guard@1
                frame 2: scout@2 guard@0
                frame 3: scout@3 guard@1
                scout looks around
                frame 4: scout@3 guard@0
                guard sleeps
                frame 5: scout@2 guard@0
                frame 6: scout@1
                frame 7: scout@1
                """, run(GameLoop::main));
    }

    @Test
    void hotReload_keepsStateAndWhatWorks() throws Exception {
        assertEquals("""
                version one, run 1
                reloaded
                version two, run 2
                kept the old version: script.lua:1: unexpected symbol near <eof>
                version two, run 3
                """, run(HotReload::main, "--test"));
    }

    /** The command knows all of them. */
    @Test
    void command_namesEveryProgram() throws Exception {
        Path root = Path.of(System.getProperty("perilune.root"));
        Matcher known = Pattern.compile("class=(\\w+)").matcher(Files.readString(root.resolve("examples/run")));
        List<String> classes = known.results().map(r -> r.group(1)).sorted().collect(Collectors.toList());
        try (var files = Files.list(root.resolve("examples/programs/src/main/java/io/perilune/examples"))) {
            assertEquals(
                    files.map(file -> file.getFileName().toString().replace(".java", ""))
                            .filter(name -> !name.equals("package-info"))
                            .sorted()
                            .toList(),
                    classes);
        }
    }
}
