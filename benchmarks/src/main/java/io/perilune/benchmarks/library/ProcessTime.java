package io.perilune.benchmarks.library;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processor time of all threads of this process. The JDK knows it in steps of 10 ms, which is too coarse, so on Linux the
 * threads are asked one by one: the thread that measures through the JDK, because the system's account of a running thread
 * is some milliseconds old, and all others through the system. A thread that ends on the way takes with it what it used
 * since the start; in a warm JVM none does. For one thread.
 */
final class ProcessTime {
    private static final Path TASKS = Path.of("/proc/self/task");

    private final ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    private final @Nullable OperatingSystemMXBean process =
            ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known ? known : null;
    /** The number of the thread that measures, null where the system does not tell. */
    private final @Nullable String self = self();

    private Map<String, Long> atStart = Map.of();
    private long start;

    void start() {
        atStart = self == null ? Map.of() : others(self);
        start = self == null ? coarse() : thread.getCurrentThreadCpuTime();
    }

    /** Nanoseconds since {@link #start}. */
    long spent() {
        if (self == null) {
            return coarse() - start;
        }
        long sum = thread.getCurrentThreadCpuTime() - start;
        for (Map.Entry<String, Long> other : others(self).entrySet()) {
            sum += other.getValue() - atStart.getOrDefault(other.getKey(), 0L);
        }
        return sum;
    }

    private static @Nullable String self() {
        try {
            String name =
                    Path.of("/proc/thread-self").toRealPath().getFileName().toString();
            return Files.isReadable(TASKS.resolve(name).resolve("schedstat")) ? name : null;
        } catch (IOException e) {
            return null;
        }
    }

    private long coarse() {
        return process == null ? 0 : process.getProcessCpuTime();
    }

    /** Nanoseconds by thread. */
    private static Map<String, Long> others(String self) {
        String[] names = TASKS.toFile().list();
        Map<String, Long> times = new HashMap<>();
        for (String name : names == null ? new String[0] : names) {
            if (name.equals(self)) {
                continue;
            }
            try {
                byte[] line = Files.readAllBytes(TASKS.resolve(name).resolve("schedstat"));
                String text = new String(line, StandardCharsets.US_ASCII);
                times.put(name, Long.parseLong(text.substring(0, text.indexOf(' '))));
            } catch (IOException e) {
                // It ended between the listing and the reading.
            }
        }
        return times;
    }
}
