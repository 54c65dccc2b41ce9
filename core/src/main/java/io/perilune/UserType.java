package io.perilune;

import io.perilune.engine.host.FixedArity;
import io.perilune.engine.host.TypeDescription;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What scripts may do with the objects of a Java class, told method by method; the way for classes that one cannot or does not want
 * to annotate (see {@link io.perilune.bind.LuaType}). To be filled by one thread, then given to any number of {@link Lua#register}.
 *
 * <pre>{@code
 * UserType<Point> type = UserType.of(Point.class)
 *         .function("new", List.of(Parameter.of(double.class), Parameter.of(double.class)),
 *                 a -> new Point((double) a[0], (double) a[1]))
 *         .field("x", Point::x)
 *         .method("distance", Point.class, Point::distance)
 *         .meta("__add", Point.class, Point::plus);
 * }</pre>
 *
 * <p>Printing, order and closing come by themselves: {@code tostring} gives {@code toString()}, {@code <} works for a
 * {@code Comparable}, and a {@code <close>} variable closes an {@code AutoCloseable}.
 *
 * @param <T> the class
 */
public final class UserType<T> {
    private final TypeDescription description;

    private UserType(TypeDescription description) {
        this.description = description;
    }

    /** An empty description: scripts can hold the objects, print and compare them. */
    public static <T> UserType<T> of(Class<T> type) {
        return new UserType<>(new TypeDescription(type));
    }

    TypeDescription description() {
        return description;
    }

    /** The name that scripts see in messages; default: the simple name of the class. */
    public UserType<T> name(String name) {
        description.name(name);
        return this;
    }

    /** Makes reading a field that does not exist an error. Writing one always is. */
    public UserType<T> strict() {
        description.strict();
        return this;
    }

    /** A function in the table of the class. */
    public UserType<T> function(String name, List<Parameter<?>> parameters, JavaFunction.OfAll body) {
        description.function(name, Lua.describe(parameters), body);
        return this;
    }

    /** A value in the table of the class, and a field of all objects. */
    public UserType<T> constant(String name, Object value) {
        description.constant(name, value);
        return this;
    }

    /** A field that can be read. */
    public UserType<T> field(String name, JavaFunction.Of1<? super T> getter) {
        description.property(name, FixedArity.of(getter), null, null);
        return this;
    }

    /** A field that can be read and written. */
    public <V> UserType<T> field(
            String name, Class<V> type, JavaFunction.Of1<? super T> getter, Setter<? super T, ? super V> setter) {
        return field(name, getter).setter(name, Parameter.of(type), setter);
    }

    /** Makes a field writable; without a {@link #field} of that name it cannot be read. */
    public <V> UserType<T> setter(String name, Parameter<V> value, Setter<? super T, ? super V> setter) {
        description.property(
                name,
                null,
                FixedArity.of((T self, V given) -> {
                    setter.set(self, given);
                    return null;
                }),
                Lua.describe(List.of(value)));
        return this;
    }

    /**
     * A field that is read by way of the object's handle, which knows the values that go with it; see {@link LuaUserdata#values}.
     */
    public UserType<T> handleField(String name, Function<? super LuaUserdata, ?> getter) {
        description.handleProperty(name, a -> getter.apply((LuaUserdata) a[0]), null, null);
        return this;
    }

    /** A field that is read and written by way of the object's handle. */
    public UserType<T> handleField(
            String name,
            Function<? super LuaUserdata, ?> getter,
            BiConsumer<? super LuaUserdata, ? super LuaValue> setter) {
        description.handleProperty(
                name,
                a -> getter.apply((LuaUserdata) a[0]),
                a -> {
                    setter.accept((LuaUserdata) a[0], (LuaValue) a[1]);
                    return null;
                },
                Lua.describe(List.of(Parameter.of(LuaValue.class))));
        return this;
    }

    /**
     * An entry of the metatable that is no Java function: a table for {@code __index}, say, as a {@link ToLua}, or another {@code __name}.
     *
     * @throws IllegalArgumentException when it is none that a Java class can have; when the type is used first, {@code __index} and
     *     {@code __newindex} that are neither table nor function are refused, too
     */
    public UserType<T> metaField(String name, Object value) {
        description.metaField(name, value);
        return this;
    }

    /**
     * A method that consumes the object: once its arguments are converted, the object is gone for scripts, and whoever uses it is told so.
     *
     * @param body receives the object first, then one value for each parameter
     */
    public UserType<T> consumer(String name, List<Parameter<?>> parameters, JavaFunction.OfAll body) {
        description.consumer(name, Lua.describe(parameters), body);
        return this;
    }

    /** A method without parameters that consumes the object. */
    @SuppressWarnings("unchecked") // the engine checks the class of the object
    public UserType<T> consumer(String name, JavaFunction.Of1<? super T> body) {
        return consumer(name, List.of(), a -> body.call((T) a[0]));
    }

    /**
     * Writes a field.
     *
     * @param <T> the class
     * @param <V> type of the field
     */
    @FunctionalInterface
    public interface Setter<T, V> {
        /** Sets the field of {@code object}. */
        void set(T object, V value) throws Exception;
    }

    /**
     * A method with any number of parameters.
     *
     * @param body receives the object first, then one value for each parameter
     */
    public UserType<T> method(String name, List<Parameter<?>> parameters, JavaFunction.OfAll body) {
        description.method(name, Lua.describe(parameters), body);
        return this;
    }

    /** A method without parameters. */
    public UserType<T> method(String name, JavaFunction.Of1<? super T> body) {
        return method(name, List.of(), FixedArity.of(body));
    }

    /** A method with one parameter. */
    public <A> UserType<T> method(String name, Class<A> first, JavaFunction.Of2<? super T, ? super A> body) {
        return method(name, List.of(Parameter.of(first)), FixedArity.of(body));
    }

    /** A method with two parameters. */
    public <A, B> UserType<T> method(
            String name, Class<A> first, Class<B> second, JavaFunction.Of3<? super T, ? super A, ? super B> body) {
        return method(name, List.of(Parameter.of(first), Parameter.of(second)), FixedArity.of(body));
    }

    /** A method without parameters and results. */
    public UserType<T> action(String name, JavaFunction.Action1<? super T> body) {
        return method(name, (T self) -> {
            body.run(self);
            return Multi.empty();
        });
    }

    /** A method with one parameter and no result. */
    public <A> UserType<T> action(String name, Class<A> first, JavaFunction.Action2<? super T, ? super A> body) {
        return method(name, first, (T self, A argument) -> {
            body.run(self, argument);
            return Multi.empty();
        });
    }

    /** A metamethod of one operand, such as {@code __unm}, {@code __len} or {@code __tostring}. */
    public UserType<T> meta(String event, JavaFunction.Of1<? super T> body) {
        return meta(event, List.of(), FixedArity.of(body));
    }

    /** A metamethod of two operands whose first one is the object, such as {@code __index} or {@code __concat}. */
    public <A> UserType<T> meta(String event, Class<A> second, JavaFunction.Of2<? super T, ? super A> body) {
        return meta(event, List.of(Parameter.of(second)), FixedArity.of(body));
    }

    /**
     * A metamethod whose first operand is the object.
     *
     * @param operands the others
     * @param body receives the object first, then one value for each parameter
     */
    public UserType<T> meta(String event, List<Parameter<?>> operands, JavaFunction.OfAll body) {
        description.metamethod(event, Lua.describe(operands), body, false);
        return this;
    }

    /** A metamethod that receives all operands as they come, so that the object may be any of them. */
    public UserType<T> operator(String event, List<Parameter<?>> operands, JavaFunction.OfAll body) {
        description.metamethod(event, Lua.describe(operands), body, true);
        return this;
    }
}
