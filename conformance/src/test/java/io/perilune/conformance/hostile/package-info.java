/**
 * Scripts that try to harm their host, and what must be left of the host afterwards.
 *
 * <p>Receives: a folder of scripts whose first lines say how they may end. Gives: a table, or JUnit tests.
 * <br>Doors: {@code HostileRun} is what {@code conformance/run-hostile} starts; {@code HostileTest} runs our own scripts.
 * <br>Threads: a script runs on a thread of its own; a neighbour beats on another one meanwhile.
 * <br>Powers: reads the scripts and lists the folder for temporary files.
 */
package io.perilune.conformance.hostile;
