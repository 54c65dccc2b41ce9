package io.perilune.concurrency;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What was done and how it ended, counted by all threads. */
final class Tally {
    private static final int MOST_FAULTS = 20;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    void count(String what) {
        counts.computeIfAbsent(what, w -> new LongAdder()).increment();
    }

    /** Something that must not happen. */
    void fault(String what, Throwable why) {
        count("faults");
        if (faults.size() < MOST_FAULTS) {
            StringBuilder text = new StringBuilder(what);
            for (Throwable e = why; e != null; e = e.getCause()) {
                text.append(": ").append(e);
                for (StackTraceElement element : e.getStackTrace()) {
                    text.append("\n    at ").append(element);
                }
            }
            faults.add(text.toString());
        }
    }

    List<String> faults() {
        return faults;
    }

    SortedMap<String, Long> counts() {
        SortedMap<String, Long> all = new TreeMap<>();
        counts.forEach((what, count) -> all.put(what, count.sum()));
        return all;
    }
}
