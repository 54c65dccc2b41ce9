package io.perilune.engine.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a stage was completed with: a value, or a failure without the wrappers that stages put around it. */
record Completion(@Nullable Object value, @Nullable Throwable failure) {
    static Completion of(@Nullable Object value, @Nullable Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new Completion(value, cause);
    }

    /** Tells what the stage is completed with, whatever the stage is made of. */
    static void tell(CompletionStage<?> stage, Consumer<Completion> receiver) {
        try {
            stage.whenComplete((value, failure) -> receiver.accept(of(value, failure)));
        } catch (RuntimeException broken) {
            receiver.accept(new Completion(null, broken));
        }
    }

    /** A future that is completed, and never fails, when the stage is. */
    static CompletableFuture<Completion> on(CompletionStage<?> stage) {
        CompletableFuture<Completion> arrived = new CompletableFuture<>();
        tell(stage, arrived::complete);
        return arrived;
    }
}
