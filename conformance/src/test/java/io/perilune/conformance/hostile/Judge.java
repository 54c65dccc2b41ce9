package io.perilune.conformance.hostile;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs scripts and judges them by all nine conditions: how it ended, in what time, no error of the JVM, heap and classes, threads, the
 * calling thread and its flag, the VM and a fresh one, the neighbour, and the world outside.
 *
 * <p>What is measured (time, heap, classes, threads) can be off by chance on a machine that others use, too; so a run that fails by
 * nothing else is repeated, and has failed when it fails every time. What it leaves is compared with what was there before the
 * first time, so that a leak does not hide in the repetition.
 */
final class Judge implements AutoCloseable {
    static final int ATTEMPTS = 5;

    private static final long OVERRUN_MILLIS = 250;
    private static final long LONGEST_GAP_MILLIS = 100;

    /**
     * @param ending null when there was none
     * @param problems what was wrong the last time, nothing when the script is contained
     */
    record Verdict(Ending ending, long millis, List<String> problems, int attempts) {}

    private final Host host;
    private final Neighbour neighbour;

    Judge(Host host) {
        this.host = host;
        neighbour = new Neighbour(host.nanos());
    }

    Verdict judge(HostileScript script, Mode mode) throws InterruptedException {
        Surroundings before = Surroundings.settled();
        for (int attempt = 1; ; attempt++) {
            neighbour.takeLongestGap();
            Containment run = Containment.of(script, mode, host);
            long gap = neighbour.takeLongestGap();
            List<String> measured = new ArrayList<>(run.measured());
            if (run.overrunMillis() > OVERRUN_MILLIS) {
                measured.add("ended " + run.overrunMillis() + " ms after its deadline");
            }
            if (gap > LONGEST_GAP_MILLIS) {
                measured.add("the neighbour waited " + gap + " ms");
            }
            run.close();
            Ending ending = run.ending();
            long millis = run.millis();
            List<String> problems = new ArrayList<>(run.problems());
            run = null;
            Surroundings after = Surroundings.settledAfter(before);
            measured.addAll(after.measured(before));
            problems.addAll(after.certain(before));
            boolean decided = !problems.isEmpty() || measured.isEmpty() || attempt == ATTEMPTS;
            if (decided) {
                problems.addAll(measured);
                return new Verdict(ending, millis, problems, attempt);
            }
        }
    }

    @Override
    public void close() {
        try {
            neighbour.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
