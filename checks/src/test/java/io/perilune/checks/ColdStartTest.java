package io.perilune.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Lua;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a new process loads on its way from {@code main} to the end of a small script. Nearly all of that time is spent on loading
 * classes, about a sixth of a millisecond for each; {@code benchmarks/startup} measures it.
 */
final class ColdStartTest {
    /** Where the budget of 60 ms for a cold start has been cut: 180 classes take 40 ms of processor time. */
    private static final int LIMIT = 200;

    /** The first lambda costs a process nine milliseconds; the others are not cheap either. */
    private static final List<String> DEAR = List.of(
            "java.lang.invoke.LambdaMetafactory",
            "java.lang.invoke.InnerClassLambdaMetafactory",
            "java.lang.invoke.StringConcatFactory",
            "java.lang.runtime.",
            "java.util.stream.",
            "java.util.regex.",
            "java.util.Formatter",
            "java.text.",
            "jdk.jfr.internal.",
            "java.time.");

    private static final List<String> LOADED = new ArrayList<>();

    /** What the other process runs. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (Lua lua = Lua.create()) {
                String result =
                        lua.load("local x = 1 return x + 1").call().get(0).toString();
                if (!result.equals("2")) {
                    throw new AssertionError(result);
                }
            }
        }
    }

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        Path own = Path.of(Program.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = Repository.classes("core") + System.getProperty("path.separator") + own;
        Process process = new ProcessBuilder(java, "-Xlog:class+load:stdout:none", "-cp", path, Program.class.getName())
                .redirectErrorStream(true)
                .start();
        StringBuilder other = new StringBuilder();
        boolean started = false;
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                int source = line.indexOf(" source: ");
                if (source < 0) {
                    other.append(line).append('\n');
                    continue;
                }
                String name = line.substring(0, source);
                if (started) {
                    LOADED.add(name);
                }
                started |= name.equals(Program.class.getName());
            }
        }
        assertEquals(0, process.waitFor(), other::toString);
    }

    @Test
    void coldStart_loadsNothingDear() {
        List<String> found = LOADED.stream()
                .filter(name -> DEAR.stream().anyMatch(name::startsWith))
                .toList();
        assertEquals(List.of(), found, "lambdas, streams, formats and their like do not belong on the way to a script");
    }

    @Test
    void coldStart_loadsFewClasses() {
        List<String> own =
                LOADED.stream().filter(name -> name.startsWith("io.perilune.")).toList();
        assertTrue(own.contains("io.perilune.engine.vm.Interpreter"), () -> "no script ran: " + own);
        assertTrue(
                own.size() <= LIMIT,
                () -> own.size() + " classes for a script of one line, at most " + LIMIT + " are allowed:\n"
                        + String.join("\n", own));
    }
}
