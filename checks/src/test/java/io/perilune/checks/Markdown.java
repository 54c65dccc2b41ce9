package io.perilune.checks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a Markdown file that checks read: tables, found by their first heading, and fenced code blocks. */
final class Markdown {
    /** A fenced block; {@code line} is the number of the line of its opening fence, counted from one. */
    record Block(Path file, int line, String language, String text) {
        String place() {
            return Repository.name(file) + ":" + line;
        }
    }

    private final Path file;
    private final List<String> lines;

    Markdown(Path file) {
        this.file = file;
        this.lines = Repository.read(file).lines().toList();
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).stripLeading().startsWith("```")) {
                continue;
            }
            if (open < 0) {
                open = i;
            } else {
                String language = lines.get(open).strip().substring(3);
                String text = (String.join("\n", lines.subList(open + 1, i)) + "\n").stripIndent();
                blocks.add(new Block(file, open + 1, language, text));
                open = -1;
            }
        }
        if (open >= 0) {
            throw new AssertionError(Repository.name(file) + ":" + (open + 1) + ": this block is never closed");
        }
        return blocks;
    }

    /** The rows of the one table whose first heading is {@code heading}, each as heading to cell; never none. */
    List<Map<String, String>> table(String heading) {
        for (int i = 0; i < lines.size(); i++) {
            List<String> headings = cells(lines.get(i));
            if (headings.isEmpty() || !headings.get(0).equals(heading)) {
                continue;
            }
            List<Map<String, String>> rows = new ArrayList<>();
            for (int k = i + 2; k < lines.size() && lines.get(k).startsWith("|"); k++) {
                List<String> cells = cells(lines.get(k));
                if (cells.size() != headings.size()) {
                    throw new AssertionError(Repository.name(file) + ":" + (k + 1) + ": " + headings.size()
                            + " cells wanted, " + cells.size() + " found");
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int c = 0; c < cells.size(); c++) {
                    row.put(headings.get(c), cells.get(c));
                }
                rows.add(row);
            }
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        throw new AssertionError(Repository.name(file) + " has no table that starts with \"" + heading + "\"");
    }

    private static List<String> cells(String line) {
        if (!line.startsWith("|") || !line.endsWith("|") || line.length() < 2) {
            return List.of();
        }
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }
}
