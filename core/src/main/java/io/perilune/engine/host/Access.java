package io.perilune.engine.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;

/**
 * The one place where members of a program's classes become method handles. Who comes here has been given the class by the
 * program itself; names that a script chooses never get this far.
 */
final class Access {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Access() {}

    static MethodHandle method(Method method) {
        open(method, method.getDeclaringClass());
        try {
            return LOOKUP.unreflect(method);
        } catch (IllegalAccessException e) {
            throw closed(method.getDeclaringClass(), e);
        }
    }

    /** The body of a default method, which a proxy that does not override it can run. */
    static MethodHandle defaultMethod(Method method) {
        Class<?> owner = method.getDeclaringClass();
        try {
            return MethodHandles.privateLookupIn(owner, LOOKUP).unreflectSpecial(method, owner);
        } catch (IllegalAccessException e) {
            throw closed(owner, e);
        }
    }

    static MethodHandle constructor(Class<?> type, Class<?>... parameters) {
        try {
            return constructor(type.getDeclaredConstructor(parameters));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no such constructor", e);
        }
    }

    static MethodHandle constructor(Constructor<?> constructor) {
        open(constructor, constructor.getDeclaringClass());
        try {
            return LOOKUP.unreflectConstructor(constructor);
        } catch (IllegalAccessException e) {
            throw closed(constructor.getDeclaringClass(), e);
        }
    }

    static MethodHandle getter(Field field) {
        open(field, field.getDeclaringClass());
        try {
            return LOOKUP.unreflectGetter(field);
        } catch (IllegalAccessException e) {
            throw closed(field.getDeclaringClass(), e);
        }
    }

    static MethodHandle setter(Field field) {
        open(field, field.getDeclaringClass());
        try {
            return LOOKUP.unreflectSetter(field);
        } catch (IllegalAccessException e) {
            throw closed(field.getDeclaringClass(), e);
        }
    }

    private static void open(AccessibleObject member, Class<?> owner) {
        try {
            member.setAccessible(true);
        } catch (InaccessibleObjectException e) {
            throw closed(owner, e);
        }
    }

    private static IllegalArgumentException closed(Class<?> owner, Exception cause) {
        return new IllegalArgumentException(
                owner.getName() + " is not accessible: open or export package " + owner.getPackageName()
                        + " to the module of io.perilune",
                cause);
    }
}
