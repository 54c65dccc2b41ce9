package io.perilune.benchmarks;

import java.util.List;

/**
 * What one rival made of one program. Times are in milliseconds.
 *
 * @param status {@link #GOOD}, or in a few words why there is no figure
 * @param samples one per iteration, in their order
 */
record Outcome(String status, List<Sample> samples, Clock clock) {
    static final String GOOD = "ok";

    Outcome {
        samples = List.copyOf(samples);
    }

    static Outcome failed(String status) {
        return new Outcome(status, List.of(), Clock.CPU);
    }

    boolean isGood() {
        return status.equals(GOOD) && !samples.isEmpty();
    }

    private double[] times() {
        return samples.stream().mapToDouble(sample -> clock.of(sample) / 1e6).toArray();
    }

    /** The figure: the median of the last half of the iterations. */
    double median() {
        return Statistics.median(Statistics.lastHalf(times()));
    }

    double first() {
        return isGood() ? times()[0] : Double.NaN;
    }

    double warmUp() {
        return Steadiness.warmUp(times());
    }

    Steadiness steadiness() {
        return Steadiness.of(times());
    }

    /** Mebibytes that an iteration of the last half allocates; NaN if the rival cannot tell. */
    double allocation() {
        double[] bytes =
                samples.stream().mapToDouble(Sample::bytes).filter(b -> b >= 0).toArray();
        return Statistics.median(Statistics.lastHalf(bytes)) / (1 << 20);
    }
}
