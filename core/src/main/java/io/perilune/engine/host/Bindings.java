package io.perilune.engine.host;

import io.perilune.bind.LuaBinding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Java classes that one VM knows. A class has the members of its own description and of those of its superclasses and
 * interfaces; where two have the same name, the nearer one wins: the class itself, then its superclasses, then interfaces.
 */
final class Bindings {
    private final State state;
    private final Map<Class<?>, TypeDescription> descriptions = new ConcurrentHashMap<>();
    /** By the class of the object; empty when no description applies. */
    private final Map<Class<?>, Optional<Binding>> byClass = new ConcurrentHashMap<>();

    Bindings(State state) {
        this.state = state;
    }

    /** Adds or replaces a description; objects that are in Lua already stay as they are. */
    void add(TypeDescription description) {
        descriptions.put(description.type, description);
        byClass.clear();
    }

    /** Whether anything is known of a class. Needs no lock, and makes no binding. */
    boolean isBound(Class<?> type) {
        return !applicable(type).isEmpty();
    }

    /** What is known of a class, in this VM; only for who has entered it. */
    Optional<Binding> of(Class<?> type) {
        Optional<Binding> known = byClass.get(type);
        if (known != null) {
            return known;
        }
        List<TypeDescription> applicable = applicable(type);
        if (applicable.isEmpty()) {
            byClass.put(type, Optional.empty());
            return Optional.empty();
        }
        Binding made = new Binding(type, applicable.get(0), state);
        // Known before it is complete: its members may name the class itself, and its constants may be objects of it.
        byClass.put(type, Optional.of(made));
        made.fill(applicable);
        return Optional.of(made);
    }

    private List<TypeDescription> applicable(Class<?> type) {
        if (type.isPrimitive() || type.isArray() || type == Object.class) {
            return List.of();
        }
        List<TypeDescription> applicable = new ArrayList<>();
        for (Class<?> each : ancestry(type)) {
            TypeDescription description = descriptions.get(each);
            if (description == null && ClassReader.isAnnotated(each)) {
                description = descriptions.computeIfAbsent(each, this::describe);
            }
            if (description != null) {
                applicable.add(description);
            }
        }
        return applicable;
    }

    /** What the annotation processor has written, else what the annotations say. */
    private TypeDescription describe(Class<?> annotated) {
        LuaBinding generated = ClassReader.generated(annotated);
        return generated == null
                ? ClassReader.annotated(annotated)
                : state.door().description(generated.type());
    }

    /** The class, its superclasses, then all interfaces, the nearer ones first. */
    private static Set<Class<?>> ancestry(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            all.add(c);
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            addInterfaces(c, all);
        }
        return all;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> implemented : type.getInterfaces()) {
            all.add(implemented);
        }
        for (Class<?> implemented : type.getInterfaces()) {
            addInterfaces(implemented, all);
        }
    }
}
