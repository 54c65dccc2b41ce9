package io.perilune.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A row of {@code suite.tsv}: a program, the size of its work, and the answer that it must give. */
record Program(String name, Path file, String size, String expected) {
    private static final String SUITE = "suite.tsv";

    /** All programs of the suite, in its order. */
    static List<Program> suite(Path folder) throws IOException {
        List<Program> programs = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(SUITE))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\t", -1);
            if (cells.length < 4) {
                throw new IOException(SUITE + ": a row has name, folder, n and expected result: " + line);
            }
            Path file = folder.resolve(cells[1]).resolve(cells[0] + ".lua").normalize();
            programs.add(new Program(cells[0], file, cells[2], cells[3]));
        }
        if (programs.isEmpty()) {
            throw new IOException(folder.resolve(SUITE) + " names no program");
        }
        return programs;
    }
}
