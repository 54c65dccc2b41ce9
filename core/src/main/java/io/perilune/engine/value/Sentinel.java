package io.perilune.engine.value;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hangs on an object that has a finalizer, and on nothing else, so that both become unreachable together; then it
 * puts the object, alive again, into a queue.
 *
 * <p>This uses {@link Object#finalize} on purpose. It is deprecated, but it is the only facility of the JVM that
 * gives an unreachable object back, which {@code __gc} needs: phantom references and Cleaner never do. No script code
 * runs on the JVM's finalizer thread; it only adds to the queue.
 */
final class Sentinel implements Comparable<Sentinel> {
    private final Object subject;
    private final Queue<Object> queue;
    /** Place in the order in which objects of a VM got finalizers. */
    final long order;
    /** Set when the object has been given to somebody who will run its finalizer. */
    private final AtomicBoolean given = new AtomicBoolean();

    Sentinel(Object subject, Queue<Object> queue, long order) {
        this.subject = subject;
        this.queue = queue;
        this.order = order;
    }

    Object subject() {
        return subject;
    }

    boolean isGiven() {
        return given.get();
    }

    /** True for the one caller that is to run the finalizer. */
    boolean claim() {
        return given.compareAndSet(false, true);
    }

    /** First watched, first. */
    @Override
    public int compareTo(Sentinel other) {
        return Long.compare(order, other.order);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal", "Finalize"})
    protected void finalize() {
        if (claim()) {
            queue.add(subject);
        }
    }
}
