package io.perilune.benchmarks.library;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;
import org.luaj.vm2.luajc.LuaJC;

/** LuaJ with its interpreter, or with its compiler to bytecode of the JVM. */
final class LuajSession implements Session {
    private final Globals globals = JsePlatform.standardGlobals();

    LuajSession(boolean compiles) {
        if (compiles) {
            LuaJC.install(globals);
        }
    }

    @Override
    public Routine load(String text, String name) {
        return routine(globals.load(text, name));
    }

    @Override
    public void close() {
        // Nothing to give back.
    }

    private static Routine routine(LuaValue function) {
        return new Routine() {
            @Override
            public @Nullable Object call() {
                return value(function.call());
            }

            @Override
            public @Nullable Object call(long argument) {
                return value(function.call(LuaValue.valueOf((double) argument)));
            }
        };
    }

    private static @Nullable Object value(LuaValue value) {
        return switch (value.type()) {
            case LuaValue.TFUNCTION -> routine(value);
            case LuaValue.TNUMBER -> value.isinttype() ? (Number) value.tolong() : (Number) value.todouble();
            case LuaValue.TSTRING -> value.tojstring();
            default -> null;
        };
    }
}
