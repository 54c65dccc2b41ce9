package io.perilune.engine.value;

import io.perilune.engine.text.ByteStr;

/** The order of a table's entries, and the search for a border beyond its array part. */
final class Traversal {
    // Positions: 1 .. capacity are the places of the array part, in use or not; then follow the ordinals of the shape
    // or the places of the hash part. A removed key that is in neither was removed at the end of the array part.

    private Traversal() {}

    /** -1 for a key that is not, and was not just now, in the table. */
    static int positionOf(Table t, Object key, long bits) {
        boolean integer = key == Tag.INT && bits >= 1;
        if (integer && bits <= t.arraySize) {
            return (int) bits;
        }
        int capacity = ArrayPart.capacity(t.array);
        int place = placeInMap(t.map, key, bits);
        if (place >= 0) {
            return capacity + 1 + place;
        }
        return integer && bits <= capacity ? (int) bits : -1;
    }

    private static int placeInMap(KeyMap m, Object key, long bits) {
        if (m instanceof Shape shape) {
            return key instanceof ByteStr name ? shape.ordinalOf(name) : -1;
        }
        if (m instanceof HashPart hash) {
            int place = hash.find(key, bits);
            return place < 0 ? hash.findRemoved(key) : place;
        }
        return ((SpecialPart) m).find(key, bits);
    }

    static int advance(Table t, int position, Object[] r, long[] n, int i) {
        Object array = t.array;
        for (int at = position, size = t.arraySize; at < size; at++) {
            if (ArrayPart.load(array, at, r, n, i + 1)) {
                r[i] = Tag.INT;
                n[i] = at + 1L;
                return at + 1;
            }
        }
        int capacity = ArrayPart.capacity(array);
        int place = advanceInMap(t, Math.max(0, position - capacity), r, n, i);
        return place < 0 ? 0 : capacity + 1 + place;
    }

    static int places(Table t) {
        KeyMap m = t.map;
        int mapped;
        if (m instanceof Shape shape) {
            mapped = shape.fieldCount();
        } else {
            mapped = m instanceof HashPart hash ? hash.capacity() : ((SpecialPart) m).places();
        }
        return ArrayPart.capacity(t.array) + mapped;
    }

    private static int advanceInMap(Table t, int from, Object[] r, long[] n, int i) {
        KeyMap m = t.map;
        if (m instanceof Shape shape) {
            for (int ordinal = from; ordinal < shape.fieldCount(); ordinal++) {
                if (Fields.load(t, shape.descriptorAt(ordinal), r, n, i + 1)) {
                    r[i] = shape.keyAt(ordinal);
                    return ordinal;
                }
            }
            return -1;
        }
        return m instanceof HashPart hash ? hash.advance(from, r, n, i) : ((SpecialPart) m).advance(from, r, n, i);
    }

    /** Doubles until an absent key is found, then bisects; with keys up to the largest integer, counts. */
    static long borderBeyond(Table t, long firstPresent) {
        if (t.map instanceof FrozenPart frozen) {
            return frozen.content.length();
        }
        long present = firstPresent;
        long absent = firstPresent;
        do {
            present = absent;
            if (absent > Long.MAX_VALUE / 2) {
                return countUp(t, firstPresent);
            }
            absent *= 2;
        } while (t.has(absent));
        while (absent - present > 1) {
            long middle = (present + absent) >>> 1;
            if (t.has(middle)) {
                present = middle;
            } else {
                absent = middle;
            }
        }
        return present;
    }

    private static long countUp(Table t, long from) {
        long n = from;
        while (t.has(n + 1)) {
            n++;
        }
        return n;
    }
}
