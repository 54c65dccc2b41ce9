package io.perilune;

import io.perilune.engine.host.Modules;
import io.perilune.engine.host.State;

/** What {@code require} finds in one {@link Lua}, as the program decides. Any thread may use it. */
public final class LuaModules {
    private final Lua lua;
    private final State state;

    LuaModules(Lua lua, State state) {
        this.lua = lua;
        this.state = state;
    }

    /** Makes {@code require(name)} give {@code value}, whatever was there. */
    public LuaModules register(String name, Object value) {
        state.modules().register(name, Handles.unwrap(state, value));
        return this;
    }

    /**
     * Makes the first {@code require(name)} call {@code loader} with the name; its result is the module, and is kept until
     * {@link #unload}.
     */
    public LuaModules preload(String name, LuaFunction loader) {
        state.modules().preload(name, Handles.unwrap(state, (Object) loader));
        return this;
    }

    /** Adds a module that is made when a script requires it first. */
    public LuaModules add(LuaModule module) {
        return preload(module.name(), lua.function(() -> module.load(lua)));
    }

    /** Adds all modules that the class loader finds as services; see {@link LuaModule}. */
    public LuaModules addServices(ClassLoader from) {
        for (LuaModule module : Modules.services(from)) {
            add(module);
        }
        return this;
    }

    /** Forgets a module: the next {@code require} loads it again. */
    public LuaModules unload(String name) {
        state.modules().unload(name);
        return this;
    }
}
