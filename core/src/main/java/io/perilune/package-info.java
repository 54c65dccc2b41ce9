/**
 * What a Java program types to run Lua.
 *
 * <p>Receives: calls of a Java program, with types of the JDK and of this package only.
 * <br>Gives: a {@link io.perilune.Lua} with its chunks, and handles on the values of scripts.
 * <br>Doors: every public class; this package is the door of the engine.
 * <br>Threads: any may call; one at a time runs in one Lua, and the others wait.
 * <br>Powers: none of its own; a builder decides which of them a script gets.
 */
package io.perilune;
