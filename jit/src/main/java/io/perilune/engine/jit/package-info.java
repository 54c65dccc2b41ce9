/**
 * From instructions to JVM bytecode.
 *
 * <p>A {@code Unit}, a whole function or one loop, is made in one walk over its instructions. {@code Flow} has found beforehand where
 * control goes and which registers are needed; the walk carries {@code Registers}, what is known of each value, and makes a
 * stretch of code once for each state in which it can be reached. {@code Values} reads and writes registers in variables of the
 * JVM; {@code Arithmetics}, {@code Tables}, {@code Calls}, {@code Control} and {@code Intrinsics} make the instructions of
 * their family; {@code Exits} are the ways back to the interpreter. {@code Assembler} alone knows how bytecode is written,
 * {@code Loader} how it becomes a class.
 *
 * <p>Receives: requests of the vm for hot functions and loops, with what was met when they were watched.
 * <br>Gives: CompiledCode that is installed for all VMs of the process.
 * <br>Doors: Jit, which is found as a service; Loader, which generated code links its calls by.
 * <br>Threads: compiles on one daemon thread, or on the thread that asks.
 * <br>Powers: defines classes; one thread.
 */
@NullMarked
package io.perilune.engine.jit;

import org.jspecify.annotations.NullMarked;
