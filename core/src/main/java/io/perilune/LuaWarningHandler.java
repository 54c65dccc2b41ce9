package io.perilune;

/** Receives what scripts say with {@code warn}; see {@link Lua#setWarningHandler}. */
@FunctionalInterface
public interface LuaWarningHandler {
    /**
     * Called by the thread that runs the script, once for each complete warning.
     *
     * @param message the whole text; control messages such as {@code @on} come here, too
     */
    void warn(String message);
}
