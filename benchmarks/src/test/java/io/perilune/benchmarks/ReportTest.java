package io.perilune.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.benchmarks.library.Library;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class ReportTest {
    private static final Settings SETTINGS = new Settings(5_000_000_000L, 5, 60_000_000_000L, Clock.CPU, List.of());
    private static final Rival OURS = new Rival("perilune", "Perilune", Library.PERILUNE, List.of());

    @Test
    void ratios_endWithTheirGeometricMean() {
        String text = quarterAndSame().markdown();
        assertTrue(text.contains("""
                ## PUC 5.4 = 1

                | program | Perilune |
                |---|---:|
                | a | 4.00 |
                | b | 1.00 |
                | **geometric mean** | **2.00** of 2 |
                | **slower than PUC 5.4** | 1 |
                """), text);
        assertTrue(text.contains("""
                | program | PUC 5.4 | Perilune |
                |---|---:|---:|
                | a | 10 | 40 |
                | b | 10 | 10 |
                """), text);
    }

    @Test
    void failedRival_isNamedAndLeftOutOfTheMean() {
        Report report = new Report(List.of(Rival.PUC, OURS), SETTINGS);
        report.add(program("a"), Map.of(Rival.PUC, milliseconds(10), OURS, Outcome.failed("wrong answer 7")));
        report.add(program("b"), Map.of(Rival.PUC, milliseconds(10), OURS, milliseconds(40)));
        String text = report.markdown();
        assertTrue(text.contains("| a | – |\n| b | 4.00 |\n| **geometric mean** | **4.00** of 1 |"), text);
        assertTrue(text.endsWith("## What could not be run\n\n- a on Perilune: wrong answer 7\n"), text);
    }

    @Test
    void raw_holdsEveryIteration() {
        Report report = new Report(List.of(OURS), SETTINGS);
        List<Sample> samples = List.of(new Sample(3, 4, 5), new Sample(6, 7, Sample.UNKNOWN));
        report.add(program("a"), Map.of(OURS, new Outcome(Outcome.GOOD, samples, Clock.CPU)));
        assertEquals("""
                program\trival\tn\titeration\tcpu_ns\twall_ns\tbytes
                a\tperilune\t1\t1\t3\t4\t5
                a\tperilune\t1\t2\t6\t7\t-
                """, report.raw());
    }

    @Test
    void outcome_takesTheMedianOfTheLastHalfByItsClock() {
        List<Sample> samples = List.of(sample(90, 1), sample(80, 1), sample(10, 5), sample(30, 6), sample(20, 7));
        Outcome outcome = new Outcome(Outcome.GOOD, samples, Clock.CPU);
        assertEquals(20, outcome.median());
        assertEquals(90, outcome.first());
        assertEquals(6, new Outcome(Outcome.GOOD, samples, Clock.WALL).median());
        assertFalse(Outcome.failed("error").isGood());
    }

    @Test
    void plot_hasADotPerRivalAndRow_slowerOnesFurtherRight() throws Exception {
        String svg = new Plot(quarterAndSame()).svg();
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertEquals("svg", document.getDocumentElement().getTagName());
        NodeList titles = document.getElementsByTagName("title");
        assertEquals(6, titles.getLength());
        double[] x = new double[6];
        for (int i = 0; i < 6; i++) {
            x[i] = Double.parseDouble(titles.item(i)
                    .getParentNode()
                    .getAttributes()
                    .getNamedItem("cx")
                    .getNodeValue());
        }
        assertEquals("a, Perilune: 4.000", titles.item(1).getTextContent());
        assertTrue(x[1] > x[0], "four times as slow as the reference");
        assertEquals(x[2], x[3], "as fast as the reference");
        assertEquals("geometric mean, Perilune: 2.000", titles.item(5).getTextContent());
        // The scale is logarithmic: twice as slow lies in the middle between the same and four times.
        assertEquals((x[0] + x[1]) / 2, x[5], 0.2);
    }

    private static Report quarterAndSame() {
        Report report = new Report(List.of(Rival.PUC, OURS), SETTINGS);
        report.add(program("a"), Map.of(Rival.PUC, milliseconds(10), OURS, milliseconds(40)));
        report.add(program("b"), Map.of(Rival.PUC, milliseconds(10), OURS, milliseconds(10)));
        return report;
    }

    private static Outcome milliseconds(long time) {
        return new Outcome(Outcome.GOOD, List.of(sample(time, time), sample(time, time)), Clock.CPU);
    }

    private static Sample sample(long cpu, long wall) {
        return new Sample(cpu * 1_000_000, wall * 1_000_000, Sample.UNKNOWN);
    }

    private static Program program(String name) {
        return new Program(name, Path.of(name + ".lua"), "1", "1");
    }
}
