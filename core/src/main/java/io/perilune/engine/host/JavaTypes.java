package io.perilune.engine.host;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

/** Questions about types of the Java language. */
final class JavaTypes {
    private JavaTypes() {}

    /** The class that values of a type have, type arguments aside. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> c) {
            return c;
        }
        if (type instanceof ParameterizedType p) {
            return (Class<?>) p.getRawType();
        }
        if (type instanceof GenericArrayType a) {
            return raw(a.getGenericComponentType()).arrayType();
        }
        if (type instanceof WildcardType w) {
            return raw(w.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?> v) {
            return raw(v.getBounds()[0]);
        }
        throw new IllegalArgumentException("no class of " + type);
    }

    /** Type argument {@code index} of a generic type; Object when it was not given. */
    static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType p) {
            Type given = p.getActualTypeArguments()[index];
            if (given instanceof WildcardType w) {
                return w.getUpperBounds()[0];
            }
            return given;
        }
        return Object.class;
    }

    /** The type of the elements of an array type. */
    static Type component(Type type) {
        return type instanceof GenericArrayType a ? a.getGenericComponentType() : ((Class<?>) type).getComponentType();
    }

    /** The class of the boxes of a primitive type; any other class is itself. */
    static Class<?> boxed(Class<?> type) {
        return type.isPrimitive()
                ? java.lang.invoke.MethodType.methodType(type).wrap().returnType()
                : type;
    }
}
