package io.perilune.engine.vm;

/** Why a {@link Termination} took place, when it was a limit. */
public record LimitReached(Resource resource, long amount) {
    @Override
    public String toString() {
        return resource == Resource.TIME
                ? "deadline of " + amount / 1_000_000 + " ms passed"
                : "limit of " + resource + " reached: " + amount;
    }
}
