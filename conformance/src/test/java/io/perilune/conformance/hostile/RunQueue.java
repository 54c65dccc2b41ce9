package io.perilune.conformance.hostile;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long threads were ready to run and did not get a processor, as Linux counts it: what a busy machine takes from them, and no
 * script is to be blamed for. Elsewhere nothing is known, and everything counts.
 */
final class RunQueue {
    private static final File TASKS = new File("/proc/self/task");
    /** Of the three numbers in schedstat, the one that counts the nanoseconds of waiting. */
    private static final int WAITED = 1;

    private RunQueue() {}

    /** The sum over all living threads of the process whose names begin with one of {@code prefixes}, in nanoseconds. */
    static long waited(String... prefixes) {
        String[] tasks = TASKS.list();
        long sum = 0;
        for (String task : tasks == null ? new String[0] : tasks) {
            Path folder = TASKS.toPath().resolve(task);
            try {
                String name = Files.readString(folder.resolve("comm"));
                for (String prefix : prefixes) {
                    if (name.startsWith(prefix)) {
                        sum += waited(Files.readString(folder.resolve("schedstat")));
                        break;
                    }
                }
            } catch (IOException theThreadHasEnded) {
                continue;
            }
        }
        return sum;
    }

    private static long waited(String schedstat) {
        String[] numbers = schedstat.trim().split(" ", -1);
        return numbers.length > WAITED ? Long.parseLong(numbers[WAITED]) : 0;
    }

    /** The same for one thread, which has made it and reads it again and again. */
    static final class Own {
        private final byte[] line = new byte[128];
        private RandomAccessFile file;

        Own() {
            try {
                file = new RandomAccessFile("/proc/thread-self/schedstat", "r");
            } catch (IOException unknownHere) {
                file = null;
            }
        }

        long waited() {
            if (file == null) {
                return 0;
            }
            try {
                file.seek(0);
                int length = file.read(line);
                return RunQueue.waited(new String(line, 0, Math.max(0, length), StandardCharsets.US_ASCII));
            } catch (IOException e) {
                file = null;
                return 0;
            }
        }
    }
}
