package io.perilune.engine.lib;

import java.util.SplittableRandom;

/** The generator behind {@code math.random}: xoshiro256**, seeded and projected as in the reference, bit for bit. */
final class RandomSource {
    /** What the reference mixes in so that no seed gives the all-zero state, from which the generator never leaves. */
    private static final long NOT_ZERO = 0xFF;

    private static final int DISCARDED = 16;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    RandomSource(long seed1, long seed2) {
        seed(seed1, seed2);
    }

    /** A generator with a seed of its own that nobody can foresee. */
    static RandomSource unforeseen() {
        return new RandomSource(unforeseenSeed(), unforeseenSeed());
    }

    static long unforeseenSeed() {
        return new SplittableRandom().nextLong();
    }

    void seed(long seed1, long seed2) {
        s0 = seed1;
        s1 = NOT_ZERO;
        s2 = seed2;
        s3 = 0;
        for (int i = 0; i < DISCARDED; i++) {
            next();
        }
    }

    /** The next 64 bits. */
    long next() {
        long a = s0;
        long b = s1;
        long c = s2 ^ a;
        long d = s3 ^ b;
        s0 = a ^ d;
        s1 = b ^ c;
        s2 = c ^ b << 17;
        s3 = Long.rotateLeft(d, 45);
        return Long.rotateLeft(b * 5, 7) * 9;
    }

    /** A float from 0 (inclusive) to 1 (exclusive). */
    static double toFloat(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /** Maps {@code bits} to 0 up to {@code limit} (unsigned, inclusive) without bias, drawing again where needed. */
    long project(long bits, long limit) {
        if ((limit & limit + 1) == 0) {
            return bits & limit;
        }
        // The smallest 2^n - 1 that is not below the limit; the limit is not 0 here, so that the shift is below 64.
        long mask = -1L >>> Long.numberOfLeadingZeros(limit);
        long result = bits & mask;
        while (Long.compareUnsigned(result, limit) > 0) {
            result = next() & mask;
        }
        return result;
    }
}
