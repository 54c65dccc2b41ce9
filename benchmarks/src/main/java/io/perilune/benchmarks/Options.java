package io.perilune.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of {@code benchmarks/run}. */
record Options(Path folder, String budget, List<String> only, List<Rival> rivals) {
    static final String USAGE = """
            usage: benchmarks/run DIR [NAME…] [--budget SECONDS] [--only NAME,NAME] [--rivals perilune,puc,luajit,luaj]
            DIR holds suite.tsv, bench.lua and the programs; see benchmarks/README.md.
            """;

    /** A command line that makes no sense; the message says what is wrong with it. */
    static final class Misuse extends Exception {
        Misuse(String message) {
            super(message);
        }
    }

    static Options parse(String... arguments) throws Misuse {
        @Nullable Path folder = null;
        String budget = "5";
        List<String> only = new ArrayList<>();
        List<Rival> rivals = List.of(Rival.values());
        for (Iterator<String> rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (!argument.startsWith("--")) {
                if (folder == null) {
                    folder = Path.of(argument);
                } else {
                    only.add(argument);
                }
                continue;
            }
            if (!rest.hasNext()) {
                throw new Misuse(argument + " is unknown or wants a value");
            }
            String value = rest.next();
            switch (argument) {
                case "--budget" -> budget = seconds(value);
                case "--only" -> only.addAll(Arrays.asList(value.split(",", -1)));
                case "--rivals" -> rivals = rivals(value);
                default -> throw new Misuse("unknown option " + argument);
            }
        }
        if (folder == null || !Files.exists(folder.resolve("suite.tsv"))) {
            throw new Misuse(folder == null ? "no folder given" : folder + " has no suite.tsv");
        }
        return new Options(folder.toAbsolutePath(), budget, only, rivals);
    }

    private static String seconds(String value) throws Misuse {
        try {
            if (Double.parseDouble(value) >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below with everything else that is no number of seconds.
        }
        throw new Misuse("--budget wants seconds, not " + value);
    }

    private static List<Rival> rivals(String names) throws Misuse {
        List<Rival> chosen = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            Rival found = null;
            for (Rival rival : Rival.values()) {
                if (rival.option().equals(name)) {
                    found = rival;
                }
            }
            if (found == null) {
                throw new Misuse("unknown rival " + name);
            }
            chosen.add(found);
        }
        return chosen;
    }
}
