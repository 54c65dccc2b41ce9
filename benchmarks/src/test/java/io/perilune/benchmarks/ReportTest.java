package io.perilune.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReportTest {
    private static final Outcome TEN = new Outcome("ok", 5, 12, 10);
    private static final Outcome FORTY = new Outcome("ok", 5, 42, 40);

    @Test
    void report_twoPrograms_endsWithGeometricMean() {
        Report report = new Report(List.of(Rival.PERILUNE, Rival.PUC));
        report.add(program("a"), Map.of(Rival.PERILUNE, FORTY, Rival.PUC, TEN));
        report.add(program("b"), Map.of(Rival.PERILUNE, TEN, Rival.PUC, TEN));
        assertEquals("""
                | program | Perilune ms | ÷ PUC 5.4 | PUC 5.4 ms |
                |---|---:|---:|---:|
                | a | 40.0 | 4.00 | 10.0 |
                | b | 10.0 | 1.00 | 10.0 |
                | **geometric mean** |  | **2.00** of 2 |  |
                """, report.toString());
    }

    @Test
    void report_failedRival_isNamedAndLeftOutOfTheMean() {
        Report report = new Report(List.of(Rival.PUC, Rival.LUAJ));
        report.add(program("a"), Map.of(Rival.PUC, TEN, Rival.LUAJ, Outcome.failed("wrong answer")));
        report.add(program("b"), Map.of(Rival.PUC, TEN, Rival.LUAJ, FORTY));
        assertEquals("""
                | program | PUC 5.4 ms | LuaJ 3.0.1 ms | ÷ PUC 5.4 |
                |---|---:|---:|---:|
                | a | 10.0 | wrong answer | – |
                | b | 10.0 | 40.0 | 4.00 |
                | **geometric mean** |  |  | **4.00** of 1 |
                """, report.toString());
    }

    @Test
    void outcome_wrongAnswer_isNoFigure() {
        assertEquals(
                "wrong answer",
                Outcome.parse("fib\tBAD\t5\t1.00\t1.00\t1.00\t0\t1.0\t5").status());
        assertEquals(
                2.5, Outcome.parse("fib\tok\t5\t9.00\t1.00\t2.50\t0\t1.0\t5").median());
        assertFalse(Outcome.parse("").isGood());
    }

    @Test
    void options_nonsense_isRefused() {
        assertThrows(Options.Misuse.class, () -> Options.parse());
        assertThrows(Options.Misuse.class, () -> Options.parse("/", "--budget", "soon"));
        assertThrows(Options.Misuse.class, () -> Options.parse("/", "--rivals", "perilune,nobody"));
        assertThrows(Options.Misuse.class, () -> Options.parse("/", "--only"));
    }

    private static Program program(String name) {
        return new Program(name, Path.of(name + ".lua"), "1", "1");
    }
}
