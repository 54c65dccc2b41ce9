package io.perilune.engine.value;

import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Tells when an object with a finalizer has become unreachable. */
public final class Finalizers {
    private Finalizers() {}

    /**
     * Puts {@code subject} into {@code queue}, once, some time after nothing refers to it any more, cycles not
     * counting. The queue gets it on a thread of the JVM, so it must be a concurrent one. Weak values and weak keys
     * that refer to the object are gone by then. Does nothing while the object is being watched already; after it was
     * given out it may be watched anew.
     *
     * @param subject a Table or an {@link Attachable}; with anything else nothing happens
     */
    public static void watch(Object subject, Queue<Object> queue) {
        watch(subject, queue, 0);
    }

    /** The new sentinel, or null when there is nothing to do. */
    static @Nullable Sentinel watch(Object subject, Queue<Object> queue, long order) {
        if (!Attachments.canHave(subject)) {
            return null;
        }
        Attachments attachments = Attachments.obtain(subject);
        if (attachments.sentinel != null && !attachments.sentinel.isGiven()) {
            return null;
        }
        Sentinel sentinel = new Sentinel(subject, queue, order);
        attachments.sentinel = sentinel;
        return sentinel;
    }
}
