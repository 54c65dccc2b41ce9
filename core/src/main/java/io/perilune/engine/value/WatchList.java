package io.perilune.engine.value;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one VM that have finalizers. It knows the order in which they got them, since finalizers run in the
 * reverse order, and those still alive, since they are due when the VM is closed.
 */
public final class WatchList {
    private static final int FIRST_PURGE = 64;
    private static final Object[] NOTHING = {};

    private final Queue<Object> due = new ConcurrentLinkedQueue<>();
    /** Those watched and not known to be gone, in order. */
    private List<WeakReference<Sentinel>> watched = new ArrayList<>();

    private int nextPurge = FIRST_PURGE;
    private long order;
    /** Objects watched so far, minus those of {@link #takeAll}, and minus those given out. */
    private long outstanding;

    /** As {@link Finalizers#watch}, with the queue of this list. */
    public void watch(Object subject) {
        Sentinel sentinel = Finalizers.watch(subject, due, order++);
        if (sentinel != null) {
            if (watched.size() >= nextPurge) {
                purge();
            }
            watched.add(new WeakReference<>(sentinel));
            outstanding++;
        }
    }

    private void purge() {
        List<WeakReference<Sentinel>> live = new ArrayList<>();
        for (WeakReference<Sentinel> reference : watched) {
            if (!reference.refersTo(null)) {
                live.add(reference);
            }
        }
        watched = live;
        nextPurge = Math.max(FIRST_PURGE, live.size() * 2);
    }

    /** False when {@link #takeDue} would give nothing. Cheap. */
    public boolean hasDue() {
        return !due.isEmpty();
    }

    /**
     * True while the JVM has found objects unreachable that have not arrived here yet: its threads hand them over
     * some time after the collection that found them.
     */
    public boolean isExpectingMore() {
        purge();
        return outstanding - due.size() > watched.size();
    }

    /** The objects found unreachable since the last call, the one watched last first. */
    public Object[] takeDue() {
        List<Sentinel> taken = new ArrayList<>();
        drain(taken);
        return lastFirst(taken);
    }

    /** All objects whose finalizers have not run, reachable or not, the one watched last first. For closing a VM. */
    public Object[] takeAll() {
        List<Sentinel> taken = new ArrayList<>();
        for (WeakReference<Sentinel> reference : watched) {
            Sentinel sentinel = reference.get();
            if (sentinel != null && sentinel.claim()) {
                taken.add(sentinel);
            }
        }
        watched = new ArrayList<>();
        drain(taken);
        outstanding = 0;
        return lastFirst(taken);
    }

    private void drain(List<Sentinel> taken) {
        for (Object subject = due.poll(); subject != null; subject = due.poll()) {
            outstanding--;
            Sentinel sentinel = sentinelOf(subject);
            if (sentinel != null) {
                taken.add(sentinel);
            }
        }
    }

    private static @Nullable Sentinel sentinelOf(Object subject) {
        Attachments attachments = Attachments.of(subject);
        return attachments == null ? null : attachments.sentinel;
    }

    private static Object[] lastFirst(List<Sentinel> sentinels) {
        if (sentinels.isEmpty()) {
            return NOTHING;
        }
        Sentinel[] sorted = sentinels.toArray(new Sentinel[0]);
        Arrays.sort(sorted);
        Object[] subjects = new Object[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            subjects[i] = sorted[sorted.length - 1 - i].subject();
        }
        return subjects;
    }
}
