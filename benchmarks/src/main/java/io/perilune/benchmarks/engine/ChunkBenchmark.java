package io.perilune.benchmarks.engine;

import io.perilune.benchmarks.library.Routine;
import io.perilune.benchmarks.library.Session;
import org.openjdk.jmh.annotations.Benchmark;

/** What does it cost to compile a text that was never seen before? */
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else.
public class ChunkBenchmark extends LuaBenchmark {
    private static final int LINES = 200;

    private Session lua;
    private String lines;
    private int count;

    @Override
    void prepare(Session opened) {
        lua = opened;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES / 5; i++) {
            text.append("local function f")
                    .append(i)
                    .append("(a, b)\n")
                    .append("  local t = { x = a, y = b + ")
                    .append(i)
                    .append(", 'text ")
                    .append(i)
                    .append("' }\n")
                    .append("  if t.x > 10 and t.y ~= 0 then t.z = t.x * t.y / 3 end\n")
                    .append("  return t.x .. ':' .. #t\n")
                    .append("end\n");
        }
        lines = text.toString();
    }

    /** A chunk of one statement. */
    @Benchmark
    public Routine tiny() {
        count++;
        return lua.load("return " + count, "tiny");
    }

    /** A chunk of forty functions on two hundred lines. */
    @Benchmark
    public Routine lines() {
        count++;
        return lua.load("local n = " + count + "\n" + lines, "lines");
    }
}
