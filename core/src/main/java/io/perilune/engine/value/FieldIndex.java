package io.perilune.engine.value;

import io.perilune.engine.text.ByteStr;

/** Finds a field of a shape with many fields: open addressing over ordinals plus one, at most half full. Immutable. */
final class FieldIndex {
    private final byte[] ordinals;

    FieldIndex(FieldList list, int count) {
        ordinals = new byte[Integer.highestOneBit(count) << 2];
        int mask = ordinals.length - 1;
        for (int i = 0; i < count; i++) {
            int at = list.hashes[i] & mask;
            while (ordinals[at] != 0) {
                at = (at + 1) & mask;
            }
            ordinals[at] = (byte) (i + 1);
        }
    }

    int find(FieldList list, ByteStr key) {
        int hash = key.hashCode();
        int mask = ordinals.length - 1;
        for (int at = hash & mask; ; at = at + 1 & mask) {
            int ordinal = (ordinals[at] & 0xFF) - 1;
            if (ordinal < 0 || (list.hashes[ordinal] == hash && list.keys[ordinal].equals(key))) {
                return ordinal;
            }
        }
    }
}
