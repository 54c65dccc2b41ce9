/**
 * Programs to start from, each in one file: copy what you need.
 *
 * <p>Receives: arguments of the command line.
 * <br>Gives: output.
 * <br>Doors: the classes with a main method; {@code examples/run} lists them.
 * <br>Threads: each says.
 * <br>Powers: those of any Java program; servers listen on the loopback interface only.
 */
package io.perilune.examples;
