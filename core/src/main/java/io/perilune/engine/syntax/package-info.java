/**
 * Program text to tree.
 *
 * <p>Receives: a {@link io.perilune.engine.syntax.Source} and a place to charge work to.<br>
 * Gives: a frozen {@link io.perilune.engine.syntax.Ast}, and events about names to a
 * {@link io.perilune.engine.syntax.ScopeListener}; or one {@link io.perilune.engine.syntax.SyntaxError}.<br>
 * Doors: {@link io.perilune.engine.syntax.Parser}, {@link io.perilune.engine.syntax.Ast},
 * {@link io.perilune.engine.syntax.Source}.<br>
 * Threads: a lexer and its parser belong to one thread; what they give belongs to all.<br>
 * Powers: none.
 */
@NullMarked
package io.perilune.engine.syntax;

import org.jspecify.annotations.NullMarked;
