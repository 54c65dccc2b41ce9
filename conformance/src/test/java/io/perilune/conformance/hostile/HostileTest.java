package io.perilune.conformance.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.perilune.Engine;
import io.perilune.Lua;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Our own scripts of every hostile kind, each in one of the modes and by one of the engines; in all of them, with times and heap, {@link HostileRun} runs
 * them, on a machine of its own.
 */
final class HostileTest {
    /** A small part of what the runner allows: what a script does in the rest is the same again. */
    private static final long INSTRUCTIONS = 1_000_000;

    private static Host host(Engine engine) {
        return new Host(
                engine,
                Host.LIMITS.instructions(INSTRUCTIONS).deadline(Duration.ofSeconds(30)),
                System::nanoTime,
                lua -> {},
                Lua::create,
                Host.of(engine).patience());
    }

    @TestFactory
    List<DynamicTest> contained() {
        List<Mode> modes = new ArrayList<>(List.of(Mode.values()));
        modes.removeIf(mode -> !mode.isAvailable());
        List<DynamicTest> tests = new ArrayList<>();
        for (HostileScript script : HostileScript.in(Path.of("src/test/hostile"))) {
            Mode mode = modes.get(tests.size() % modes.size());
            Engine engine = Engine.values()[tests.size() / modes.size() % Engine.values().length];
            tests.add(DynamicTest.dynamicTest(script.name() + " " + mode + " " + engine, () -> {
                Containment run = Containment.of(atWorst(script), mode, host(engine));
                assertEquals(List.of(), run.problems());
                assertEquals(List.of(), run.measured());
                run.close();
            }));
        }
        assertFalse(tests.isEmpty());
        return tests;
    }

    /** With so little, a script may always be ended before it comes to what it wants. */
    private static HostileScript atWorst(HostileScript script) {
        Set<String> accepted = new TreeSet<>(script.accepted());
        accepted.add("limit-cpu");
        return new HostileScript(script.name(), script.text(), accepted);
    }

    @Test
    void scripts_ofOneFolder_areDifferent() {
        List<HostileScript> scripts = HostileScript.in(Path.of("src/test/hostile"));
        TreeSet<String> texts = new TreeSet<>();
        for (HostileScript script : scripts) {
            texts.add(new String(script.text(), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        assertEquals(scripts.size(), texts.size());
    }
}
