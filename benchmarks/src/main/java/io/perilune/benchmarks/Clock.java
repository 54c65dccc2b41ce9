package io.perilune.benchmarks;

import java.util.Locale;

/** Which of the two times of a sample counts. */
enum Clock {
    /** Processor time: on a machine that others use too, it moves less. It counts the collector and the JIT compiler. */
    CPU {
        @Override
        long of(Sample sample) {
            return sample.cpu();
        }
    },
    /** What somebody who waits for the answer sees. */
    WALL {
        @Override
        long of(Sample sample) {
            return sample.wall();
        }
    };

    abstract long of(Sample sample);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
