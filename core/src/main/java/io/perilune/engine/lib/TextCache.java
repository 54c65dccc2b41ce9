package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.Vm;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a VM has lately made of texts that come again, such as patterns. A script cannot make it grow without bounds, only make it
 * useless for itself; and it begins small, because of very many VMs most use little.
 *
 * <p>Invariants: an entry lies in the place that its text's hash leads to, where it has taken the place of the one before;
 * {@code length} is the sum of the lengths of all texts in it, at most {@link #MOST_TEXT}.
 */
final class TextCache<T extends TextCache.Entry> {
    /** What was made of a text. */
    interface Entry {
        ByteStr source();
    }

    private static final int FIRST_PLACES = 4;
    private static final int MOST_PLACES = 64;
    /** Longer texts are not kept. */
    private static final int LONGEST = 256;
    /** What is made of a text may take a hundred times the room, and no account of memory knows it. */
    private static final int MOST_TEXT = 2048;

    private @Nullable Entry[] places = new Entry[FIRST_PLACES];
    private int length;

    private TextCache() {}

    /** The one that a VM keeps under {@code key}, made if need be. */
    @SuppressWarnings("unchecked") // a key belongs to one kind of entries
    static <T extends Entry> TextCache<T> of(Vm vm, Object key) {
        TextCache<T> cache = (TextCache<T>) vm.kept(key);
        if (cache == null) {
            cache = new TextCache<>();
            vm.keep(key, cache);
        }
        return cache;
    }

    @SuppressWarnings("unchecked") // only add puts entries in
    @Nullable
    T find(ByteStr source) {
        Entry found = places[source.hashCode() & places.length - 1];
        return found != null && (found.source() == source || found.source().equalBytes(source)) ? (T) found : null;
    }

    void add(T entry) {
        int added = entry.source().length();
        if (added > LONGEST) {
            return;
        }
        if (length + added > MOST_TEXT) {
            Arrays.fill(places, null);
            length = 0;
        }
        while (places.length < MOST_PLACES && places[place(entry)] != null) {
            grow();
        }
        Entry before = places[place(entry)];
        length += added - (before == null ? 0 : before.source().length());
        places[place(entry)] = entry;
    }

    private int place(Entry entry) {
        return entry.source().hashCode() & places.length - 1;
    }

    private void grow() {
        @Nullable Entry[] old = places;
        places = new Entry[2 * old.length];
        for (Entry entry : old) {
            if (entry != null) {
                // Two that had places of their own still do.
                places[place(entry)] = entry;
            }
        }
    }
}
