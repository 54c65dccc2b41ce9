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
     * @param consumes whether the object is not to be used by scripts any more once the method has been called
     */
    record Callee(
            String name,
            Consumer<Signature.Builder> parameters,
            JavaFunction.OfAll body,
            boolean isStatic,
            boolean consumes) {}

    /**
     * A field that is computed.
     *
     * @param getter receives the object; null when the field cannot be read
     * @param setter receives the object and the value; null when the field cannot be set
     * @param parameter adds the one of the setter
     * @param ofHandle whether both receive the object's handle instead of the object itself
     */
    record Property(
            String name,
            JavaFunction.OfAll getter,
            JavaFunction.OfAll setter,
            Consumer<Signature.Builder> parameter,
            boolean ofHandle) {}

    /** An entry of the metatable, such as a table for {@code __index}. */
    record MetaField(String name, Object value) {}

    /** A field with one value for the whole class. */
    record Constant(String name, Object value) {}

    final Class<?> type;
    final List<Callee> callees = new ArrayList<>();
    final List<Callee> metamethods = new ArrayList<>();
    final List<Property> properties = new ArrayList<>();
    final List<Constant> constants = new ArrayList<>();
    final List<MetaField> metaFields = new ArrayList<>();
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
        callees.add(new Callee(called, parameters, body, true, false));
    }

    public void method(String called, Consumer<Signature.Builder> parameters, JavaFunction.OfAll body) {
        callees.add(new Callee(called, parameters, body, false, false));
    }

    /** A method after which the object is gone for scripts. */
    public void consumer(String called, Consumer<Signature.Builder> parameters, JavaFunction.OfAll body) {
        callees.add(new Callee(called, parameters, body, false, true));
    }

    /** An entry of the metatable that is no Java function. */
    public void metaField(String event, Object value) {
        checkEvent(event);
        metaFields.add(new MetaField(event, value));
    }

    private static void checkEvent(String event) {
        if (!event.startsWith("__") || event.equals("__gc") || event.equals("__metatable") || event.equals("__mode")) {
            throw new IllegalArgumentException("'" + event + "' is no metamethod that a Java class can have");
        }
    }

    /** @param isStatic whether the operands are all in {@code parameters}, rather than the first being the object */
    public void metamethod(
            String event, Consumer<Signature.Builder> parameters, JavaFunction.OfAll body, boolean isStatic) {
        checkEvent(event);
        metamethods.add(new Callee(event, parameters, body, isStatic, false));
    }

    public void property(
            String called,
            JavaFunction.OfAll getter,
            JavaFunction.OfAll setter,
            Consumer<Signature.Builder> parameter) {
        properties.add(new Property(called, getter, setter, parameter, false));
    }

    /** A field whose functions receive the handle of the object; either may be null. */
    public void handleProperty(
            String called,
            JavaFunction.OfAll getter,
            JavaFunction.OfAll setter,
            Consumer<Signature.Builder> parameter) {
        properties.add(new Property(called, getter, setter, parameter, true));
    }

    public void constant(String called, Object value) {
        constants.add(new Constant(called, value));
    }
}
