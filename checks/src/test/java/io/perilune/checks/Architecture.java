package io.perilune.checks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What ARCHITECTURE.md says: which room may use which, which rooms hold which power, and the exceptions with their
 * reasons. The document is the only place where these stand, so page and check cannot drift apart.
 */
final class Architecture {
    /** One power over the outside world, and the rooms that hold it. */
    record Grant(Set<String> rooms, String because) {}

    private static final String ENGINE = "io.perilune.engine.";
    private static final String PAGE = "ARCHITECTURE.md";

    private final Map<String, Set<String>> matrix = new LinkedHashMap<>();
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final Map<String, Set<String>> exceptions = new LinkedHashMap<>();
    private final List<String> unused = new ArrayList<>();

    Architecture() {
        Path page = Repository.root().resolve(PAGE);
        Markdown markdown = new Markdown(page);
        for (Map<String, String> row : markdown.table("room ↓ uses →")) {
            Set<String> marked = row.entrySet().stream()
                    .skip(1)
                    .filter(cell -> cell.getValue().equals("●"))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            matrix.put(row.get("room ↓ uses →"), marked);
        }
        for (Map<String, String> row : markdown.table("power")) {
            grants.put(row.get("power"), new Grant(words(row.get("only in")), row.get("because")));
        }
        for (Map<String, String> row : markdown.table("exception")) {
            String name = row.get("exception");
            if (row.get("because").isEmpty()) {
                throw new AssertionError(PAGE + ": the exception for " + name + " has no reason");
            }
            Set<String> rules = words(row.get("from"));
            exceptions.put(name, rules);
            rules.forEach(rule -> unused.add(name + " from " + rule));
        }
    }

    Set<String> rooms() {
        return matrix.keySet();
    }

    boolean mayUse(String room, String other) {
        return room.equals(other) || matrix.get(room).contains(other);
    }

    Grant grant(String power) {
        Grant grant = grants.get(power);
        if (grant == null) {
            throw new AssertionError(PAGE + " has no row for the power \"" + power + "\"");
        }
        return grant;
    }

    /** Whether the page excuses this class, named from its room on ("value.Shape"), from the rule. */
    boolean excuses(String type, String rule) {
        String outermost = type.contains("$") ? type.substring(0, type.indexOf('$')) : type;
        for (String prefix : List.of(ENGINE, "io.perilune.")) {
            if (outermost.startsWith(prefix)
                    && exceptions
                            .getOrDefault(outermost.substring(prefix.length()), Set.of())
                            .contains(rule)) {
                unused.remove(outermost.substring(prefix.length()) + " from " + rule);
                return true;
            }
        }
        return false;
    }

    /** Exceptions that no call of {@link #excuses} has needed so far. */
    List<String> unusedExceptions() {
        return unused;
    }

    /** The room of a package: the part after the engine's root, "door", "cli", or null for a package with no room. */
    static String roomOf(String packageName) {
        if (packageName.startsWith(ENGINE)) {
            return packageName.substring(ENGINE.length());
        }
        return switch (packageName) {
            case "io.perilune", "io.perilune.bind", "io.perilune.debug" -> "door";
            case "io.perilune.cli" -> "cli";
            case "io.perilune.jackson" -> "jackson";
            case "io.perilune.jsr223" -> "jsr223";
            case "io.perilune.processor" -> "processor";
            default -> null;
        };
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.split(",")).map(String::strip).collect(Collectors.toSet());
    }
}
