package io.perilune.benchmarks;

import java.util.List;

/**
 * How a program is measured.
 *
 * @param budget nanoseconds, by the clock that counts, that a rival gets per program at least
 * @param minimum iterations, at least
 * @param cap nanoseconds, by the clock that counts, after which a rival gets no further iteration
 * @param javaOptions for every JVM
 */
record Settings(long budget, int minimum, long cap, Clock clock, List<String> javaOptions) {
    Settings {
        javaOptions = List.copyOf(javaOptions);
    }
}
