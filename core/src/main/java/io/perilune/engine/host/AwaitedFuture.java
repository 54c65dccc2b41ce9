package io.perilune.engine.host;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future that hangs on a call in a VM. A host function that waits for it while its thread is inside that VM would wait for ever, for the
 * call needs the VM; so the VM is left meanwhile, as in a blocking function.
 */
final class AwaitedFuture<T> extends CompletableFuture<T> {
    private final State state;

    AwaitedFuture(State state) {
        this.state = state;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new AwaitedFuture<>(state);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        return get(state, this, () -> super.get());
    }

    @Override
    public T get(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return timedGet(state, this, () -> super.get(time, unit));
    }

    @Override
    public T join() {
        return join(state, this, () -> super.join());
    }

    static <T> T get(State state, CompletableFuture<T> future, Callable<T> wait)
            throws InterruptedException, ExecutionException {
        try {
            return outside(state, future, wait);
        } catch (InterruptedException | ExecutionException | RuntimeException e) {
            throw e;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    static <T> T timedGet(State state, CompletableFuture<T> future, Callable<T> wait)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return outside(state, future, wait);
        } catch (InterruptedException | ExecutionException | TimeoutException | RuntimeException e) {
            throw e;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    static <T> T join(State state, CompletableFuture<T> future, Callable<T> wait) {
        try {
            return outside(state, future, wait);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static <T> T outside(State state, CompletableFuture<T> future, Callable<T> wait) throws Exception {
        return future.isDone() ? wait.call() : state.leaving(wait);
    }
}
