/**
 * Tree to the meaning of its names.
 *
 * <p>Receives: a source, which it has the parser read, and the parser's events about names.<br>
 * Gives: the tree with {@link io.perilune.engine.resolve.Scopes} beside it, both frozen.<br>
 * Doors: {@link io.perilune.engine.resolve.Resolver}, {@link io.perilune.engine.resolve.Scopes},
 * {@link io.perilune.engine.resolve.Folding}.<br>
 * Threads: a resolver belongs to one thread; what it gives belongs to all.<br>
 * Powers: none.
 */
@NullMarked
package io.perilune.engine.resolve;

import org.jspecify.annotations.NullMarked;
