package io.perilune.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * The report as a picture: a row per program, a dot per rival, on a logarithmic scale of the time relative to the reference.
 * What lies left of the line is faster than it. The last row is the geometric mean.
 */
final class Plot {
    private static final int ROW = 22;
    private static final int LEFT = 150;
    private static final int WIDTH = 760;
    private static final int RIGHT = 30;
    private static final int LEGEND_ROW = 20;
    private static final int TITLE = 34;
    private static final int LEGEND_COLUMNS = 3;
    private static final int AXIS = 30;
    private static final List<Double> TICKS =
            List.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
    /** Okabe and Ito's palette, which colour-blind readers can tell apart, and two greys. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8a8a00", "#444444", "#999999");

    private final Report report;
    private final Rival reference;
    private final StringBuilder text = new StringBuilder();
    private final double low;
    private final double high;

    Plot(Report report) {
        this.report = report;
        this.reference = report.rivals().contains(Rival.PUC)
                ? Rival.PUC
                : report.rivals().get(0);
        double least = 0.8;
        double most = 1.25;
        for (Rival rival : report.rivals()) {
            for (double ratio : report.ratios(rival, reference)) {
                least = Math.min(least, ratio);
                most = Math.max(most, ratio);
            }
        }
        this.low = Math.log(least / 1.15);
        this.high = Math.log(most * 1.15);
    }

    /** The picture as a document of its own. */
    String svg() {
        text.setLength(0);
        List<Program> programs = report.programs();
        int legendRows = (report.rivals().size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
        int top = TITLE + legendRows * LEGEND_ROW + 10;
        int rows = programs.size() + 1;
        int bottom = top + rows * ROW;
        int height = bottom + AXIS + 14;
        int width = LEFT + WIDTH + RIGHT;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
                        + "font-family=\"sans-serif\" font-size=\"12\">",
                width, height, width, height);
        line("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", width, height);
        line(
                "<text x=\"10\" y=\"20\" font-size=\"14\" font-weight=\"bold\">Time per iteration, %s = 1 (left is faster)</text>",
                escape(reference.title()));
        legend();
        axis(top, bottom);
        for (int i = 0; i < programs.size(); i++) {
            Program program = programs.get(i);
            int y = top + i * ROW + ROW / 2;
            row(program.name(), y, "normal");
            dots(y, 4.5, rival -> report.ratio(program, rival, reference), program.name());
        }
        int y = bottom - ROW / 2;
        line(
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#888\"/>",
                LEFT, bottom - ROW, LEFT + WIDTH, bottom - ROW);
        row("geometric mean", y, "bold");
        dots(y, 6, rival -> Statistics.geometricMean(report.ratios(rival, reference)), "geometric mean");
        line("</svg>");
        return text.toString();
    }

    private void legend() {
        for (int i = 0; i < report.rivals().size(); i++) {
            int x = LEFT + i % LEGEND_COLUMNS * (WIDTH / LEGEND_COLUMNS);
            int y = TITLE + i / LEGEND_COLUMNS * LEGEND_ROW;
            line(
                    "<circle cx=\"%d\" cy=\"%d\" r=\"5\" %s/>",
                    x, y, paint(report.rivals().get(i), i));
            line(
                    "<text x=\"%d\" y=\"%d\">%s</text>",
                    x + 10, y + 4, escape(report.rivals().get(i).title()));
        }
    }

    private void axis(int top, int bottom) {
        for (double tick : TICKS) {
            double x = x(tick);
            if (x < LEFT || x > LEFT + WIDTH) {
                continue;
            }
            line(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"/>",
                    x, top, x, bottom, tick == 1 ? "#333" : "#ddd");
            line(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#333\">%s</text>",
                    x, bottom + 16, tick < 1 ? String.valueOf(tick) : String.valueOf((int) tick));
        }
    }

    private void row(String name, int y, String weight) {
        line("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#f0f0f0\"/>", LEFT, y, LEFT + WIDTH, y);
        line(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" font-weight=\"%s\">%s</text>",
                LEFT - 10, y + 4, weight, escape(name));
    }

    private interface Ratio {
        double of(Rival rival);
    }

    private void dots(int y, double radius, Ratio ratio, String name) {
        for (boolean ours : new boolean[] {false, true}) {
            for (int i = 0; i < report.rivals().size(); i++) {
                Rival rival = report.rivals().get(i);
                if (rival.isOurs() == ours) {
                    dot(y, radius, rival, i, ratio.of(rival), name);
                }
            }
        }
    }

    private void dot(int y, double radius, Rival rival, int index, double value, String name) {
        if (!Double.isNaN(value)) {
            line(
                    "<circle cx=\"%.1f\" cy=\"%d\" r=\"%.1f\" %s><title>%s, %s: %.3f</title></circle>",
                    x(value), y, radius, paint(rival, index), escape(name), escape(rival.title()), value);
        }
    }

    /** Ours have a dark rim and lie on top, for they are what one looks for. */
    private static String paint(Rival rival, int index) {
        String fill = "fill=\"" + COLOURS.get(index % COLOURS.size()) + "\"";
        return rival.isOurs() ? fill + " stroke=\"#000\" stroke-width=\"1.5\"" : fill + " fill-opacity=\"0.85\"";
    }

    private double x(double ratio) {
        return LEFT + WIDTH * (Math.log(ratio) - low) / (high - low);
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency of this module, for one method.
    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String escape(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
