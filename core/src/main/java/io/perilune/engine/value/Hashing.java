package io.perilune.engine.value;

import io.perilune.engine.text.ByteStr;

/**
 * Hashes of keys; places are taken from the upper bits. Seeded once per process (through the seed of
 * {@link ByteStr}'s hash), so that a script cannot prepare keys that collide.
 */
final class Hashing {
    private static final int GOLDEN = 0x9E3779B9;
    private static final long SEED = ((long) ByteStr.of("integer keys").hashCode() << 32)
            ^ (ByteStr.of("float keys").hashCode() & 0xFFFFFFFFL);
    private static final long FLOAT_SEED = SEED * 0x9E3779B97F4A7C15L;

    private Hashing() {}

    static int ofString(ByteStr key) {
        return key.hashCode() * GOLDEN;
    }

    static int ofInteger(long key) {
        return mix(key ^ SEED);
    }

    static int ofFloat(long bits) {
        return mix(bits ^ FLOAT_SEED);
    }

    /** Two multiplications: with one, keys that an attacker has measured to collide would show how to make others. */
    private static int mix(long h) {
        h *= 0xD6E8FEB86659FD93L;
        h ^= h >>> 32;
        h *= 0xFF51AFD7ED558CCDL;
        return (int) (h >>> 32);
    }

    /** For keys that are compared by identity. */
    static int ofObject(Object key) {
        return System.identityHashCode(key) * GOLDEN;
    }

    static int of(Object key, long bits) {
        if (key instanceof ByteStr s) {
            return ofString(s);
        }
        if (key == Tag.INT) {
            return ofInteger(bits);
        }
        return key == Tag.FLOAT ? ofFloat(bits) : key instanceof WeakKey weak ? weak.hash : ofObject(key);
    }

    /** True when a float has the value of an integer, and so is that integer as a key. */
    static boolean isInteger(long floatBits) {
        double d = Double.longBitsToDouble(floatBits);
        return d >= -0x1p63 && d < 0x1p63 && (long) d == d;
    }

    static long toInteger(long floatBits) {
        return (long) Double.longBitsToDouble(floatBits);
    }
}
