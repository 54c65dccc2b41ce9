package io.perilune.concurrency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The threads, the shared Luas and the watchdog.
 *
 * <p>Invariant: {@code steps[i]} is counted up by thread {@code i} after each thing that it has done. A thread whose number does not change
 * for {@link #STUCK} is stuck: nothing that it does takes longer than its own time limits.
 */
final class Storm {
    private static final Duration STUCK = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 100;

    private final int threads;
    private final long seed;
    private final Tally tally = new Tally();
    private final Executors executors = new Executors();
    private final IntFunction<Executors.Choice> choices;
    private final AtomicReferenceArray<Target> targets;
    private final AtomicLongArray steps;
    private volatile boolean over;

    Storm(int threads, int luas, long seed) {
        this(threads, luas, seed, UnaryOperator.identity());
    }

    /** @param change of the executors, for tests that seed a bug */
    Storm(int threads, int luas, long seed, UnaryOperator<Executors.Choice> change) {
        this.threads = threads;
        choices = index -> change.apply(executors.get(index));
        this.seed = seed;
        steps = new AtomicLongArray(threads);
        targets = new AtomicReferenceArray<>(luas);
        for (int i = 0; i < luas; i++) {
            targets.set(i, new Target(choices.apply(i), tally));
        }
    }

    SortedMap<String, Long> report() {
        return tally.counts();
    }

    List<String> faults() {
        return tally.faults();
    }

    /** True when everything has ended as it may. */
    boolean run(Duration time) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int id = i;
            Thread worker = new Thread(() -> work(id), "storm-" + i);
            worker.setDaemon(true);
            workers.add(worker);
        }
        workers.forEach(Thread::start);
        boolean alive = watch(workers, time);
        over = true;
        if (alive) {
            alive = watch(workers, STUCK);
        }
        for (Thread worker : workers) {
            if (worker.isAlive()) {
                tally.fault(worker.getName() + " has not ended", null);
            }
        }
        for (int i = 0; alive && i < targets.length(); i++) {
            targets.get(i).verify();
            targets.get(i).close();
        }
        executors.close();
        return alive && tally.faults().isEmpty();
    }

    private void work(int id) {
        SplittableRandom random = new SplittableRandom(seed * 31 + id);
        while (!over) {
            int slot = random.nextInt(targets.length());
            Target target = targets.get(slot);
            try {
                if (random.nextInt(2000) == 0) {
                    // Everybody who is inside, waits or comes later gets its exception; a new one takes its place.
                    if (targets.compareAndSet(slot, target, new Target(choices.apply(slot), tally))) {
                        target.close();
                    }
                } else {
                    target.step(random, targets.get(random.nextInt(targets.length())));
                }
            } catch (Throwable e) {
                tally.fault("thread " + id, e);
            }
            if (Thread.interrupted()) {
                tally.count("interrupts kept");
            }
            steps.incrementAndGet(id);
        }
    }

    /** Looks after the threads for so long, or until all have ended; false when one is stuck. */
    private boolean watch(List<Thread> workers, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long[] seen = new long[threads];
        long[] since = new long[threads];
        java.util.Arrays.fill(since, System.nanoTime());
        while (System.nanoTime() < end && workers.stream().anyMatch(Thread::isAlive)) {
            Thread.sleep(LOOK_MILLIS);
            long now = System.nanoTime();
            for (int i = 0; i < threads; i++) {
                long step = steps.get(i);
                if (step != seen[i] || !workers.get(i).isAlive()) {
                    seen[i] = step;
                    since[i] = now;
                } else if (now - since[i] > STUCK.toNanos()) {
                    tally.fault(workers.get(i).getName() + " is stuck", null);
                    dump();
                    return false;
                }
            }
        }
        return true;
    }

    static void dump() {
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            System.out.println(each.getKey() + " " + each.getKey().getState());
            for (StackTraceElement element : each.getValue()) {
                System.out.println("    at " + element);
            }
        }
    }
}
