/**
 * The Lua scripts of {@code src/test/lua} against every engine, and the engine against the reference implementation.
 *
 * <p>Receives: script files, seeds. Gives: JUnit tests, one a script, one a generated program.
 * <br>Doors: none, these are tests; {@code ScriptTest} is the one to run by name.
 * <br>Threads: each test uses its own Lua state and the calling thread.
 * <br>Powers: reads the script folder; starts the reference interpreter where one is installed.
 */
package io.perilune.conformance;
