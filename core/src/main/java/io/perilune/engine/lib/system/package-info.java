/**
 * Files, processes, environment and clock, as the libraries io, os and package show them to scripts.
 *
 * <p>Receives: calls of scripts, and the {@link io.perilune.engine.lib.system.SystemAccess} that the host grants.<br>
 * Gives: the functions of io, os and package, loadfile, dofile, require, and debug.debug.<br>
 * Doors: {@link io.perilune.engine.lib.system.SystemLibraries}, {@link io.perilune.engine.lib.system.SystemAccess},
 * {@link io.perilune.engine.lib.system.HostSystem}; {@link io.perilune.engine.lib.system.TimeAccess} and
 * {@link io.perilune.engine.lib.system.GrantedClock} for those who get nothing but the time.<br>
 * Threads: none of its own; everything runs on the thread of the VM.<br>
 * Powers: all that the engine has of the outside world, and no other room has any.
 */
@NullMarked
package io.perilune.engine.lib.system;

import org.jspecify.annotations.NullMarked;
