/**
 * Writes, for each class that has {@link io.perilune.bind.LuaType}, the binding that would otherwise be read from its annotations by
 * reflection, and reports what is wrong with them at the element at fault.
 *
 * <p>Receives: elements of the compiler.
 * <br>Gives: one source file for each class without faults: {@code Point_LuaBinding} for {@code Point}.
 * <br>Doors: BindingProcessor, which the compiler finds as a service.
 * <br>Threads: the compiler's own.
 * <br>Powers: none; files are written by the compiler.
 */
package io.perilune.processor;
