package io.perilune.processor;

import io.perilune.bind.LuaConstructor;
import io.perilune.bind.LuaField;
import io.perilune.bind.LuaMeta;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** What the annotations of one class say; the same that the engine reads by reflection where no processor has run. */
final class BoundClass {
    /** A method, constructor or metamethod by the name that scripts use. */
    record Callee(String name, ExecutableElement method, boolean consumes) {}

    /** A way to read or write a field: a method, a variable, or a component of a record. */
    record Access(String name, Element by) {}

    private static final Set<String> REFUSED_EVENTS = Set.of("__gc", "__metatable", "__mode");

    final TypeElement type;
    final LuaType annotation;
    final List<Callee> methods = new ArrayList<>();
    final List<Callee> metamethods = new ArrayList<>();
    final List<Callee> constructors = new ArrayList<>();
    final List<Access> getters = new ArrayList<>();
    final List<Access> setters = new ArrayList<>();
    final List<Access> constants = new ArrayList<>();
    final ProcessingEnvironment environment;

    private final Faults faults;
    private final Map<String, String> roles = new HashMap<>();

    private BoundClass(TypeElement type, ProcessingEnvironment environment, Faults faults) {
        this.type = type;
        this.annotation = type.getAnnotation(LuaType.class);
        this.environment = environment;
        this.faults = faults;
    }

    /** Reads a class; what is wrong with it is reported. */
    static BoundClass read(TypeElement type, ProcessingEnvironment environment, Faults faults) {
        BoundClass bound = new BoundClass(type, environment, faults);
        bound.readType();
        return bound;
    }

