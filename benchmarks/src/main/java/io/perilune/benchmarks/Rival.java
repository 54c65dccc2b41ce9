package io.perilune.benchmarks;

import io.perilune.benchmarks.library.Driver;
import io.perilune.benchmarks.library.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can run the programs, as a process of its own. Nothing else in this package knows a rival by name.
 *
 * @param option the name on the command line
 * @param library what a JVM is started with; null for a native interpreter
 * @param command the native interpreter, empty for a library
 */
record Rival(String option, String title, @Nullable Library library, List<String> command) {
    /** What everything is compared with; the first two columns of the report. */
    static final Rival PUC = new Rival("puc", "PUC 5.4", null, List.of("lua5.4"));

    static final Rival LUAJIT = new Rival("luajit", "LuaJIT", null, List.of("luajit"));
    private static final Rival LUAJIT_INTERPRETER =
            new Rival("luajit-joff", "LuaJIT -joff", null, List.of("luajit", "-joff"));

    /** Every rival that is known, in the order of the report. */
    static List<Rival> all() {
        List<Rival> rivals = new ArrayList<>(List.of(PUC, LUAJIT, LUAJIT_INTERPRETER));
        for (Library library : Library.values()) {
            rivals.add(new Rival(library.option(), library.title(), library, List.of()));
        }
        return rivals;
    }

    /** A wrong answer of these is a failure of the run; a wrong answer of others is a remark in the report. */
    boolean isOurs() {
        return option.startsWith("perilune");
    }

    /**
     * The process that serves iterations of a program.
     *
     * @param javaOptions for the JVM, when it is one
     */
    List<String> start(Path root, Program program, List<String> javaOptions) {
        List<String> words = new ArrayList<>();
        if (library == null) {
            words.addAll(command);
            words.add(root.resolve("benchmarks/driver.lua").toString());
        } else {
            words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            words.addAll(javaOptions);
            words.addAll(List.of("-cp", System.getProperty("java.class.path"), Driver.class.getName(), option));
        }
        words.addAll(List.of(program.file().toString(), program.size(), program.expected()));
        return words;
    }

    /** Why it cannot be run here, or null if it can. */
    @Nullable
    String absence() {
        if (library != null) {
            return library.absence();
        }
        String program = command.get(0);
        for (String folder : String.valueOf(System.getenv("PATH")).split(":", -1)) {
            if (Files.isExecutable(Path.of(folder).resolve(program))) {
                return null;
            }
        }
        return program + " is not on the PATH";
    }

    /** What it says about its version; empty if it says nothing. */
    String version() {
        if (library != null) {
            return "";
        }
        try {
            Process process = new ProcessBuilder(command.get(0), "-v")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return text.lines().findFirst().orElse("").replaceAll(" +Copyright.*| -- Copyright.*", "");
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
