package io.perilune.engine.value;

import org.jspecify.annotations.Nullable;

/**
 * All of a table that was frozen: its former content, which nobody can reach but through this.
 *
 * <p>So nothing that writes needs to ask a flag first: caches and fast paths compare shapes and the bounds of the array
 * part, which the table has no more, and what is left of the ways to write ends in {@link ReadOnlyTable}.
 */
final class FrozenPart extends SpecialPart {
    /** Never written again. */
    final Table content = new Table();

    private FrozenPart(Table t) {
        content.map = t.map;
        content.slots = t.slots;
        content.prims = t.prims;
        content.array = t.array;
        content.arraySize = t.arraySize;
        metaMask = t.map.metaMask;
        attachments = t.attachments();
    }

    /** Makes a table read-only; one that is so already stays as it is. */
    static void freeze(Table t) {
        if (t.map instanceof FrozenPart) {
            return;
        }
        t.map = new FrozenPart(t);
        t.slots = Fields.NO_SLOTS;
        t.prims = Fields.NO_PRIMS;
        t.array = ArrayPart.NO_ELEMENTS;
        t.arraySize = 0;
    }

    /** @throws ReadOnlyTable when this is the part of a frozen table */
    static void refuse(KeyMap map) {
        if (map instanceof FrozenPart) {
            throw new ReadOnlyTable();
        }
    }

    @Override
    boolean load(Object key, long bits, Object[] r, long[] n, int i) {
        return content.load(new Object[] {key}, new long[] {bits}, 0, r, n, i);
    }

    @Override
    void set(Object key, long keyBits, @Nullable Object v, long bits) {
        throw new ReadOnlyTable();
    }

    @Override
    int find(Object key, long bits) {
        return Traversal.positionOf(content, key, bits) - 1;
    }

    @Override
    int advance(int from, Object[] r, long[] n, int i) {
        return content.advance(from, r, n, i) - 1;
    }

    @Override
    int places() {
        return content.places();
    }

    @Override
    long bytes() {
        return 24 + content.bytes();
    }

    @Override
    boolean weakKeys() {
        return content.weakKeys();
    }

    @Override
    boolean weakValues() {
        return content.weakValues();
    }
}
