package io.perilune.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AsciiTest {
    private static String members(int mask) {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 256; c++) {
            if (Ascii.is(c, mask)) {
                all.append((char) c);
            }
        }
        return all.toString();
    }

    @Test
    void classes_areThoseOfTheCLocale() {
        assertEquals("0123456789", members(Ascii.DIGIT));
        assertEquals("ABCDEFGHIJKLMNOPQRSTUVWXYZ", members(Ascii.UPPER));
        assertEquals("abcdefghijklmnopqrstuvwxyz", members(Ascii.LOWER));
        assertEquals("0123456789ABCDEFabcdef", members(Ascii.HEX));
        assertEquals("\t\n\u000B\f\r ", members(Ascii.SPACE));
        assertEquals("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", members(Ascii.PUNCT));
        assertEquals(33, members(Ascii.CONTROL).length());
        assertEquals(94, members(Ascii.GRAPH).length());
    }

    @Test
    void functions_agreeWithTheClasses() {
        for (int c = 0; c < 256; c++) {
            assertEquals(Ascii.is(c, Ascii.DIGIT), Ascii.isDigit(c));
            assertEquals(Ascii.is(c, Ascii.SPACE), Ascii.isSpace(c));
            assertEquals(Ascii.is(c, Ascii.HEX) ? Character.digit(c, 16) : -1, Ascii.hexValue(c));
            assertEquals(Ascii.is(c, Ascii.UPPER) ? c + 32 : c, Ascii.toLower(c));
            assertEquals(Ascii.is(c, Ascii.LOWER) ? c - 32 : c, Ascii.toUpper(c));
        }
    }
}
