package io.perilune.engine.host;

import io.perilune.LuaModule;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** The modules that a program gives to the scripts of one VM. Used by whoever has entered it. */
public final class Modules {
    private static final ByteStr PRELOAD = ByteStr.of("_PRELOAD");
    private static final ByteStr REQUIRE = ByteStr.of("require");

    private final State state;
    private final Map<ByteStr, Object> loaders = new HashMap<>();
    /** Names whose loader is running, or has failed. */
    private final Set<ByteStr> loading = new HashSet<>();

    Modules(State state) {
        this.state = state;
    }

    /** Makes {@code require(name)} give a value. */
    public void register(String name, Object value) {
        state.enter();
        try {
            provideRequire();
            state.vm().loaded.put(ByteStr.of(name), value);
        } finally {
            state.exit();
        }
    }

    /** Makes the first {@code require(name)} call a function. */
    public void preload(String name, Object loader) {
        state.enter();
        try {
            provideRequire();
            ByteStr key = ByteStr.of(name);
            loading.remove(key);
            if (state.vm().registry().get(PRELOAD) instanceof Table preload) {
                preload.put(key, loader);
            } else {
                loaders.put(key, loader);
            }
        } finally {
            state.exit();
        }
    }

    /** Forgets a module, so that the next {@code require} loads it again. */
    public void unload(String name) {
        state.enter();
        try {
            ByteStr key = ByteStr.of(name);
            state.vm().loaded.put(key, (Object) null);
            loading.remove(key);
        } finally {
            state.exit();
        }
    }

    /** The modules that a class loader finds as services. */
    public static Iterable<LuaModule> services(ClassLoader from) {
        return ServiceLoader.load(LuaModule.class, from);
    }

    /** Where there is no package library, scripts get a {@code require} of their own with the first module. */
    private void provideRequire() {
        Table globals = state.vm().globals;
        if (globals.get(REQUIRE) == null) {
            globals.put(REQUIRE, new RequireFunction(this));
        }
    }

    Object loader(ByteStr name) {
        return loaders.get(name);
    }

    boolean begin(ByteStr name) {
        return loading.add(name);
    }

    void end(ByteStr name) {
        loading.remove(name);
    }
}
