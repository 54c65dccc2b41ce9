package io.perilune.benchmarks.library;

/** One Lua state with its standard libraries. For one thread. */
public interface Session extends AutoCloseable {
    /**
     * Compiles a chunk of ASCII text.
     *
     * @param name how messages name the chunk, without the mark in front
     * @throws RuntimeException of the library's own, when the text does not parse
     */
    Routine load(String text, String name);

    @Override
    void close();
}
