package io.perilune.engine.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.TextFault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PackFormatTest {
    private static ByteStr bytes(String latin1) {
        return ByteStr.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String message(TextFault fault) {
        return fault.argument() == 0 ? fault.getMessage() : "#" + fault.argument() + " " + fault.getMessage();
    }

    /** What {@code string.pack} gives, in hexadecimal, or the message of the fault. */
    static String pack(String format, Object... values) {
        PackFormat pack = new PackFormat(bytes(format));
        ByteBuf out = new ByteBuf(1);
        int used = 0;
        try {
            while (pack.next(out.length())) {
                long expected;
                int before = out.length();
                if (!pack.hasValue()) {
                    expected = pack.needed(0);
                    pack.write(out);
                } else {
                    Object value = values[used++];
                    expected = pack.needed(value instanceof String s ? s.length() : 0);
                    if (value instanceof Long n) {
                        pack.write(out, n, used + 1);
                    } else if (value instanceof Double d) {
                        pack.write(out, d);
                    } else {
                        pack.write(out, bytes((String) value), used + 1);
                    }
                }
                assertEquals(expected, out.length() - before, format);
            }
        } catch (TextFault fault) {
            return message(fault);
        }
        return HexFormat.of().formatHex(out.array(), 0, out.length());
    }

    /** What {@code string.unpack} gives, from a start counted from 1, or the message of the fault. */
    static String unpack(String format, byte[] data, int start) {
        PackFormat pack = new PackFormat(bytes(format));
        StringBuilder result = new StringBuilder();
        int position = start - 1;
        try {
            while (pack.next(position)) {
                int at = pack.begin(data, position);
                switch (pack.option()) {
                    case PackFormat.SIGNED, PackFormat.UNSIGNED -> result.append(pack.readInteger(data, at));
                    case PackFormat.FLOAT -> result.append(pack.readFloat(data, at));
                    case PackFormat.FIXED_STRING, PackFormat.COUNTED_STRING, PackFormat.ZERO_STRING ->
                        result.append(new String(
                                Arrays.copyOfRange(data, pack.textBegin(at), pack.textEnd(data, at)),
                                StandardCharsets.ISO_8859_1));
                    default -> {}
                }
                if (pack.hasValue()) {
                    result.append(' ');
                }
                position = pack.end(data, at);
            }
        } catch (TextFault fault) {
            return message(fault);
        }
        return result.append(position + 1).toString();
    }

    private static String unpack(String format, String hex) {
        return unpack(format, HexFormat.of().parseHex(hex), 1);
    }

    private static String size(String format) {
        try {
            return Long.toString(new PackFormat(bytes(format)).totalSize());
        } catch (TextFault fault) {
            return message(fault);
        }
    }

    @Test
    void pack_numbers() {
        Object[][] table = {
            {"b", "ff", -1L},
            {"B", "ff", 255L},
            {"<h", "feff", -2L},
            {">h", "fffe", -2L},
            {"<i3", "010203", 0x030201L},
            {">I3", "030201", 0x030201L},
            {"i", "2a000000", 42L},
            {"l", "ffffffffffffffff", -1L},
            {"j", "0000000000000080", Long.MIN_VALUE},
            {"<i16", "feffffffffffffffffffffffffffffff", -2L},
            {">I16", "0000000000000000fffffffffffffffe", -2L},
            {"<f", "0000803f", 1.0},
            {">d", "3ff0000000000000", 1.0},
            {"n", "000000000000f0bf", -1.0},
            {"<f", "0000807f", 1e300},
            {"T=J", "0100000000000000" + "0200000000000000", 1L, 2L},
        };
        for (Object[] row : table) {
            Object[] values = Arrays.copyOfRange(row, 2, row.length);
            assertEquals(row[1], pack((String) row[0], values), (String) row[0]);
        }
    }

    @Test
    void pack_stringsAndPadding() {
        Object[][] table = {
            {"z", "616200", "ab"},
            {"s1", "026162", "ab"},
            {">s2", "00026162", "ab"},
            {"s", "0200000000000000" + "6162", "ab"},
            {"c4", "61620000", "ab"},
            {"c0", "", ""},
            {"bxb", "010002", 1L, 2L},
            {"!4 b i4", "0100000002000000", 1L, 2L},
            {"! b d", "0100000000000000" + "000000000000f03f", 1L, 1.0},
            {"!2 b i4", "010002000000", 1L, 2L},
            {"b i4", "0102000000", 1L, 2L},
            {"!4 b Xi4", "01000000", 1L},
            {"!4 b Xi4 b", "0100000002", 1L, 2L},
            {"!4 b s4", "0100000001000000" + "61", 1L, "a"},
            {" < > = ", ""},
            {"b\0rubbish", "01", 1L},
        };
        for (Object[] row : table) {
            Object[] values = Arrays.copyOfRange(row, 2, row.length);
            assertEquals(row[1], pack((String) row[0], values), (String) row[0]);
        }
    }

    @Test
    void pack_faults() {
        Object[][] table = {
            {"b", "#2 integer overflow", 128L},
            {"b", "#2 integer overflow", -129L},
            {"bh", "#3 integer overflow", 1L, 32768L},
            {"B", "#2 unsigned overflow", 256L},
            {"B", "#2 unsigned overflow", -1L},
            {"I7", "#2 unsigned overflow", 1L << 56},
            {"i7", "#2 integer overflow", 1L << 55},
            {"c1", "#2 string longer than given size", "ab"},
            {"s1", "#2 string length does not fit in given size", "x".repeat(256)},
            {"z", "#2 string contains zeros", "a\0"},
            {"i0", "integral size (0) out of limits [1,16]"},
            {"i17", "integral size (17) out of limits [1,16]"},
            {"!17", "integral size (17) out of limits [1,16]"},
            {"Xi17", "integral size (17) out of limits [1,16]"},
            {"s100", "integral size (100) out of limits [1,16]"},
            {"c", "missing size for format option 'c'"},
            {"i3r", "invalid format option 'r'", 0L},
            {"\u00E9", "invalid format option '\uFFFD'"},
            {"5", "invalid format option '5'"},
            {"!4i3", "#1 format asks for alignment not power of 2", 0L},
            {"X", "#1 invalid next option for option 'X'"},
            {"XX", "#1 invalid next option for option 'X'"},
            {"X i", "#1 invalid next option for option 'X'"},
            {"Xz", "#1 invalid next option for option 'X'"},
            {"Xc1", "#1 invalid next option for option 'X'"},
        };
        for (Object[] row : table) {
            Object[] values = Arrays.copyOfRange(row, 2, row.length);
            assertEquals(row[1], pack((String) row[0], values), (String) row[0]);
        }
    }

    @Test
    void packsize_addsUp() {
        String[][] table = {
            {"", "0"},
            {"bhilj", "23"},
            {"!bhilj", "24"},
            {"!bhilbj", "32"},
            {"!8 b Xd d", "16"},
            {"c10", "10"},
            {"c2147483639", "2147483639"},
            {"c2147483639c8", "2147483647"},
            {"c2147483639c9", "#1 format result too large"},
            {"c10000000000", "invalid format option '0'"},
            {"s", "#1 variable-length format"},
            {"bz", "#1 variable-length format"},
        };
        for (String[] row : table) {
            assertEquals(row[1], size(row[0]), row[0]);
        }
    }

    @Test
    void unpack_values() {
        String[][] table = {
            {"b", "ff", "-1 2"},
            {"B", "ff", "255 2"},
            {"<h>h", "feffff01", "-2 -255 5"},
            {"<i3", "ffff7f", "8388607 4"},
            {"<i3", "ffffff", "-1 4"},
            {"<I3", "ffffff", "16777215 4"},
            {"<i16", "feffffffffffffffffffffffffffffff", "-2 17"},
            {"<I16", "ffffffffffffffff0000000000000000", "-1 17"},
            {"<I16", "ffffffffffffffff0000000000000001", "16-byte integer does not fit into Lua Integer"},
            {"<i9", "ffffffffffffffff00", "9-byte integer does not fit into Lua Integer"},
            {">i9", "00" + "7fffffffffffffff", "9223372036854775807 10"},
            {"<f", "0000803f", "1.0 5"},
            {">d", "3ff8000000000000", "1.5 9"},
            {"z", "616200", "ab 4"},
            {"zB", "610005", "a 5 4"},
            {"z", "6162", "#2 unfinished string for format 'z'"},
            {"s1", "026162", "ab 4"},
            {"s1", "0261", "#2 data string too short"},
            {"s", "ffffffffffffffff61", "#2 data string too short"},
            {"s16", "00000000000000000100000000000000", "16-byte integer does not fit into Lua Integer"},
            {"c2", "6162", "ab 3"},
            {"c3", "6162", "#2 data string too short"},
            {"c2147483639", "61", "#2 data string too short"},
            {"!4 b i4", "0100000002000000", "1 2 9"},
            {"!4 b Xi4", "0100", "#2 data string too short"},
            {"x", "", "#2 data string too short"},
            {"", "", "1"},
        };
        for (String[] row : table) {
            assertEquals(row[2], unpack(row[0], row[1]), row[0] + " of " + row[1]);
        }
        assertEquals("2 9", unpack("!4 i4", HexFormat.of().parseHex("0100000002000000"), 2));
    }
}
