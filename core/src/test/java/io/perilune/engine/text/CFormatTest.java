package io.perilune.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Expected texts are those of glibc. */
class CFormatTest {
    private static final double NEGATIVE_NAN = Double.longBitsToDouble(0xFFF8000000000000L);

    /** Formats by a directive such as {@code %-+5.2f}. */
    private static String format(String directive, Object value) {
        int p = 1;
        int flags = 0;
        for (; "-+ #0".indexOf(directive.charAt(p)) >= 0; p++) {
            flags |= 1 << "-+ #0".indexOf(directive.charAt(p));
        }
        int letterAt = directive.length() - 1;
        int dot = directive.indexOf('.');
        String width = directive.substring(p, dot < 0 ? letterAt : dot);
        String precision = dot < 0 ? "-1" : "0" + directive.substring(dot + 1, letterAt);
        int w = width.isEmpty() ? 0 : Integer.parseInt(width);
        ByteBuf out = new ByteBuf().append('<');
        char letter = directive.charAt(letterAt);
        if (value instanceof Long n) {
            CFormat.integer(out, letter, flags, w, Integer.parseInt(precision), n);
        } else {
            CFormat.floating(out, letter, flags, w, Integer.parseInt(precision), (double) value);
        }
        return out.append('>').toByteStr().toString();
    }

    private static void check(Object[][] table) {
        for (Object[] row : table) {
            assertEquals("<" + row[2] + ">", format((String) row[0], row[1]), row[0] + " of " + row[1]);
        }
    }

    @Test
    void integer_conversions() {
        check(new Object[][] {
            {"%d", 0L, "0"},
            {"%d", -42L, "-42"},
            {"%d", Long.MIN_VALUE, "-9223372036854775808"},
            {"%5d", 42L, "   42"},
            {"%-5d", 42L, "42   "},
            {"%05d", -42L, "-0042"},
            {"%-05d", 42L, "42   "},
            {"%+d", 42L, "+42"},
            {"% d", 42L, " 42"},
            {"%+ d", 42L, "+42"},
            {"%.0d", 0L, ""},
            {"%3.0d", 0L, "   "},
            {"%+.0d", 0L, "+"},
            {"%.3d", -5L, "-005"},
            {"%08.3d", 5L, "     005"},
            {"%.20i", 1L, "00000000000000000001"},
            {"%u", -1L, "18446744073709551615"},
            {"%u", 10L, "10"},
            {"%05u", 7L, "00007"},
            {"%x", 255L, "ff"},
            {"%X", 255L, "FF"},
            {"%#x", 255L, "0xff"},
            {"%#X", 255L, "0XFF"},
            {"%#x", 0L, "0"},
            {"%#08x", 255L, "0x0000ff"},
            {"%#8.4x", 255L, "  0x00ff"},
            {"%x", -1L, "ffffffffffffffff"},
            {"%o", 8L, "10"},
            {"%#o", 8L, "010"},
            {"%#o", 0L, "0"},
            {"%#.0o", 0L, "0"},
            {"%#.4o", 8L, "0010"},
            {"%o", -1L, "1777777777777777777777"},
        });
    }

    @Test
    void fixed_conversions() {
        check(new Object[][] {
            {"%f", 1.0, "1.000000"},
            {"%.2f", 3.14159, "3.14"},
            {"%5.1f", 2.25, "  2.2"},
            {"%5.1f", 2.35, "  2.4"},
            {"%.0f", 0.5, "0"},
            {"%.0f", 1.5, "2"},
            {"%.0f", 2.5, "2"},
            {"%#.0f", 2.5, "2."},
            {"%.2f", 0.005, "0.01"},
            {"%.2f", 1.005, "1.00"},
            {"%.3f", -0.0, "-0.000"},
            {"%.1f", 0.05, "0.1"},
            {"%.1f", 0.04, "0.0"},
            {"%.1f", 9.96, "10.0"},
            {"%f", 1e15, "1000000000000000.000000"},
            {"%.3f", 1e22, "10000000000000000000000.000"},
            {"%.0f", 1e23, "99999999999999991611392"},
            {"%.20f", 0.1, "0.10000000000000000555"},
            {"%.30f", 0.1, "0.100000000000000005551115123126"},
            {"%.3f", Double.MIN_VALUE, "0.000"},
            {"%+08.2f", 3.14159, "+0003.14"},
            {"%-8.2f", 1.0, "1.00    "},
            {"%f", Double.POSITIVE_INFINITY, "inf"},
            {"%08F", Double.NEGATIVE_INFINITY, "    -INF"},
            {"%+f", Double.longBitsToDouble(0x7FF8000000000000L), "+nan"},
            {"%f", NEGATIVE_NAN, "nan"},
        });
        assertEquals("<" + new BigDecimal(Double.MAX_VALUE).setScale(99) + ">", format("%.99f", Double.MAX_VALUE));
    }

