package io.perilune.conformance.hostile;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a script must leave as it was: live heap, classes, threads, temporary files, child processes. */
record Surroundings(long heap, long classes, Set<String> threads, Set<String> files, long children, long sockets) {
    private static final long HEAP_ALLOWANCE = 1 << 20;
    private static final long CLASS_ALLOWANCE = 50;

    static Surroundings now() {
        // The second collection takes what the first has only made unreachable.
        System.gc();
        System.gc();
        return new Surroundings(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                threadNames(),
                new TreeSet<>(list(System.getProperty("java.io.tmpdir"))),
                ProcessHandle.current().children().count(),
                openSockets());
    }

    private static Set<String> threadNames() {
        Set<String> names = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            // Names count up; what is left of one that was there before is the same.
            names.add(thread.getName().replaceAll("\\d+", "#"));
        }
        return names;
    }

    private static List<String> list(String folder) {
        String[] names = new File(folder).list();
        return names == null ? List.of() : Arrays.asList(names);
    }

    /** Open sockets of this process, where the system tells. */
    private static long openSockets() {
        long count = 0;
        for (String descriptor : list("/proc/self/fd")) {
            try {
                if (java.nio.file.Files.readSymbolicLink(java.nio.file.Path.of("/proc/self/fd", descriptor))
                        .toString()
                        .startsWith("socket:")) {
                    count++;
                }
            } catch (java.io.IOException closedMeanwhile) {
                continue;
            }
        }
        return count;
    }

    /** What is not as it was. */
    List<String> differencesTo(Surroundings before) {
        List<String> found = new ArrayList<>();
        if (heap > before.heap + HEAP_ALLOWANCE) {
            found.add("heap +" + (heap - before.heap >> 10) + " KiB");
        }
        if (classes > before.classes + CLASS_ALLOWANCE) {
            found.add("classes +" + (classes - before.classes));
        }
        Set<String> started = new TreeSet<>(threads);
        started.removeAll(before.threads);
        if (!started.isEmpty()) {
            found.add("threads left: " + started);
        }
        Set<String> made = new TreeSet<>(files);
        made.removeAll(before.files);
        made.removeIf(name -> !name.contains("breach"));
        if (!made.isEmpty()) {
            found.add("files left: " + made);
        }
        if (children > before.children) {
            found.add("child processes");
        }
        if (sockets > before.sockets) {
            found.add("sockets");
        }
        return found;
    }
}
