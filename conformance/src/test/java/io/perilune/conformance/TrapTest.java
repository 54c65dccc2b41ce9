package io.perilune.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Traps that other engines of the JVM fell into and that need a look from outside the script: at memory, at classes, at
 * several states. The others are scripts in {@code traps/}.
 */
final class TrapTest {

    private static final long MIB = 1 << 20;

    @Test
    void coroutines_millionSuspendedAndDropped_areCollected() {
        String output = run("""
                local n = 0
                for i = 1, 1000000 do
                    local co = coroutine.create(function(a) local t = { a } coroutine.yield(t) end)
                    coroutine.resume(co, i)
                    if coroutine.status(co) == "suspended" then n = n + 1 end
                end
                print(n)
                """);
        assertEquals("1000000\n", output);
        long used = usedAfterCollection();
        assertTrue(used < 300 * MIB, () -> used / MIB + " MiB are still in use after the state was closed");
    }

    @Test
    void coroutines_hundredThousandAlive_areObjectsAndNoThreads() {
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        String output = run("""
                local all = {}
                for i = 1, 100000 do
                    all[i] = coroutine.wrap(function(a) while true do a = coroutine.yield(a + i) end end)
                    all[i](0)
                end
                local sum = 0
                for i = 1, #all do sum = sum + all[i](1) end
                print(sum)
                """);
        assertEquals("5000150000\n", output);
        int grown = ManagementFactory.getThreadMXBean().getThreadCount() - threads;
        assertTrue(grown < 10, () -> grown + " threads more than before");
    }

    @Test
    void load_hundredThousandDistinctStrings_keepsMetaspaceFlat() {
        run("for i = 1, 1000 do load('local x = ' .. i .. ' return function() return x end')()() end");
        long before = metaspace();
        run("for i = 1, 100000 do load('local x = ' .. i .. ' return function() return x end')()() end");
        long grown = metaspace() - before;
        assertTrue(grown < 8 * MIB, () -> grown / 1024 + " KiB of metaspace for 100,000 chunks");
    }

    @Test
    void metatableOfStrings_changedInOneState_isUnchangedInAnother() {
        run("""
                getmetatable("").__index = function() return "patched" end
                string.upper = nil
                table.concat = nil
                debug.setmetatable(0, { __index = { x = 1 } })
                """);
        assertEquals(
                "A 1 nil\n",
                run("print((('a'):upper()), table.concat({ 1 }), debug.getmetatable(0))")
                        .replace('\t', ' '));
    }

    @Test
    void states_sixteenOnThreadsOfTheirOwn_doNotDisturbEachOther() throws Exception {
        String program = """
                local t, s = {}, 0
                for i = 1, 20000 do
                    local o = setmetatable({ n = i }, { __index = function(_, k) return k .. i end, __add = function(a, b) return a.n + b end })
                    t[i % 100] = o
                    s = s + (o + 1) + #o.name + #tostring(i):rep(2)
                    string.last = i
                end
                print(s, string.last, load("return " .. s)() == s)
                """;
        String expected = run(program);
        var pool = Executors.newFixedThreadPool(16);
        try {
            var tasks = new ArrayList<Callable<String>>();
            for (int i = 0; i < 16; i++) {
                tasks.add(() -> run(program));
            }
            for (var result : pool.invokeAll(tasks)) {
                assertEquals(expected, result.get());
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void bytes_allValuesInSourceAndOutput_arriveUnchanged() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        byte[] head = "io.write([==[\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] tail = "]==])".getBytes(StandardCharsets.ISO_8859_1);
        byte[] source = new byte[head.length + all.length + tail.length];
        System.arraycopy(head, 0, source, 0, head.length);
        System.arraycopy(all, 0, source, head.length, all.length);
        System.arraycopy(tail, 0, source, head.length + all.length, tail.length);
        byte[] expected = all.clone();
        expected['\r'] = '\n';
        Outcome outcome = PeriluneDoor.run(source, "=bytes");
        assertNull(outcome.error());
        assertArrayEquals(expected, outcome.output().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void recursion_endless_leavesTheThreadUsable() {
        for (int i = 0; i < 3; i++) {
            Outcome outcome = PeriluneDoor.run(
                    "local function f() return 1 + f() end f()".getBytes(StandardCharsets.US_ASCII), "=deep");
            assertTrue(outcome.error().contains("stack overflow"), outcome.error());
        }
        assertEquals("fine\n", run("print('fine')"));
    }

    private static String run(String program) {
        Outcome outcome = PeriluneDoor.run(program.getBytes(StandardCharsets.ISO_8859_1), "=trap");
        assertNull(outcome.error());
        return outcome.output();
    }

    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long metaspace() {
        System.gc();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().equals("Metaspace")) {
                return pool.getUsage().getUsed();
            }
        }
        throw new IllegalStateException("this JVM has no pool named Metaspace");
    }
}
