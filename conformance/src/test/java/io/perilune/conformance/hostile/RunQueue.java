package io.perilune.conformance.hostile;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

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
        long sum = 0;
        for (String task : tasks()) {
            try {
                if (isOneOf(prefixes, Files.readString(comm(task)))) {
                    sum += waited(Files.readString(TASKS.toPath().resolve(task).resolve("schedstat")));
                }
            } catch (IOException theThreadHasEnded) {
                continue;
            }
        }
        return sum;
    }

    private static String[] tasks() {
        String[] tasks = TASKS.list();
        return tasks == null ? new String[0] : tasks;
    }

    private static Path comm(String task) {
        return TASKS.toPath().resolve(task).resolve("comm");
    }

    private static boolean isOneOf(String[] prefixes, String name) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static long waited(String schedstat) {
        String[] numbers = schedstat.trim().split(" ", -1);
        return numbers.length > WAITED ? Long.parseLong(numbers[WAITED]) : 0;
    }

    /**
     * The threads whose waiting holds a neighbour up, read again and again: its own, and those without which the JVM cannot get to the
     * end of a pause. To be made by the neighbour's thread.
     */
    static final class Pauses {
        /** The JVM's thread for its operations, collectors of either kind, and threads that execute scripts. */
        static final String[] NAMES = {"VM Thread", "GC Thread", "G1 ", Mode.THREAD, Mode.CARRIER};

        private final byte[] line = new byte[128];
        private final Map<String, RandomAccessFile> open = new HashMap<>();
        /** What threads that have ended since had waited. */
        private long ended;

        private final Map<String, Long> last = new HashMap<>();

        Pauses() {
            try {
                open.put("", new RandomAccessFile("/proc/thread-self/schedstat", "r"));
            } catch (IOException unknownHere) {
                return;
            }
            lookAround();
        }

        /** Threads may have started. */
        void lookAround() {
            for (String task : tasks()) {
                try {
                    if (!open.containsKey(task) && isOneOf(NAMES, Files.readString(comm(task)))) {
                        open.put(task, new RandomAccessFile(new File(TASKS, task + "/schedstat"), "r"));
                    }
                } catch (IOException theThreadHasEnded) {
                    continue;
                }
            }
        }

        /** The sum over all of them, in nanoseconds; never less than the last time. */
        long waited() {
            long sum = 0;
            for (Iterator<Map.Entry<String, RandomAccessFile>> all =
                            open.entrySet().iterator();
                    all.hasNext(); ) {
                Map.Entry<String, RandomAccessFile> thread = all.next();
                try {
                    thread.getValue().seek(0);
                    int length = thread.getValue().read(line);
                    long now = RunQueue.waited(new String(line, 0, Math.max(0, length), StandardCharsets.US_ASCII));
                    last.put(thread.getKey(), now);
                    sum += now;
                } catch (IOException theThreadHasEnded) {
                    all.remove();
                    ended += last.getOrDefault(thread.getKey(), 0L);
                    last.remove(thread.getKey());
                }
            }
            return sum + ended;
        }
    }
}
