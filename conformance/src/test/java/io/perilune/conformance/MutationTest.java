package io.perilune.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever bytes are given to {@code load}, to the pattern functions, to {@code format}, {@code pack} and {@code unpack},
 * the end is a result or a Lua error. A Java exception that comes out of the state fails the test by itself; a stack or a
 * heap that gave out is made into an error value, which is recognised by its text.
 */
final class MutationTest {

    private static final Path ROOT = Path.of(System.getProperty("scripts", "src/test/lua"));
    private static final int BATCHES = 100;
    private static final int INPUTS_PER_BATCH = 1_000;
    private static final int LONGEST_SOURCE = 400;

    /** The driver gets its inputs as literals; what it reports is told with the number of the input. */
    private static final String DRIVER = """
            local function check(i, what, ok, e)
                if not ok and type(e) ~= "string" then print(i, what, "error value of type " .. type(e)) end
                local text = tostring(e)
                if not ok and (text:find("java", 1, true) or text:find("Exception", 1, true)) then print(i, what, text) end
                -- The engine's own limits name a position or what was too deep; without one the JVM's stack or heap gave out.
                -- Only a format of pack may ask for more than there is: "c2000000000" is two billion bytes.
                local exhausted = text == "stack overflow" or text == "not enough memory" and what ~= "pack"
                if not ok and exhausted then print(i, what, text) end
            end
            local SUBJECTS = { "", "aXb1", "hello world", "((a)b)c", "\\0\\255%d", ("ab"):rep(12) }
            local function strings(i, s)
                for _, subject in ipairs(SUBJECTS) do
                    check(i, "find", pcall(string.find, subject, s, i % 5 - 2))
                    check(i, "match", pcall(string.match, subject, s))
                    check(i, "gsub", pcall(string.gsub, subject, s, "%1"))
                    check(i, "replace", pcall(string.gsub, subject, ".", s))
                end
                check(i, "gmatch", pcall(function() for _ in ("abcabc"):gmatch(s) do end end))
                check(i, "format", pcall(string.format, s, 1, 2.5, "x", {}, -7))
                check(i, "pack", pcall(string.pack, s, 1, 2, "x", 4.5, "y"))
                check(i, "unpack", pcall(string.unpack, s, ("\\1\\0\\255abc"):rep(8), i % 7))
                check(i, "packsize", pcall(string.packsize, s))
                check(i, "tonumber", pcall(tonumber, s))
                check(i, "date", pcall(os.date, "!" .. s, i))
                check(i, "utf8", pcall(utf8.len, s))
                check(i, "codes", pcall(function() for _ in utf8.codes(s) do end end))
            end
            local function sources(i, s) check(i, "load", pcall(load, s, "=mutant", "t")) end
            local seed = 12345
            local function random(n) seed = (seed * 69069 + 1) % 4294967296 return seed // 65536 % n + 1 end
            -- A binary chunk that is accepted is run, too, but not for long.
            local function binaries(i, s)
                local f = load(s, "=mutant", "t")
                if not f then return end
                local bytes = { string.dump(f, i % 2 == 0):byte(1, -1) }
                for _ = 1, random(3) do bytes[random(#bytes)] = random(256) - 1 end
                local text = {}
                for k = 1, #bytes do text[k] = string.char(bytes[k]) end
                local ok, g, e = pcall(load, table.concat(text), "=binary", "b", {})
                check(i, "undump", ok, ok or g)
                if ok and g then
                    debug.sethook(function() error("stopped", 0) end, "", 1000)
                    check(i, "run", pcall(g))
                    debug.sethook()
                end
            end
            """;

    private static final String[] STRINGS = {
        "%a+",
        "(%w)(%w*)",
        "^%s*(.-)%s*$",
        "[^,]*",
        "()",
        "%f[%w]%w+",
        "(.)%1",
        "%b()",
        "[%a-z]",
        "[]^]",
        "%5.2f %s",
        "%-08d|%+i",
        "%q",
        "%.14g%a",
        "%c%x%o",
        "<i4>I2!8",
        "z s1 s4",
        "b Xi8 d",
        "c10 j J T",
        "!4 i3 =f n",
        "%Y-%m-%d %H:%M",
        "%Ex %Od"
    };

