package io.perilune.engine.value;

/** A function of either kind; the vm room has the two that exist, Lua closures and native functions. */
public abstract class Callable {}
