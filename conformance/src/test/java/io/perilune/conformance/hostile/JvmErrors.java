package io.perilune.conformance.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Errors of the JVM that no script may bring about, whoever catches them. The JVM makes its own without running a line of Java, so
 * its counters are asked for those; what Java code makes is recorded.
 */
final class JvmErrors implements AutoCloseable {
    private static final Pattern COUNT = Pattern.compile("(StackOverflowErrors|OutOfMemoryError \\w+)=(\\d+)");
    private static final Set<String> FATAL =
            Set.of("java.lang.OutOfMemoryError", "java.lang.StackOverflowError", "java.lang.InternalError");

    private final Recording recording = new Recording();
    /** What ran from when on. */
    private final TreeMap<Instant, String> runs = new TreeMap<>();

    JvmErrors() {
        recording.enable("jdk.JavaErrorThrow").withoutThreshold();
        recording.setToDisk(true);
        recording.start();
    }

    /** How many stack overflows and failed allocations there were since the process began. */
    static long count() {
        String text;
        try {
            text = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "vmInfo", null, null);
        } catch (JMException e) {
            throw new IllegalStateException("this JVM does not count its errors", e);
        }
        long sum = 0;
        for (Matcher m = COUNT.matcher(text); m.find(); ) {
            sum += Long.parseLong(m.group(2));
        }
        return sum;
    }

    /** Something begins that errors from now on belong to. */
    void begins(String what) {
        runs.put(Instant.now(), what);
    }

    /** Ends the recording and tells what Java code has thrown, with what ran at that time. */
    List<String> recorded() {
        List<String> found = new ArrayList<>();
        try {
            Path file = Files.createTempFile("errors", ".jfr");
            recording.stop();
            recording.dump(file);
            try (RecordingFile events = new RecordingFile(file)) {
                while (events.hasMoreEvents()) {
                    RecordedEvent event = events.readEvent();
                    if (event.hasField("thrownClass")
                            && FATAL.contains(event.getClass("thrownClass").getName())) {
                        Map.Entry<Instant, String> run = runs.floorEntry(event.getStartTime());
                        found.add((run == null ? "" : run.getValue() + ": ")
                                + event.getClass("thrownClass").getName() + ": " + event.getString("message"));
                    }
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Override
    public void close() {
        recording.close();
    }
}
