package io.perilune.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One program, all rivals. First each warms up for half of its budget, alone, because JIT compilers work on threads of their
 * own. Then they take turns until everyone has used the other half, so that a bad minute of the machine meets them all.
 */
final class Contest {
    /** A turn is at least that long, lest those with short iterations measure the change of turns. */
    private static final long TURN = TimeUnit.MILLISECONDS.toNanos(200);

    private final Path root;
    private final Settings settings;
    private final PrintStream progress;

    Contest(Path root, Settings settings, PrintStream progress) {
        this.root = root;
        this.settings = settings;
        this.progress = progress;
    }

    /** @param place where in the suite this program stands, for the progress lines */
    Map<Rival, Outcome> run(Program program, List<Rival> rivals, String place)
            throws IOException, InterruptedException {
        Map<Rival, Contestant> contestants = new LinkedHashMap<>();
        try {
            for (Rival rival : rivals) {
                progress.print(place + " " + program.name() + ", " + rival.title() + ": ");
                progress.flush();
                List<String> command = rival.start(root, program, settings.javaOptions());
                Contestant contestant = new Contestant(command, settings);
                contestants.put(rival, contestant);
                warmUp(contestant);
                progress.println(describe(contestant.outcome()));
            }
            takeTurns(List.copyOf(contestants.values()));
            Map<Rival, Outcome> outcomes = new LinkedHashMap<>();
            contestants.forEach((rival, contestant) -> outcomes.put(rival, contestant.outcome()));
            return outcomes;
        } finally {
            contestants.values().forEach(Contestant::close);
        }
    }

    private void warmUp(Contestant contestant) throws InterruptedException {
        int wanted = settings.minimum() / 2;
        while (!contestant.isDone()
                && (contestant.spent() < settings.budget() / 2 || contestant.iterations() < wanted)) {
            contestant.iterate();
        }
    }

    private void takeTurns(List<Contestant> contestants) throws InterruptedException {
        List<Contestant> running = new ArrayList<>(contestants);
        Map<Contestant, Integer> warm = new LinkedHashMap<>();
        contestants.forEach(contestant -> warm.put(contestant, contestant.iterations()));
        Map<Contestant, Long> end = new LinkedHashMap<>();
        contestants.forEach(contestant -> end.put(contestant, contestant.spent() + settings.budget() / 2));
        while (!running.isEmpty()) {
            for (Contestant contestant : List.copyOf(running)) {
                // As many measured as unmeasured iterations, or the last half would not be the measured one.
                int wanted = Math.max(settings.minimum(), 2 * warm.getOrDefault(contestant, 0));
                long turn = contestant.spent() + TURN;
                boolean enough = isEnough(contestant, end.getOrDefault(contestant, 0L), wanted);
                while (!enough && contestant.spent() < turn) {
                    contestant.iterate();
                    enough = isEnough(contestant, end.getOrDefault(contestant, 0L), wanted);
                }
                if (enough) {
                    running.remove(contestant);
                }
            }
        }
    }

    private static boolean isEnough(Contestant contestant, long end, int wanted) {
        return contestant.isDone() || contestant.iterations() >= wanted && contestant.spent() >= end;
    }

    private static String describe(Outcome outcome) {
        return outcome.isGood()
                ? String.format(
                        Locale.ROOT,
                        "first %.1f ms, %d iterations, %.1f ms",
                        outcome.first(),
                        outcome.samples().size(),
                        outcome.median())
                : outcome.status();
    }
}
