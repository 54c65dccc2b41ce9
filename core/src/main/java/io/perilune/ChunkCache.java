package io.perilune;

import io.perilune.engine.host.CodeCache;

/**
 * Compiled chunks by their names and texts, for programs whose many {@link Lua}s run the same scripts: a text is compiled for the first
 * one, and the others share its code. The most recently used ones are kept. Any thread may call any method.
 */
public final class ChunkCache {
    private final CodeCache<CompiledChunk> cache;

    private ChunkCache(int capacity) {
        cache = new CodeCache<>(capacity);
    }

    /**
     * A cache.
     *
     * @param capacity how many chunks are kept, above zero; each keeps its text, too
     */
    public static ChunkCache of(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("a cache of " + capacity + " chunks");
        }
        return new ChunkCache(capacity);
    }

    /**
     * The main function of a program text, for one Lua. Compiling, if the text is not here yet, counts against the limits of that Lua;
     * taking it from here does not.
     *
     * @param name as for {@link Chunk#name}
     * @throws LuaSyntaxException when the text is refused; then it is not kept
     */
    public LuaFunction load(Lua lua, String name, String text) {
        return lua.load(cache.get(name, text, () -> lua.load(text).name(name).compile()));
    }

    /** How many chunks are kept. */
    public int size() {
        return cache.size();
    }

    /** How often a text was found here. */
    public long hits() {
        return cache.hits();
    }
}
