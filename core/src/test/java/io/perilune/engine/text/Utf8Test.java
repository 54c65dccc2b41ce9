package io.perilune.engine.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static byte[] encode(int code) {
        ByteBuf out = new ByteBuf(1);
        Utf8.encode(out, code);
        return Arrays.copyOf(out.array(), out.length());
    }

    @Test
    void encode_bordersOfEveryLength() {
        Object[][] table = {
            {0, "00"},
            {0x7F, "7f"},
            {0x80, "c280"},
            {0x7FF, "dfbf"},
            {0x800, "e0a080"},
            {0xD800, "eda080"},
            {0xFFFF, "efbfbf"},
            {0x10000, "f0908080"},
            {0x10FFFF, "f48fbfbf"},
            {0x1FFFFF, "f7bfbfbf"},
            {0x200000, "f888808080"},
            {0x3FFFFFF, "fbbfbfbfbf"},
            {0x4000000, "fc8480808080"},
            {0x7FFFFFFF, "fdbfbfbfbfbf"},
        };
        for (Object[] row : table) {
            byte[] bytes = HexFormat.of().parseHex((String) row[1]);
            assertArrayEquals(bytes, encode((int) row[0]), (String) row[1]);
            long decoded = Utf8.decode(bytes, 0, bytes.length, false);
            assertEquals((int) row[0], Utf8.code(decoded));
            assertEquals(bytes.length, Utf8.next(decoded));
        }
    }

    @Test
    void decode_everyCodePoint_comesBack() {
        for (int code = 0; code <= 0x10FFFF; code++) {
            byte[] bytes = encode(code);
            long expected = (long) bytes.length << 32 | code;
            assertEquals(expected, Utf8.decode(bytes, 0, bytes.length, false));
            boolean surrogate = code >= 0xD800 && code <= 0xDFFF;
            assertEquals(surrogate ? -1 : expected, Utf8.decode(bytes, 0, bytes.length, true));
        }
    }

    @Test
    void decode_malformed_isRefused() {
        String[] table = {
            "80",
            "bf",
            "c0",
            "c080",
            "c1bf",
            "c2",
            "c241",
            "e08080",
            "e09fbf",
            "e0a0",
            "eda0",
            "f0808080",
            "f08fbfbf",
            "f0908041",
            "f880808080",
            "f887bfbfbf",
            "fc8080808080",
            "fc83bfbfbfbf",
            "fe8080808080",
            "ff",
            "ffbfbfbfbfbf"
        };
        for (String hex : table) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            assertEquals(-1, Utf8.decode(bytes, 0, bytes.length, false), hex);
        }
        assertEquals(-1, Utf8.decode(new byte[0], 0, 0, false));
    }

    @Test
    void decode_beyondUnicode_onlyWhenLax() {
        byte[] bytes = encode(0x110000);
        assertEquals(-1, Utf8.decode(bytes, 0, bytes.length, true));
        assertEquals(0x110000, Utf8.code(Utf8.decode(bytes, 0, bytes.length, false)));
    }

    @Test
    void decode_staysBeforeTheEnd() {
        byte[] bytes = encode(0x20AC);
        assertEquals(-1, Utf8.decode(bytes, 0, 2, false));
        byte[] two = {'a', (byte) 0xC3, (byte) 0xA9, 'b'};
        long decoded = Utf8.decode(two, 1, 4, true);
        assertEquals(0xE9, Utf8.code(decoded));
        assertEquals(3, Utf8.next(decoded));
    }
}
