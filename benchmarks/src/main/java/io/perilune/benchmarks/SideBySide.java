package io.perilune.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs each program on each rival, one process after the other, so that all rivals of a program meet the same minute of
 * the machine. The table goes to standard output, progress to standard error. Fails when an answer of Perilune is wrong.
 */
public final class SideBySide {
    private static final String MINIMUM_ITERATIONS = "5";
    private static final String CAP_SECONDS = "60";

    private final Options options;
    private final Path root;

    private SideBySide(Options options, Path root) {
        this.options = options;
        this.root = root;
    }

    /** See {@link Options#USAGE}; the system property {@code perilune.root} names the working tree. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            Path root = Path.of(System.getProperty("perilune.root", ".")).toAbsolutePath();
            boolean good = new SideBySide(Options.parse(arguments), root).run();
            System.exit(good ? 0 : 1);
        } catch (Options.Misuse e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
        }
    }

    private boolean run() throws IOException, InterruptedException, Options.Misuse {
        List<Program> programs = chosen();
        List<Rival> present = new ArrayList<>();
        for (Rival rival : options.rivals()) {
            if (rival.isPresent(root)) {
                present.add(rival);
            } else {
                System.err.println(rival.title() + ": UNAVAILABLE, left out");
            }
        }
        Report report = new Report(present);
        boolean good = !present.isEmpty();
        for (int i = 0; i < programs.size(); i++) {
            Program program = programs.get(i);
            Map<Rival, Outcome> outcomes = new EnumMap<>(Rival.class);
            for (Rival rival : present) {
                System.err.print("[" + (i + 1) + "/" + programs.size() + "] " + program.name() + " " + rival.title());
                Outcome outcome = measure(program, rival);
                System.err.println(": " + describe(outcome));
                outcomes.put(rival, outcome);
                good &= rival != Rival.PERILUNE || outcome.isGood();
            }
            report.add(program, outcomes);
        }
        System.out.print(report);
        return good;
    }

    private static String describe(Outcome outcome) {
        return outcome.isGood()
                ? String.format(
                        Locale.ROOT,
                        "%.1f ms, %d iterations, first %.1f ms",
                        outcome.median(),
                        outcome.iterations(),
                        outcome.first())
                : outcome.status();
    }

    private List<Program> chosen() throws IOException, Options.Misuse {
        List<Program> suite = Program.suite(options.folder());
        if (options.only().isEmpty()) {
            return suite;
        }
        List<Program> chosen = new ArrayList<>();
        for (String name : options.only()) {
            int before = chosen.size();
            for (Program program : suite) {
                if (program.name().equals(name)) {
                    chosen.add(program);
                }
            }
            if (chosen.size() == before) {
                throw new Options.Misuse("the suite has no program " + name);
            }
        }
        return chosen;
    }

    private Outcome measure(Program program, Rival rival) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(rival.command(root));
        command.add(options.folder().resolve("bench.lua").toString());
        command.add(program.file().toString());
        command.add(program.size());
        command.add(program.expected());
        command.add(options.budget());
        command.add(MINIMUM_ITERATIONS);
        command.add(CAP_SECONDS);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String printed = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            return code == 0 ? Outcome.parse(printed) : Outcome.failed("exit code " + code);
        }
    }
}
