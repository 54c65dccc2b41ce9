package io.perilune.benchmarks;

/**
 * One iteration of one program.
 *
 * @param cpu nanoseconds of processor time, of all threads of the process
 * @param wall nanoseconds by the clock on the wall
 * @param bytes allocated on the way, or {@link #UNKNOWN}
 */
record Sample(long cpu, long wall, long bytes) {
    static final long UNKNOWN = -1;
}
