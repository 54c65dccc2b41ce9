package io.perilune.engine.value;

/** Heap sizes of arrays on HotSpot with compressed object pointers, where objects are aligned to eight bytes. */
final class Sizes {
    private static final int ARRAY_HEADER = 16;

    private Sizes() {}

    static long refs(int length) {
        return ints(length);
    }

    static long ints(int length) {
        return (ARRAY_HEADER + 4L * length + 7) & ~7L;
    }

    static long longs(int length) {
        return ARRAY_HEADER + 8L * length;
    }
}
