package io.perilune;

import java.util.concurrent.CompletionStage;

/** A Java function for scripts that has its result later. */
@FunctionalInterface
public interface AsyncFunction {
    /**
     * Begins. Called by the thread that runs the script; it should not wait.
     *
     * @param arguments what the script passed
     * @return completed with what {@link Lua#value} accepts, or a {@link Multi} for several results
     * @throws Exception becomes a Lua error whose cause it is
     */
    CompletionStage<?> call(Multi arguments) throws Exception;
}
