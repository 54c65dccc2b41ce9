package io.perilune.engine.lib;

import io.perilune.engine.text.Ascii;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.TextFault;

/**
 * A walk through a format of {@code string.pack}, {@code packsize} and {@code unpack}, one option at a time, and the
 * reading and writing of single values.
 *
 * <p>Sizes and alignments are those of a 64-bit Unix (LP64), and "native" order is little-endian, on every machine.
 * After {@link #next} answered true, {@link #option}, {@link #size} and {@link #padding} describe the option at hand.
 * Writing appends without asking how much: callers bound {@link #needed} first.
 */
public final class PackFormat {
    /** A signed integer of {@link #size} bytes. */
    public static final int SIGNED = 0;
    /** An unsigned integer. */
    public static final int UNSIGNED = 1;
    /** A float of 4 or 8 bytes. */
    public static final int FLOAT = 2;
    /** A string of exactly {@link #size} bytes. */
    public static final int FIXED_STRING = 3;
    /** A string after its length, which takes {@link #size} bytes. */
    public static final int COUNTED_STRING = 4;
    /** A string up to a zero byte. */
    public static final int ZERO_STRING = 5;
    /** One byte that stands for no value. */
    public static final int PAD = 6;
    /** Nothing but the padding before it; stands for no value. */
    public static final int ALIGN = 7;
    /** A setting or a blank; stands for no value. */
    public static final int NOTHING = 8;

    /** The largest size of an integer in bytes. */
    private static final int MAX_INTEGER_SIZE = 16;

    private static final int LONG_SIZE = 8;
    private static final int NATIVE_ALIGNMENT = 8;

    /** Sizes in formats, and what {@code packsize} may answer, fit a C int. */
    private static final int MAX_SIZE = Integer.MAX_VALUE;

    private final byte[] b;
    private final int end;
    private int p;

    private boolean little = true;
    private int maxAlignment = 1;

    private int option;
    private int size;
    private int padding;

    public PackFormat(ByteStr format) {
        b = format.bytes();
        int zero = 0;
        while (zero < b.length && b[zero] != 0) {
            zero++;
        }
        end = zero;
    }

    /** Reads the next option, to stand at offset {@code position} of the packed data; false at the format's end. */
    public boolean next(long position) {
        if (p == end) {
            return false;
        }
        size = 0;
        option = readOption();
        int alignment = size;
        if (option == ALIGN) {
            alignment = alignmentOfNext();
        }
        padding = option == FIXED_STRING ? 0 : padding(position, alignment);
        return true;
    }

    /** For {@code X}: reads the option behind it, of which only the size counts. */
    private int alignmentOfNext() {
        if (p < end) {
            int following = readOption();
            int alignment = size;
            size = 0;
            if (following != FIXED_STRING && alignment != 0) {
                return alignment;
            }
        }
        throw TextFault.ofArgument(1, "invalid next option for option 'X'");
    }

    private int padding(long position, int wanted) {
        if (wanted <= 1) {
            return 0;
        }
        int alignment = Math.min(wanted, maxAlignment);
        if ((alignment & alignment - 1) != 0) {
            throw TextFault.ofArgument(1, "format asks for alignment not power of 2");
        }
        return (int) -position & alignment - 1;
    }

    private int readOption() {
        int letter = b[p++];
        switch (letter) {
            case 'b' -> size = 1;
            case 'h' -> size = 2;
            case 'i' -> size = integerSize(4);
            case 'l', 'j' -> size = LONG_SIZE;
            case 'B', 'H', 'I', 'L', 'J', 'T' -> {
                size = letter == 'B' ? 1 : letter == 'H' ? 2 : letter == 'I' ? integerSize(4) : LONG_SIZE;
                return UNSIGNED;
            }
            case 'f' -> {
                size = 4;
                return FLOAT;
            }
            case 'd', 'n' -> {
                size = 8;
                return FLOAT;
            }
            case 's' -> {
                size = integerSize(LONG_SIZE);
                return COUNTED_STRING;
            }
            case 'c' -> {
                size = number(-1);
                if (size < 0) {
                    throw TextFault.of("missing size for format option 'c'");
                }
                return FIXED_STRING;
            }
            case 'z' -> {
                return ZERO_STRING;
            }
            case 'x' -> {
                size = 1;
                return PAD;
            }
            case 'X' -> {
                return ALIGN;
            }
            case ' ' -> {
                return NOTHING;
            }
            case '<', '=' -> {
                little = true;
                return NOTHING;
            }
            case '>' -> {
                little = false;
                return NOTHING;
            }
            case '!' -> {
                maxAlignment = integerSize(NATIVE_ALIGNMENT);
                return NOTHING;
            }
            default ->
                throw TextFault.of(new ByteBuf()
                        .append("invalid format option '")
                        .append(letter)
                        .append('\'')
                        .toByteStr());
        }
        return SIGNED;
    }

    private int number(int absent) {
        if (p == end || !Ascii.isDigit(b[p])) {
            return absent;
        }
        int n = 0;
        // Digits that would not fit an int are left, and then are no valid options.
        do {
            n = n * 10 + (b[p++] - '0');
        } while (p < end && Ascii.isDigit(b[p]) && n <= (MAX_SIZE - 9) / 10);
        return n;
    }

    private int integerSize(int absent) {
        int n = number(absent);
        if (n > MAX_INTEGER_SIZE || n <= 0) {
            throw TextFault.of("integral size (" + n + ") out of limits [1," + MAX_INTEGER_SIZE + "]");
        }
        return n;
    }

    public int option() {
        return option;
    }

    /** The bytes of the option itself; of strings only what is fixed about them. */
    public int size() {
        return size;
    }

    /** The zero bytes before it that align it. */
    public int padding() {
        return padding;
    }

