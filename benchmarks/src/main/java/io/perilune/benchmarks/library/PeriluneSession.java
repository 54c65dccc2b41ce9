package io.perilune.benchmarks.library;

import io.perilune.Lua;
import io.perilune.LuaFloat;
import io.perilune.LuaFunction;
import io.perilune.LuaInteger;
import io.perilune.LuaString;
import io.perilune.LuaValue;
import io.perilune.Multi;
import org.jspecify.annotations.Nullable;

final class PeriluneSession implements Session {
    private final Lua lua = Lua.builder().systemAccess().build();

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
