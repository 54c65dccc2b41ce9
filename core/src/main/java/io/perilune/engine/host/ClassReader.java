package io.perilune.engine.host;

import io.perilune.JavaFunction;
import io.perilune.Lua;
import io.perilune.LuaValue;
import io.perilune.bind.LuaBinding;
import io.perilune.bind.LuaConstructor;
import io.perilune.bind.LuaConsumed;
import io.perilune.bind.LuaField;
import io.perilune.bind.LuaMeta;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a Java class: the members with annotations of a class that has {@link LuaType}, or the public members of a class that the
 * program has exposed. This is done once a class; calls go through the method handles found here.
 */
final class ClassReader {
    /** By name, because the host room has no power to use all of them itself. */
    private static final Set<String> MACHINE = Set.of(
            "io.perilune.Lua",
            "java.lang.Class",
            "java.lang.Module",
            "java.lang.Object",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.lang.System",
            "java.lang.ThreadGroup",
            "java.util.ServiceLoader");

    private final Class<?> type;
    private final TypeDescription description;

    private ClassReader(Class<?> type) {
        this.type = type;
        this.description = new TypeDescription(type);
    }

    // Annotated classes.

    static boolean isAnnotated(Class<?> type) {
        return type.isAnnotationPresent(LuaType.class);
    }

    /** The binding that the annotation processor has written for a class; null when it was not there to do so. */
    static LuaBinding generated(Class<?> type) {
        String name = type.getName().replace('$', '_') + "_LuaBinding";
        try {
            Class<?> binding = Class.forName(name, true, type.getClassLoader());
            return (LuaBinding) Invocation.of(Access.constructor(binding)).call(new Object[0]);
        } catch (ClassNotFoundException none) {
            return null;
        } catch (Exception e) {
            throw new IllegalArgumentException(name + " cannot be made", e);
        }
    }

    /** What the annotations of a class say, which has {@link LuaType}. */
    static TypeDescription annotated(Class<?> type) {
        LuaType annotation = type.getDeclaredAnnotation(LuaType.class);
        ClassReader reader = new ClassReader(type);
        if (!annotation.value().isEmpty()) {
            reader.description.name(annotation.value());
        }
        if (annotation.strict()) {
            reader.description.strict();
        }
        reader.readAnnotatedMembers();
        return reader.description;
    }