    /** True when the option at hand takes or gives a value. */
    public boolean hasValue() {
        return option < PAD;
    }

    /** What {@code packsize} answers for this format; to be called on a fresh one. */
    public long totalSize() {
        long total = 0;
        while (next(total)) {
            if (option == COUNTED_STRING || option == ZERO_STRING) {
                throw TextFault.ofArgument(1, "variable-length format");
            }
            long more = (long) size + padding;
            if (total > MAX_SIZE - more) {
                throw TextFault.ofArgument(1, "format result too large");
            }
            total += more;
        }
        return total;
    }

    /** How many bytes the option at hand adds, with a value of {@code length} bytes where it is a string. */
    public long needed(int length) {
        long fixed = (long) padding + size;
        return switch (option) {
            case COUNTED_STRING -> fixed + length;
            case ZERO_STRING -> fixed + length + 1;
            default -> fixed;
        };
    }

    /** Writes an option that takes no value. */
    public void write(ByteBuf out) {
        out.fill(0, padding + size);
    }

    /** Writes an integer; {@code argument} is the number of the argument it comes from. */
    public void write(ByteBuf out, long value, int argument) {
        if (size < LONG_SIZE) {
            if (option == SIGNED) {
                long limit = 1L << size * 8 - 1;
                if (value < -limit || value >= limit) {
                    throw TextFault.ofArgument(argument, "integer overflow");
                }
            } else if (value >>> size * 8 != 0) {
                throw TextFault.ofArgument(argument, "unsigned overflow");
            }
        }
        out.fill(0, padding);
        writeBytes(out, value, option == SIGNED && value < 0 ? -1 : 0);
    }

    /** Writes a float, rounded when the option is the short one. */
    public void write(ByteBuf out, double value) {
        out.fill(0, padding);
        writeBytes(out, size == 4 ? Float.floatToRawIntBits((float) value) : Double.doubleToRawLongBits(value), 0);
    }

    /** Writes a string; {@code argument} is the number of the argument it comes from. */
    public void write(ByteBuf out, ByteStr value, int argument) {
        int length = value.length();
        if (option == FIXED_STRING) {
            if (length > size) {
                throw TextFault.ofArgument(argument, "string longer than given size");
            }
            out.append(value).fill(0, size - length);
            return;
        }
        if (option == ZERO_STRING) {
            for (byte c : value.bytes()) {
                if (c == 0) {
                    throw TextFault.ofArgument(argument, "string contains zeros");
                }
            }
            out.append(value).append(0);
            return;
        }
        if (size < LONG_SIZE && (long) length >>> size * 8 != 0) {
            throw TextFault.ofArgument(argument, "string length does not fit in given size");
        }
        out.fill(0, padding);
        writeBytes(out, length, 0);
        out.append(value);
    }

    /** {@code size} bytes of {@code value}; bytes beyond the eighth are {@code extension}. */
    private void writeBytes(ByteBuf out, long value, int extension) {
        int at = out.length();
        out.fill(extension, size);
        byte[] data = out.array();
        for (int i = 0; i < size && i < LONG_SIZE; i++) {
            data[little ? at + i : at + size - 1 - i] = (byte) (value >>> 8 * i);
        }
    }

    /** Where the option's data begins in {@code data} when what was read before it ended at {@code position}. */
    public int begin(byte[] data, int position) {
        if ((long) padding + size > data.length - position) {
            throw tooShort();
        }
        return position + padding;
    }

    private static TextFault tooShort() {
        return TextFault.ofArgument(2, "data string too short");
    }

    /** Where the option's data ends; {@code at} is what {@link #begin} gave. */
    public int end(byte[] data, int at) {
        return switch (option) {
            case COUNTED_STRING -> textEnd(data, at);
            case ZERO_STRING -> textEnd(data, at) + 1;
            default -> at + size;
        };
    }

    /** The integer at {@code at}. */
    public long readInteger(byte[] data, int at) {
        long value = 0;
        for (int i = Math.min(size, LONG_SIZE) - 1; i >= 0; i--) {
            value = value << 8 | data[index(at, i)] & 0xFF;
        }
        if (size < LONG_SIZE) {
            if (option == SIGNED) {
                int unused = 64 - 8 * size;
                value = value << unused >> unused;
            }
            return value;
        }
        byte extension = (byte) (option == SIGNED && value < 0 ? -1 : 0);
        for (int i = LONG_SIZE; i < size; i++) {
            if (data[index(at, i)] != extension) {
                throw TextFault.of(size + "-byte integer does not fit into Lua Integer");
            }
        }
        return value;
    }

    /** Where byte {@code i} of a number lies, counted from the least significant one. */
    private int index(int at, int i) {
        return little ? at + i : at + size - 1 - i;
    }

    /** The float at {@code at}. */
    public double readFloat(byte[] data, int at) {
        long bits = 0;
        for (int i = size - 1; i >= 0; i--) {
            bits = bits << 8 | data[index(at, i)] & 0xFF;
        }
        return size == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    /** The index where the text of a string option begins. */
    public int textBegin(int at) {
        return option == COUNTED_STRING ? at + size : at;
    }

    /** The index where the text of a string option ends, which {@link #end} may be beyond. */
    public int textEnd(byte[] data, int at) {
        if (option == FIXED_STRING) {
            return at + size;
        }
        if (option == ZERO_STRING) {
            int q = at;
            while (q < data.length && data[q] != 0) {
                q++;
            }
            if (q == data.length) {
                throw TextFault.ofArgument(2, "unfinished string for format 'z'");
            }
            return q;
        }
        long length = readInteger(data, at);
        if (length < 0 || length > data.length - at - size) {
            throw tooShort();
        }
        return at + size + (int) length;
    }
}
