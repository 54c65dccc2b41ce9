package io.perilune.checks;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No Java file above 600 lines without a reason on the list; the list holds no line that is not needed. */
final class FileSizeTest {
    private static final int LIMIT = 600;
    private static final String LIST = "checks/long-files.txt";

    @Test
    void longFiles_haveAReason() {
        Map<String, String> reasons = reasons();
        List<String> faults = new ArrayList<>();
        List<Path> sources = Repository.javaSources();
        assertTrue(!sources.isEmpty(), "no Java file found");
        for (Path source : sources) {
            String name = Repository.name(source);
            long lines = Repository.read(source).lines().count();
            String reason = reasons.remove(name);
            if (lines > LIMIT && reason == null) {
                faults.add(name + ": " + lines + " lines; split it, or add it with its reason to " + LIST);
            } else if (lines <= LIMIT && reason != null) {
                faults.add(name + ": " + lines + " lines; take it off " + LIST);
            }
        }
        reasons.keySet().forEach(name -> faults.add(name + ": no such file; take it off " + LIST));
        if (!faults.isEmpty()) {
            fail("files have at most " + LIMIT + " lines:\n  " + String.join("\n  ", faults));
        }
    }

    /** A line is a path, blanks, and the reason; lines that start with # are remarks. */
    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String line :
                Repository.read(Repository.root().resolve(LIST)).lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\s+", 2);
            assertTrue(parts.length == 2, () -> LIST + ": \"" + line + "\" gives no reason");
            reasons.put(parts[0], parts[1]);
        }
        return reasons;
    }
}
