package io.perilune.engine.vm;

/**
 * The parts of the libraries that are written in Lua, because they call back: whatever is written in Lua can be suspended
 * anywhere. Native functions hand over to them by {@link CallStack#tailCall}. Shared by all VMs; compiled at first use.
 */
public interface Prelude {
    /** The closure that replaces the native function of this qualified name, such as {@code table.sort}. */
    Closure function(String name);
}
