package io.perilune.benchmarks.boundary;

/**
 * What one operation costs one rival.
 *
 * @param method of the benchmark, as {@link Operation#method()}
 * @param nanos of processor time
 * @param bytes allocated on the Java heap
 */
record Cost(String method, Rival rival, double nanos, double bytes) {}
