package io.perilune.conformance;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A reference interpreter of the 5.4 line, run as a process of its own for each script: the one that the system property
 * {@code reference} names, or {@code lua5.4} where it is on the path.
 */
final class ReferenceProcess {

    private static final String COMMAND = System.getProperty("reference", "lua5.4");
    private static final String VERSION = version();
    private static final int TIMEOUT_SECONDS = 60;

    private ReferenceProcess() {}

    /** True unless there is no reference, it is older than what the script describes, or we differ on purpose. */
    static boolean accepts(Script script) {
        return VERSION != null
                && !script.goesBeyondReference()
                && (script.since() == null || VERSION.compareTo(script.since()) >= 0);
    }

    static Outcome run(Script script) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("reference");
        try {
            Files.write(folder.resolve(script.chunkName()), script.bytes());
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            Process process = new ProcessBuilder(COMMAND, script.chunkName())
                    .directory(folder.toFile())
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return new Outcome("", "", "no end after " + TIMEOUT_SECONDS + " seconds");
            }
            return outcome(read(out), read(err), process.exitValue());
        } finally {
            delete(folder);
        }
    }

    /** The stand-alone interpreter reports an uncaught error behind its own name and in front of a traceback. */
    private static Outcome outcome(String out, String err, int exitCode) {
        String prefix = COMMAND + ": ";
        int at = err.startsWith(prefix) ? 0 : err.indexOf("\n" + prefix) + 1;
        boolean failed = exitCode != 0 && err.startsWith(prefix, at);
        if (!failed) {
            return new Outcome(out, err, exitCode == 0 ? null : "exit code " + exitCode);
        }
        String error = err.substring(at + prefix.length());
        int traceback = error.indexOf("\nstack traceback:\n");
        error = traceback < 0 ? error.stripTrailing() : error.substring(0, traceback);
        return new Outcome(out, err.substring(0, at), error);
    }

    private static String version() {
        try {
            Process process =
                    new ProcessBuilder(COMMAND, "-v").redirectErrorStream(true).start();
            String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return line.startsWith("Lua 5.4") ? line.split(" ")[1] : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
