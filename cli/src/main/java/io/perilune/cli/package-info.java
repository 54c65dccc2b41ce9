/**
 * The command line {@code perilune}, to be used in place of {@code lua}.
 *
 * <p>Receives: arguments, environment variables and the standard streams of the process.<br>
 * Gives: what scripts print, messages about errors, and an exit status.<br>
 * Doors: {@link io.perilune.cli.Main}.<br>
 * Threads: the main one; signals arrive on another and only leave a wish behind.<br>
 * Powers: everything the process may do; through the door of the engine only.
 */
@NullMarked
package io.perilune.cli;

import org.jspecify.annotations.NullMarked;
