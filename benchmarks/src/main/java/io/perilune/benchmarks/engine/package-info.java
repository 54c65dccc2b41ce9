/**
 * What the parts of an engine cost, one class per question, for every library. The work is a loop in Lua, so that the way
 * from Java into Lua does not show. Run by {@code benchmarks/jmh}.
 */
@NullMarked
package io.perilune.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
