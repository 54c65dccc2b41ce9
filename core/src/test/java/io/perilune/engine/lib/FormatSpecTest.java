package io.perilune.engine.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Escapes;
import io.perilune.engine.text.TextFault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatSpecTest {
    private static ByteStr bytes(String latin1) {
        return ByteStr.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Formats as {@code string.format} would, for arguments that need no conversion; or gives the fault's message. */
    static String format(String format, Object... arguments) {
        String read = format(new FormatSpec(bytes(format)), arguments);
        FormatPlan plan = FormatPlan.of(bytes(format));
        if (plan != null) {
            assertEquals(read, format(new FormatSpec(bytes(format), plan), arguments), "by plan: " + format);
        }
        return read;
    }

    private static String format(FormatSpec spec, Object... arguments) {
        ByteBuf out = new ByteBuf();
        try {
            while (spec.next(out)) {
                if (spec.argument() - 2 >= arguments.length) {
                    return "no value for " + spec.argument();
                }
                convert(spec, out, arguments[spec.argument() - 2]);
            }
        } catch (TextFault fault) {
            ByteBuf message = new ByteBuf().append(fault.text());
            if (fault.argument() != 0) {
                message.append(" #").append('0' + fault.argument());
            }
            return new String(message.array(), 0, message.length(), StandardCharsets.ISO_8859_1);
        }
        return new String(out.array(), 0, out.length(), StandardCharsets.ISO_8859_1);
    }

    private static void convert(FormatSpec spec, ByteBuf out, Object argument) {
        switch (spec.conversion()) {
            case 'c' -> spec.character(out, (long) argument);
            case 'd', 'i', 'u', 'o', 'x', 'X' -> spec.integer(out, (long) argument);
            case 'p' -> spec.pointer(out, (long) argument);
            case 's' -> spec.string(out, bytes((String) argument));
            case 'q' -> Escapes.quote(out, bytes((String) argument));
            default -> spec.floating(out, (double) argument);
        }
    }

    @Test
    void format_textAndPercents() {
        assertEquals("", format(""));
        assertEquals("plain \0 text", format("plain \0 text"));
        assertEquals("100%", format("100%%"));
        assertEquals("%d", format("%%d"));
        assertEquals("%1%", format("%%%d%%", 1L));
        assertEquals("no value for 3", format("%d %d", 1L));
        assertEquals("no value for 2", format("%"));
    }

    @Test
    void format_conversions() {
        Object[][] table = {
            {"%5d|%-5d|%05d", "   42|42   |00042", 42L, 42L, 42L},
            {"%+i % d", "+1  2", 1L, 2L},
            {"%u", "18446744073709551615", -1L},
            {"%x %#X %o", "ff 0XFF 10", 255L, 255L, 8L},
            {"%c%c", "A\0", 65L, 0L},
            {"%3c|%-3c|", "  A|B  |", 65L, 66L},
            {"%5.2f %g %e", " 3.14 0.1 1.000000e+00", 3.14159, 0.1, 1.0},
            {"%a %A", "0x1p+0 0X1P+0", 1.0, 1.0},
            {"%s and %10s and %-6s|", "one and        two and three |", "one", "two", "three"},
            {"%.3s|%.s|%8.2s", "abc||      ab", "abcdef", "abc", "abc"},
            {"%s", "a\0b", "a\0b"},
            {"%5s", "x".repeat(100), "x".repeat(100)},
            {"%.20s", "x".repeat(20), "x".repeat(200)},
            {"%q", "\"a\\\nb\"", "a\nb"},
            {"%p|%10p|%-10p|", "0x1f|      0x1f|(null)    |", 31L, 31L, 0L},
            {"%99.99d", "0".repeat(98) + "7", 7L},
            {"%-----5d|", "7    |", 7L},
        };
        for (Object[] row : table) {
            Object[] arguments = Arrays.copyOfRange(row, 2, row.length);
            assertEquals(row[1], format((String) row[0], arguments), (String) row[0]);
        }
    }

    @Test
    void format_invalid_isRefusedWithTheReferenceMessages() {
        String[][] table = {
            {"%", "invalid conversion '%' to 'format'"},
            {"%5", "invalid conversion '%5' to 'format'"},
            {"%-+ #0", "invalid conversion '%-+ #0' to 'format'"},
            {"%y", "invalid conversion '%y' to 'format'"},
            {"%5.1k", "invalid conversion '%5.1k' to 'format'"},
            {"%F", "invalid conversion '%F' to 'format'"},
            {"%n", "invalid conversion '%n' to 'format'"},
            {"%ld", "invalid conversion '%l' to 'format'"},
            {"%5\0", "invalid conversion '%5' to 'format'"},
            {"%\u00E9", "invalid conversion '%\u00E9' to 'format'"},
            {"%5%", "invalid conversion '%5%' to 'format'"},
            {"%" + "0".repeat(21) + "d", "invalid format (too long)"},
            {"%" + "0".repeat(20) + "d", "0"},
            {"%100d", "invalid conversion specification: '%100d'"},
            {"%1.100d", "invalid conversion specification: '%1.100d'"},
            {"%#d", "invalid conversion specification: '%#d'"},
            {"%+x", "invalid conversion specification: '%+x'"},
            {"%+u", "invalid conversion specification: '%+u'"},
            {"%010c", "invalid conversion specification: '%010c'"},
            {"%.1c", "invalid conversion specification: '%.1c'"},
            {"%3.1p", "invalid conversion specification: '%3.1p'"},
            {"%1.2.3d", "invalid conversion specification: '%1.2.3d'"},
            {"%5-d", "invalid conversion specification: '%5-d'"},
            {"%5q", "specifier '%q' cannot have modifiers"},
        };
        for (String[] row : table) {
            assertEquals(row[1], format(row[0], 0L), row[0]);
        }
        assertEquals("invalid conversion specification: '%0.34s'", format("%0.34s", "x"));
        assertEquals("invalid conversion specification: '%0.s'", format("%0.s", "x"));
        assertEquals("invalid conversion specification: '%+s'", format("%+s", "x"));
        assertEquals("invalid conversion specification: '%.123f'", format("%.123f", 1.0));
        assertEquals("string contains zeros #3", format("%d%10s", 1L, "a\0"));
    }

    @Test
    void format_errorsComeInOrderOfTheText() {
        assertEquals("invalid conversion '%y' to 'format'", format("%d %y %z", 1L, 2L, 3L));
        assertEquals("invalid conversion specification: '%100d'", format("%100d %y", 1L, 2L));
    }

    @Test
    void plan_ofWellFormedFormatsOnly() {
        assertNotNull(FormatPlan.of(bytes("")));
        assertNotNull(FormatPlan.of(bytes("%5.1f%%|%-10s|%q|%c|%p|%+d|%#x|%a")));
        for (String malformed : List.of("%", "%y", "%10q", "%0c", "%+x", "%123d", "%5.123f", "%s %", "%#s")) {
            assertNull(FormatPlan.of(bytes(malformed)), malformed);
        }
    }
}
