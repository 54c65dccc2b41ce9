package io.perilune;

import io.perilune.engine.host.Pool;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A number of equal {@link Lua}s, for work that shall run in parallel: one thread at a time runs in one Lua, so parallelism comes
 * from many. They are made when they are first needed. Any thread may call any method.
 *
 * <p>Nothing is reset between two pieces of work: globals that one sets, the next one sees.
 */
public final class LuaPool implements AutoCloseable {
    private final Pool pool;

    private LuaPool(Pool pool) {
        this.pool = pool;
    }

    /**
     * A pool.
     *
     * @param size how many Luas there are at most, above zero
     * @param maker makes one; called by the thread that needs it
     */
    public static LuaPool of(int size, Supplier<Lua> maker) {
        if (size <= 0) {
            throw new IllegalArgumentException("a pool of " + size);
        }
        return new LuaPool(new Pool(size, maker));
    }

    /**
     * Gives the work a Lua that nobody else has, and waits for one as long as it takes.
     *
     * @throws LuaInterruptedException when the thread is interrupted while it waits
     * @throws LuaClosedException when the pool is closed
     */
    public <T> T call(Function<Lua, T> work) {
        return run(work, Long.MAX_VALUE);
    }

    /**
     * As {@link #call(Function)}, waiting for a Lua no longer than the given time.
     *
     * @throws LuaBusyException when the time is over
     */
    public <T> T call(Duration time, Function<Lua, T> work) {
        return run(work, Lua.nanos(time));
    }

    private <T> T run(Function<Lua, T> work, long nanos) {
        Lua lua = pool.await(nanos);
        try {
            return work.apply(lua);
        } finally {
            pool.giveBack(lua);
        }
    }

    /**
     * Gives the work a Lua when one is free, and takes it back when what the work returns is completed. Waits for nothing; the
     * work begins on the calling thread or on the one that gives a Lua back.
     */
    public <T> CompletableFuture<T> callAsync(Function<Lua, ? extends CompletionStage<T>> work) {
        return pool.take().thenCompose(lua -> begin(lua, work));
    }

    private <T> CompletionStage<T> begin(Lua lua, Function<Lua, ? extends CompletionStage<T>> work) {
        CompletionStage<T> result;
        try {
            result = work.apply(lua);
        } catch (RuntimeException | Error e) {
            pool.giveBack(lua);
            throw e;
        }
        return result.whenComplete((value, failure) -> pool.giveBack(lua));
    }

    /** Closes the Luas that are free, and the others when their work is done. Who waits gets {@link LuaClosedException}. */
    @Override
    public void close() {
        pool.close();
    }
}
