package io.perilune.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The Markdown table: per program and rival the median in milliseconds, and beside it the ratio to the reference of the
 * same run. Times of different runs, machines or hours say little; ratios taken side by side say more.
 */
final class Report {
    private static final Rival REFERENCE = Rival.PUC;

    private final List<Rival> rivals;
    private final StringBuilder text = new StringBuilder();
    private final double[] logarithms;
    private final int[] counts;

    Report(List<Rival> rivals) {
        this.rivals = rivals;
        this.logarithms = new double[rivals.size()];
        this.counts = new int[rivals.size()];
        text.append("| program |");
        for (Rival rival : rivals) {
            text.append(' ').append(rival.title()).append(" ms |");
            if (hasRatio(rival)) {
                text.append(" ÷ ").append(REFERENCE.title()).append(" |");
            }
        }
        text.append("\n|---|");
        for (Rival rival : rivals) {
            text.append(hasRatio(rival) ? "---:|---:|" : "---:|");
        }
        text.append('\n');
    }

    void add(Program program, Map<Rival, Outcome> outcomes) {
        text.append("| ").append(program.name()).append(" |");
        Outcome reference = outcomes.get(REFERENCE);
        for (int i = 0; i < rivals.size(); i++) {
            Outcome outcome = outcomes.getOrDefault(rivals.get(i), Outcome.failed("–"));
            text.append(' ')
                    .append(outcome.isGood() ? decimal(outcome.median(), 1) : outcome.status())
                    .append(" |");
            if (!hasRatio(rivals.get(i))) {
                continue;
            }
            if (outcome.isGood() && reference != null && reference.isGood() && reference.median() > 0) {
                double ratio = outcome.median() / reference.median();
                logarithms[i] += Math.log(ratio);
                counts[i]++;
                text.append(' ').append(decimal(ratio, 2)).append(" |");
            } else {
                text.append(" – |");
            }
        }
        text.append('\n');
    }

    /** The table with its last row, the geometric means over the programs that a rival shares with the reference. */
    @Override
    public String toString() {
        StringBuilder result = new StringBuilder(text).append("| **geometric mean** |");
        for (int i = 0; i < rivals.size(); i++) {
            result.append("  |");
            if (hasRatio(rivals.get(i))) {
                String mean = counts[i] == 0 ? "–" : decimal(Math.exp(logarithms[i] / counts[i]), 2);
                result.append(" **")
                        .append(mean)
                        .append("** of ")
                        .append(counts[i])
                        .append(" |");
            }
        }
        return result.append('\n').toString();
    }

    private boolean hasRatio(Rival rival) {
        return rival != REFERENCE && rivals.contains(REFERENCE);
    }

    private static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
