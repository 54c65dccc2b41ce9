package io.perilune.conformance.hostile;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * What a script must leave as it was: live heap, classes, threads, files, child processes, sockets, and that the JVM has not met an
 * error of its own.
 */
record Surroundings(
        long heap,
        long classes,
        Map<String, Integer> threads,
        Set<String> files,
        long children,
        long sockets,
        long errors) {
    private static final long HEAP_ALLOWANCE = 1 << 20;
    private static final long CLASS_ALLOWANCE = 50;
    /** As long as a collection still frees more than this, the heap has not settled. */
    private static final long SETTLED = 16 << 10;

    private static final int MOST_COLLECTIONS = 8;
    /** Threads and references that are on their way out get so many milliseconds, several times. */
    private static final int PATIENCE_MILLIS = 20;

    private static final int MOST_WAITS = 25;
    /**
     * Threads that the JDK keeps for virtual threads and timeouts: it makes a few, when it likes, at the latest with the first virtual
     * thread of the process.
     */
    private static final Set<String> OF_THE_JDK = Set.of(
            "ForkJoinPool-#-worker-#",
            "VirtualThread-unparker",
            "VirtualThread-unblocker",
            "CompletableFutureDelayScheduler");

    /** The one thread of the process that compiles, for all Luas; it ends when there was nothing to compile for a while. */
    private static final String COMPILER = "perilune-jit";

    /** As it is now, once what is on its way out is gone. */
    static Surroundings settled() {
        long heap = liveHeap();
        for (int i = 1; i < MOST_COLLECTIONS; i++) {
            long before = heap;
            heap = Math.min(before, liveHeap());
            if (before - heap < SETTLED) {
                break;
            }
        }
        return now(heap);
    }

    /** The same, with patience for whatever differs from {@code before} and may go by itself. */
    static Surroundings settledAfter(Surroundings before) {
        Surroundings after = settled();
        for (int i = 0; i < MOST_WAITS && !after.measured(before).isEmpty(); i++) {
            LockSupport.parkNanos(PATIENCE_MILLIS * 1_000_000L);
            boolean heapIsFine = after.heap <= before.heap + HEAP_ALLOWANCE;
            after = now(heapIsFine ? after.heap : Math.min(after.heap, liveHeap()));
        }
        return after;
    }

    private static Surroundings now(long heap) {
        return new Surroundings(
                heap,
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                threadNames(),
                filesNow(),
                ProcessHandle.current().children().count(),
                openSockets(),
                JvmErrors.count());
    }

    /** What the collection that this makes has left, without what was allocated since. */
    private static long liveHeap() {
        System.gc();
        long live = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                MemoryUsage usage = pool.getCollectionUsage();
                live += (usage == null ? pool.getUsage() : usage).getUsed();
            }
        }
        return live;
    }

    /** How many there are of each name. Names count up; what is left of one that was there before is the same. */
    private static Map<String, Integer> threadNames() {
        Map<String, Integer> names = new TreeMap<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            String name = thread.getName().replaceAll("\\d+", "#");
            if (!OF_THE_JDK.contains(name)) {
                names.merge(name, 1, Integer::sum);
            }
        }
        return names;
    }

    /**
     * The working folder, that for temporary files, and what hostile scripts call theirs in /tmp, where other processes have files,
     * too.
     */
    private static Set<String> filesNow() {
        Set<String> files = new TreeSet<>();
        for (String folder : new TreeSet<>(List.of(".", System.getProperty("java.io.tmpdir"), "/tmp"))) {
            boolean shared = new File(folder).getAbsoluteFile().equals(new File("/tmp"));
            for (String name : list(folder)) {
                if (!shared || name.contains("breach")) {
                    files.add(folder + "/" + name);
                }
            }
        }
        return files;
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
                if (Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor))
                        .toString()
                        .startsWith("socket:")) {
                    count++;
                }
            } catch (IOException closedMeanwhile) {
                continue;
            }
        }
        return count;
    }

    /** What has grown, and may have done so by chance. */
    List<String> measured(Surroundings before) {
        List<String> found = kept(before);
        if (classes > before.classes + CLASS_ALLOWANCE) {
            found.add("classes +" + (classes - before.classes));
        }
        return found;
    }

    /** The same without classes: over many scripts, each needs some of the engine's for the first time. */
    List<String> kept(Surroundings before) {
        List<String> found = new ArrayList<>();
        if (heap > before.heap + HEAP_ALLOWANCE) {
            found.add("heap +" + (heap - before.heap >> 10) + " KiB");
        }
        threads.forEach((name, count) -> {
            int more = count - Math.max(name.equals(COMPILER) ? 1 : 0, before.threads.getOrDefault(name, 0));
            if (more > 0) {
                found.add("threads left: " + more + " " + name);
            }
        });
        return found;
    }

    /** What is not as it was, and did not come about by chance. */
    List<String> certain(Surroundings before) {
        List<String> found = new ArrayList<>();
        Set<String> made = new TreeSet<>(files);
        made.removeAll(before.files);
        if (!made.isEmpty()) {
            found.add("files left: " + made);
        }
        if (children > before.children) {
            found.add("child processes");
        }
        if (sockets > before.sockets) {
            found.add("sockets");
        }
        if (errors > before.errors) {
            found.add("stack overflows or failed allocations in the JVM: " + (errors - before.errors));
        }
        return found;
    }
}
