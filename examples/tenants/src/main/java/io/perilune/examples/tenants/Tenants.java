package io.perilune.examples.tenants;

import java.util.concurrent.atomic.AtomicInteger;

/** Runs the workload on every kind of executor and tells how it went. Argument: requests for each, 20,000 if there is none. */
public final class Tenants {
    private Tenants() {}

    public static void main(String[] arguments) throws Exception {
        int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        AtomicInteger uncaught = new AtomicInteger();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.incrementAndGet());
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
        System.out.println(uncaught.get() + " uncaught exceptions");
        if (wrong + uncaught.get() > 0) {
            System.exit(1);
        }
    }
}
