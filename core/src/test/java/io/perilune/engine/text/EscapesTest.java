package io.perilune.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EscapesTest {
    private static String quoted(String latin1) {
        ByteBuf out = new ByteBuf();
        Escapes.quote(out, ByteStr.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1)));
        return new String(out.array(), 0, out.length(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void quote_strings() {
        String[][] table = {
            {"", "\"\""},
            {"plain text", "\"plain text\""},
            {"say \"hi\"", "\"say \\\"hi\\\"\""},
            {"back\\slash", "\"back\\\\slash\""},
            {"two\nlines", "\"two\\\nlines\""},
            {"\r\t", "\"\\13\\9\""},
            {"\0", "\"\\0\""},
            {"\0" + "1", "\"\\0001\""},
            {"\0" + "a", "\"\\0a\""},
            {"\r" + "9", "\"\\0139\""},
            {"\u007F" + "0", "\"\\1270\""},
            {"\u00E9\u00FF", "\"\u00E9\u00FF\""},
        };
        for (String[] row : table) {
            assertEquals(row[1], quoted(row[0]));
        }
    }

    @Test
    void quote_integers() {
        ByteBuf out = new ByteBuf();
        Escapes.quote(out, 12L);
        Escapes.quote(out.append(' '), -Long.MAX_VALUE);
        Escapes.quote(out.append(' '), Long.MIN_VALUE);
        assertEquals(
                "12 -9223372036854775807 0x8000000000000000", out.toByteStr().toString());
    }

    @Test
    void quote_floats_readBackExactly() {
        Object[][] table = {
            {0.0, "0x0p+0"},
            {-0.0, "-0x0p+0"},
            {1.0, "0x1p+0"},
            {0.1, "0x1.999999999999ap-4"},
            {-1e300, "-0x1.7e43c8800759cp+996"},
            {Double.MIN_VALUE, "0x0.0000000000001p-1022"},
            {Double.POSITIVE_INFINITY, "1e9999"},
            {Double.NEGATIVE_INFINITY, "-1e9999"},
            {Double.NaN, "(0/0)"},
        };
        for (Object[] row : table) {
            ByteBuf out = new ByteBuf();
            Escapes.quote(out, (double) row[0]);
            ByteStr text = out.toByteStr();
            assertEquals(row[1], text.toString());
            if (!Double.isNaN((double) row[0])) {
                assertEquals(row[0], Numerals.parse(text));
            }
        }
    }
}
