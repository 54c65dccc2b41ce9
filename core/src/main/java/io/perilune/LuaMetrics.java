package io.perilune;

/**
 * Receives the figures of one or many {@link Lua}s, to be given to {@link LuaBuilder#metrics}; a bridge to the program's own counters
 * and timers overrides what it wants to count. The same things are events of the JDK's Flight Recorder, whether or not there
 * is a bridge.
 *
 * <p>The methods are called on the thread where the thing happens, from many at a time, and inside a Lua: they must return soon and
 * must not use a Lua. What they throw is dropped.
 */
public interface LuaMetrics {
    /**
     * A program text was compiled.
     *
     * @param bytes length of the text
     * @param nanos time that it took
     */
    default void chunkCompiled(String chunk, long bytes, long nanos) {}

    /**
     * A hot function, or a loop of it, was compiled to JVM bytecode.
     *
     * @param bytes of bytecode
     * @param nanos time that it took
     */
    default void functionCompiled(String function, long bytes, long nanos) {}

    /** A hot function, or a loop of it, is left to the interpreter for good. */
    default void functionRefused(String function, String reason) {}

    /** Compiled code has met something that it was not made for, and the interpreter went on in its place. */
    default void deoptimized(String function, String reason) {}

    /** A script was ended because it has reached a limit. */
    default void limitReached(Limit limit) {}

    /** A thread has waited for a Lua that another one was in, for so many nanoseconds. */
    default void waited(long nanos) {}

    /** A thread was refused because it would have waited for ever. */
    default void deadlock() {}
}
