package io.perilune.benchmarks;

/**
 * What one rival made of one program.
 *
 * @param status "ok", or why there is no figure
 * @param first milliseconds of the first iteration
 * @param median milliseconds, of the last half of the iterations
 */
record Outcome(String status, int iterations, double first, double median) {
    static final String GOOD = "ok";

    static Outcome failed(String status) {
        return new Outcome(status, 0, Double.NaN, Double.NaN);
    }

    boolean isGood() {
        return status.equals(GOOD);
    }

    /** Reads the line that {@code bench.lua} prints: name, status, iterations, first, best, median, … */
    static Outcome parse(String line) {
        String[] cells = line.strip().split("\t", -1);
        if (cells.length < 6) {
            return failed("no answer");
        }
        if (!cells[1].equals(GOOD)) {
            return failed(cells[1].equals("BAD") ? "wrong answer" : "error");
        }
        return new Outcome(
                GOOD, Integer.parseInt(cells[2]), Double.parseDouble(cells[3]), Double.parseDouble(cells[5]));
    }
}
