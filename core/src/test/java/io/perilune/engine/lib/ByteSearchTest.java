package io.perilune.engine.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perilune.engine.text.Charge;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void indexOf_agreesWithString() {
        Random random = new Random(30);
        for (int i = 0; i < 20_000; i++) {
            String hay = text(random, random.nextInt(200));
            String needle = text(random, random.nextInt(5));
            int from = random.nextInt(hay.length() + 1);
            assertEquals(hay.indexOf(needle, from), ByteSearch.indexOf(bytes(hay), from, bytes(needle), Charge.NONE));
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            // Of 'a' and '!' the six lowest bits are the same.
            text.append("ab!\0\u00FFxyz".charAt(random.nextInt(8)));
        }
        return text.toString();
    }

    @Test
    void indexOf_borders() {
        assertEquals(3, ByteSearch.indexOf(bytes("abc"), 3, bytes(""), Charge.NONE));
        assertEquals(-1, ByteSearch.indexOf(bytes("abc"), 3, bytes("c"), Charge.NONE));
        assertEquals(-1, ByteSearch.indexOf(bytes("abc"), 0, bytes("abcd"), Charge.NONE));
        assertEquals(0, ByteSearch.indexOf(bytes("abc"), 0, bytes("abc"), Charge.NONE));
    }

    @Test
    void indexOf_repetitiveText_isCharged() {
        long[] spent = {0};
        Charge charge = new Charge() {
            @Override
            public void charge(long units) {
                spent[0] += units;
            }
        };
        byte[] hay = bytes("a".repeat(40_000));
        byte[] needle = bytes("a".repeat(10_000) + "b" + "a".repeat(10_000));
        assertEquals(-1, ByteSearch.indexOf(hay, 0, needle, charge));
        assertEquals(true, spent[0] >= 20_000L * 10_000 / 8, "spent " + spent[0]);
    }
}
