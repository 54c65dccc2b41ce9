package io.perilune.engine.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeReaderTest {
    /** Header of the reference, with the byte that counts upvalues; then come our length and checksum. */
    private static final int HEADER = 32;

    private static final int PAYLOAD = HEADER + 8;

    private static final String TEXT = """
            local a <const>, b, c = 1 << 40, 2.5, "text\\0with zero"
            local function f(x, ...)
                local up = b
                for i = x, 10 do
                    local inner = function() up = up + i; return c, nil, true, false end
                    if inner() then break end
                end
                return select("#", ...) + a
            end
            for k, v in pairs(_ENV) do print(k, v) end
            return f
            """;

    private static ByteStr dump() {
        return CodeWriter.write(CompiledText.of(TEXT), false);
    }

    private static String complaint(byte[] chunk) {
        return assertThrows(MalformedChunk.class, () -> CodeReader.read(ByteStr.wrap(chunk)))
                .getMessage();
    }

    @Test
    void chunk_readBack_isTheSame() throws MalformedChunk {
        Prototype original = CompiledText.of(TEXT);
        Prototype copy = CodeReader.read(CodeWriter.write(original, false));
        assertEquals(CodeText.of(original), CodeText.of(copy));
        assertArrayEquals(original.constants, copy.constants);
        assertEquals(CodeWriter.write(original, false), CodeWriter.write(copy, false));
    }

    @Test
    void strippedChunk_hasCodeButNoNames() throws MalformedChunk {
        Prototype original = CompiledText.of(TEXT);
        Prototype copy = CodeReader.read(CodeWriter.write(original, true));
        assertArrayEquals(original.code, copy.code);
        assertEquals(ByteStr.of("=?"), copy.debug.source());
        assertEquals(ByteStr.of("=?"), copy.nested[0].debug.source());
        assertEquals(-1, copy.debug.lineAt(0));
        assertEquals(0, copy.debug.locals().length);
        assertNull(copy.upvalues[0].name());
        assertEquals(original.nested[0].debug.lineDefined(), copy.nested[0].debug.lineDefined());
        assertTrue(CodeWriter.write(original, true).length()
                < CodeWriter.write(original, false).length());
    }

    @Test
    void source_isWrittenOnce() {
        String inner = "return function(x) return function(y) return x + y end end";
        int small = CodeWriter.write(CompiledText.of(inner), false).length();
        assertTrue(small < 300, "length " + small);
    }

    @Test
    void header_isThatOfTheReference() {
        byte[] expected = {
            0x1B,
            'L',
            'u',
            'a',
            0x54,
            0,
            0x19,
            (byte) 0x93,
            '\r',
            '\n',
            0x1A,
            '\n',
            4,
            8,
            8, //
            0x78,
            0x56,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0x28,
            0x77,
            0x40,
            1
        };
        assertEquals(HEADER, expected.length);
        assertArrayEquals(expected, Arrays.copyOf(dump().bytes(), HEADER));
        assertTrue(CodeReader.isBinary(dump()));
        assertFalse(CodeReader.isBinary(ByteStr.of("return")));
        assertFalse(CodeReader.isBinary(ByteStr.EMPTY));
    }

    @Test
    void truncations_areNoticed() {
        byte[] whole = dump().bytes();
        for (int length = 0; length < whole.length; length++) {
            assertEquals("truncated chunk", complaint(Arrays.copyOf(whole, length)), "length " + length);
        }
    }

    @Test
    void changedBytes_areNoticed() throws MalformedChunk {
        byte[] whole = dump().bytes();
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i]++;
            complaint(damaged);
        }
        CodeReader.read(ByteStr.wrap(whole));
    }

    @ParameterizedTest
    @CsvSource({
        "0, not a binary chunk",
        "2, not a binary chunk",
        "4, version mismatch",
        "5, format mismatch",
        "6, corrupted chunk",
        "11, corrupted chunk",
        "12, Instruction size mismatch",
        "13, lua_Integer size mismatch",
        "14, lua_Number size mismatch",
        "15, integer format mismatch",
        "23, float format mismatch",
        "31, corrupted chunk",
        "60, corrupted chunk",
    })
    void changedByte_isExplained(int at, String complaint) {
        byte[] damaged = dump().bytes().clone();
        damaged[at]++;
        assertEquals(complaint, complaint(damaged));
    }

    @Test
    void bytesBehindTheChunk_doNotMatter() throws MalformedChunk {
        byte[] whole = dump().bytes();
        assertEquals(1, CodeReader.read(ByteStr.wrap(Arrays.copyOf(whole, whole.length + 10))).upvalues.length);
    }

    @Test
    void forgedPayloads_neverDoHarm() {
        byte[] whole = dump().bytes();
        int refused = 0;
        for (int i = PAYLOAD; i < whole.length; i++) {
            for (int change : new int[] {1, 0x7F, 0x80, 0xFF}) {
                byte[] forged = whole.clone();
                forged[i] += (byte) change;
                sign(forged);
                try {
                    CodeText.of(CodeReader.read(ByteStr.wrap(forged)));
                } catch (MalformedChunk expected) {
                    refused++;
                }
            }
        }
        assertTrue(refused > whole.length, refused + " refused");
    }

    @Test
    void hugeLengths_allocateNothing() {
        byte[] whole = dump().bytes();
        // A source of two thousand million bytes.
        byte[] forged = Arrays.copyOf(whole, PAYLOAD + 5);
        byte[] length = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07};
        System.arraycopy(length, 0, forged, PAYLOAD, 5);
        sign(forged);
        assertEquals("truncated chunk", complaint(forged));
        forged[PAYLOAD + 4] = 0x0F;
        sign(forged);
        assertEquals("integer overflow", complaint(forged));
    }

    @Test
    void functionsNestedWithoutEnd_areRefused() {
        // Each function: no source, lines 0 and 0, no parameters, 2 registers, no code, constants or upvalues, 1
        // function.
        byte[] one = {0, 0, 0, 0, 0, 2, 0, 0, 0, 1};
        byte[] forged = Arrays.copyOf(dump().bytes(), PAYLOAD + one.length * 5_000);
        for (int i = 0; i < 5_000; i++) {
            System.arraycopy(one, 0, forged, PAYLOAD + i * one.length, one.length);
        }
        sign(forged);
        assertEquals("functions nested too deeply", complaint(forged));
    }

    @Test
    void messages_nameTheChunkAsTheReferenceDoes() {
        MalformedChunk e = new MalformedChunk("truncated chunk");
        assertEquals(
                "x.luac: bad binary format (truncated chunk)",
                e.messageFor(ByteStr.of("@x.luac")).toString());
        assertEquals(
                "stdin: bad binary format (truncated chunk)",
                e.messageFor(ByteStr.of("=stdin")).toString());
        assertEquals(
                "name: bad binary format (truncated chunk)",
                e.messageFor(ByteStr.of("name")).toString());
        assertEquals(
                "binary string: bad binary format (truncated chunk)",
                e.messageFor(dump()).toString());
    }

    /** Makes length and checksum right again. */
    private static void sign(byte[] chunk) {
        int length = chunk.length - PAYLOAD;
        CRC32 checksum = new CRC32();
        checksum.update(chunk, PAYLOAD, length);
        put(chunk, HEADER, length);
        put(chunk, HEADER + 4, (int) checksum.getValue());
    }

    private static void put(byte[] chunk, int at, int word) {
        for (int i = 0; i < 4; i++) {
            chunk[at + i] = (byte) (word >> 8 * i);
        }
    }
}
