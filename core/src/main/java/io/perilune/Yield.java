package io.perilune;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a Java function returns, or what its stage is completed with, to suspend the coroutine that has called it, as
 * {@code coroutine.yield} does: whoever has resumed the coroutine gets the values, and what it is resumed with next are the results of
 * the function, or the arguments of its continuation. So Java can write generators for scripts:
 *
 * <pre>{@code
 * Object next(long n) {
 *     return Yield.of(n).then(resumed -> next(n + 1));
 * }
 * lua.globals().set("naturals", lua.function(arguments -> next(1)));
 * }</pre>
 *
 * <p>Outside of coroutines it is the error that {@code coroutine.yield} is there. Immutable.
 */
public final class Yield {
    private final List<Object> values;
    private final JavaFunction continuation;

    private Yield(List<Object> values, JavaFunction continuation) {
        this.values = values;
        this.continuation = continuation;
    }

    /** Suspends with the given values, each as {@link Lua#value} accepts it. */
    public static Yield of(Object... values) {
        return new Yield(Collections.unmodifiableList(Arrays.asList(values.clone())), null);
    }

    /**
     * The same, with something to do when the coroutine is resumed.
     *
     * @param next gets what the coroutine is resumed with; what it returns are the results of the function, or another
     *     {@code Yield}, or a stage
     */
    public Yield then(JavaFunction next) {
        return new Yield(values, next);
    }

    /** What the resumer gets. */
    public List<Object> values() {
        return values;
    }

    /** What is to be done when the coroutine is resumed, if anything. */
    public Optional<JavaFunction> continuation() {
        return Optional.ofNullable(continuation);
    }
}