    @Test
    void scientific_conversions() {
        check(new Object[][] {
            {"%e", 0.0, "0.000000e+00"},
            {"%e", 12345.678, "1.234568e+04"},
            {"%.0e", 25000.0, "2e+04"},
            {"%.0e", 35000.0, "4e+04"},
            {"%#.0e", 1.0, "1.e+00"},
            {"%.2e", 9.999, "1.00e+01"},
            {"%.3E", 1e-100, "1.000E-100"},
            {"%.3e", 1e300, "1.000e+300"},
            {"%e", Double.MIN_VALUE, "4.940656e-324"},
            {"%.25e", 0.1, "1.0000000000000000555111512e-01"},
            {"%012.3e", -1.5, "-001.500e+00"},
        });
    }

    @Test
    void general_conversions() {
        check(new Object[][] {
            {"%g", 0.0, "0"},
            {"%g", -0.0, "-0"},
            {"%g", 100000.0, "100000"},
            {"%g", 1000000.0, "1e+06"},
            {"%g", 1e20, "1e+20"},
            {"%g", 0.0001, "0.0001"},
            {"%g", 0.00001, "1e-05"},
            {"%g", 123456789.0, "1.23457e+08"},
            {"%g", 3.5, "3.5"},
            {"%.0g", 15.0, "2e+01"},
            {"%.3g", 2.5, "2.5"},
            {"%.3g", 999.5, "1e+03"},
            {"%.17g", 0.1, "0.10000000000000001"},
            {"%.40g", 0.1, "0.1000000000000000055511151231257827021182"},
            {"%#g", 1.0, "1.00000"},
            {"%#.3g", 100.0, "100."},
            {"%#g", 0.0, "0.00000"},
            {"%#.3g", 1e10, "1.00e+10"},
            {"%G", 1e-10, "1E-10"},
            {"%10.3g", Math.PI, "      3.14"},
            {"%-10.3g", Math.PI, "3.14      "},
            {"%010.3g", -Math.PI, "-000003.14"},
        });
    }

    @Test
    void hexadecimal_conversions() {
        check(new Object[][] {
            {"%a", 0.0, "0x0p+0"},
            {"%a", -0.0, "-0x0p+0"},
            {"%a", 1.0, "0x1p+0"},
            {"%a", 0.5, "0x1p-1"},
            {"%a", 3.0, "0x1.8p+1"},
            {"%A", -0.1, "-0X1.999999999999AP-4"},
            {"%a", Double.MAX_VALUE, "0x1.fffffffffffffp+1023"},
            {"%a", Double.MIN_VALUE, "0x0.0000000000001p-1022"},
            {"%a", Double.MIN_NORMAL, "0x1p-1022"},
            {"%.0a", 1.5, "0x2p+0"},
            {"%.0a", 1.25, "0x1p+0"},
            {"%#.0a", 1.0, "0x1.p+0"},
            {"%.2a", 1.999, "0x2.00p+0"},
            {"%.3a", 0.1, "0x1.99ap-4"},
            {"%.15a", 1.5, "0x1.800000000000000p+0"},
            {"%12a", 1.0, "      0x1p+0"},
            {"%012a", 1.0, "0x0000001p+0"},
            {"%+a", 1.0, "+0x1p+0"},
            {"%a", Double.POSITIVE_INFINITY, "inf"},
        });
    }

    @Test
    void fixed_randomValues_agreeWithExactArithmetic() {
        Random random = new Random(22);
        for (int i = 0; i < 5_000; i++) {
            double value = i % 2 == 0
                    ? random.nextInt(2_000_001) / 2048.0 - 400
                    : Math.abs(Double.longBitsToDouble(random.nextLong()));
            int decimals = random.nextInt(30);
            if (Double.isFinite(value)) {
                BigDecimal exact = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
                String expected = exact.toPlainString();
                if (value < 0 && exact.signum() == 0) {
                    expected = "-" + expected;
                }
                assertEquals("<" + expected + ">", format("%." + decimals + "f", value));
            }
        }
    }

    @Test
    void text_conversions() {
        ByteBuf out = new ByteBuf();
        CFormat.character(out, 0, 0, 'a');
        CFormat.character(out, 0, 3, 256 + 'b');
        CFormat.character(out, CFormat.LEFT, 3, 'c');
        CFormat.string(out, 0, 6, -1, ByteStr.of("word"));
        CFormat.string(out, CFormat.LEFT, 6, 2, ByteStr.of("word"));
        CFormat.string(out, 0, 0, 0, ByteStr.of("gone"));
        CFormat.pointer(out, 0, 8, 0xBEEF);
        CFormat.pointer(out, CFormat.LEFT, 8, 0);
        assertEquals("a  bc    wordwo      0xbeef(null)  ", out.toByteStr().toString());
    }
}
