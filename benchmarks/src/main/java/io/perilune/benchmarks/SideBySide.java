package io.perilune.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code benchmarks/run}. */
@Command(
        name = "benchmarks/run",
        sortOptions = false,
        separator = " ",
        usageHelpWidth = 100,
        header = "Runs the benchmark programs of a folder on Perilune and its rivals, side by side.",
        description = {
            "",
            "Every rival runs a program in a process of its own, again and again. First each warms up alone for half of its "
                    + "budget, then all take turns for the other half. A figure is the median of the last half of the "
                    + "iterations; every answer is checked.",
            ""
        },
        footer = {
            "",
            "The folder holds suite.tsv with the columns name, folder, n, expected result, small n, its expected result; "
                    + "lines that start with # are remarks. A program is a chunk that returns a function run(n), which "
                    + "does the work of size n and returns a number or a string.",
            "",
            "The report goes to standard output as Markdown, and with the raw figures (report.tsv) and the plot "
                    + "(report.svg) into the output folder. Progress goes to standard error.",
            "",
            "Exit status: 0; 1 when Perilune failed on a program or gave a wrong answer; 2 when nothing could be run."
        })
public final class SideBySide implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", index = "0", description = "The folder with suite.tsv.", arity = "0..1")
    private @Nullable Path folder;

    @Parameters(paramLabel = "NAME", index = "1..*", description = "Only these programs of the suite.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--only", paramLabel = "NAMES", split = ",", description = "The same, as a list with commas.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--rivals",
            paramLabel = "RIVALS",
            split = ",",
            description = "Who runs, with commas; --list names them. Default: all that are present.")
    private List<String> rivals = new ArrayList<>();

    @Option(names = "--list", description = "Lists the rivals and whether they are present, and ends.")
    private boolean list;

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            description = "Time per program and rival, by the clock that counts. Default: ${DEFAULT-VALUE}.")
    private double budget = 5;

    @Option(
            names = "--minimum",
            paramLabel = "N",
            description = "Iterations per program and rival, at least. Default: ${DEFAULT-VALUE}.")
    private int minimum = 5;

    @Option(
            names = "--cap",
            paramLabel = "SECONDS",
            description =
                    "A rival that has used that time gets no further iteration of the program, however few it has done. Default: ${DEFAULT-VALUE}.")
    private double cap = 60;

    @Option(
            names = "--small",
            description = "A quick check of the answers: small n, two iterations, times that mean nothing.")
    private boolean small;

    @Option(
            names = "--clock",
            paramLabel = "cpu|wall",
            description =
                    "What counts: processor time of all threads of the process, or time on the wall. Default: ${DEFAULT-VALUE}.")
    private Clock clock = Clock.CPU;

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "For every JVM; may be repeated. Default: -XX:+UseSerialGC, as the command perilune has it.")
    private List<String> javaOptions = new ArrayList<>(List.of("-XX:+UseSerialGC"));

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where report.md, report.tsv and report.svg go. Default: benchmarks/target/report.")
    private @Nullable Path out;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("UnusedVariable") // Its being there is what picocli looks at.
    private boolean help;

    private final Path root = Path.of(System.getProperty("perilune.root", ".")).toAbsolutePath();

    /** The system property {@code perilune.root} names the working tree. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new SideBySide());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler(
                (e, arguments) -> complain(commandLine, String.valueOf(e.getMessage())));
        commandLine.setExecutionExceptionHandler((e, line, result) -> {
            if (e instanceof Misuse || e instanceof IOException) {
                return complain(commandLine, e instanceof Misuse ? String.valueOf(e.getMessage()) : e.toString());
            }
            throw e;
        });
        return commandLine;
    }

    private static int complain(CommandLine commandLine, String message) {
        commandLine
                .getErr()
                .println("benchmarks/run: " + message.replaceAll("\\R", " ") + " (--help shows the options)");
        commandLine.getErr().flush();
        return 2;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, Misuse {
        if (list) {
            for (Rival rival : Rival.all()) {
                String absence = rival.absence();
                System.out.printf("%-22s %s%n", rival.option(), absence == null ? rival.title() : "absent: " + absence);
            }
            return 0;
        }
        if (folder == null) {
            throw new Misuse("no folder given");
        }
        if (!(budget >= 0) || !(cap > 0) || minimum < 1) {
            throw new Misuse("--budget is at least 0, --cap more than 0, --minimum at least 1");
        }
        List<Program> programs = chosen(Program.suite(folder.toAbsolutePath().normalize(), small));
        List<Rival> present = present();
        Settings settings = new Settings(
                small ? 0 : (long) (budget * 1e9), small ? 2 : minimum, (long) (cap * 1e9), clock, javaOptions);
        Report report = new Report(present, settings);
        Contest contest = new Contest(root, settings, System.err);
        boolean good = true;
        for (int i = 0; i < programs.size(); i++) {
            String place = "[" + (i + 1) + "/" + programs.size() + "]";
            Map<Rival, Outcome> outcomes = contest.run(programs.get(i), present, place);
            report.add(programs.get(i), outcomes);
            good &= outcomes.entrySet().stream()
                    .allMatch(entry ->
                            !entry.getKey().isOurs() || entry.getValue().isGood());
        }
        publish(report);
        return good ? 0 : 1;
    }

    private void publish(Report report) throws IOException {
        Path target = out == null ? root.resolve("benchmarks/target/report") : out;
        Files.createDirectories(target);
        String text = report.markdown();
        Files.writeString(target.resolve("report.md"), text);
        Files.writeString(target.resolve("report.tsv"), report.raw());
        Files.writeString(target.resolve("report.svg"), new Plot(report).svg());
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(text);
        System.err.println("report.md, report.tsv and report.svg are in " + target);
    }

    private List<Program> chosen(List<Program> suite) throws Misuse {
        names.addAll(only);
        return names.isEmpty() ? suite : choose(names, suite, Program::name, "the suite has no program ");
    }

    private List<Rival> present() throws Misuse {
        List<Rival> wanted = rivals.isEmpty() ? Rival.all() : choose(rivals, Rival.all(), Rival::option, "no rival ");
        List<Rival> present = new ArrayList<>();
        for (Rival rival : wanted) {
            String absence = rival.absence();
            if (absence == null) {
                present.add(rival);
            } else {
                System.err.println(rival.title() + " is left out: " + absence);
            }
        }
        if (present.isEmpty()) {
            throw new Misuse("none of these rivals is present");
        }
        return present;
    }

    private static <T> List<T> choose(List<String> wanted, List<T> all, Function<T, String> name, String complaint)
            throws Misuse {
        List<T> chosen = new ArrayList<>();
        for (String one : wanted) {
            List<T> found =
                    all.stream().filter(item -> name.apply(item).equals(one)).toList();
            if (found.isEmpty()) {
                throw new Misuse(complaint + one + ", only "
                        + String.join(", ", all.stream().map(name).toList()));
            }
            found.stream().filter(item -> !chosen.contains(item)).forEach(chosen::add);
        }
        return chosen;
    }
}
