package io.perilune.conformance.hostile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jfr.consumer.RecordingStream;

/**
 * Every script of a folder in every mode, judged by all nine conditions: how it ended, in what time, no error of the JVM, heap and
 * classes, threads, the calling thread and its flag, the VM and a fresh one, the neighbour, and the world outside.
 */
final class HostileRun {
    /** The deadline and what may be added to it. */
    private static final long LONGEST_MILLIS = 2_000 + 250;

    private static final long LONGEST_GAP_MILLIS = 100;

    private HostileRun() {}

    /** Arguments: the folder, and beginnings of the names of scripts when not all are to run. */
    public static void main(String[] arguments) throws InterruptedException {
        List<HostileScript> scripts = HostileScript.in(Path.of(arguments[0]));
        scripts.removeIf(script -> !isWanted(script, arguments));
        List<Mode> modes = new ArrayList<>(List.of(Mode.values()));
        modes.removeIf(mode -> !mode.isAvailable());
        int passed = 0;
        int failed = 0;
        AtomicReference<String> jvmError = new AtomicReference<>();
        Neighbour neighbour = new Neighbour();
        try (RecordingStream events = new RecordingStream()) {
            events.enable("jdk.JavaErrorThrow");
            events.onEvent("jdk.JavaErrorThrow", event -> {
                String name = event.getClass("thrownClass").getName();
                if (name.endsWith("OutOfMemoryError")
                        || name.endsWith("StackOverflowError")
                        || name.endsWith("InternalError")) {
                    jvmError.set(name + ": " + event.getString("message"));
                }
            });
            events.startAsync();
            warmUp(scripts, modes);
            for (HostileScript script : scripts) {
                for (Mode mode : modes) {
                    List<String> problems = judge(script, mode, neighbour);
                    if (problems.isEmpty()) {
                        passed++;
                    } else {
                        failed++;
                    }
                }
            }
            // Waits for the events that are still on their way.
            stop(events);
        }
        neighbour.end();
        if (jvmError.get() != null) {
            System.out.println("FAIL  an error of the JVM was thrown: " + jvmError.get());
            failed++;
        }
        System.out.printf(Locale.ROOT, "%d passed, %d failed%n", passed, failed);
        System.exit(failed == 0 && passed > 0 ? 0 : 1);
    }

    /** RecordingStream.stop exists since JDK 20; before, closing loses what was not flushed, a second at most. */
    private static void stop(RecordingStream events) throws InterruptedException {
        try {
            RecordingStream.class.getMethod("stop").invoke(events);
        } catch (ReflectiveOperationException older) {
            Thread.sleep(Duration.ofSeconds(2).toMillis());
        }
    }

    private static boolean isWanted(HostileScript script, String[] arguments) {
        for (int i = 1; i < arguments.length; i++) {
            if (script.name().startsWith(arguments[i])) {
                return true;
            }
        }
        return arguments.length == 1;
    }

    /** What is loaded and compiled once for the process must not be held against the script that comes first. */
    private static void warmUp(List<HostileScript> scripts, List<Mode> modes) throws InterruptedException {
        for (Mode mode : modes) {
            Containment.of(scripts.get(0), mode).close();
        }
        Surroundings.now();
    }

    private static List<String> judge(HostileScript script, Mode mode, Neighbour neighbour)
            throws InterruptedException {
        Surroundings before = Surroundings.now();
        neighbour.takeLongestGap();
        Containment run = Containment.of(script, mode);
        long gap = neighbour.takeLongestGap();
        List<String> problems = new ArrayList<>(run.problems());
        if (run.millis() > LONGEST_MILLIS) {
            problems.add("took " + run.millis() + " ms");
        }
        if (gap > LONGEST_GAP_MILLIS) {
            problems.add("the neighbour waited " + gap + " ms");
        }
        Ending ending = run.ending();
        long millis = run.millis();
        run.close();
        run = null;
        problems.addAll(Surroundings.now().differencesTo(before));
        System.out.printf(
                Locale.ROOT,
                "%-4s  %-44s %-9s %-12s %6d ms  %s%n",
                problems.isEmpty() ? "ok" : "FAIL",
                script.name(),
                mode.name().toLowerCase(Locale.ROOT),
                ending == null ? "-" : ending.kind(),
                millis,
                String.join("; ", problems));
        return problems;
    }
}
