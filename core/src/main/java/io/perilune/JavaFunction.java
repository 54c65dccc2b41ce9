package io.perilune;

import io.perilune.engine.host.HostErrors;
import java.util.concurrent.CompletionStage;

/**
 * A function written in Java, to be called by scripts. The nested interfaces are the same with typed parameters; see
 * {@link LuaFunctionMaker}.
 */
@FunctionalInterface
public interface JavaFunction {
    /**
     * Called by the thread that runs the script.
     *
     * @param arguments as the script gave them; reading beyond the last one gives nil
     * @return {@code null} or {@link LuaNil} for nil, a {@link Multi} for any number of results, else one result
     * @throws Exception becomes an error in the script, which {@code pcall} can catch; when it is not caught, the Java caller
     *     of the script finds it as the cause of a {@link LuaHostException}
     */
    Object call(Multi arguments) throws Exception;

    /**
     * The same function for scripts that ask rather than catch: an exception, and a stage that fails, is no error, but gives nil and
     * its message, as {@link Multi#failure} does.
     */
    default JavaFunction returningErrors() {
        return arguments -> {
            try {
                Object result = call(arguments);
                return result instanceof CompletionStage<?> stage
                        ? stage.handle((value, failure) -> failure == null ? value : failure(failure))
                        : result;
            } catch (Exception e) {
                return failure(e);
            }
        };
    }

    private static Multi failure(Throwable e) {
        return Multi.failure(HostErrors.messageOfFailure(e));
    }

    /** With any number of parameters. */
    @FunctionalInterface
    interface OfAll {
        /** @param arguments one Java value for every parameter */
        Object call(Object[] arguments) throws Exception;
    }

    /** Without parameters. */
    @FunctionalInterface
    interface Of0 {
        /** As {@link JavaFunction#call}. */
        Object call() throws Exception;
    }

    /**
     * With one parameter.
     *
     * @param <A> its type
     */
    @FunctionalInterface
    interface Of1<A> {
        /** As {@link JavaFunction#call}. */
        Object call(A first) throws Exception;
    }

    /**
     * With two parameters.
     *
     * @param <A> type of the first
     * @param <B> type of the second
     */
    @FunctionalInterface
    interface Of2<A, B> {
        /** As {@link JavaFunction#call}. */
        Object call(A first, B second) throws Exception;
    }

    /**
     * With three parameters.
     *
     * @param <A> type of the first
     * @param <B> type of the second
     * @param <C> type of the third
     */
    @FunctionalInterface
    interface Of3<A, B, C> {
        /** As {@link JavaFunction#call}. */
        Object call(A first, B second, C third) throws Exception;
    }

    /**
     * With four parameters.
     *
     * @param <A> type of the first
     * @param <B> type of the second
     * @param <C> type of the third
     * @param <D> type of the fourth
     */
    @FunctionalInterface
    interface Of4<A, B, C, D> {
        /** As {@link JavaFunction#call}. */
        Object call(A first, B second, C third, D fourth) throws Exception;
    }

    /** Without parameters and results. */
    @FunctionalInterface
    interface Action0 {
        /** As {@link JavaFunction#call}. */
        void run() throws Exception;
    }

    /**
     * With one parameter and no result.
     *
     * @param <A> its type
     */
    @FunctionalInterface
    interface Action1<A> {
        /** As {@link JavaFunction#call}. */
        void run(A first) throws Exception;
    }

    /**
     * With two parameters and no result.
     *
     * @param <A> type of the first
     * @param <B> type of the second
     */
    @FunctionalInterface
    interface Action2<A, B> {
        /** As {@link JavaFunction#call}. */
        void run(A first, B second) throws Exception;
    }
}
