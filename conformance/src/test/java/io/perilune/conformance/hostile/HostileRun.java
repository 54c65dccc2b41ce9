package io.perilune.conformance.hostile;

import io.perilune.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every script of a folder in every mode, judged; what {@code conformance/run-hostile} starts. */
final class HostileRun {
    private final Engine engine;
    private final boolean inTurn;
    private final List<HostileScript> scripts;
    private final Map<Mode, int[]> totals = new EnumMap<>(Mode.class);
    private int failed;

    private HostileRun(Engine engine, boolean inTurn, List<HostileScript> scripts) {
        this.engine = engine;
        this.inTurn = inTurn;
        this.scripts = scripts;
    }

    /** Arguments: options, the folder, and beginnings of the names of scripts when not all are to run. */
    public static void main(String[] arguments) throws InterruptedException {
        Engine engine = Engine.INTERPRETER;
        boolean inTurn = false;
        int next = 0;
        for (; arguments[next].startsWith("--"); next++) {
            if (arguments[next].equals("--in-turn")) {
                inTurn = true;
            } else if (arguments[next].startsWith("--engine=")) {
                engine = Engine.valueOf(
                        arguments[next].substring("--engine=".length()).toUpperCase(Locale.ROOT));
            } else {
                throw new IllegalArgumentException("unknown option " + arguments[next]);
            }
        }
        List<HostileScript> scripts = HostileScript.in(Path.of(arguments[next]));
        int names = next + 1;
        scripts.removeIf(script -> !isWanted(script, arguments, names));
        System.exit(new HostileRun(engine, inTurn, scripts).run() ? 0 : 1);
    }

    private static boolean isWanted(HostileScript script, String[] arguments, int names) {
        for (int i = names; i < arguments.length; i++) {
            if (script.name().startsWith(arguments[i])) {
                return true;
            }
        }
        return arguments.length == names;
    }

    private boolean run() throws InterruptedException {
        List<Mode> modes = new ArrayList<>(List.of(Mode.values()));
        modes.removeIf(mode -> !mode.isAvailable());
        try (JvmErrors errors = new JvmErrors();
                Judge judge = new Judge(Host.of(engine))) {
            warmUp(judge, modes);
            Surroundings before = Surroundings.settled();
            for (int i = 0; i < scripts.size(); i++) {
                for (Mode mode : inTurn ? List.of(modes.get(i % modes.size())) : modes) {
                    errors.begins(scripts.get(i).name() + " " + mode);
                    report(scripts.get(i), mode, judge.judge(scripts.get(i), mode));
                }
            }
            // What is too little to be seen after one run adds up over all of them.
            fail(Surroundings.settledAfter(before).kept(before), "after all runs: ");
            fail(errors.recorded(), "");
        }
        return close();
    }

    /** What is loaded and compiled once for the process must not be held against the script that comes first. */
    private void warmUp(Judge judge, List<Mode> modes) throws InterruptedException {
        for (int i = 0; i < Math.min(2, scripts.size()); i++) {
            for (Mode mode : modes) {
                judge.judge(scripts.get(i), mode);
            }
        }
    }

    private void report(HostileScript script, Mode mode, Judge.Verdict verdict) {
        boolean contained = verdict.problems().isEmpty();
        int[] counts = totals.computeIfAbsent(mode, m -> new int[3]);
        counts[contained ? 0 : 1]++;
        counts[2] += verdict.attempts() - 1;
        failed += contained ? 0 : 1;
        System.out.printf(
                Locale.ROOT,
                "%-4s  %-44s %-9s %-12s %6d ms  %s%n",
                contained ? "ok" : "FAIL",
                script.name(),
                mode.name().toLowerCase(Locale.ROOT),
                verdict.ending() == null ? "-" : verdict.ending().kind(),
                verdict.millis(),
                String.join("; ", verdict.problems()));
    }

    private void fail(List<String> problems, String where) {
        for (String problem : problems) {
            System.out.println("FAIL  " + where + problem);
            failed++;
        }
    }

    private boolean close() {
        int passed = 0;
        System.out.printf("%n%-10s %7s %7s %9s%n", "mode", "passed", "failed", "repeated");
        for (Mode mode : Mode.values()) {
            String name = mode.name().toLowerCase(Locale.ROOT);
            int[] counts = totals.get(mode);
            if (counts == null) {
                System.out.printf(
                        "%-10s skipped: %s%n",
                        name,
                        mode.isAvailable()
                                ? "no script"
                                : "JDK " + Runtime.version().feature() + " has none");
                continue;
            }
            System.out.printf("%-10s %7d %7d %9d%n", name, counts[0], counts[1], counts[2]);
            passed += counts[0];
        }
        System.out.printf(
                "engine %s, JDK %s%n%d passed, %d failed%n",
                engine.name().toLowerCase(Locale.ROOT), Runtime.version(), passed, failed);
        return failed == 0 && passed > 0;
    }
}
