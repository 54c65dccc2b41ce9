package io.perilune.benchmarks;

import java.util.Arrays;
import java.util.List;

/** The few statistics that the report needs. What they are asked about nothing, they answer with NaN. */
final class Statistics {
    private Statistics() {}

    static double median(double... values) {
        return quantile(0.5, values);
    }

    /** The value below which this part of the values lies, interpolated between neighbours. */
    static double quantile(double part, double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = part * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** Ratios have no arithmetic mean that means anything: twice as fast and twice as slow must cancel out. */
    static double geometricMean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.log(value);
        }
        return values.isEmpty() ? Double.NaN : Math.exp(sum / values.size());
    }

    /** The half of the values that a figure is taken from; of an odd number, the middle one belongs to it. */
    static double[] lastHalf(double... values) {
        return Arrays.copyOfRange(values, values.length / 2, values.length);
    }
}
