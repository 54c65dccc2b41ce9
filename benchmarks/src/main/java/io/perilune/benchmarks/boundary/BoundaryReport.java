package io.perilune.benchmarks.boundary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of the boundary and prints how the rivals compare, as a Markdown table. */
public final class BoundaryReport {
    private static final String HEAD =
            "| operation | Perilune, ns | B | shared, ns | LuaJ, ns | B | luajava, ns | LuaJ ÷ Perilune"
                    + " | luajava ÷ Perilune |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n";

    private BoundaryReport() {}

    /** @param arguments names of operations as regular expressions, and options of JMH */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(given)
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class)
                .shouldFailOnError(true);
        if (given.getIncludes().isEmpty()) {
            options.include("\\.boundary\\.");
        }
        Runner runner =
                new Runner(options.build(), OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL));
        System.out.print(table(costs(runner.run())));
    }

    private static List<Cost> costs(Collection<RunResult> runs) {
        List<Cost> costs = new ArrayList<>();
        for (RunResult run : runs) {
            String name = run.getParams().getBenchmark();
            if (!name.contains(".boundary.")) {
                // A name of an operation may be part of another benchmark's.
                continue;
            }
            costs.add(new Cost(
                    name.substring(name.lastIndexOf('.') + 1),
                    Rival.valueOf(run.getParams().getParam("rival")),
                    secondary(run, ProcessorTime.LABEL),
                    secondary(run, "gc.alloc.rate.norm")));
        }
        return costs;
    }

    @SuppressWarnings("rawtypes") // JMH's own signature
    private static double secondary(RunResult run, String label) {
        for (Map.Entry<String, Result> entry : run.getSecondaryResults().entrySet()) {
            if (entry.getKey().endsWith(label)) {
                return entry.getValue().getScore();
            }
        }
        throw new IllegalStateException("no " + label + " of " + run.getParams().getBenchmark());
    }

    /** One row for each operation that was measured. */
    static String table(List<Cost> costs) {
        StringBuilder table = new StringBuilder(HEAD);
        for (Operation operation : Operation.values()) {
            Optional<Cost> own = find(costs, operation, Rival.PERILUNE);
            Optional<Cost> shared = find(costs, operation, Rival.PERILUNE_SHARED);
            Optional<Cost> luaj = find(costs, operation, Rival.LUAJ);
            Optional<Cost> luajava = find(costs, operation, Rival.LUAJAVA);
            if (own.isEmpty() && shared.isEmpty() && luaj.isEmpty() && luajava.isEmpty()) {
                continue;
            }
            table.append("| ").append(operation.title());
            cell(table, own.map(Cost::nanos));
            cell(table, own.map(Cost::bytes));
            cell(table, shared.map(Cost::nanos));
            cell(table, luaj.map(Cost::nanos));
            cell(table, luaj.map(Cost::bytes));
            cell(table, luajava.map(Cost::nanos));
            cell(table, ratio(luaj, own));
            cell(table, ratio(luajava, own));
            table.append(" |\n");
        }
        return table.toString();
    }

    private static Optional<Cost> find(List<Cost> costs, Operation operation, Rival rival) {
        return costs.stream()
                .filter(c -> c.rival() == rival && c.method().equals(operation.method()))
                .findFirst();
    }

    private static Optional<Double> ratio(Optional<Cost> other, Optional<Cost> own) {
        return other.flatMap(o -> own.map(p -> o.nanos() / p.nanos()));
    }

    private static void cell(StringBuilder table, Optional<Double> figure) {
        table.append(" | ").append(figure.map(BoundaryReport::shown).orElse("—"));
    }

    private static String shown(double figure) {
        return String.format(Locale.ROOT, figure < 100 ? "%.1f" : "%,.0f", figure);
    }
}
