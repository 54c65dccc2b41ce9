/**
 * The libraries of the language that need nothing of the outside world.
 *
 * <p>Receives: calls of scripts, as windows on a stack ({@link io.perilune.engine.vm.NativeFunction}).<br>
 * Gives: the functions of the basic library, coroutine, debug, math, string, table and utf8.<br>
 * Doors: {@link io.perilune.engine.lib.Libraries}, and for more libraries {@link io.perilune.engine.lib.Args} and
 * {@link io.perilune.engine.lib.ChunkLoading}; {@link io.perilune.engine.lib.ModuleLib} for its Finder.<br>
 * Threads: functions are shared by all VMs and hold no state; what a VM's libraries remember is in the VM.<br>
 * Powers: none; output goes where the VM says.
 */
@NullMarked
package io.perilune.engine.lib;

import org.jspecify.annotations.NullMarked;
