package io.perilune.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The working tree that the checks look at. Every walk fails when it finds nothing, because a check that saw no file
 * would pass for ever after a folder was renamed.
 */
final class Repository {
    /** Given on the command line, rewrites every committed listing instead of comparing with it. */
    static final boolean REWRITE = System.getProperty("perilune.rewrite") != null;

    static final String REWRITE_COMMAND = "mvn -Pfast -pl checks -am test -Dperilune.rewrite";

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Repository() {}

    static Path root() {
        String given = System.getProperty("perilune.root");
        Path root = Path.of(given == null ? ".." : given).toAbsolutePath().normalize();
        if (!Files.exists(root.resolve("ARCHITECTURE.md"))) {
            throw new AssertionError(root + " is not the root of the project: it has no ARCHITECTURE.md");
        }
        return root;
    }

    /** The path as people write it: from the root, with forward slashes. */
    static String name(Path file) {
        return root().relativize(file).toString().replace('\\', '/');
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders that the root pom builds. */
    static List<String> modules() {
        List<String> modules = MODULE.matcher(read(root().resolve("pom.xml")))
                .results()
                .map(result -> result.group(1))
                .toList();
        if (modules.isEmpty()) {
            throw new AssertionError("pom.xml names no module");
        }
        return modules;
    }

    /** Regular files below {@code folder} whose name ends in {@code suffix}, in a stable order; never none. */
    static List<Path> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            throw new AssertionError("there is no folder " + folder);
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> found = walk.filter(file -> file.toString().endsWith(suffix) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new AssertionError("no *" + suffix + " below " + folder);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The compiled main classes of a module. */
    static Path classes(String module) {
        String target = System.getProperty("perilune.target", "target");
        Path folder = root().resolve(module).resolve(target).resolve("classes");
        if (!Files.isDirectory(folder)) {
            throw new AssertionError(folder + " is missing; build the modules first: mvn -Pfast -pl checks -am test");
        }
        return folder;
    }

    /** All hand-written Java of all modules, tests included. */
    static List<Path> javaSources() {
        return modules().stream()
                .map(module -> root().resolve(module).resolve("src"))
                .filter(Files::isDirectory)
                .flatMap(folder -> filesOrNone(folder).stream())
                .toList();
    }

    private static List<Path> filesOrNone(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
