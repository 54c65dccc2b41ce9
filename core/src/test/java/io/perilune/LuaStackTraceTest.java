package io.perilune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The Lua functions stand in the Java stack trace, however somebody looks at it first. */
final class LuaStackTraceTest {
    private static final List<String> LUA = List.of("lua.check(rules.lua:1)", "lua.main chunk(rules.lua:2)");

    private final Lua lua = Lua.create();

    private LuaRuntimeException raised() {
        return assertThrows(
                LuaRuntimeException.class,
                () -> lua.load("local function check() error('no', 0) end\ncheck()")
                        .name("@rules.lua")
                        .exec());
    }

    private static List<String> luaElements(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .map(StackTraceElement::toString)
                .filter(line -> line.startsWith("lua."))
                .toList();
    }

    private static String printed(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void assertOnce(String first, String text) {
        String expected = first + "\n\tat " + LUA.get(0) + "\n\tat " + LUA.get(1) + "\n\tat io.perilune.";
        String actual = text.replace(System.lineSeparator(), "\n");
        assertTrue(actual.contains(expected), actual);
        assertEquals(actual.indexOf("rules.lua:1"), actual.lastIndexOf("rules.lua:1"), actual);
    }

    @Test
    void elements_beginWithTheLuaFunctions() {
        LuaRuntimeException e = raised();
        StackTraceElement[] trace = e.getStackTrace();
        assertEquals(LUA, luaElements(Arrays.copyOf(trace, 2)));
        assertTrue(trace[2].getClassName().startsWith("io.perilune."), trace[2].toString());
        assertArrayEquals(trace, e.getStackTrace());
    }

    @Test
    void printedTrace_showsThemOnce() {
        assertOnce("io.perilune.LuaRuntimeException: no", printed(raised()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        raised().printStackTrace(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertOnce("io.perilune.LuaRuntimeException: no", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void printedCause_showsThemOnce() {
        assertOnce(
                "Caused by: io.perilune.LuaRuntimeException: no",
                printed(new IllegalStateException("rule failed", raised())));
        LuaRuntimeException seen = raised();
        assertEquals(LUA, luaElements(seen.getStackTrace()));
        assertOnce(
                "Caused by: io.perilune.LuaRuntimeException: no",
                printed(new IllegalStateException("rule failed", seen)));
        IllegalStateException suppressing = new IllegalStateException("other");
        suppressing.addSuppressed(raised());
        assertTrue(printed(suppressing).contains(LUA.get(0)));
    }

    @Test
    void text_isTheTypeAndTheMessage() {
        LuaRuntimeException e = raised();
        assertEquals("io.perilune.LuaRuntimeException: no", e.toString());
        assertEquals("io.perilune.LuaRuntimeException: no", new IllegalStateException(e).getMessage());
    }

    @Test
    void serializedException_keepsTraceAndTraceback() throws Exception {
        LuaRuntimeException e = raised();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(e);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            LuaRuntimeException copy = (LuaRuntimeException) in.readObject();
            assertEquals(LUA, luaElements(copy.getStackTrace()));
            assertEquals(e.traceback(), copy.traceback());
            assertFalse(copy.traceback().isEmpty());
        }
    }

    @Test
    void replacedTrace_staysAsItWasGiven() {
        LuaRuntimeException e = raised();
        StackTraceElement[] other = {new StackTraceElement("A", "b", "A.java", 1)};
        e.setStackTrace(other);
        assertArrayEquals(other, e.getStackTrace());
        assertFalse(printed(e).contains("lua."));
        assertTrue(e.traceback().contains("rules.lua:1"), e.traceback());
    }

    @Test
    void severalThreads_seeThemOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 50; round++) {
                LuaRuntimeException e = raised();
                CyclicBarrier start = new CyclicBarrier(4);
                Callable<List<String>> look = () -> {
                    start.await();
                    return luaElements(e.getStackTrace());
                };
                for (var seen : threads.invokeAll(List.of(look, look, look, look))) {
                    assertEquals(LUA, seen.get());
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void traceback_isOfTheMomentOfTheError() {
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class,
                () -> lua.load("function named() error('no') end named()")
                        .name("@n.lua")
                        .exec());
        lua.load("named = nil; string.format = nil").exec();
        assertTrue(e.traceback().contains("in function 'named'"), e.traceback());
    }
}
