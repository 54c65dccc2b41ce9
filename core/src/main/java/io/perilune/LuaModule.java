package io.perilune;

/**
 * A module written in Java, to be found by {@link java.util.ServiceLoader}: name the class in
 * {@code META-INF/services/io.perilune.LuaModule}, and call {@link LuaModules#addServices}.
 */
public interface LuaModule {
    /** What scripts give to {@code require}. */
    String name();

    /**
     * Makes the module. Called when a script requires it first, by the thread that runs the script.
     *
     * @return anything that {@link Lua#value} accepts, usually a table of functions
     * @throws Exception becomes the error of {@code require}
     */
    Object load(Lua lua) throws Exception;
}
