/**
 * Wires the rooms together, and is the wall between the threads of a Java program and a VM.
 *
 * <p>Receives: what a program built with the door: settings, texts to load, Java values and functions.
 * <br>Gives: a state that runs them, and values on their way in and out.
 * <br>Doors: State and StateBuilder; Calls, Tables, Operation, Converters and what these name.
 * <br>Threads: lets one thread at a time into a VM; only interrupts come from others.
 * <br>Powers: reflection and threads; the streams and the end of the process, if the program grants them.
 */
package io.perilune.engine.host;
