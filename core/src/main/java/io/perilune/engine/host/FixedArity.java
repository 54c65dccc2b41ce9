package io.perilune.engine.host;

import io.perilune.JavaFunction;

/**
 * A function of few parameters in the form that takes an array, so that all are described alike; the engine, which knows this family,
 * calls the function in it without one. Its parameters have been read as the types that it expects.
 */
public sealed interface FixedArity extends JavaFunction.OfAll {
    /** Without parameters. */
    record None(JavaFunction.Of0 body) implements FixedArity {
        @Override
        public Object call(Object[] arguments) throws Exception {
            return body.call();
        }
    }

    /** With one parameter. */
    record One(JavaFunction.Of1<Object> body) implements FixedArity {
        @Override
        public Object call(Object[] arguments) throws Exception {
            return body.call(arguments[0]);
        }
    }

    /** With two parameters. */
    record Two(JavaFunction.Of2<Object, Object> body) implements FixedArity {
        @Override
        public Object call(Object[] arguments) throws Exception {
            return body.call(arguments[0], arguments[1]);
        }
    }

    /** With three parameters. */
    record Three(JavaFunction.Of3<Object, Object, Object> body) implements FixedArity {
        @Override
        public Object call(Object[] arguments) throws Exception {
            return body.call(arguments[0], arguments[1], arguments[2]);
        }
    }

    /** @param body takes what the engine gives it, which fits by the parameters that go with it */
    @SuppressWarnings("unchecked")
    static FixedArity of(JavaFunction.Of1<?> body) {
        return new One((JavaFunction.Of1<Object>) body);
    }

    /** As {@link #of(JavaFunction.Of1)}. */
    @SuppressWarnings("unchecked")
    static FixedArity of(JavaFunction.Of2<?, ?> body) {
        return new Two((JavaFunction.Of2<Object, Object>) body);
    }

    /** As {@link #of(JavaFunction.Of1)}. */
    @SuppressWarnings("unchecked")
    static FixedArity of(JavaFunction.Of3<?, ?, ?> body) {
        return new Three((JavaFunction.Of3<Object, Object, Object>) body);
    }
}
