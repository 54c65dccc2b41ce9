/**
 * Execution: the loop, frames, calls, coroutines, errors, hooks and accounting.
 *
 * <p>Receives: closures over prototypes, values in slots, and the functions of the libraries.
 * <br>Gives: running scripts; what libraries may ask of them, such as calls, conversions and inspection.
 * <br>Doors: Vm, CallStack, Frame, Closure, Upvalue, Coroutine, NativeFunction, Prelude; Execution, Calling, Errors,
 * ScriptError, Termination, Types, Comparison, Inspection, Locals, Traceback, Hooks; Meter, Memory, Storing, Account,
 * Allowance, Resource, LimitReached; ChunkCompiler, OutputSink, Events.
 * <br>Threads: a VM is entered by one thread at a time; only the interrupt of its Meter may come from another.
 * <br>Powers: threads, for that interrupt and the wait for a collection; nothing of the outside world.
 */
package io.perilune.engine.vm;
