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

    @Test
    void rows_nameTestsThatExist() {
        Path tests = Repository.root().resolve("core/src/test/java/io/perilune");
        List<String> faults = new ArrayList<>();
        int named = 0;
        for (Map<String, String> row : new Markdown(Repository.root().resolve("docs/compatibility.md")).table("row")) {
            if (!STATES.contains(row.get("state"))) {
                faults.add(row.get("row") + ": no such state: " + row.get("state"));
            }
            Matcher test = TEST.matcher(row.get("test"));
            if (test.matches()) {
                named++;
                Path file = tests.resolve(test.group(1) + ".java");
                if (!Files.exists(file) || !Repository.read(file).contains(" void " + test.group(2) + "(")) {
                    faults.add(row.get("row") + ": no test " + test.group());
                }
            } else if (!row.get("test").isEmpty()) {
                faults.add(row.get("row") + ": not the name of a test: " + row.get("test"));
            }
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
        assertTrue(named > 100, "only " + named + " rows name a test");
    }
}
