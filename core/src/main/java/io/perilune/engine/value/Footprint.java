package io.perilune.engine.value;

/** What tables take on the heap, and what growing will cost them. */
public final class Footprint {
    /** From this many entries on a part of a table that grows is worth being asked for beforehand. */
    public static final int LARGE = 4096;

    private Footprint() {}

    /** The arrays of a table, without the table itself and without keys and values. */
    static long storage(Table t) {
        long bytes = ArrayPart.bytes(t.array);
        KeyMap m = t.map;
        if (m instanceof HashPart hash) {
            return bytes + hash.bytes();
        }
        if (m instanceof SpecialPart special) {
            return bytes + special.bytes();
        }
        if (((Shape) m).frozen) {
            return bytes;
        }
        if (t.slots.length > 0) {
            bytes += Sizes.refs(t.slots.length);
        }
        return t.prims.length > 0 ? bytes + Sizes.longs(t.prims.length) : bytes;
    }

    /**
     * How many bytes the next new key may cost at once: nothing where there is room, else all of the part that would have to
     * grow, in its new size. Parts that are not {@link #LARGE} give 0 always: they are accounted for after they have grown.
     */
    public static long growth(Table t) {
        long bytes = 0;
        int size = t.arraySize;
        if (size >= LARGE && size == ArrayPart.capacity(t.array)) {
            bytes = ArrayPart.bytes(t.array) / size * ArrayPart.grown(size);
        }
        if (t.map instanceof HashPart hash && hash.capacity() >= LARGE && hash.isFull()) {
            bytes += 2 * hash.bytes();
        }
        if (t.map instanceof SpecialPart special) {
            bytes += special.growth();
        }
        return bytes;
    }
}
