package io.perilune.benchmarks.library;

import io.perilune.Lua;
import io.perilune.LuaBuilder;
import io.perilune.LuaFloat;
import io.perilune.LuaFunction;
import io.perilune.LuaInteger;
import io.perilune.LuaString;
import io.perilune.LuaValue;
import io.perilune.Multi;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

final class PeriluneSession implements Session {
    private final Lua lua;

    /**
     * @param engine how code is run, as {@code --engine} of the command line takes it; empty for the usual way
     * @throws UnsupportedOperationException when this build of the engine knows no such way
     */
    PeriluneSession(String engine) {
        LuaBuilder builder = Lua.builder().systemAccess();
        if (!engine.isEmpty()) {
            choose(builder, engine);
        }
        lua = builder.build();
    }

    /** By reflection, because a build without the compiler has no such option. */
    private static void choose(LuaBuilder builder, String engine) {
        for (Method method : LuaBuilder.class.getMethods()) {
            if (method.getName().equals("engine") && method.getParameterCount() == 1) {
                for (Object way : method.getParameterTypes()[0].getEnumConstants()) {
                    if (way.toString().equalsIgnoreCase(engine)) {
                        try {
                            method.invoke(builder, way);
                            return;
                        } catch (ReflectiveOperationException e) {
                            throw new UnsupportedOperationException("--engine " + engine + " was refused", e);
                        }
                    }
                }
            }
        }
        throw new UnsupportedOperationException("this build has no engine \"" + engine + "\"");
    }

    @Override
    public Routine load(String text, String name) {
        return routine(lua.load(text).name("@" + name).toFunction());
    }

    @Override
    public void close() {
        lua.close();
    }

    private static Routine routine(LuaFunction function) {
        return new Routine() {
            @Override
            public @Nullable Object call() {
                return first(function.call());
            }

            @Override
            public @Nullable Object call(long argument) {
                return first(function.call(argument));
            }
        };
    }

    private static @Nullable Object first(Multi results) {
        if (results.size() == 0) {
            return null;
        }
        LuaValue value = results.get(0);
        if (value instanceof LuaFunction function) {
            return routine(function);
        }
        if (value instanceof LuaInteger integer) {
            return integer.value();
        }
        if (value instanceof LuaFloat number) {
            return number.value();
        }
        return value instanceof LuaString string ? string.toString() : null;
    }
}
