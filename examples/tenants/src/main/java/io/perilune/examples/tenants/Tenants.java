package io.perilune.examples.tenants;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the workload on every kind of executor and tells how it went. Argument: requests for each, 20,000 if there is none. Or, with
 * {@code --vms N} and perhaps {@code --active N}, a crowd of so many tenants, of whom so many have a request in progress.
 */
public final class Tenants {
    /** Where there are no virtual threads: enough that those whose scripts never end by themselves do not hold up the others. */
    private static final int POOL = 16;

    private Tenants() {}

    public static void main(String[] arguments) throws Exception {
        AtomicInteger uncaught = new AtomicInteger();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.incrementAndGet());
        long wrong = Arrays.asList(arguments).contains("--vms") ? crowd(arguments) : everywhere(arguments);
        System.out.println(uncaught.get() + " uncaught exceptions");
        if (wrong + uncaught.get() > 0) {
            System.exit(1);
        }
    }

    private static long crowd(String[] arguments) throws Exception {
        int vms = option(arguments, "--vms", 100_000);
        int active = option(arguments, "--active", 1_000);
        boolean virtual = Place.VIRTUAL.isHere();
        System.out.println(virtual ? Place.VIRTUAL.description : "a pool of " + POOL + " threads");
        try (Place.Running running = virtual ? Place.VIRTUAL.start() : Place.pool(POOL)) {
            Crowd crowd = new Crowd(vms, active, Duration.ofSeconds(5), System.out);
            return crowd.run(running, new Host(running.executor));
        }
    }

    private static int option(String[] arguments, String name, int otherwise) {
        int at = Arrays.asList(arguments).indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == arguments.length || !arguments[at + 1].matches("[1-9][0-9]{0,7}")) {
            throw new IllegalArgumentException(name + " needs a number above zero");
        }
        return Integer.parseInt(arguments[at + 1]);
    }

    private static long everywhere(String[] arguments) throws Exception {
        int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        long wrong = 0;
        for (Place place : Place.here()) {
            long start = System.nanoTime();
            try (Place.Running running = place.start()) {
                Workload workload = new Workload(running.executor);
                long deviations = workload.run(requests);
                long millis = Math.max(1, (System.nanoTime() - start) / 1_000_000);
                System.out.println(requests + " requests on " + place.description + ": " + deviations + " deviations, "
                        + running.lostThreads() + " lost threads, " + requests * 1000L / millis + " a second"
                        + (deviations == 0 ? "" : "; first: " + workload.firstDeviation()));
                wrong += deviations + running.lostThreads();
            }
        }
        return wrong;
    }
}
