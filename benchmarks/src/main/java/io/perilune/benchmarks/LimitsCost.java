package io.perilune.benchmarks;

import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaBuilder;
import io.perilune.LuaFunction;
import io.perilune.Sandbox;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What all limits together cost: every program of a folder in a Lua with all of them and in one with none, in one process, by turns.
 * Arguments: the folder, seconds of processor time for each program and side, 5 if not given, and {@code --small} for the small sizes.
 */
public final class LimitsCost {
    /** Far enough that no program reaches them, near enough that each is looked at. */
    private static final Limits ALL = Limits.of()
            .instructions(1L << 50)
            .deadline(Duration.ofHours(10))
            .memory(256 << 20)
            .stringLength(64 << 20)
            .stackDepth(200_000)
            .values(1_000_000)
            .coroutines(10_000)
            .sourceSize(4 << 20)
            .loads(10_000)
            .output(1 << 20);

    private static final int LEAST_PAIRS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LimitsCost() {}

    public static void main(String[] arguments) throws IOException, Misuse {
        Path folder = Path.of(arguments[0]);
        double budget = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 5;
        System.out.println("| program | without limits, ms | with all limits, ms | ratio |");
        System.out.println("|---|---:|---:|---:|");
        List<Double> ratios = new ArrayList<>();
        for (Program program : Program.suite(folder, List.of(arguments).contains("--small"))) {
            ratios.add(measure(program, budget));
        }
        System.out.printf(
                "%nAll limits together cost %.1f %% (geometric mean over %d programs, medians of processor time in pairs taken by turns).%n",
                (Statistics.geometricMean(ratios) - 1) * 100, ratios.size());
    }

    private static double measure(Program program, double budget) throws IOException {
        String source = Files.readString(program.file());
        LuaFunction[] sides = {
            program(Lua.builder(), source), program(Lua.builder().limits(ALL), source)
        };
        long n = Long.parseLong(program.size());
        List<double[]> pairs = new ArrayList<>();
        double used = 0;
        // The first half warms up.
        while (used < 2 * budget || pairs.size() < 2 * LEAST_PAIRS) {
            double[] pair = new double[2];
            int first = pairs.size() & 1;
            pair[first] = seconds(sides[first], n, program.expected());
            pair[1 - first] = seconds(sides[1 - first], n, program.expected());
            used += pair[0] + pair[1];
            pairs.add(pair);
        }
        List<double[]> kept = pairs.subList(pairs.size() / 2, pairs.size());
        double without = Statistics.median(kept.stream().mapToDouble(p -> p[0]).toArray());
        double with = Statistics.median(kept.stream().mapToDouble(p -> p[1]).toArray());
        double ratio =
                Statistics.median(kept.stream().mapToDouble(p -> p[1] / p[0]).toArray());
        System.out.printf("| %s | %.1f | %.1f | %.3f |%n", program.name(), without * 1e3, with * 1e3, ratio);
        return ratio;
    }

    private static LuaFunction program(LuaBuilder builder, String source) {
        return builder.sandbox(Sandbox.UNTRUSTED)
                .build()
                .load(source)
                .name("=program")
                .call(LuaFunction.class);
    }

    private static double seconds(LuaFunction program, long n, String expected) {
        long start = THREADS.getCurrentThreadCpuTime();
        Object result = program.call(n).get(0);
        double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        // Whole numbers may be floats, as for the driver of whole programs.
        if (!result.toString().equals(expected) && !result.toString().equals(expected + ".0")) {
            throw new IllegalStateException("wrong result " + result + ", expected " + expected);
        }
        return seconds;
    }
}
