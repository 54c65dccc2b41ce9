package io.perilune;

/**
 * What a {@link Lua} has used since it was made, as of the last moment at which it looked up from its work, some microseconds of
 * running time ago; exact while nothing runs.
 *
 * @param instructions units of work, as {@link Limits#instructions} counts them
 * @param memory bytes that are alive or not yet known to be garbage, the same as {@code collectgarbage("count") * 1024}
 * @param peakMemory the largest {@code memory} so far
 * @param loads chunks compiled
 * @param output bytes written by {@code print}, {@code warn} and to the standard streams
 */
public record Usage(long instructions, long memory, long peakMemory, long loads, long output) {}
