package io.perilune.conformance.hostile;

import io.perilune.LuaBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;

/** What executes the scripts. A build without a compiler has only the interpreter. */
enum Engine {
    INTERPRETER,
    COMPILED,
    TIERED;

    static Engine named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether this build lets a program choose it. */
    boolean isAvailable() {
        return this == INTERPRETER || option() != null;
    }

    /** The builder's option, found by its name, so that this compiles against builds without it. */
    private static Method option() {
        for (Method method : LuaBuilder.class.getMethods()) {
            if (method.getName().equals("engine") && method.getParameterCount() == 1) {
                return method;
            }
        }
        return null;
    }

    /** @throws IllegalStateException when it is not available */
    LuaBuilder choose(LuaBuilder builder) {
        Method option = option();
        if (option == null) {
            if (this != INTERPRETER) {
                throw new IllegalStateException("this build has no engine but the interpreter");
            }
            return builder;
        }
        for (Object constant : option.getParameterTypes()[0].getEnumConstants()) {
            if (constant.toString().equals(name())) {
                try {
                    return (LuaBuilder) option.invoke(builder, constant);
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException("cannot choose " + this, e);
                }
            }
        }
        throw new IllegalStateException("no engine " + this);
    }
}
