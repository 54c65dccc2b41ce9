package io.perilune.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One runnable piece of a script file: the whole file, or one chunk of a file that dash lines cut.
 *
 * <p>The source of a chunk is preceded by as many empty lines as stand before it in its file, so that the line numbers
 * in messages are those of the file.
 *
 * @param name path below the script folder without the extension, with {@code :line} for a later chunk
 * @param file the file it came from
 * @param source the text to run, one char a byte
 * @param expectations what the run must show, in order of appearance
 * @param since the first reference version that behaves like this, or null if all of 5.4 do
 */
record Script(String name, Path file, String source, List<Expectation> expectations, String since) {

    private static final String CUT = "---";
    private static final String SINCE = "--@ since ";

    /** The folder whose scripts say where Perilune goes beyond the reference, which is therefore not asked. */
    private static final String BEYOND = "perilune/";

    static List<Script> read(Path root, Path file) throws IOException {
        String path = root.relativize(file).toString().replace('\\', '/');
        String name = path.substring(0, path.length() - ".lua".length());
        String[] lines = Files.readString(file, StandardCharsets.ISO_8859_1).split("\n");
        var scripts = new ArrayList<Script>();
        int first = 0;
        for (int i = 0; i <= lines.length; i++) {
            if (i == lines.length || lines[i].equals(CUT)) {
                String label = first == 0 && i == lines.length ? name : name + ":" + (first + 1);
                scripts.add(cut(label, file, lines, first, i));
                first = i + 1;
            }
        }
        return scripts;
    }

    private static Script cut(String name, Path file, String[] lines, int first, int end) {
        var source = new StringBuilder("\n".repeat(first));
        var expectations = new ArrayList<Expectation>();
        String since = null;
        for (int i = first; i < end; i++) {
            source.append(i > first ? "\n" : "").append(lines[i]);
            if (lines[i].startsWith(SINCE)) {
                since = lines[i].substring(SINCE.length()).strip();
            }
            Expectation expectation = Expectation.parse(lines[i], i + 1);
            if (expectation != null) {
                expectations.add(expectation);
            }
        }
        return new Script(name, file, source.toString(), List.copyOf(expectations), since);
    }

    String chunkName() {
        return file.getFileName().toString();
    }

    byte[] bytes() {
        return source.getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean goesBeyondReference() {
        return name.startsWith(BEYOND);
    }

    /** Every difference between what was expected and what happened, one sentence each; empty if it is right. */
    List<String> differences(Outcome outcome) {
        var differences = new ArrayList<String>();
        if (expectations.isEmpty()) {
            differences.add("the script expects nothing, so it tests nothing");
        }
        compare(Expectation.Kind.OUTPUT, "output", lines(outcome.output()), differences);
        compare(Expectation.Kind.WARNING, "error stream", lines(outcome.warnings()), differences);
        compareError(outcome.error(), differences);
        return differences;
    }

    private void compare(Expectation.Kind kind, String stream, List<String> actual, List<String> differences) {
        int next = 0;
        for (Expectation expectation : expectations) {
            if (expectation.kind() != kind) {
                continue;
            }
            if (next >= actual.size()) {
                differences.add(say(expectation.line(), "expected '%s', but the %s ends", expectation.text(), stream));
                return;
            }
            if (!expectation.matches(actual.get(next), chunkName())) {
                String got = actual.get(next);
                differences.add(say(expectation.line(), "expected '%s', got '%s'", expectation.text(), got));
            }
            next++;
        }
        for (String extra : actual.subList(Math.min(next, actual.size()), actual.size())) {
            differences.add("unexpected " + stream + ": " + extra);
        }
    }

    private void compareError(String error, List<String> differences) {
        Expectation expected = null;
        for (Expectation expectation : expectations) {
            if (expectation.isError()) {
                expected = expectation;
            }
        }
        if (expected == null) {
            if (error != null) {
                differences.add("unexpected error: " + error);
            }
        } else if (error == null) {
            differences.add(say(expected.line(), "expected error '%s', but it ended normally", expected.text()));
        } else if (!expected.matches(error, chunkName())) {
            differences.add(say(expected.line(), "expected error '%s', got '%s'", expected.text(), error));
        }
    }

    private static String say(int line, String format, Object... arguments) {
        return "line " + line + ": " + String.format(Locale.ROOT, format, arguments);
    }

    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return List.of(whole.split("\n", -1));
    }
}
