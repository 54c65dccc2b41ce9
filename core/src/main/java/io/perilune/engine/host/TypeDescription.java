package io.perilune.engine.host;

import io.perilune.JavaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What scripts may do with the objects of one Java class. Filled by the door or by {@link ClassReader}, then never changed;
 * belongs to no VM, so that many can use it.
 */
public final class TypeDescription {
    /**
     * A function, method or metamethod.
     *
     * @param parameters adds them to the signature, without the object of a method
     * @param body receives the object first, unless it is static
     */
    record Callee(String name, Consumer<Signature.Builder> parameters, JavaFunction.OfAll body, boolean isStatic) {}

    /**
     * A field that is computed.
     *
     * @param getter receives the object; null when the field cannot be read
     * @param setter receives the object and the value; null when the field cannot be set
     * @param parameter adds the one of the setter
     */
    record Property(
            String name, JavaFunction.OfAll getter, JavaFunction.OfAll setter, Consumer<Signature.Builder> parameter) {}

    /** A field with one value for the whole class. */
    record Constant(String name, Object value) {}

    final Class<?> type;
    final List<Callee> callees = new ArrayList<>();
    final List<Callee> metamethods = new ArrayList<>();
    final List<Property> properties = new ArrayList<>();
    final List<Constant> constants = new ArrayList<>();
    String name;
    /** Whether reading a field that does not exist is an error rather than nil. */
    boolean strict;

    public TypeDescription(Class<?> type) {
        this.type = type;
        this.name = type.getSimpleName();
    }

    public Class<?> type() {
        return type;
    }

    public void name(String given) {
        name = given;
    }

    public void strict() {
        strict = true;
    }

    public void function(String called, Consumer<Signature.Builder> parameters, JavaFunction.OfAll body) {
        callees.add(new Callee(called, parameters, body, true));
    }

    public void method(String called, Consumer<Signature.Builder> parameters, JavaFunction.OfAll body) {
        callees.add(new Callee(called, parameters, body, false));
    }

    /** @param isStatic whether the operands are all in {@code parameters}, rather than the first being the object */
    public void metamethod(
            String event, Consumer<Signature.Builder> parameters, JavaFunction.OfAll body, boolean isStatic) {
        if (!event.startsWith("__") || event.equals("__gc") || event.equals("__metatable") || event.equals("__mode")) {
            throw new IllegalArgumentException("'" + event + "' is no metamethod that a Java class can have");
        }
        metamethods.add(new Callee(event, parameters, body, isStatic));
    }

    public void property(
            String called,
            JavaFunction.OfAll getter,
            JavaFunction.OfAll setter,
            Consumer<Signature.Builder> parameter) {
        properties.add(new Property(called, getter, setter, parameter));
    }

    public void constant(String called, Object value) {
        constants.add(new Constant(called, value));
    }
}
