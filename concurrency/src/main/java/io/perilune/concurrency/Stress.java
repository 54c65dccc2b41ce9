package io.perilune.concurrency;

import java.time.Duration;
import java.util.Map;

/**
 * Many threads make calls, resumes, awaits, cancels and closes on shared Luas until the time is over; see {@link #HELP}. A program for the
 * command line: the exit code is 0 when every call has ended as it may, and nothing was stuck.
 */
public final class Stress {
    static final String HELP = """
            usage: conformance/stress [--threads N] [--luas N] [--seed N] MINUTES
            Threads (64) make calls, resumes, awaits, cancels and closes on shared Luas (8), each Lua on another kind of
            executor, for so many minutes (a fraction is possible). A watchdog looks whether every thread still gets on.
            Prints what was done and how it ended. Exit code: 0 everything ended as it may, 1 something did not, or was
            stuck (then with the stacks of all threads), 2 wrong arguments.""";

    private Stress() {}

    public static void main(String[] arguments) throws InterruptedException {
        int threads = 64;
        int luas = 8;
        long seed = System.nanoTime();
        Duration time = null;
        try {
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--help", "-h" -> {
                        System.out.println(HELP);
                        return;
                    }
                    case "--threads" -> threads = positive(arguments[++i]);
                    case "--luas" -> luas = positive(arguments[++i]);
                    case "--seed" -> seed = Long.parseLong(arguments[++i]);
                    default -> time = Duration.ofMillis(Math.round(Double.parseDouble(arguments[i]) * 60_000));
                }
            }
            if (time == null || time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("no time above zero");
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println("stress: " + e.getMessage());
            System.err.println(HELP);
            System.exit(2);
            return;
        }
        System.out.println("seed " + seed + ", " + threads + " threads, " + luas + " Luas, " + time.toSeconds()
                + " s, Java " + Runtime.version().feature());
        Storm storm = new Storm(threads, luas, seed);
        boolean held = storm.run(time);
        for (Map.Entry<String, Long> done : storm.report().entrySet()) {
            System.out.printf("%12d %s%n", done.getValue(), done.getKey());
        }
        storm.faults().forEach(fault -> System.out.println("FAULT " + fault));
        System.out.println(held ? "everything ended as it may" : "FAILED");
        // A thread that is stuck would keep the process alive.
        System.exit(held ? 0 : 1);
    }

    private static int positive(String text) {
        int value = Integer.parseInt(text);
        if (value <= 0) {
            throw new IllegalArgumentException("not above zero: " + text);
        }
        return value;
    }
}
