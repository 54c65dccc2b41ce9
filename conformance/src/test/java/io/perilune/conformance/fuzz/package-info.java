/**
 * Targets for fuzzing, and the inputs that have been worth keeping.
 *
 * <p>Receives: bytes. Gives: nothing, or an assertion error when the engine did with them what it must not, or something else than the
 * reference implementation.
 * <br>Doors: {@code FuzzRun} is what {@code conformance/run-fuzz} starts; {@code FuzzReplayTest} runs the kept inputs.
 * <br>Threads: one.
 * <br>Powers: reads the kept inputs.
 */
package io.perilune.conformance.fuzz;
