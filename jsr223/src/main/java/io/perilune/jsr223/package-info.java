/**
 * Lua as a script engine of the JDK: {@code new ScriptEngineManager().getEngineByName("lua")}.
 *
 * <p>Receives: what programs ask of {@code javax.script}.
 * <br>Gives: an engine around one {@link io.perilune.Lua}.
 * <br>Doors: PeriluneScriptEngineFactory, which the JDK finds as a service, and PeriluneScriptEngine.
 * <br>Threads: any may call; one script at a time runs in one engine, and the others wait.
 * <br>Powers: none; scripts have the safe libraries.
 */
package io.perilune.jsr223;
