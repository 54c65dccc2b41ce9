package io.perilune;

import io.perilune.engine.host.Residents;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A {@link Lua} for each tenant of a program: made for the tenant's first piece of work, kept for the next ones, and closed when it
 * has been idle for a while or when too many are. Pieces of work of one tenant that come at the same time share its Lua, which lets
 * one thread in at a time. Any thread may call any method.
 *
 * <p>No thread watches the clock: every call looks for Luas that are due, and {@link #evict} does so when the program wants it.
 *
 * @param <K> what tenants are known by; its {@code equals} decides who is the same
 */
public final class LuaTenants<K> implements AutoCloseable {
    private final Residents<K> residents;

    private LuaTenants(Residents<K> residents) {
        this.residents = residents;
    }

    /**
     * For the Luas of tenants.
     *
     * @param maker makes one, for the thread that needs it; it must not use these tenants itself
     */
    public static <K> Builder<K> builder(Function<? super K, Lua> maker) {
        return new Builder<>(Objects.requireNonNull(maker, "maker"));
    }

    /** How many Luas are kept, and for how long. Not shared between threads. */
    public static final class Builder<K> {
        private final Function<? super K, Lua> maker;
        private int maxIdle = Integer.MAX_VALUE;
        private long idleNanos = Long.MAX_VALUE;
        private LongSupplier ticker;
        private BiConsumer<? super K, ? super Lua> onEviction = (tenant, lua) -> {};

        private Builder(Function<? super K, Lua> maker) {
            this.maker = maker;
        }

        /**
         * The most Luas that stay without work; the one that has been idle for longest goes first. Default: no bound.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public Builder<K> maxIdle(int count) {
            if (count < 0) {
                throw new IllegalArgumentException("at most " + count + " idle Luas");
            }
            maxIdle = count;
            return this;
        }

        /**
         * The longest time that a Lua stays without work. Default: no bound.
         *
         * @throws IllegalArgumentException unless positive
         */
        public Builder<K> idleTime(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("idle time " + time + ": not positive");
            }
            idleNanos = Lua.nanos(time);
            return this;
        }

        /** The clock of {@link #idleTime}, in nanoseconds from anywhere, never going back. Default: {@code System.nanoTime}. */
        public Builder<K> ticker(LongSupplier nanos) {
            ticker = Objects.requireNonNull(nanos, "nanos");
            return this;
        }

        /**
         * Sees a tenant's Lua before it is closed, perhaps to keep what it knows. The tenant's next Lua is made only afterwards, so it
         * must not use these tenants itself. It runs on the thread whose call found the Lua due; what it throws goes to
         * that thread's handler for uncaught exceptions, and the Lua is closed all the same.
         */
        public Builder<K> onEviction(BiConsumer<? super K, ? super Lua> action) {
            onEviction = Objects.requireNonNull(action, "action");
            return this;
        }

        /** The tenants, none of whom has a Lua yet. */
        public LuaTenants<K> build() {
            return new LuaTenants<>(new Residents<>(maker, onEviction, ticker, maxIdle, idleNanos));
        }
    }

    /**
     * Gives the work the tenant's Lua. What the maker throws passes to the caller, and the tenant's next call tries again.
     *
     * @throws LuaClosedException when the tenants are closed
     */
    public <T> T call(K tenant, Function<? super Lua, T> work) {
        Residents.Resident<K> resident = residents.take(tenant);
        try {
            return work.apply(resident.lua());
        } finally {
            residents.giveBack(resident);
        }
    }

    /** As {@link #call}; the Lua counts as in use until what the work returns is completed. */
    public <T> CompletableFuture<T> callAsync(K tenant, Function<? super Lua, ? extends CompletionStage<T>> work) {
        Residents.Resident<K> resident = residents.take(tenant);
        CompletionStage<T> result;
        try {
            result = work.apply(resident.lua());
        } catch (RuntimeException | Error e) {
            residents.giveBack(resident);
            throw e;
        }
        return result.whenComplete((value, failure) -> residents.giveBack(resident))
                .toCompletableFuture();
    }

    /**
     * Closes the Luas that have been idle for too long; to be called by a timer of the program, if it has one.
     *
     * @return how many that were
     */
    public int evict() {
        return residents.evictOverdue();
    }

    /** How many Luas there are. */
    public int size() {
        return residents.size();
    }

    /** How many Luas were closed so far. */
    public long evictions() {
        return residents.evictions();
    }

    /** Closes the Luas that are idle, and the others when their work is done; new work is refused. Closing twice does nothing. */
    @Override
    public void close() {
        residents.close();
    }
}
