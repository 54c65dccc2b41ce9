package io.perilune.engine.vm;

import java.util.Arrays;

/** How much of each {@link Resource} may be used. Immutable. */
public final class Allowance {
    /** The amount that stands for "as much as there is". */
    public static final long ANY = Long.MAX_VALUE;

    public static final Allowance UNLIMITED = new Allowance(unlimited());

    /** By the resource's ordinal; never changed. */
    private final long[] amounts;

    private Allowance(long[] amounts) {
        this.amounts = amounts;
    }

    private static long[] unlimited() {
        long[] amounts = new long[Resource.values().length];
        Arrays.fill(amounts, ANY);
        return amounts;
    }

    public long of(Resource resource) {
        return amounts[resource.ordinal()];
    }

    public Allowance with(Resource resource, long amount) {
        long[] changed = amounts.clone();
        changed[resource.ordinal()] = amount;
        return new Allowance(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Allowance that && Arrays.equals(amounts, that.amounts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(amounts);
    }
}
