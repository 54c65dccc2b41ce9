package io.perilune.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumeralsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.longBitsToDouble(0x7FF8000000000000L);
    private static final double NEGATIVE_NAN = Double.longBitsToDouble(0xFFF8000000000000L);

    private static Object parse(String text) {
        return Numerals.parse(ByteStr.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void parse_integers_giveLongs() {
        Object[][] table = {
            {"0", 0L},
            {"-0", 0L},
            {"+7", 7L},
            {"  12\t\n\u000B\f\r", 12L},
            {"9223372036854775807", Long.MAX_VALUE},
            {"-9223372036854775808", Long.MIN_VALUE},
            {"00000000000000000000000000000000012", 12L},
            {"0x10", 16L},
            {"0XfF", 255L},
            {"-0x1", -1L},
            {"0xffffffffffffffff", -1L},
            {"0x1ffffffffffffffff", -1L},
            {"0x8000000000000000", Long.MIN_VALUE},
            {"-0x7fffffffffffffff", -Long.MAX_VALUE},
        };
        for (Object[] row : table) {
            assertEquals(row[1], parse((String) row[0]), (String) row[0]);
        }
    }

    @Test
    void parse_floats_giveDoubles() {
        Object[][] table = {
            {"0.0", 0.0},
            {"-0.0", -0.0},
            {"-.0", -0.0},
            {"5.", 5.0},
            {".5", 0.5},
            {"1e1", 10.0},
            {"1E+2", 100.0},
            {" 25e-1 ", 2.5},
            {"9223372036854775808", 0x1p63},
            {"-9223372036854775809", -0x1p63},
            {"0.1", 0.1},
            {"1e22", 1e22},
            {"1e23", 1e23},
            {"9007199254740993.0", 9007199254740992.0},
            {"9007199254740993.00000000000000000000001", 9007199254740994.0},
            {"4.9e-324", Double.MIN_VALUE},
            {"2.4703282292062327e-324", 0.0},
            {"2.4703282292062328e-324", Double.MIN_VALUE},
            {"1.7976931348623157e308", Double.MAX_VALUE},
            {"1e999", INF},
            {"-1e999", -INF},
            {"1e-999", 0.0},
            {"0e99999999999999999999", 0.0},
            {"1e99999999999999999999", INF},
            {"0x.8", 0.5},
            {"0xA.", 10.0},
            {"0x1p4", 16.0},
            {"0x1P-1", 0.5},
            {"-0x.1p+4", -1.0},
            {"0x1.fffffffffffff8p0", 2.0},
            {"0x1.fffffffffffff7p0", 2 - 0x1p-52},
            {"0x1p-1074", Double.MIN_VALUE},
            {"0x1p-1075", 0.0},
            {"0x1.0000000000000000000001p-1075", Double.MIN_VALUE},
            {"0x1p1024", INF},
            {"0x0p99999999999999999999", 0.0},
            {"0x" + "0".repeat(400) + ".8", 0.5},
            {"0x1" + "0".repeat(400) + "p-1600", 1.0},
            {"1" + "0".repeat(400) + "e-400", 1.0},
            {"0." + "0".repeat(400) + "1e401", 1.0},
        };
        for (Object[] row : table) {
            assertEquals(row[1], parse((String) row[0]), (String) row[0]);
        }
    }

    @Test
    void parse_otherText_givesNull() {
        String[] table = {
            "",
            " ",
            "-",
            "+",
            ".",
            "-.",
            "e1",
            "1e",
            "1e+",
            "1e1.0",
            "0x",
            "0x.",
            "0xp1",
            "0x1p",
            "0x1p+",
            "0xg",
            "1 2",
            "- 1",
            "--1",
            "+-1",
            "1..2",
            "0x1.2.3",
            "inf",
            "-inf",
            "nan",
            "NaN",
            "infinity",
            "1n",
            "1f",
            "1d",
            "1L",
            "1_000",
            "1,5",
            "1\0",
            "\0001",
            "1 \0",
            "\u00A01",
            "\u00B2",
            "0b1",
            "1e\u00B2",
            "0x1e+1p"
        };
        for (String text : table) {
            assertNull(parse(text), text);
        }
    }

    @Test
    void parse_digitsBeyondTheDecisiveOnes_roundCorrectly() {
        Random random = new Random(20);
        for (int i = 0; i < 300; i++) {
            double lower = Double.longBitsToDouble(random.nextLong() & 0x7FEFFFFFFFFFFFFFL);
            BigDecimal middle = new BigDecimal(lower).add(new BigDecimal(Math.nextUp(lower)));
            middle = middle.divide(BigDecimal.valueOf(2));
            double even = (Double.doubleToRawLongBits(lower) & 1) == 0 ? lower : Math.nextUp(lower);
            String digits = middle.toPlainString();
            String text = digits.indexOf('.') < 0 ? digits + ".0" : digits;
            assertEquals((Object) even, parse(text), text);
            assertEquals((Object) Math.nextUp(lower), parse(text + "000001"), text);
        }
    }

    @Test
    void read_answersKindAndStoresBits() {
        long[] bits = {-1, -1, -1};
        byte[] text = "x42y1.5z".getBytes(StandardCharsets.US_ASCII);
        assertEquals(Numerals.INTEGER, Numerals.read(text, 1, 3, bits, 0));
        assertEquals(Numerals.FLOAT, Numerals.read(text, 4, 7, bits, 1));
        assertEquals(Numerals.NONE, Numerals.read(text, 0, 3, bits, 2));
        assertEquals(42, bits[0]);
        assertEquals(1.5, Double.longBitsToDouble(bits[1]));
        assertEquals(-1, bits[2]);
    }

    @Test
    void parseInBase_acceptsDigitsOfTheBaseOnly() {
        Object[][] table = {
            {"101", 2, 5L},
            {" -7f ", 16, -127L},
            {"zZ", 36, 35L * 36 + 35},
            {"+10", 3, 3L},
            {"ffffffffffffffffff", 16, -1L},
            {"8", 8, null},
            {"", 10, null},
            {"-", 10, null},
            {"1e1", 10, null},
            {"1.0", 10, null},
            {"0x10", 16, null},
            {"1 1", 10, null},
            {"1\0", 10, null},
            {"\u00E9", 36, null},
        };
        for (Object[] row : table) {
            byte[] text = ((String) row[0]).getBytes(StandardCharsets.ISO_8859_1);
            assertEquals(row[2], Numerals.parseInBase(text, 0, text.length, (int) row[1]), (String) row[0]);
        }
    }

    @Test
    void format_integers_areTheirDigits() {
        long[] table = {0, 1, 9, 10, -1, -9, -10, 99, 100, 12345, 2147483647, 2147483648L, Long.MAX_VALUE};
        for (long value : table) {
            assertEquals(Long.toString(value), Numerals.format(value).toString());
        }
        assertEquals("-9223372036854775808", Numerals.format(Long.MIN_VALUE).toString());
        ByteBuf out = new ByteBuf(1);
        Numerals.append(out, Long.MIN_VALUE);
        Numerals.append(out, 7);
        assertEquals("-92233720368547758087", out.toByteStr().toString());
    }

    @Test
    void format_floats_haveFourteenDigitsAndLookLikeFloats() {
        Object[][] table = {
            {0.0, "0.0"},
            {-0.0, "-0.0"},
            {1.0, "1.0"},
            {-5.0, "-5.0"},
            {3.14, "3.14"},
            {0.1, "0.1"},
            {0.1 + 0.2, "0.3"},
            {1 / 3.0, "0.33333333333333"},
            {2 / 3.0, "0.66666666666667"},
            {100.25, "100.25"},
            {1e13, "10000000000000.0"},
            {99999999999999.0, "99999999999999.0"},
            {99999999999999.5, "1e+14"},
            {1e14, "1e+14"},
            {123456789012345.0, "1.2345678901234e+14"},
            {123456789012355.0, "1.2345678901236e+14"},
            {1e15, "1e+15"},
            {1e100, "1e+100"},
            {0x1p53, "9.007199254741e+15"},
            {0x1p53 + 2, "9.007199254741e+15"},
            {0x1p63, "9.2233720368548e+18"},
            {-0x1p63, "-9.2233720368548e+18"},
            {1e-4, "0.0001"},
            {1e-5, "1e-05"},
            {1.5e-7, "1.5e-07"},
            {0.00099999999999999, "0.00099999999999999"},
            {0.000999999999999999, "0.001"},
            {9.9999999999999e-5, "9.9999999999999e-05"},
            {9.999999999999999e-5, "0.0001"},
            {Double.MAX_VALUE, "1.7976931348623e+308"},
            {Double.MIN_VALUE, "4.9406564584125e-324"},
            {INF, "inf"},
            {-INF, "-inf"},
            {NAN, "nan"},
            {NEGATIVE_NAN, "nan"},
        };
        for (Object[] row : table) {
            assertEquals(row[1], Numerals.format((double) row[0]).toString());
        }
    }

    @Test
    void format_floats_agreeWithExactArithmetic() {
        Random random = new Random(21);
        for (int i = 0; i < 5_000; i++) {
            double value = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : random.nextInt(1_000_000_000) / 1000.0 * Math.pow(10, random.nextInt(12) - 6);
            if (Double.isFinite(value)) {
                String text = Numerals.format(value).toString();
                BigDecimal exact = new BigDecimal(value);
                BigDecimal shown = new BigDecimal(text);
                // Half a unit of the fourteenth digit at most.
                int top = exact.precision() - exact.scale();
                BigDecimal error = exact.subtract(shown).abs().multiply(BigDecimal.valueOf(2));
                assertEquals(true, error.compareTo(BigDecimal.ONE.scaleByPowerOfTen(top - 14)) <= 0, text);
                assertEquals(true, shown.stripTrailingZeros().precision() <= 14, text);
            }
        }
    }

    @Test
    void floatToInteger_onlyExact() {
        Object[][] table = {
            {0.0, 0L},
            {-0.0, 0L},
            {-3.0, -3L},
            {0x1p53, 1L << 53},
            {-0x1p63, Long.MIN_VALUE},
            {0x1p63, null},
            {Math.nextDown(0x1p63), Long.MAX_VALUE - 1023},
            {Math.nextDown(-0x1p63), null},
            {0.5, null},
            {1e300, null},
            {INF, null},
            {NAN, null},
        };
        for (Object[] row : table) {
            assertEquals(row[1], Numerals.floatToInteger((double) row[0]), row[0].toString());
        }
    }

    @Test
    void floorAndCeil_roundToTheirSides() {
        double[][] table = {{1.5, 1, 2}, {-1.5, -2, -1}, {2, 2, 2}, {-0.5, -1, 0}, {-0x1p63, -0x1p63, -0x1p63}};
        for (double[] row : table) {
            assertEquals(true, Numerals.inIntegerRange(row[0]));
            assertEquals((long) row[1], Numerals.floor(row[0]));
            assertEquals((long) row[2], Numerals.ceil(row[0]));
        }
        for (double outside : new double[] {0x1p63, -0x1.0000000000001p63, INF, -INF, NAN}) {
            assertEquals(false, Numerals.inIntegerRange(outside));
        }
    }

    @Test
    void comparisons_ofIntegersAndFloats_areExact() {
        long[] integers = {
            0,
            1,
            -1,
            7,
            1L << 53,
            (1L << 53) + 1,
            -(1L << 53) - 1,
            Long.MAX_VALUE,
            Long.MAX_VALUE - 1023,
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1
        };
        double[] floats = {
            0.0,
            -0.0,
            0.5,
            -0.5,
            1,
            7.5,
            0x1p53,
            0x1p53 + 2,
            -0x1p53 - 2,
            0x1p63,
            -0x1p63,
            Math.nextDown(0x1p63),
            Math.nextDown(-0x1p63),
            1e300,
            -1e300
        };
        for (long i : integers) {
            for (double f : floats) {
                check(i, f, BigDecimal.valueOf(i).compareTo(new BigDecimal(f)));
            }
            check(i, INF, -1);
            check(i, -INF, 1);
            assertEquals(false, Numerals.eqIntFloat(i, NAN));
            assertEquals(false, Numerals.ltIntFloat(i, NAN));
            assertEquals(false, Numerals.leIntFloat(i, NAN));
            assertEquals(false, Numerals.ltFloatInt(NAN, i));
            assertEquals(false, Numerals.leFloatInt(NAN, i));
        }
    }

    private static void check(long i, double f, int order) {
        String pair = i + " and " + f;
        assertEquals(order == 0, Numerals.eqIntFloat(i, f), pair);
        assertEquals(order < 0, Numerals.ltIntFloat(i, f), pair);
        assertEquals(order <= 0, Numerals.leIntFloat(i, f), pair);
        assertEquals(order > 0, Numerals.ltFloatInt(f, i), pair);
        assertEquals(order >= 0, Numerals.leFloatInt(f, i), pair);
    }
}
