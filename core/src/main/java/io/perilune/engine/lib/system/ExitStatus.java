package io.perilune.engine.lib.system;

/**
 * How a process ended.
 *
 * @param signalled true: killed by signal {@code code}; false: it ended by itself with that exit code
 */
public record ExitStatus(boolean signalled, int code) {}
