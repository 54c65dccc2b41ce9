/**
 * The driver behind {@code benchmarks/run}: programs of a folder on Perilune and its rivals, side by side.
 *
 * <p>Receives: a folder with {@code suite.tsv}, {@code bench.lua} and the programs. Gives: a Markdown table. Doors:
 * {@code SideBySide}. Threads: one. Powers: files, processes, console.
 */
@NullMarked
package io.perilune.benchmarks;

import org.jspecify.annotations.NullMarked;
