/**
 * The whole-process runner behind {@code benchmarks/run}: programs of a folder on Perilune and its rivals, side by side.
 *
 * <p>Receives: a folder with {@code suite.tsv} and the programs. Gives: a Markdown report, the raw figures, and a plot. Doors:
 * {@code SideBySide}. Threads: one, and one per process that it reads from. Powers: files, processes, console.
 */
@NullMarked
package io.perilune.benchmarks;

import org.jspecify.annotations.NullMarked;
