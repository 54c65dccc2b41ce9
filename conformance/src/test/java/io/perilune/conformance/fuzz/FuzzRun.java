package io.perilune.conformance.fuzz;

/** What the coverage-guided fuzzer calls, see {@code conformance/run-fuzz}: the target that a system property names. */
public final class FuzzRun {
    /** Every so many inputs the heap must be what it was. */
    private static final int INPUTS_BETWEEN_COLLECTIONS = 5_000;

    private static final long LEAK = 1 << 20;

    private static Target target;
    private static long inputs;
    private static long baseline;

    private FuzzRun() {}

    /** Also called by the fuzzer, at the beginning. */
    public static void fuzzerInitialize() {
        target = new Target(System.getProperty("perilune.fuzz.target"), Reference.unavailable() == null);
    }

    /** The name and the signature are what the fuzzer looks for. */
    public static void fuzzerTestOneInput(byte[] data) {
        target.check(data);
        if (++inputs % INPUTS_BETWEEN_COLLECTIONS == 0) {
            long live = Target.liveHeap();
            if (baseline == 0) {
                baseline = live;
            } else if (live > baseline + LEAK) {
                throw new AssertionError("leak: " + (live - baseline) + " bytes more after " + inputs + " inputs");
            }
        }
    }
}
