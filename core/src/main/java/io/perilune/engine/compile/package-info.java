/**
 * Tree and names to code.
 *
 * <p>Receives: the tree of a chunk with its {@link io.perilune.engine.resolve.Scopes}, and a place to charge work
 * to.<br>
 * Gives: the {@link io.perilune.engine.code.Prototype} of its main function.<br>
 * Doors: {@link io.perilune.engine.compile.Compiler}.<br>
 * Threads: a compilation belongs to one thread; what it gives belongs to all.<br>
 * Powers: none.
 *
 * <p>One walk emits instructions as it goes. An expression is not compiled into a given register but into a
 * {@link io.perilune.engine.compile.Pending} value, which is moved only when it is known where it is wanted; constants
 * and variables that can be operands therefore never move at all. Jumps whose target is not known yet hang in lists
 * made of the jumps themselves ({@link io.perilune.engine.compile.Jumps}).
 */
@NullMarked
package io.perilune.engine.compile;

import org.jspecify.annotations.NullMarked;
