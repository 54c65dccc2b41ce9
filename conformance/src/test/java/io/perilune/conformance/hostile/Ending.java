package io.perilune.conformance.hostile;

import io.perilune.Limit;
import io.perilune.Limits;
import io.perilune.LuaLimitException;
import io.perilune.LuaRuntimeException;
import io.perilune.LuaSyntaxException;
import java.time.Duration;

/**
 * How a run ended.
 *
 * @param kind one of the words that scripts expect, or "thrown" for what no script may bring about
 * @param text result or message, for people
 */
record Ending(String kind, String text) {
    /** What every script is allowed. */
    static final Limits LIMITS = Limits.of()
            .instructions(50_000_000)
            .deadline(Duration.ofSeconds(2))
            .memory(64 << 20)
            .stringLength(16 << 20)
            .stackDepth(200_000)
            .coroutines(10_000)
            .values(1_000_000)
            .sourceSize(4 << 20)
            .loads(10_000)
            .output(64 << 10);

    static Ending ok(String result) {
        return new Ending("ok", result);
    }

    static Ending of(Throwable thrown) {
        if (thrown instanceof LuaLimitException e) {
            return new Ending(isMemory(e.limit()) ? "limit-memory" : "limit-cpu", e.getMessage());
        }
        if (thrown instanceof LuaRuntimeException || thrown instanceof LuaSyntaxException) {
            return new Ending("error", thrown.getMessage());
        }
        return new Ending("thrown", thrown.toString());
    }

    /** Sizes count as memory; what is used up, as work. */
    private static boolean isMemory(Limit limit) {
        switch (limit) {
            case MEMORY:
            case STRING_LENGTH:
            case STACK_DEPTH:
            case VALUES:
            case COROUTINES:
            case SOURCE_SIZE:
                return true;
            default:
                return false;
        }
    }
}
