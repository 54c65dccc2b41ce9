package io.perilune.conformance.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our own scripts of every hostile kind, in every mode; times and heap are for {@link HostileRun}, on a machine of its own. */
final class HostileTest {
    @TestFactory
    List<DynamicTest> contained() {
        List<DynamicTest> tests = new ArrayList<>();
        for (HostileScript script : HostileScript.in(Path.of("src/test/hostile"))) {
            for (Mode mode : Mode.values()) {
                if (mode.isAvailable()) {
                    tests.add(DynamicTest.dynamicTest(script.name() + " " + mode, () -> {
                        Containment run = Containment.of(script, mode);
                        assertEquals(List.of(), run.problems());
                        run.close();
                    }));
                }
            }
        }
        assertFalse(tests.isEmpty());
        return tests;
    }

    @Test
    void twin_aScriptThatEscapesIsSeen() throws InterruptedException {
        HostileScript calm = script("return 'ok'", "limit-cpu");
        assertTrue(Containment.of(calm, Mode.PLATFORM).problems().toString().contains("ended by ok"));
        HostileScript breach = script("error('BREACH: found a way')", "error");
        assertTrue(Containment.of(breach, Mode.PLATFORM).problems().toString().contains("breach"));
        HostileScript printed = script("print('BREACH')", "ok");
        assertTrue(Containment.of(printed, Mode.COROUTINE).problems().toString().contains("breach"));
    }

    private static HostileScript script(String text, String accepted) {
        return new HostileScript("twin", text.getBytes(StandardCharsets.UTF_8), Set.of(accepted));
    }
}
