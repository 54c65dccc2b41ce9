package io.perilune.engine.host;

import io.perilune.Lua;
import io.perilune.LuaClosedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The Luas of tenants: made for the first piece of work, shared by those that are under way at the same time, closed when they have been
 * idle for long or when too many are.
 *
 * <p>Invariant: all fields are guarded by the lock, under which nothing of the program runs. A resident is in {@code idle}, in the order in
 * which they became so, exactly if nobody uses it and it is not leaving; it is in {@code all} until it has left, so that nobody makes a
 * tenant's next Lua before the program has seen the last of this one.
 */
public final class Residents<K> {
    /** One tenant's Lua, or the promise of it. */
    public static final class Resident<K> {
        private final K tenant;
        private final CompletableFuture<Lua> lua = new CompletableFuture<>();
        private int users;
        private long idleSince;
        /** Completed when it has left; null as long as it stays. */
        private @Nullable CompletableFuture<Void> leaving;

        private Resident(K tenant) {
            this.tenant = tenant;
        }

        /** Only after {@link Residents#take}. */
        public Lua lua() {
            return lua.join();
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Function<? super K, Lua> maker;
    private final BiConsumer<? super K, ? super Lua> onEviction;
    private final LongSupplier ticker;
    private final int maxIdle;
    private final long idleNanos;
    private final Map<K, Resident<K>> all = new HashMap<>();
    private final Map<K, Resident<K>> idle = new LinkedHashMap<>();
    private long evictions;
    private boolean closed;

    /** @param ticker the clock, in nanoseconds; null for that of the JVM */
    public Residents(
            Function<? super K, Lua> maker,
            BiConsumer<? super K, ? super Lua> onEviction,
            @Nullable LongSupplier ticker,
            int maxIdle,
            long idleNanos) {
        this.maker = maker;
        this.onEviction = onEviction;
        this.ticker = ticker == null ? StateBuilder.NANO_TIME : ticker;
        this.maxIdle = maxIdle;
        this.idleNanos = idleNanos;
    }

    /** The tenant's Lua, which stays until {@link #giveBack}. */
    public Resident<K> take(K tenant) {
        while (true) {
            Resident<K> made = new Resident<>(tenant);
            Resident<K> known = enter(tenant, made);
            if (known == made) {
                make(made);
                return made;
            }
            if (known.leaving != null) {
                known.leaving.join();
                continue;
            }
            try {
                known.lua.join();
            } catch (CompletionException failed) {
                // Whoever was making it knows why. This caller gets an attempt of its own.
                continue;
            }
            return known;
        }
    }

    private Resident<K> enter(K tenant, Resident<K> made) {
        lock.lock();
        try {
            if (closed) {
                throw new LuaClosedException("these tenants' Luas are closed");
            }
            Resident<K> known = all.putIfAbsent(tenant, made);
            Resident<K> resident = known == null ? made : known;
            if (resident.leaving == null && resident.users++ == 0) {
                idle.remove(tenant);
            }
            return resident;
        } finally {
            lock.unlock();
        }
    }

    private void make(Resident<K> resident) {
        try {
            resident.lua.complete(maker.apply(resident.tenant));
        } catch (RuntimeException | Error e) {
            lock.lock();
            try {
                all.remove(resident.tenant);
            } finally {
                lock.unlock();
            }
            resident.lua.completeExceptionally(e);
            throw e;
        }
    }

    /** The work is done. */
    public void giveBack(Resident<K> resident) {
        List<Resident<K>> overdue;
        lock.lock();
        try {
            if (--resident.users == 0) {
                resident.idleSince = ticker.getAsLong();
                idle.put(resident.tenant, resident);
            }
            overdue = overdue();
        } finally {
            lock.unlock();
        }
        evict(overdue);
    }

    /**
     * Closes what has been idle for too long.
     *
     * @return how many that were
     */
    public int evictOverdue() {
        List<Resident<K>> overdue;
        lock.lock();
        try {
            overdue = overdue();
        } finally {
            lock.unlock();
        }
        evict(overdue);
        return overdue.size();
    }

    private List<Resident<K>> overdue() {
        long now = ticker.getAsLong();
        List<Resident<K>> overdue = new ArrayList<>(0);
        for (Iterator<Resident<K>> i = idle.values().iterator(); i.hasNext(); ) {
            Resident<K> oldest = i.next();
            if (!closed && idle.size() <= maxIdle && now - oldest.idleSince < idleNanos) {
                break;
            }
            i.remove();
            oldest.leaving = new CompletableFuture<>();
            overdue.add(oldest);
        }
        evictions += overdue.size();
        return overdue;
    }

    private void evict(List<Resident<K>> overdue) {
        for (Resident<K> resident : overdue) {
            try {
                onEviction.accept(resident.tenant, resident.lua());
            } catch (RuntimeException e) {
                // The work of another tenant, perhaps, is what brought the thread here; that must not fail.
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            } finally {
                leave(resident);
            }
        }
    }

    private void leave(Resident<K> resident) {
        try {
            resident.lua().close();
        } finally {
            CompletableFuture<Void> left;
            lock.lock();
            try {
                all.remove(resident.tenant);
                left = resident.leaving;
            } finally {
                lock.unlock();
            }
            if (left != null) {
                left.complete(null);
            }
        }
    }

    /** How many Luas there are. */
    public int size() {
        lock.lock();
        try {
            return all.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many were closed so far. */
    public long evictions() {
        lock.lock();
        try {
            return evictions;
        } finally {
            lock.unlock();
        }
    }

    /** Closes what is idle, and the rest when its work is done. */
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        evictOverdue();
    }
}
