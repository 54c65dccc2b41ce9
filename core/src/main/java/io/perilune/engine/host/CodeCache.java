package io.perilune.engine.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Compiled chunks by their texts, the most recently used ones.
 *
 * <p>Invariant: guarded by the lock, under which nothing is compiled: two threads may compile the same text, and the first result stays.
 */
public final class CodeCache<C> {
    private record Key(String name, String text) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final int capacity;
    private final Map<Key, C> chunks = new LinkedHashMap<>(16, 0.75f, true);
    private long hits;

    public CodeCache(int capacity) {
        this.capacity = capacity;
    }

    /** The compiled text; {@code compiler} is asked when it is not there. */
    public C get(String name, String text, Supplier<C> compiler) {
        Key key = new Key(name, text);
        C known = find(key);
        return known != null ? known : keep(key, compiler.get());
    }

    private C find(Key key) {
        lock.lock();
        try {
            C known = chunks.get(key);
            if (known != null) {
                hits++;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private C keep(Key key, C made) {
        lock.lock();
        try {
            C other = chunks.putIfAbsent(key, made);
            if (chunks.size() > capacity) {
                chunks.remove(chunks.keySet().iterator().next());
            }
            return other == null ? made : other;
        } finally {
            lock.unlock();
        }
    }

    /** How many chunks there are. */
    public int size() {
        lock.lock();
        try {
            return chunks.size();
        } finally {
            lock.unlock();
        }
    }

    /** How often nothing had to be compiled. */
    public long hits() {
        lock.lock();
        try {
            return hits;
        } finally {
            lock.unlock();
        }
    }
}
