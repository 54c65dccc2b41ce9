package io.perilune.conformance.fuzz;

import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.LuaLimitException;
import io.perilune.LuaRuntimeException;
import io.perilune.LuaString;
import io.perilune.LuaSyntaxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;

/**
 * Something that bytes are thrown at. Whatever they are, a call ends as scripts may end: with a result, a Lua error or a limit that
 * says which one it is and how much was allowed; no text shows Java; the VM goes on working, its heap does not grow; and, where the
 * reference implementation can be asked, the result is the same.
 */
final class Target implements AutoCloseable {
    /** The reference knows no limits: it is asked only what has been answered within these. */
    private static final Limits LIMITS = Limits.of()
            .instructions(300_000)
            .memory(8 << 20)
            .stringLength(1 << 20)
            .stackDepth(20_000)
            .coroutines(200);

    private static final String[] JAVA = {"java.", "Exception", "io.perilune"};
    private static final String BINARY = "binary";
    private static final String RUN_BINARY =
            "return function(data) local f, m = load(data, '=b', 'b') if not f then return m end"
                    + " local ok, m = pcall(f) return type(m) == 'string' and m or type(m) end";

    private final String name;
    private final Lua lua;
    private final LuaFunction function;
    private final Reference reference;

    /**
     * @param name of a resource with a chunk that returns a function from bytes to ASCII; or "binary"
     * @param withReference whether to compare
     */
    Target(String name, boolean withReference) {
        this(name, program(name), withReference && !name.equals(BINARY) ? new Reference(program(name)) : null);
    }

    Target(String name, byte[] program, Reference reference) {
        this.name = name;
        this.reference = reference;
        boolean binary = name.equals(BINARY);
        lua = (binary ? Lua.builder().binaryChunks() : Lua.builder())
                .limits(LIMITS)
                .output(new ByteArrayOutputStream())
                .build();
        function = lua.load(program).name("=target").eval(LuaFunction.class);
    }

    private static byte[] program(String name) {
        if (name.equals(BINARY)) {
            return RUN_BINARY.getBytes(StandardCharsets.US_ASCII);
        }
        return (resource("common.lua") + resource(name + ".lua")).getBytes(StandardCharsets.US_ASCII);
    }

    private static String resource(String name) {
        try (InputStream in = Target.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws AssertionError when something is wrong; any other exception is wrong, too */
    void check(byte[] data) {
        String result;
        try {
            LuaString text = function.call(LuaString.class, (Object) data);
            result = new String(text.bytes(), StandardCharsets.ISO_8859_1);
        } catch (LuaLimitException e) {
            requireFigure(e);
            return;
        } catch (LuaRuntimeException | LuaSyntaxException e) {
            throw new AssertionError(name + ": an error in the target itself", e);
        }
        requireNoJava(result, data);
        if (reference != null) {
            String expected = reference.call(data);
            if (!result.equals(expected) && !result.equals("?") && !expected.equals("?")) {
                throw new AssertionError(name + "\nperilune:\n" + result + "\nreference:\n" + expected);
            }
        }
    }

    private static void requireFigure(LuaLimitException e) {
        String message = e.getMessage();
        if (!message.contains(String.valueOf(e.amount())) || !message.startsWith("limit of ")) {
            throw new AssertionError("a limit without name and figure: " + message);
        }
    }

    private static void requireNoJava(String result, byte[] data) {
        for (String word : JAVA) {
            if (result.contains(word) && !new String(data, StandardCharsets.ISO_8859_1).contains(word)) {
                throw new AssertionError("a text shows Java: " + result);
            }
        }
    }

    /** What a collection has left. */
    static long liveHeap() {
        System.gc();
        System.gc();
        long live = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                MemoryUsage usage = pool.getCollectionUsage();
                live += (usage == null ? pool.getUsage() : usage).getUsed();
            }
        }
        return live;
    }

    @Override
    public void close() {
        lua.close();
        if (reference != null) {
            reference.close();
        }
    }
}
