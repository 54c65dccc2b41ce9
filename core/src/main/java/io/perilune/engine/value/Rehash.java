package io.perilune.engine.value;

/**
 * Where integer keys live: moves entries between the array part and the hash part.
 *
 * <p>The rule is the reference's: the array part is the largest power of two such that more than half of its places
 * are in use. It is applied when the hash part is full and when a full array part with holes is to grow.
 */
final class Rehash {
    private static final int BUCKETS = 31;

    /**
     * A full hash part looks at the array part only if it holds at least a quarter as many candidates, so that
     * counting the array is paid for by the insertions before. Without that, a few changing keys beside a large array
     * would cost a pass over the array every few insertions.
     */
    private static final int WORTH_COUNTING = 4;

    private Rehash() {}

    /** Adds the element behind the last one. */
    static void append(Table t, Object v, long bits) {
        long key = t.arraySize + 1L;
        HashPart integers = t.map instanceof HashPart hash && hash.mayHaveIntegers() ? hash : null;
        int place = integers == null ? -1 : integers.find(key);
        if (integers != null && place >= 0 && integers.value(place) != null) {
            // Not a new key, so a traversal may be under way: it has to stay where it is.
            integers.set(place, v, bits);
        } else if (!roomForOne(t, v)) {
            t.setOutside(key, v, bits);
        } else {
            ArrayPart.append(t, v, bits);
            if (integers != null) {
                if (place >= 0) {
                    integers.forget(place);
                }
                migrate(t, integers);
            }
        }
    }

    /**
     * True when an element beyond the end may go to the array part all the same: storage of numbers only gives up its
     * type for that within what the constructor announced.
     */
    static boolean fitsBehindGap(Table t, long key) {
        if (key <= t.arraySize) {
            return false;
        }
        int capacity = ArrayPart.capacity(t.array);
        boolean holdsNil = t.array instanceof Object[] || t.array instanceof MixedArray;
        return key <= (capacity == 0 ? t.arrayHint() : capacity) && (holdsNil || key <= t.arrayHint());
    }

    /** Makes a place for a new key: in the hash part, or in the array part for it or for others. */
    static void makeRoom(Table t, HashPart hash, Object key, long keyBits) {
        if (key == Tag.INT || hash.mayHaveIntegers()) {
            moveToArray(t, hash, key == Tag.INT ? keyBits : 0);
        }
        hash.rebuild(hash.countLive());
    }

    private static void moveToArray(Table t, HashPart hash, long newKey) {
        int[] buckets = new int[BUCKETS];
        int candidates = countIntegers(hash, buckets) + count(newKey, buckets);
        if (candidates == 0 || candidates < t.arraySize / WORTH_COUNTING) {
            return;
        }
        countArray(t, buckets);
        int size = bestSize(buckets);
        if (size <= t.arraySize) {
            return;
        }
        MixedArray mixed = new MixedArray(Math.max(size, ArrayPart.capacity(t.array)));
        int top = 0;
        for (int i = 0; i < t.arraySize; i++) {
            if (ArrayPart.load(t.array, i, mixed.values, mixed.bits, i)) {
                top = i + 1;
            }
        }
        for (int place = 0; place < hash.capacity(); place++) {
            if (hash.key(place) == Tag.INT && hash.value(place) != null) {
                long key = hash.keyNumber(place);
                if (key >= 1 && key <= size) {
                    hash.load(place, mixed.values, mixed.bits, (int) key - 1);
                    hash.forget(place);
                    top = Math.max(top, (int) key);
                }
            }
        }
        t.array = ArrayPart.narrowed(mixed, top);
        t.arraySize = top;
    }

    /** Appends what follows the last element from the hash part. */
    static void migrate(Table t, HashPart hash) {
        while (true) {
            int place = hash.find(t.arraySize + 1L);
            Object value = place < 0 ? null : hash.value(place);
            if (value == null || !roomForOne(t, value)) {
                return;
            }
            ArrayPart.append(t, value, hash.valueNumber(place));
            hash.forget(place);
        }
    }

    /** Makes sure that a value can be appended; false when the array part has been cut down instead. */
    static boolean roomForOne(Table t, Object value) {
        int size = t.arraySize;
        if (size == 0) {
            ArrayPart.begin(t, value);
            return true;
        }
        if (size < ArrayPart.capacity(t.array)) {
            return true;
        }
        if (2L * ArrayPart.count(t.array, 0, size) <= size && cutArray(t)) {
            return false;
        }
        ArrayPart.resize(t, ArrayPart.grown(size));
        return true;
    }

    /** False when the array part is sparse by itself, but not together with what the hash part has for it. */
    private static boolean cutArray(Table t) {
        int[] buckets = new int[BUCKETS];
        HashPart hash = t.dictionary();
        countIntegers(hash, buckets);
        count(t.arraySize + 1L, buckets);
        countArray(t, buckets);
        int size = bestSize(buckets);
        if (size >= t.arraySize) {
            return false;
        }
        hash.rebuild(hash.countLive() + ArrayPart.count(t.array, size, t.arraySize));
        for (int i = size; i < t.arraySize; i++) {
            if (!ArrayPart.isNil(t.array, i)) {
                int place = hash.insert(Tag.INT, i + 1L);
                ArrayPart.copyTo(hash, place, t.array, i);
            }
        }
        t.arraySize = size;
        ArrayPart.resize(t, size);
        if (size == 0) {
            t.array = ArrayPart.NO_ELEMENTS;
            t.dropArrayHint();
        }
        return true;
    }

    private static int countIntegers(HashPart hash, int[] buckets) {
        if (!hash.mayHaveIntegers()) {
            return 0;
        }
        int candidates = 0;
        for (int place = 0; place < hash.capacity(); place++) {
            if (hash.key(place) == Tag.INT && hash.value(place) != null) {
                candidates += count(hash.keyNumber(place), buckets);
            }
        }
        return candidates;
    }

    private static int count(long key, int[] buckets) {
        if (key < 1 || key > ArrayPart.MAX_CAPACITY) {
            return 0;
        }
        buckets[bucket((int) key)]++;
        return 1;
    }

    private static void countArray(Table t, int[] buckets) {
        int from = 0;
        while (from < t.arraySize) {
            int bucket = bucket(from + 1);
            int to = Math.min(1 << bucket, t.arraySize);
            buckets[bucket] += ArrayPart.count(t.array, from, to);
            from = to;
        }
    }

    /** Bucket b is for the keys from 2^(b-1) + 1 to 2^b, bucket 0 for 1. */
    private static int bucket(int key) {
        return key == 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(key - 1);
    }

    private static int bestSize(int[] buckets) {
        int best = 0;
        int keys = 0;
        for (int b = 0; b < BUCKETS; b++) {
            keys += buckets[b];
            if (keys > (1 << b) / 2) {
                best = 1 << b;
            }
        }
        return best;
    }
}
