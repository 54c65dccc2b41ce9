package io.perilune.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * Whether the last half of the iterations can stand for what the program runs like for ever.
 *
 * @param factor how large the trouble is: 1.5 means half as slow again; 1 for a steady run
 */
record Steadiness(Verdict verdict, double factor) {
    /** In the order in which they are looked for. */
    enum Verdict {
        /** Too few iterations to say anything. */
        UNKNOWN,
        /** It was much faster before, and did not come back: HotSpot has thrown compiled code away in mid-run, say. */
        FELL,
        /** The last quarter is faster or slower than the one before it, so it has not arrived yet. */
        DRIFTING,
        /** Iterations of the last half differ so much that their median means little. */
        NOISY,
        STEADY
    }

    private static final int MINIMUM = 8;
    private static final double FALL = 1.3;
    private static final double DRIFT = 1.1;
    private static final double NOISE = 1.25;

    /** Judges the times of a run, in its order. */
    static Steadiness of(double... times) {
        if (times.length < MINIMUM) {
            return new Steadiness(Verdict.UNKNOWN, 1);
        }
        double[] half = Statistics.lastHalf(times);
        double end = Statistics.median(half);
        double fall = end / bestOfThree(times, times.length - half.length);
        if (fall > FALL) {
            return new Steadiness(Verdict.FELL, fall);
        }
        int middle = half.length / 2;
        double before = Statistics.median(Arrays.copyOfRange(half, 0, middle));
        double after = Statistics.median(Arrays.copyOfRange(half, middle, half.length));
        if (after / before > FALL) {
            return new Steadiness(Verdict.FELL, after / before);
        }
        double drift = Math.max(before / after, after / before);
        if (drift > DRIFT) {
            return new Steadiness(Verdict.DRIFTING, drift);
        }
        double noise = Statistics.quantile(0.9, half) / Statistics.quantile(0.1, half);
        return noise > NOISE ? new Steadiness(Verdict.NOISY, noise) : new Steadiness(Verdict.STEADY, 1);
    }

    /** The fastest median of three iterations in a row: a single fast one is luck, three are a speed that it had. */
    private static double bestOfThree(double[] times, int end) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i + 3 <= end; i++) {
            best = Math.min(best, Statistics.median(times[i], times[i + 1], times[i + 2]));
        }
        return best;
    }

    /**
     * How long it took until an iteration within 10 % of the final speed began: the sum of the times before it. NaN without
     * iterations.
     */
    static double warmUp(double... times) {
        double end = Statistics.median(Statistics.lastHalf(times));
        double passed = 0;
        for (double time : times) {
            if (time <= end * DRIFT) {
                return passed;
            }
            passed += time;
        }
        return Double.NaN;
    }

    @Override
    public String toString() {
        String name = verdict.name().toLowerCase(Locale.ROOT);
        return verdict == Verdict.STEADY || verdict == Verdict.UNKNOWN
                ? name
                : String.format(Locale.ROOT, "%s ×%.2f", name, factor);
    }
}
