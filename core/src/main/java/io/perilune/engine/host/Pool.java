package io.perilune.engine.host;

import io.perilune.Lua;
import io.perilune.LuaBusyException;
import io.perilune.LuaClosedException;
import io.perilune.LuaInterruptedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Luas that wait for work, and work that waits for Luas.
 *
 * <p>Invariant: all fields are guarded by the lock, under which nothing of the program runs; one of {@code free} and
 * {@code waiting} is empty, but for waits that were given up.
 */
public final class Pool {
    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<Lua> maker;
    private final Deque<Lua> free = new ArrayDeque<>();
    private final Queue<CompletableFuture<Lua>> waiting = new ArrayDeque<>();
    private int unmade;
    private boolean closed;

    public Pool(int size, Supplier<Lua> maker) {
        this.unmade = size;
        this.maker = maker;
    }

    /** The Lua that was used last, a new one, or the promise of one. */
    public CompletableFuture<Lua> take() {
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(new LuaClosedException("this pool is closed"));
            }
            Lua lua = free.poll();
            if (lua != null) {
                return CompletableFuture.completedFuture(lua);
            }
            if (unmade == 0) {
                CompletableFuture<Lua> wait = new CompletableFuture<>();
                waiting.add(wait);
                return wait;
            }
            unmade--;
        } finally {
            lock.unlock();
        }
        return make();
    }

    private CompletableFuture<Lua> make() {
        try {
            return CompletableFuture.completedFuture(maker.get());
        } catch (RuntimeException | Error e) {
            lock.lock();
            try {
                unmade++;
            } finally {
                lock.unlock();
            }
            return CompletableFuture.failedFuture(e);
        }
    }

    /** As {@link #take}, waiting for at most a time. */
    public Lua await(long nanos) {
        CompletableFuture<Lua> wait = take();
        try {
            return wait.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            giveUp(wait);
            throw new LuaBusyException("no Lua of the pool became free in time", "");
        } catch (InterruptedException e) {
            giveUp(wait);
            Thread.currentThread().interrupt();
            throw new LuaInterruptedException("interrupted while waiting for a Lua of the pool");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    private void giveUp(CompletableFuture<Lua> wait) {
        if (!wait.cancel(false) && !wait.isCompletedExceptionally()) {
            giveBack(wait.join());
        }
    }

    public void giveBack(Lua lua) {
        CompletableFuture<Lua> next;
        do {
            lock.lock();
            try {
                next = waiting.poll();
                if (next == null && !closed) {
                    free.push(lua);
                    return;
                }
            } finally {
                lock.unlock();
            }
            if (next == null) {
                lua.close();
                return;
            }
        } while (!next.complete(lua));
    }

    /** Closes what is free now and the rest when it is given back; who waits is refused. */
    public void close() {
        Lua lua;
        while ((lua = nextToClose()) != null) {
            lua.close();
        }
        CompletableFuture<Lua> wait;
        while ((wait = nextToRefuse()) != null) {
            wait.completeExceptionally(new LuaClosedException("the pool was closed"));
        }
    }

    private @Nullable Lua nextToClose() {
        lock.lock();
        try {
            closed = true;
            return free.poll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable CompletableFuture<Lua> nextToRefuse() {
        lock.lock();
        try {
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }
}
