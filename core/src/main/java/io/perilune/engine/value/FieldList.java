package io.perilune.engine.value;

import io.perilune.engine.text.ByteStr;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fields in the order of their addition, shared by the shapes of one chain.
 *
 * <p>Invariant: a shape with n fields reads the first n places only, and those were written before the shape was made
 * and are never changed. So a chain of n shapes needs one list and not n copies; where a second child branches off,
 * the place is already taken and {@link #plus} copies.
 */
final class FieldList {
    private static final int FIRST_CAPACITY = 4;

    final ByteStr[] keys;
    /** Hashes of the keys, so that a search touches a key object only when it has very likely found it. */
    final int[] hashes;

    final int[] descriptors;
    private final AtomicInteger used;

    FieldList() {
        this(new ByteStr[FIRST_CAPACITY], new int[FIRST_CAPACITY], new int[FIRST_CAPACITY], 0);
    }

    private FieldList(ByteStr[] keys, int[] hashes, int[] descriptors, int used) {
        this.keys = keys;
        this.hashes = hashes;
        this.descriptors = descriptors;
        this.used = new AtomicInteger(used);
    }

    /** A list that has the first {@code count} fields of this one and then the given field; often this list itself. */
    FieldList plus(int count, ByteStr key, int descriptor) {
        FieldList list = this;
        if (count == keys.length || !used.compareAndSet(count, count + 1)) {
            int capacity = Math.max(FIRST_CAPACITY, count + (count >> 1) + 1);
            list = new FieldList(
                    Arrays.copyOf(copyOfFirst(keys, count), capacity),
                    Arrays.copyOf(hashes, capacity),
                    Arrays.copyOf(descriptors, capacity),
                    count + 1);
        }
        list.keys[count] = key;
        list.hashes[count] = key.hashCode();
        list.descriptors[count] = descriptor;
        return list;
    }

    /** Without the keys of the other branch, which this one must not keep alive. */
    private static ByteStr[] copyOfFirst(ByteStr[] keys, int count) {
        return Arrays.copyOf(keys, count);
    }
}