    @TestFactory
    Stream<DynamicTest> input_mutated_endsInResultOrLuaError() throws IOException {
        List<byte[]> corpus = corpus();
        return IntStream.range(0, BATCHES).mapToObj(batch -> {
            String kind = batch % 5 < 2 ? "strings" : batch % 5 < 4 ? "sources" : "binaries";
            return DynamicTest.dynamicTest(kind + " with seed " + batch, () -> run(kind, batch, corpus));
        });
    }

    private static void run(String kind, int batch, List<byte[]> corpus) {
        var random = new Random(batch);
        var driver = new StringBuilder(DRIVER);
        for (int i = 0; i < INPUTS_PER_BATCH; i++) {
            byte[] input = kind.equals("strings")
                    ? STRINGS[random.nextInt(STRINGS.length)].getBytes(StandardCharsets.ISO_8859_1)
                    : corpus.get(random.nextInt(corpus.size()));
            byte[] mutant = mutate(random, input, kind.equals("binaries") ? 0 : 1 + random.nextInt(4));
            driver.append(kind)
                    .append('(')
                    .append(i)
                    .append(", ")
                    .append(literal(mutant))
                    .append(")\n");
        }
        Outcome outcome = PeriluneDoor.run(driver.toString().getBytes(StandardCharsets.ISO_8859_1), "=driver");
        assertEquals(null, outcome.error());
        assertEquals("", outcome.output(), "inputs that were answered with more than a Lua error");
    }

    private static byte[] mutate(Random random, byte[] input, int changes) {
        byte[] bytes = input;
        for (int i = 0; i < changes; i++) {
            int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            int length = Math.min(bytes.length - at, 1 + random.nextInt(8));
            bytes = switch (random.nextInt(6)) {
                case 0 -> splice(bytes, at, length, new byte[0]);
                case 1 -> splice(bytes, at, Math.min(1, length), new byte[] {(byte) random.nextInt(256)});
                case 2 -> splice(bytes, at, 0, slice(bytes, at, length));
                case 3 -> splice(bytes, at, 0, token(random));
                case 4 -> splice(bytes, at, length, token(random));
                default ->
                    random.nextInt(4) == 0
                            ? slice(bytes, 0, at)
                            : splice(bytes, at, 0, slice(input, 0, Math.min(input.length, 5)));
            };
        }
        return bytes;
    }

    private static byte[] token(Random random) {
        String[] tokens = {
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "%",
            "-",
            "*",
            "+",
            "?",
            "^",
            "$",
            "..",
            "...",
            "\"",
            "'",
            "\\",
            "\n",
            "\0",
            "\u00ff",
            "[[",
            "]]",
            "--",
            "[==[",
            "end",
            "function",
            "goto",
            "::",
            "local",
            "<close>",
            "<const>",
            "return",
            "for",
            "nil",
            "=",
            ",",
            ";",
            "0x",
            "1e999",
            "99999999999999999999",
            "%99",
            "%.999",
            "i16",
            "!16",
            "s8",
            "X",
            "c2147483647",
            "\\u{7fffffff}",
            "%b",
            "%f",
            "%1",
            "%0",
            " ",
            "~",
            "//",
            "<<",
            "\r"
        };
        return tokens[random.nextInt(tokens.length)].getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] splice(byte[] bytes, int at, int removed, byte[] inserted) {
        byte[] result = new byte[bytes.length - removed + inserted.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(bytes, at + removed, result, at + inserted.length, bytes.length - at - removed);
        return result;
    }

    private static byte[] slice(byte[] bytes, int from, int length) {
        byte[] result = new byte[length];
        System.arraycopy(bytes, from, result, 0, length);
        return result;
    }

    private static String literal(byte[] bytes) {
        var text = new StringBuilder("\"");
        for (byte b : bytes) {
            int c = b & 0xff;
            if (c >= ' ' && c < 127 && c != '"' && c != '\\') {
                text.append((char) c);
            } else {
                text.append('\\').append(c / 100).append(c / 10 % 10).append(c % 10);
            }
        }
        return text.append('"').toString();
    }

    /** The beginnings of our own scripts. */
    private static List<byte[]> corpus() throws IOException {
        var corpus = new ArrayList<byte[]>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".lua")).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                corpus.add(slice(bytes, 0, Math.min(bytes.length, LONGEST_SOURCE)));
            }
        }
        assertFalse(corpus.isEmpty(), "no script below " + ROOT.toAbsolutePath());
        return corpus;
    }
}
