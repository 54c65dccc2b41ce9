package io.perilune.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Lua;
import io.perilune.LuaFunction;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever can take long charges for it, so that limits and interrupts reach it: one unit of work is to stand for some tens of
 * nanoseconds, never for microseconds. Counted, not timed: {@code work.tsv} says how many units each function must charge for
 * arguments of a given size.
 */
final class ChargedWorkTest {
    private static final long N = 100_000;

    private static final String NAMES =
            "local t = {} for k, v in pairs(_G) do if type(v) == 'function' then t[#t + 1] = k elseif type(v) == 'table'"
                    + " and k ~= '_G' then for n, f in pairs(v) do if type(f) == 'function' then t[#t + 1] = k .. '.' .. n"
                    + " end end end end return table.concat(t, ' ')";

    private record Work(String name, long least, String setup, String run) {}

    private static Lua lua() {
        return Lua.builder()
                .systemAccess()
                .debugLibrary()
                .input(new ByteArrayInputStream(new byte[0]))
                .output(OutputStream.nullOutputStream())
                .errors(OutputStream.nullOutputStream())
                .build();
    }

    private static List<Work> works() {
        List<Work> works = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(ChargedWorkTest.class.getResourceAsStream("work.tsv"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("#")) {
                    String[] fields = line.split("\t", -1);
                    assertEquals(4, fields.length, line);
                    works.add(new Work(fields[0], least(fields[1]), fields[2], fields[3]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return works;
    }

    private static long least(String text) {
        if (text.equals("-")) {
            return 0;
        }
        return text.startsWith("N/") ? N / Long.parseLong(text.substring(2)) : Long.parseLong(text);
    }

    private static long units(String setup, String run) {
        try (Lua lua = lua()) {
            lua.load("N = " + N + "\n" + setup).name("=setup").exec();
            LuaFunction f = lua.load(run).name("=run").toFunction();
            long before = lua.usage().instructions();
            f.call();
            return lua.usage().instructions() - before;
        }
    }

    @TestFactory
    Stream<DynamicTest> work_large_isCharged() {
        return works().stream()
                .map(work -> DynamicTest.dynamicTest(work.name() + ": " + work.run(), () -> {
                    long units = units(work.setup(), work.run());
                    assertTrue(units >= work.least(), () -> units + " units; at least " + work.least() + " are due");
                }));
    }

    @Test
    void table_ofWork_namesEveryFunctionOfEveryLibrary() {
        Set<String> missing;
        try (Lua lua = lua()) {
            missing = new TreeSet<>(List.of(lua.load(NAMES).eval(String.class).split(" ")));
        }
        assertTrue(missing.size() > 130, missing::toString);
        works().forEach(work -> missing.remove(work.name()));
        assertEquals(Set.of(), missing);
    }

    @Test
    void twin_workThatIsNotCharged_isSeen() {
        // What a function that charges nothing looks like: one of the host, which takes the same time for nothing.
        try (Lua lua = lua()) {
            lua.globals()
                    .set(
                            "idle",
                            lua.function(
                                    arguments -> arguments.get(0, String.class).length()));
            lua.load("s = ('x'):rep(" + N + ")").exec();
            LuaFunction f = lua.load("idle(s)").toFunction();
            long before = lua.usage().instructions();
            f.call();
            assertTrue(lua.usage().instructions() - before < N / 64);
        }
    }
}
