/**
 * What it costs to cross between Java and Lua: the same operations on Perilune, LuaJ and luajava, each by the fastest way that its API
 * has. JMH runs them; {@link io.perilune.benchmarks.boundary.BoundaryReport} prints the comparison.
 */
@NullMarked
package io.perilune.benchmarks.boundary;

import org.jspecify.annotations.NullMarked;