    private void readAnnotatedMembers() {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                addGetter(component.getName(), component.getAccessor());
            }
        }
        for (Field field : type.getDeclaredFields()) {
            LuaField annotation = field.getAnnotation(LuaField.class);
            if (annotation != null && !type.isRecord()) {
                addField(or(annotation.value(), field.getName()), field, annotation.readOnly());
            }
        }
        for (Constructor<?> constructor : sorted(type.getDeclaredConstructors())) {
            LuaConstructor annotation = constructor.getAnnotation(LuaConstructor.class);
            if (annotation != null) {
                addConstructor(annotation.value(), constructor);
            }
        }
        for (Method method : sorted(type.getDeclaredMethods())) {
            if (!method.isSynthetic()) {
                readAnnotated(method);
            }
        }
    }

    private void readAnnotated(Method method) {
        LuaMethod asMethod = method.getAnnotation(LuaMethod.class);
        LuaField asField = method.getAnnotation(LuaField.class);
        LuaMeta asMeta = method.getAnnotation(LuaMeta.class);
        int roles = (asMethod != null ? 1 : 0) + (asField != null ? 1 : 0) + (asMeta != null ? 1 : 0);
        if (roles > 1) {
            throw misuse(method, "is a method, a field and a metamethod at once");
        }
        if (asMethod != null) {
            addAnnotatedMethod(asMethod, method);
        } else if (asMeta != null) {
            description.metamethod(
                    asMeta.value(), parameters(method), body(method), Modifier.isStatic(method.getModifiers()));
        } else if (asField != null) {
            addAccessor(asField, method);
        }
    }

    private void addAnnotatedMethod(LuaMethod annotation, Method method) {
        String name = or(annotation.value(), method.getName());
        if (!annotation.consumes()) {
            addMethod(name, method);
            return;
        }
        if (Modifier.isStatic(method.getModifiers())) {
            throw misuse(method, "is static, and has no object to consume");
        }
        description.consumer(name, parameters(method), body(method));
    }

    private void addAccessor(LuaField annotation, Method method) {
        if (Modifier.isStatic(method.getModifiers())) {
            throw misuse(method, "is static, but a field belongs to an object");
        }
        boolean setter = method.getParameterCount() == 1;
        if (!setter && (method.getParameterCount() != 0 || method.getReturnType() == void.class)) {
            throw misuse(method, "is neither a getter nor a setter");
        }
        String name = or(annotation.value(), propertyName(method.getName()));
        if (setter) {
            description.property(name, null, body(method), parameters(method));
        } else {
            addGetter(name, method);
        }
    }

    private static String propertyName(String method) {
        for (String prefix : new String[] {"get", "set", "is"}) {
            if (method.length() > prefix.length()
                    && method.startsWith(prefix)
                    && Character.isUpperCase(method.charAt(prefix.length()))) {
                return Character.toLowerCase(method.charAt(prefix.length())) + method.substring(prefix.length() + 1);
            }
        }
        return method;
    }

    private IllegalArgumentException misuse(Method method, String problem) {
        return new IllegalArgumentException(type.getName() + "." + method.getName() + " " + problem);
    }

    // Exposed classes.

    /**
     * All public members of a class and of its superclasses, but none of Object.
     *
     * @throws IllegalArgumentException when objects of the class give access to the JVM itself
     */
    static TypeDescription exposed(Class<?> type) {
        String refusal = refusal(type);
        if (refusal != null) {
            throw new IllegalArgumentException(type.getName() + " " + refusal);
        }
        ClassReader reader = new ClassReader(type);
        for (Field field : type.getFields()) {
            boolean isStatic = Modifier.isStatic(field.getModifiers());
            if (!isStatic || Modifier.isFinal(field.getModifiers())) {
                reader.addField(field.getName(), field, Modifier.isFinal(field.getModifiers()));
            }
        }
        if (!Modifier.isAbstract(type.getModifiers())) {
            for (Constructor<?> constructor : sorted(type.getConstructors())) {
                reader.addConstructor("new", constructor);
            }
        }
        for (Method method : sorted(type.getMethods())) {
            boolean ofObject = method.getDeclaringClass() == Object.class || isOfObject(method);
            if (!ofObject && !method.isBridge() && !method.isSynthetic()) {
                reader.addMethod(method.getName(), method);
            }
        }
        return reader.description;
    }

    private static boolean isOfObject(Method method) {
        try {
            Method declared = Object.class.getDeclaredMethod(method.getName(), method.getParameterTypes());
            return !Modifier.isStatic(declared.getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static String refusal(Class<?> type) {
        String name = type.getName();
        boolean machine = ClassLoader.class.isAssignableFrom(type)
                || Thread.class.isAssignableFrom(type)
                || LuaValue.class.isAssignableFrom(type)
                || MACHINE.contains(name)
                || name.startsWith("java.lang.reflect.")
                || name.startsWith("java.lang.invoke.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.")
                || name.startsWith("io.perilune.engine.");
        return machine ? "cannot be exposed: it gives access to the JVM itself" : null;
    }

    // Members.

    private void addField(String name, Field field, boolean readOnly) {
        MethodHandle getter = Access.getter(field);
        if (Modifier.isStatic(field.getModifiers())) {
            if (!Modifier.isFinal(field.getModifiers())) {
                throw new IllegalArgumentException(
                        type.getName() + "." + name + " is static and can change; only constants can be fields");
            }
            description.constant(name, constant(getter));
            return;
        }
        boolean writable = !readOnly && !Modifier.isFinal(field.getModifiers());
        JavaFunction.OfAll write = writable ? Invocation.of(Access.setter(field)) : null;
        Consumer<Signature.Builder> value =
                isNullable(field, field.getAnnotatedType().getAnnotations())
                        ? b -> b.nullable(field.getGenericType())
                        : b -> b.required(field.getGenericType());
        description.property(name, Invocation.of(getter), write, writable ? value : null);
    }

    private void addGetter(String name, Method method) {
        description.property(name, body(method), null, null);
    }

    private void addMethod(String name, Method method) {
        if (Modifier.isStatic(method.getModifiers())) {
            description.function(name, parameters(method), body(method));
        } else {
            description.method(name, parameters(method), body(method));
        }
    }

    private void addConstructor(String name, Constructor<?> constructor) {
        MethodHandle handle = Access.constructor(constructor).asFixedArity();
        description.function(name, parameters(constructor), Invocation.of(handle));
    }

    /** Adds the parameters of a method to a signature. A parameter of type Lua is no argument: it is the VM itself. */
    private static Consumer<Signature.Builder> parameters(Executable executable) {
        Parameter[] parameters = executable.getParameters();
        Type[] types = executable.getGenericParameterTypes();
        Type[] known = types.length == parameters.length ? types : executable.getParameterTypes();
        return builder -> {
            for (int i = 0; i < parameters.length; i++) {
                Parameter parameter = parameters[i];
                if (parameter.getType() == Lua.class) {
                    builder.lua();
                } else if (parameter.isVarArgs()) {
                    builder.restArray(JavaTypes.component(known[i]));
                } else if (parameter.isAnnotationPresent(LuaConsumed.class)) {
                    builder.consumed(known[i]);
                } else if (isNullable(parameter, parameter.getAnnotatedType().getAnnotations())) {
                    builder.nullable(known[i]);
                } else {
                    builder.required(known[i]);
                }
            }
        };
    }

    /** Whatever annotation of that name the program uses: there are many, and none in the JDK. */
    static boolean isNullable(AnnotatedElement element, Annotation[] ofType) {
        return hasNullable(element.getAnnotations()) || hasNullable(ofType);
    }

    private static boolean hasNullable(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }

    private static JavaFunction.OfAll body(Method method) {
        return Invocation.of(Access.method(method).asFixedArity());
    }

    private static Object constant(MethodHandle getter) {
        try {
            return Invocation.of(getter).call(new Object[0]);
        } catch (Exception e) {
            throw new IllegalArgumentException("a constant cannot be read", e);
        }
    }

    private static String or(String given, String otherwise) {
        return given.isEmpty() ? otherwise : given;
    }

    /** The JVM lists members in no particular order; what depends on it must not differ from run to run. */
    private static <T extends Executable> T[] sorted(T[] members) {
        T[] copy = members.clone();
        Arrays.sort(copy, Comparator.comparing(Executable::toString));
        return copy;
    }
}
