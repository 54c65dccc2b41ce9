package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;

/**
 * What the engine reports of its work to those who watch it: one object for each VM, {@link Vm#events}, often shared by many.
 *
 * <p>The methods are called on whatever thread the thing happens, that of a script or of a compiler in the background, at several
 * of them at a time. They must return soon, must not throw, and must not enter a VM. All do nothing unless overridden.
 */
public interface Events {
    /** Tells nobody. */
    Events NONE = new Events() {};

    /** Whether {@link #chunkCompiled} is to be told: taking the time of every small chunk would cost a tenth of it. */
    default boolean wantsChunks() {
        return false;
    }

    /**
     * A text has become a prototype.
     *
     * @param name the chunk's name, as {@code load} was given it
     * @param bytes length of the text
     * @param nanos time that it took
     */
    default void chunkCompiled(ByteStr name, long bytes, long nanos) {}

    /**
     * A function or a loop of it was compiled to bytecode of the JVM.
     *
     * @param function name or place of the function, such as {@code file.lua:12}
     * @param bytes of bytecode
     * @param nanos time that it took
     */
    default void functionCompiled(String function, long bytes, long nanos) {}

    /** A function will always be interpreted, although it is hot. */
    default void functionRefused(String function, String reason) {}

    /**
     * Compiled code has met something that it was not made for, and the interpreter went on in its place.
     *
     * @param line where, 0 if unknown
     */
    default void deoptimized(String function, int line, String reason) {}

    /** A run was ended because it has reached a limit of {@code amount}. */
    default void limitReached(Resource resource, long amount) {}

    /**
     * A thread had to wait for a VM that another one was in.
     *
     * @param nanos how long; it was given the VM afterwards, or has given up
     */
    default void waited(long nanos) {}

    /** Threads would have waited for one another for ever; one of them was refused. */
    default void deadlock(String message) {}
}
