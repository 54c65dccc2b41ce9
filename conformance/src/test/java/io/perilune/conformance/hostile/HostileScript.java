package io.perilune.conformance.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A script with the ways in which it may end: {@code -- expect: WORD} in its first line, more of them after {@code -- accept:}.
 * Words are limit-cpu, limit-memory, error, ok and denied.
 */
record HostileScript(String name, byte[] text, Set<String> accepted) {
    private static final Set<String> WORDS = Set.of("limit-cpu", "limit-memory", "error", "ok", "denied");

    static List<HostileScript> in(Path folder) {
        List<HostileScript> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>)
                    files.filter(f -> f.toString().endsWith(".lua")).sorted()::iterator) {
                scripts.add(read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scripts;
    }

    private static HostileScript read(Path file) throws IOException {
        byte[] text = Files.readAllBytes(file);
        String[] lines = new String(text, StandardCharsets.ISO_8859_1).split("\n", -1);
        Set<String> accepted = new TreeSet<>();
        add(accepted, lines[0], "-- expect:", file);
        if (accepted.isEmpty()) {
            throw new IllegalArgumentException(file + ": no '-- expect:' in line 1");
        }
        for (String line : lines) {
            add(accepted, line, "-- accept:", file);
        }
        return new HostileScript(file.getFileName().toString(), text, accepted);
    }

    private static void add(Set<String> accepted, String line, String mark, Path file) {
        if (line.startsWith(mark)) {
            for (String word : line.substring(mark.length()).trim().split("[ ,|]+", -1)) {
                if (!WORDS.contains(word)) {
                    throw new IllegalArgumentException(file + ": not an ending: '" + word + "'");
                }
                accepted.add(word);
            }
        }
    }

    /** What is denied may also end normally or with an error. */
    boolean accepts(String kind) {
        return accepted.contains(kind) || accepted.contains("denied") && (kind.equals("ok") || kind.equals("error"));
    }
}
