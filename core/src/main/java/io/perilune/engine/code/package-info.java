/**
 * The intermediate representation as data: what a compiled function consists of.
 *
 * <p>Receives: instructions, constants and names from the compiler, or the bytes of a binary chunk.<br>
 * Gives: frozen {@link io.perilune.engine.code.Prototype}s, binary chunks, listings, and names of values for
 * messages.<br>
 * Doors: {@link io.perilune.engine.code.Prototype}, {@link io.perilune.engine.code.Op},
 * {@link io.perilune.engine.code.CodeReader} with {@link io.perilune.engine.code.CodeWriter},
 * {@link io.perilune.engine.code.VariableNames}, {@link io.perilune.engine.code.CodeText}.<br>
 * Threads: everything but {@link io.perilune.engine.code.PrototypeBuilder} is frozen or stateless.<br>
 * Powers: none.
 *
 * <p>A function is an array of words. {@link io.perilune.engine.code.Op} is the one description of the instructions;
 * the machine, the compiler and the tables of {@link io.perilune.engine.code.Opcode} follow it. What comes from outside
 * is checked by {@link io.perilune.engine.code.Verifier} before anybody runs it, so that the machine need not check.
 */
@NullMarked
package io.perilune.engine.code;

import org.jspecify.annotations.NullMarked;
