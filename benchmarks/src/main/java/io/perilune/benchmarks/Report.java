package io.perilune.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * All outcomes of a run, and what is said about them. Times of different runs, machines or hours say little; ratios taken
 * side by side say more, so they come first.
 */
final class Report {
    private static final String NONE = "–";

    private final List<Rival> rivals;
    private final Settings settings;
    private final Map<Program, Map<Rival, Outcome>> rows = new LinkedHashMap<>();

    Report(List<Rival> rivals, Settings settings) {
        this.rivals = List.copyOf(rivals);
        this.settings = settings;
    }

    void add(Program program, Map<Rival, Outcome> outcomes) {
        rows.put(program, outcomes);
    }

    List<Rival> rivals() {
        return rivals;
    }

    List<Program> programs() {
        return List.copyOf(rows.keySet());
    }

    Outcome outcome(Program program, Rival rival) {
        return rows.getOrDefault(program, Map.of()).getOrDefault(rival, Outcome.failed("not run"));
    }

    /** How many times as long as the reference a rival takes; NaN when one of them has no figure. */
    double ratio(Program program, Rival rival, Rival reference) {
        Outcome measured = outcome(program, rival);
        Outcome one = outcome(program, reference);
        return measured.isGood() && one.isGood() && one.median() > 0 ? measured.median() / one.median() : Double.NaN;
    }

    /** The ratios of the programs that both can run. */
    List<Double> ratios(Rival rival, Rival reference) {
        List<Double> ratios = new ArrayList<>();
        for (Program program : rows.keySet()) {
            double ratio = ratio(program, rival, reference);
            if (!Double.isNaN(ratio)) {
                ratios.add(ratio);
            }
        }
        return ratios;
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# Side by side\n\n").append(conditions());
        text.append("## Time per iteration, milliseconds\n\n");
        text.append(matrix(outcome -> number(outcome.median()), ""));
        for (Rival reference : List.of(Rival.PUC, Rival.LUAJIT)) {
            if (rivals.contains(reference) && rivals.size() > 1) {
                text.append("\n## ")
                        .append(reference.title())
                        .append(" = 1\n\n")
                        .append(ratioTable(reference));
            }
        }
        text.append("\n## First iteration, milliseconds\n\n").append(matrix(outcome -> number(outcome.first()), ""));
        text.append("\n## Warm-up, milliseconds until an iteration within 10 % of the final speed began\n\n");
        text.append(matrix(outcome -> number(outcome.warmUp()), medianRow(Outcome::warmUp)));
        text.append("\n## Allocated per iteration, MiB\n\n")
                .append(matrix(outcome -> number(outcome.allocation()), ""));
        text.append("\n## Is the last half of the iterations steady?\n\n");
        text.append(matrix(outcome -> outcome.steadiness().toString(), ""));
        return text.append(failures()).toString();
    }

    /** What a reader must know to repeat it. */
    private String conditions() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s time; median of the last half of the iterations; %.1f s and at least %d iterations per program and rival. "
                        + "%s %s, %d processors, JDK %s (%s).",
                settings.clock() == Clock.CPU ? "Processor" : "Wall",
                settings.budget() / 1e9,
                settings.minimum(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                String.join(" ", settings.javaOptions())));
        for (Rival rival : rivals) {
            String version = rival.version();
            if (!version.isEmpty()) {
                text.append(' ')
                        .append(rival.title())
                        .append(": ")
                        .append(version)
                        .append('.');
            }
        }
        return text.append("\n\n").toString();
    }

    private String matrix(Function<Outcome, String> cell, String lastRow) {
        StringBuilder text = header(rivals);
        for (Program program : rows.keySet()) {
            text.append("| ").append(program.name()).append(" |");
            for (Rival rival : rivals) {
                Outcome outcome = outcome(program, rival);
                text.append(' ')
                        .append(outcome.isGood() ? cell.apply(outcome) : NONE)
                        .append(" |");
            }
            text.append('\n');
        }
        return text.append(lastRow).toString();
    }

    private String medianRow(Function<Outcome, Double> figure) {
        StringBuilder text = new StringBuilder("| **median** |");
        for (Rival rival : rivals) {
            double[] figures = rows.keySet().stream()
                    .map(program -> outcome(program, rival))
                    .filter(Outcome::isGood)
                    .mapToDouble(figure::apply)
                    .toArray();
            text.append(" **").append(number(Statistics.median(figures))).append("** |");
        }
        return text.append('\n').toString();
    }

    private String ratioTable(Rival reference) {
        List<Rival> others = rivals.stream().filter(rival -> rival != reference).toList();
        StringBuilder text = header(others);
        for (Program program : rows.keySet()) {
            text.append("| ").append(program.name()).append(" |");
            for (Rival rival : others) {
                text.append(' ')
                        .append(ratioText(ratio(program, rival, reference)))
                        .append(" |");
            }
            text.append('\n');
        }
        text.append("| **geometric mean** |");
        for (Rival rival : others) {
            List<Double> ratios = ratios(rival, reference);
            text.append(" **")
                    .append(ratioText(Statistics.geometricMean(ratios)))
                    .append("** of ")
                    .append(ratios.size())
                    .append(" |");
        }
        text.append("\n| **slower than ").append(reference.title()).append("** |");
        for (Rival rival : others) {
            long slower =
                    ratios(rival, reference).stream().filter(ratio -> ratio > 1).count();
            text.append(' ').append(slower).append(" |");
        }
        return text.append('\n').toString();
    }

    private static StringBuilder header(List<Rival> columns) {
        StringBuilder text = new StringBuilder("| program |");
        columns.forEach(rival -> text.append(' ').append(rival.title()).append(" |"));
        return text.append("\n|---|").append("---:|".repeat(columns.size())).append('\n');
    }

    private String failures() {
        StringBuilder text = new StringBuilder();
        rows.forEach((program, outcomes) -> outcomes.forEach((rival, outcome) -> {
            if (!outcome.isGood()) {
                text.append("- ")
                        .append(program.name())
                        .append(" on ")
                        .append(rival.title())
                        .append(": ")
                        .append(outcome.status())
                        .append('\n');
            }
        }));
        return text.length() == 0 ? "" : "\n## What could not be run\n\n" + text;
    }

    /** One line per iteration, for other tools to look at. */
    String raw() {
        StringBuilder text = new StringBuilder("program\trival\tn\titeration\tcpu_ns\twall_ns\tbytes\n");
        rows.forEach((program, outcomes) -> outcomes.forEach((rival, outcome) -> {
            int iteration = 0;
            for (Sample sample : outcome.samples()) {
                iteration++;
                text.append(program.name())
                        .append('\t')
                        .append(rival.option())
                        .append('\t')
                        .append(program.size())
                        .append('\t')
                        .append(iteration)
                        .append('\t')
                        .append(sample.cpu())
                        .append('\t')
                        .append(sample.wall())
                        .append('\t')
                        .append(sample.bytes() == Sample.UNKNOWN ? "-" : Long.toString(sample.bytes()))
                        .append('\n');
            }
        }));
        return text.toString();
    }

    private static String ratioText(double ratio) {
        return Double.isNaN(ratio) ? NONE : String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : "%.2f", ratio);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
