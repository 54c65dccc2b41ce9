package io.perilune.benchmarks;

import io.perilune.Lua;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to begin: a process, a chunk, a VM. {@code benchmarks/startup} runs each mode in processes of its own.
 *
 * <p>Cold figures are given twice, as processor time of the main thread and as wall time, in microseconds: on a busy machine only
 * the first means something. Warm ones are processor time.
 */
public final class Startup {
    private static final int ROUNDS = 15;
    private static final String TINY = "local x = 1 return x + 1";

    private Startup() {}

    /** The modes: empty, cold, file FILE, and warm FILE. */
    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "empty":
                break;
            case "cold":
                cold(null);
                break;
            case "file":
                cold(Path.of(arguments[1]));
                break;
            case "warm":
                warm(Files.readString(Path.of(arguments[1])));
                break;
            default:
                throw new IllegalArgumentException("empty, cold, file FILE or warm FILE");
        }
    }

    /** From here to the end of a tiny chunk, or until a file is compiled. */
    private static void cold(@Nullable Path file) throws IOException {
        processorNanos();
        long processor = processorNanos();
        long wall = System.nanoTime();
        try (Lua lua = Lua.create()) {
            if (file == null) {
                lua.load(TINY).call();
            } else {
                lua.load(file).toFunction();
            }
        }
        wall = System.nanoTime() - wall;
        processor = processorNanos() - processor;
        System.out.println(processor / 1000 + " " + wall / 1000);
    }

    /** Of this thread; read from Linux, because the classes that know it otherwise cost more than what is measured. */
    private static long processorNanos() throws IOException {
        try (FileInputStream in = new FileInputStream("/proc/thread-self/schedstat")) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return Long.parseLong(text.substring(0, text.indexOf(' ')));
        }
    }

    private interface Work {
        void once();
    }

    private static void warm(String chunk) throws IOException {
        try (Lua lua = Lua.create()) {
            print("tiny chunk, loaded and run", 50_000, () -> lua.load(TINY).call());
            print("chunk loaded", 500, () -> lua.load(chunk).toFunction());
        }
        print("new VM with the safe libraries", 20_000, () -> Lua.create().close());
        print(
                "new VM with all libraries",
                10_000,
                () -> Lua.builder().systemAccess().debugLibrary().build().close());
    }

    /** The best and the median of some rounds, in nanoseconds of processor time. */
    private static void print(String what, int times, Work work) throws IOException {
        long[] rounds = new long[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long start = processorNanos();
            for (int i = 0; i < times; i++) {
                work.once();
            }
            // The first half is warming up.
            rounds[Math.max(round, 0)] = (processorNanos() - start) / times;
        }
        Arrays.sort(rounds);
        System.out.printf("%s\t%d\t%d%n", what, rounds[0], rounds[ROUNDS / 2]);
    }
}
