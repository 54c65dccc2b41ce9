package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;

/**
 * The strings of Lua for the texts that a program uses as keys. One for the process: they are the program's own texts, the same for
 * all its VMs, and none of them has a cache to carry. One entry a slot, the last one wins; racy on purpose: an entry is
 * immutable, and any thread may find any entry or none.
 */
final class KeyCache {
    static final KeyCache SHARED = new KeyCache();

    private static final int SLOTS = 256;
    private static final int MAX_LENGTH = 40;

    private record Entry(String text, ByteStr bytes) {}

    private KeyCache() {}

    private final Entry[] entries = new Entry[SLOTS];

    ByteStr of(String text) {
        int slot = text.hashCode() & (SLOTS - 1);
        Entry e = entries[slot];
        if (e != null && e.text.equals(text)) {
            return e.bytes;
        }
        ByteStr bytes = ScalarConverter.string(text);
        if (text.length() <= MAX_LENGTH) {
            entries[slot] = new Entry(text, bytes);
        }
        return bytes;
    }
}
