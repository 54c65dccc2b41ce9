package io.perilune.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of {@code suite.tsv}: a program, the size of its work, and the answer that it must give.
 *
 * @param size an integer, as the program gets it
 */
record Program(String name, Path file, String size, String expected) {
    static final String SUITE = "suite.tsv";

    /**
     * All programs of the suite, in its order.
     *
     * @param small take the sizes and answers that are meant for a quick check
     * @throws Misuse when the suite is not one; the message names the row
     */
    static List<Program> suite(Path folder, boolean small) throws IOException, Misuse {
        Path suite = folder.resolve(SUITE);
        if (!Files.isRegularFile(suite)) {
            throw new Misuse(folder + " has no " + SUITE);
        }
        List<Program> programs = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(suite)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                programs.add(parse(folder, suite + ":" + number, line, small));
            }
        }
        if (programs.isEmpty()) {
            throw new Misuse(suite + " names no program");
        }
        return programs;
    }

    private static Program parse(Path folder, String place, String line, boolean small) throws Misuse {
        String[] cells = line.split("\t", -1);
        int wanted = small ? 6 : 4;
        if (cells.length < wanted) {
            throw new Misuse(place + ": " + cells.length + " columns, but name, folder, n, expected"
                    + (small ? ", small n and its expected result" : "") + " are needed");
        }
        Path file = folder.resolve(cells[1]).resolve(cells[0] + ".lua").normalize();
        if (!Files.isRegularFile(file)) {
            throw new Misuse(place + ": there is no " + file);
        }
        String size = cells[small ? 4 : 2];
        if (!size.matches("[0-9]{1,18}")) {
            throw new Misuse(place + ": n is an integer, not \"" + size + "\"");
        }
        return new Program(cells[0], file, size, cells[small ? 5 : 3].strip());
    }
}
