package io.perilune.engine.host;

import io.perilune.JavaFunction;
import io.perilune.Multi;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.UndeclaredThrowableException;

/** Members of Java classes as functions for the engine. */
final class Invocation {
    private static final MethodHandle NO_RESULTS = MethodHandles.constant(Object.class, Multi.empty());

    private Invocation() {}

    /** @param target a method, with the object as its first parameter, a constructor, or the getter or setter of a field */
    static JavaFunction.OfAll of(MethodHandle target) {
        MethodHandle handle =
                target.type().returnType() == void.class ? MethodHandles.filterReturnValue(target, NO_RESULTS) : target;
        int arity = handle.type().parameterCount();
        MethodHandle generic = handle.asType(handle.type().generic());
        return switch (arity) {
            case 0 -> new FixedArity.None(() -> none(generic));
            case 1 -> new FixedArity.One(a -> one(generic, a));
            case 2 -> new FixedArity.Two((a, b) -> two(generic, a, b));
            case 3 -> new FixedArity.Three((a, b, c) -> three(generic, a, b, c));
            default -> spread(generic.asSpreader(Object[].class, arity));
        };
    }

    private static JavaFunction.OfAll spread(MethodHandle handle) {
        return arguments -> all(handle, arguments);
    }

    private static Object none(MethodHandle handle) throws Exception {
        try {
            return (Object) handle.invokeExact();
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static Object one(MethodHandle handle, Object a) throws Exception {
        try {
            return (Object) handle.invokeExact(a);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static Object two(MethodHandle handle, Object a, Object b) throws Exception {
        try {
            return (Object) handle.invokeExact(a, b);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static Object three(MethodHandle handle, Object a, Object b, Object c) throws Exception {
        try {
            return (Object) handle.invokeExact(a, b, c);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static Object all(MethodHandle handle, Object[] arguments) throws Exception {
        try {
            return (Object) handle.invokeExact(arguments);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static Exception thrown(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof Exception exception ? exception : new UndeclaredThrowableException(e);
    }
}
