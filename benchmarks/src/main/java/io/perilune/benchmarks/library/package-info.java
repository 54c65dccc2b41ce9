/**
 * Libraries that run Lua inside a JVM, behind one small interface: Perilune, and the rivals that Maven Central has. Whoever
 * measures says what is to be run, and never names a library's class.
 */
@NullMarked
package io.perilune.benchmarks.library;

import org.jspecify.annotations.NullMarked;
