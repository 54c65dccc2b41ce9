package io.perilune.conformance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every script below {@code src/test/lua} on every engine. {@code -Dscript=language/goto} runs the scripts whose names
 * begin so, {@code -Dengine=INTERPRETER} one row of the matrix.
 */
final class ScriptTest {

    private static final Path ROOT = Path.of(System.getProperty("scripts", "src/test/lua"));
    private static final String ONLY = System.getProperty("script", "");
    private static final String ENGINE = System.getProperty("engine", "");

    /** Far beyond what any script needs: it stops a script that does not end, it does not measure. */
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TestFactory
    Stream<DynamicTest> script_onEveryEngine_meetsItsExpectations() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (Script script : scripts()) {
            for (EngineMatrix engine : EngineMatrix.values()) {
                if (engine.name().startsWith(ENGINE) && engine.accepts(script)) {
                    String name = script.name() + " " + engine;
                    tests.add(DynamicTest.dynamicTest(name, script.file().toUri(), () -> check(script, engine)));
                }
            }
        }
        assertFalse(tests.isEmpty(), "no script below " + ROOT.toAbsolutePath() + " begins with '" + ONLY + "'");
        return tests.stream();
    }

    private static List<Script> scripts() throws IOException {
        var scripts = new ArrayList<Script>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".lua")).sorted().toList()) {
                for (Script script : Script.read(ROOT, file)) {
                    if (script.name().startsWith(ONLY)) {
                        scripts.add(script);
                    }
                }
            }
        }
        return scripts;
    }

    private static void check(Script script, EngineMatrix engine) {
        Outcome outcome = assertTimeoutPreemptively(LIMIT, () -> engine.run(script));
        List<String> differences = script.differences(outcome);
        assertTrue(differences.isEmpty(), () -> script.name() + "\n  " + String.join("\n  ", differences));
    }
}
