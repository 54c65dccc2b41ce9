package io.perilune.checks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/compatibility.md claims: every test that it names exists, and every row says where it stands. */
final class CompatibilityTest {
    private static final Pattern TEST = Pattern.compile("(\\w+Test)\\.(\\w+)");
    private static final List<String> STATES = List.of("met", "partly", "not yet", "native", "Luau");

    private static final List<String> FOLDERS = List.of(
            "core/src/test/java/io/perilune",
            "jackson/src/test/java/io/perilune/jackson",
            "processor/src/test/java/io/perilune/processor",
            "jsr223/src/test/java/io/perilune/jsr223");

    @Test
    void rows_nameTestsThatExist() {
        List<String> faults = new ArrayList<>();
        int named = 0;
        for (Map<String, String> row : new Markdown(Repository.root().resolve("docs/compatibility.md")).table("row")) {
            if (!STATES.contains(row.get("state"))) {
                faults.add(row.get("row") + ": no such state: " + row.get("state"));
            }
            Matcher test = TEST.matcher(row.get("test"));
            if (test.matches()) {
                named++;
                if (!exists(test.group(1), test.group(2))) {
                    faults.add(row.get("row") + ": no test " + test.group());
                }
            } else if (!row.get("test").isEmpty()) {
                faults.add(row.get("row") + ": not the name of a test: " + row.get("test"));
            }
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
        assertTrue(named > 100, "only " + named + " rows name a test");
    }

    /** Whether a module with something public has such a test, in the package of that. */
    private static boolean exists(String type, String method) {
        for (String folder : FOLDERS) {
            Path file = Repository.root().resolve(folder).resolve(type + ".java");
            if (Files.exists(file) && Repository.read(file).contains(" " + method + "(")) {
                return true;
            }
        }
        return false;
    }
}
