package io.perilune.conformance.hostile;

import io.perilune.Limit;
import io.perilune.LuaLimitException;
import io.perilune.LuaRuntimeException;
import io.perilune.LuaSyntaxException;
import java.util.concurrent.TimeUnit;

/**
 * How a run ended.
 *
 * @param kind one of the words that scripts expect, or "thrown" for what no script may bring about
 * @param text result or message, for people
 * @param figure what the message of a limit must tell: the amount that was allowed
 */
record Ending(String kind, String text, String figure) {
    private static final String THROWN = "thrown";

    static Ending ok(String result) {
        return new Ending("ok", result, "");
    }

    static Ending of(Throwable thrown) {
        if (thrown instanceof LuaLimitException e) {
            long amount = e.limit() == Limit.DEADLINE ? TimeUnit.NANOSECONDS.toMillis(e.amount()) : e.amount();
            return new Ending(
                    isMemory(e.limit()) ? "limit-memory" : "limit-cpu", e.getMessage(), String.valueOf(amount));
        }
        if (thrown instanceof LuaRuntimeException || thrown instanceof LuaSyntaxException) {
            return new Ending("error", thrown.getMessage(), "");
        }
        return new Ending(THROWN, thrown.toString(), "");
    }

    /** Whether it is one of the ways in which a script may end. */
    boolean isLawful() {
        return !kind.equals(THROWN);
    }

    boolean isLimit() {
        return kind.startsWith("limit-");
    }

    boolean isDeadline() {
        return isLimit() && text.startsWith("deadline of");
    }

    /** Whether the message of a limit says which one it was, and how much was allowed. */
    boolean namesLimitAndFigure() {
        return text.matches(".*(limit of [a-z ]+ reached|deadline of).*") && text.contains(figure);
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
