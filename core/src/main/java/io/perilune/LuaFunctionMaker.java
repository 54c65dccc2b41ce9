package io.perilune;

import io.perilune.engine.host.FixedArity;
import java.util.List;

/**
 * Makes functions that scripts can call, from Java functions with typed parameters:
 *
 * <pre>{@code
 * lua.function(String.class, int.class, (text, times) -> text.repeat(times))
 * lua.function(Parameter.of(String.class), Parameter.of(int.class).orElse(2), String::repeat)
 * }</pre>
 *
 * <p>Arguments are converted as by {@link Lua#convert}; one that does not fit is an error such as
 * {@code bad argument #2 to 'rep' (integer expected, got nil)}. Extra arguments are dropped. The result is converted as by
 * {@link Lua#value}; a {@link Multi} gives several results, {@code null} gives nil. An exception becomes an error that the script can
 * catch; it stays the same object, see {@link LuaHostException}.
 */
public sealed interface LuaFunctionMaker permits Lua, LuaScope {
    /**
     * A function that takes its arguments as they come.
     *
     * @param name for messages where the script has none for it
     */
    LuaFunction function(String name, JavaFunction function);

    /**
     * A function with any number of parameters. The others are short forms of this.
     *
     * @param body receives one Java value for every parameter
     */
    LuaFunction function(List<Parameter<?>> parameters, JavaFunction.OfAll body);

    /** A function that takes its arguments as they come. */
    default LuaFunction function(JavaFunction function) {
        return function("?", function);
    }

    /** A function without parameters. */
    default LuaFunction function(JavaFunction.Of0 body) {
        return function(List.of(), new FixedArity.None(body));
    }

    /** A function with one parameter. */
    default <A> LuaFunction function(Class<A> first, JavaFunction.Of1<A> body) {
        return function(Parameter.of(first), body);
    }

    /** A function with two parameters. */
    default <A, B> LuaFunction function(Class<A> first, Class<B> second, JavaFunction.Of2<A, B> body) {
        return function(Parameter.of(first), Parameter.of(second), body);
    }

    /** A function with three parameters. */
    default <A, B, C> LuaFunction function(
            Class<A> first, Class<B> second, Class<C> third, JavaFunction.Of3<A, B, C> body) {
        return function(Parameter.of(first), Parameter.of(second), Parameter.of(third), body);
    }

    /** A function with four parameters. */
    default <A, B, C, D> LuaFunction function(
            Class<A> first, Class<B> second, Class<C> third, Class<D> fourth, JavaFunction.Of4<A, B, C, D> body) {
        return function(Parameter.of(first), Parameter.of(second), Parameter.of(third), Parameter.of(fourth), body);
    }

    /** A function with one parameter. */
    default <A> LuaFunction function(Parameter<A> first, JavaFunction.Of1<? super A> body) {
        return function(List.of(first), FixedArity.of(body));
    }

    /** A function with two parameters. */
    default <A, B> LuaFunction function(
            Parameter<A> first, Parameter<B> second, JavaFunction.Of2<? super A, ? super B> body) {
        return function(List.of(first, second), FixedArity.of(body));
    }

    /** A function with three parameters. */
    default <A, B, C> LuaFunction function(
            Parameter<A> first,
            Parameter<B> second,
            Parameter<C> third,
            JavaFunction.Of3<? super A, ? super B, ? super C> body) {
        return function(List.of(first, second, third), FixedArity.of(body));
    }

    /** A function with four parameters. */
    @SuppressWarnings("unchecked") // the engine gives what the parameters ask for
    default <A, B, C, D> LuaFunction function(
            Parameter<A> first,
            Parameter<B> second,
            Parameter<C> third,
            Parameter<D> fourth,
            JavaFunction.Of4<? super A, ? super B, ? super C, ? super D> body) {
        return function(List.of(first, second, third, fourth), a -> body.call((A) a[0], (B) a[1], (C) a[2], (D) a[3]));
    }

    /** A function without parameters and results. */
    default LuaFunction action(JavaFunction.Action0 body) {
        return function(() -> {
            body.run();
            return Multi.empty();
        });
    }

    /** A function with one parameter and no result. */
    default <A> LuaFunction action(Class<A> first, JavaFunction.Action1<A> body) {
        return function(Parameter.of(first), a -> {
            body.run(a);
            return Multi.empty();
        });
    }

    /** A function with two parameters and no result. */
    default <A, B> LuaFunction action(Class<A> first, Class<B> second, JavaFunction.Action2<A, B> body) {
        return function(Parameter.of(first), Parameter.of(second), (a, b) -> {
            body.run(a, b);
            return Multi.empty();
        });
    }
}