    private void readType() {
        for (Element around = type; around.getKind() != ElementKind.PACKAGE; around = around.getEnclosingElement()) {
            if (around.getModifiers().contains(Modifier.PRIVATE)) {
                faults.report(type, "a class with @LuaType must not be private, nor lie in a private one");
            }
        }
        if (type.getKind() == ElementKind.RECORD) {
            for (RecordComponentElement component : ElementFilter.recordComponentsIn(type.getEnclosedElements())) {
                getters.add(new Access(component.getSimpleName().toString(), component.getAccessor()));
            }
        }
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            LuaField asField = field.getAnnotation(LuaField.class);
            if (asField != null && type.getKind() != ElementKind.RECORD) {
                readField(field, asField);
            }
        }
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            LuaConstructor asConstructor = constructor.getAnnotation(LuaConstructor.class);
            if (asConstructor != null) {
                readConstructor(constructor, asConstructor);
            }
        }
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            readMethod(method);
        }
    }

    private void readField(VariableElement field, LuaField annotated) {
        checkReachable(field, "LuaField");
        String name = or(annotated.value(), field);
        boolean isFinal = field.getModifiers().contains(Modifier.FINAL);
        if (!field.getModifiers().contains(Modifier.STATIC)) {
            takeName(field, name, "field");
            getters.add(new Access(name, field));
            if (!isFinal && !annotated.readOnly()) {
                setters.add(new Access(name, field));
            }
        } else if (isFinal) {
            takeName(field, name, "constant");
            constants.add(new Access(name, field));
        } else {
            faults.report(field, "a static field that can change is none of an object; only constants can be fields");
        }
    }

    private void readConstructor(ExecutableElement constructor, LuaConstructor annotated) {
        checkReachable(constructor, "LuaConstructor");
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            faults.report(constructor, "an abstract class has no objects to construct");
        }
        boolean isInner =
                type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC);
        if (isInner && type.getKind() == ElementKind.CLASS) {
            faults.report(constructor, "an inner class cannot be made without its outer object; make it static");
        }
        checkParameters(constructor);
        constructors.add(new Callee(annotated.value(), constructor, false));
    }

    private void readMethod(ExecutableElement method) {
        LuaMethod asMethod = method.getAnnotation(LuaMethod.class);
        LuaField asField = method.getAnnotation(LuaField.class);
        LuaMeta asMeta = method.getAnnotation(LuaMeta.class);
        int count = (asMethod != null ? 1 : 0) + (asField != null ? 1 : 0) + (asMeta != null ? 1 : 0);
        if (count > 1) {
            faults.report(method, "a method can be only one of @LuaMethod, @LuaField and @LuaMeta");
        } else if (count == 1) {
            checkReachable(method, asMethod != null ? "LuaMethod" : asField != null ? "LuaField" : "LuaMeta");
            checkParameters(method);
            if (asMethod != null) {
                readLuaMethod(method, asMethod);
            } else if (asField != null) {
                readAccessor(method, asField);
            } else {
                readMetamethod(method, asMeta);
            }
        }
    }

    private void readLuaMethod(ExecutableElement method, LuaMethod annotated) {
        if (annotated.consumes() && isStatic(method)) {
            faults.report(method, "a static method has no object to consume");
        }
        String name = or(annotated.value(), method);
        takeName(method, name, "method");
        methods.add(new Callee(name, method, annotated.consumes()));
    }

    private void readMetamethod(ExecutableElement method, LuaMeta annotated) {
        String event = annotated.value();
        if (!event.startsWith("__") || REFUSED_EVENTS.contains(event)) {
            faults.report(method, "'" + event + "' is no metamethod that a Java class can have");
        }
        metamethods.add(new Callee(event, method, false));
    }

    private void readAccessor(ExecutableElement method, LuaField annotated) {
        int parameters = method.getParameters().size();
        boolean returns = method.getReturnType().getKind() != TypeKind.VOID;
        String name =
                annotated.value().isEmpty() ? property(method.getSimpleName().toString()) : annotated.value();
        if (isStatic(method)) {
            faults.report(method, "a field belongs to an object, so its getter or setter is not static");
        } else if (parameters == 1) {
            takeName(method, name, "field");
            setters.add(new Access(name, method));
        } else if (parameters == 0 && returns) {
            if (isStage(method.getReturnType())) {
                faults.report(method, "a field has its value at once; what comes later is for a method");
            }
            takeName(method, name, "field");
            getters.add(new Access(name, method));
        } else {
            faults.report(method, "neither a getter (no parameter, a result) nor a setter (one parameter)");
        }
    }

    private boolean isStage(TypeMirror result) {
        TypeElement stage = environment.getElementUtils().getTypeElement("java.util.concurrent.CompletionStage");
        var types = environment.getTypeUtils();
        return types.isAssignable(types.erasure(result), types.erasure(stage.asType()));
    }

    private void checkParameters(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            VariableElement parameter = parameters.get(i);
            if (BindingWriter.isLua(parameter.asType()) && i > 0) {
                faults.report(parameter, "a parameter of type Lua must be the first one");
            }
            if (BindingWriter.isConsumed(parameter) && parameter.asType().getKind() != TypeKind.DECLARED) {
                faults.report(parameter, "only an object can be consumed");
            }
        }
    }

    private void checkReachable(Element member, String annotated) {
        if (member.getModifiers().contains(Modifier.PRIVATE)) {
            faults.report(member, "@" + annotated + " on something private, which the binding cannot reach");
        }
    }

    /** Methods may share a name, and a getter and a setter; anything else would hide one of the two. */
    private void takeName(Element member, String name, String role) {
        String other = roles.putIfAbsent(name, role);
        if (other != null && !other.equals(role)) {
            faults.report(member, "'" + name + "' is a " + other + " already");
        }
    }

    static boolean isStatic(Element member) {
        return member.getModifiers().contains(Modifier.STATIC);
    }

    private static String or(String given, Element member) {
        return given.isEmpty() ? member.getSimpleName().toString() : given;
    }

    private static String property(String method) {
        for (String prefix : new String[] {"get", "set", "is"}) {
            if (method.length() > prefix.length()
                    && method.startsWith(prefix)
                    && Character.isUpperCase(method.charAt(prefix.length()))) {
                return Character.toLowerCase(method.charAt(prefix.length())) + method.substring(prefix.length() + 1);
            }
        }
        return method;
    }
}
