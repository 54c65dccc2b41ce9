package io.perilune.engine.lib.system;

import io.perilune.engine.lib.Args;
import io.perilune.engine.text.Ascii;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.ScriptError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What {@code read} and {@code lines} make of their formats. */
final class StreamReader {
    /** Longer numerals are not read; see L_MAXLENNUM of the reference. */
    private static final int MAX_NUMERAL = 200;

    private final CallStack s;
    private final ByteStream in;

    private StreamReader(CallStack s, ByteStream in) {
        this.s = s;
        this.in = in;
    }

    /**
     * Reads by the formats that lie in {@code count} slots from {@code from} up, which is {@code base} or higher.
     *
     * @return the number of results, from slot {@code base - 1} up
     */
    static int read(CallStack s, int base, ByteStream in, int from, int count) {
        try {
            if (count == 0) {
                ByteStr line = readLine(s, in);
                return s.returnObject(base, line);
            }
            return new StreamReader(s, in).readAll(base, from, count);
        } catch (IOException e) {
            return Outcome.failure(s, base, null, e);
        }
    }

    private int readAll(int base, int from, int count) throws IOException {
        s.ensure(from + count);
        for (int i = 0; i < count; i++) {
            // The result goes to a slot whose format has been read already.
            Object result = readOne(base, from + i, from - base + count);
            s.set(base - 1 + i, result);
            if (result == null) {
                return i + 1;
            }
        }
        return count;
    }

    private @Nullable Object readOne(int base, int slot, int count) throws IOException {
        int arg = slot - base + 1;
        if (s.isNumber(slot)) {
            long length = Args.checkInteger(s, base, count, arg);
            if (length == 0) {
                return in.peek() >= 0 ? ByteStr.EMPTY : null;
            }
            return readBytes(length);
        }
        ByteStr format = Args.checkString(s, base, count, arg);
        int at = format.length() > 0 && format.at(0) == '*' ? 1 : 0;
        switch (at < format.length() ? format.at(at) : -1) {
            case 'n':
                return readNumber();
            case 'l':
                return readLine(s, in);
            case 'L':
                return line(true);
            case 'a':
                return readRest();
            default:
                throw Errors.argument(s, arg, "invalid format");
        }
    }

    /** The next line without its end; null at the end of the file. */
    static @Nullable ByteStr readLine(CallStack s, ByteStream in) throws IOException {
        int start = in.position();
        byte[] window = in.window();
        for (int i = start, end = in.limit(); i < end; i++) {
            if (window[i] == '\n') {
                in.take(i + 1);
                s.vm.charge(1 + (i - start >> 4));
                s.vm.allocated(40L + i - start);
                return ByteStr.copyOf(window, start, i);
            }
        }
        return new StreamReader(s, in).line(false);
    }

    /** A line that may reach over more than one buffer. */
    private @Nullable ByteStr line(boolean keepEnd) throws IOException {
        ByteBuf out = new ByteBuf(128);
        boolean any = false;
        while (in.position() < in.limit() || in.fill()) {
            any = true;
            byte[] window = in.window();
            int start = in.position();
            int end = in.limit();
            int i = start;
            while (i < end && window[i] != '\n') {
                i++;
            }
            boolean found = i < end;
            append(out, window, start, found && keepEnd ? i + 1 : i);
            in.take(found ? i + 1 : i);
            if (found) {
                break;
            }
        }
        return any ? out.toByteStr() : null;
    }

    /** All that is left of a file. */
    static ByteStr readRest(CallStack s, ByteStream in) throws IOException {
        return new StreamReader(s, in).readRest();
    }

    private ByteStr readRest() throws IOException {
        ByteBuf out = new ByteBuf(512);
        while (in.position() < in.limit() || in.fill()) {
            append(out, in.window(), in.position(), in.limit());
            in.take(in.limit());
        }
        return out.toByteStr();
    }

    /** At most {@code length} bytes, as an unsigned number; null when there are none. */
    private @Nullable ByteStr readBytes(long length) throws IOException {
        int start = in.position();
        if (length > 0 && length <= in.limit() - start) {
            int end = start + (int) length;
            in.take(end);
            s.vm.charge(1 + (length >> 4));
            s.vm.allocated(24 + length);
            return ByteStr.copyOf(in.window(), start, end);
        }
        ByteBuf out = new ByteBuf(length < 0 ? 512 : (int) Math.min(length, 8192));
        long left = length < 0 ? Long.MAX_VALUE : length;
        while (left > 0 && (in.position() < in.limit() || in.fill())) {
            int count = (int) Math.min(left, in.limit() - in.position());
            append(out, in.window(), in.position(), in.position() + count);
            in.take(in.position() + count);
            left -= count;
        }
        return out.length() == 0 ? null : out.toByteStr();
    }

    /** Every byte that is read passes here, so that no file is too long for the VM's limits, or for Java's arrays. */
    private void append(ByteBuf out, byte[] window, int from, int to) {
        int count = to - from;
        s.vm.charge(1 + (count >> 4));
        s.vm.checkString((long) out.length() + count);
        s.vm.memory.hold(2L * count);
        if (count > ByteBuf.MAX_LENGTH - out.length()) {
            throw new ScriptError(ByteStr.of("not enough memory"));
        }
        try {
            out.append(window, from, count);
        } catch (OutOfMemoryError e) {
            // One huge array did not fit; the heap is as it was before.
            throw new ScriptError(ByteStr.of("not enough memory"), e);
        }
    }

    // Numerals: the longest prefix that could be one is taken, then converted as a whole.

    private @Nullable Object readNumber() throws IOException {
        while (Ascii.isSpace(in.peek())) {
            in.read();
            s.vm.charge(1);
        }
        ByteBuf text = new ByteBuf();
        accept(text, '-', '+');
        boolean hex = false;
        int digits = 0;
        if (accept(text, '0', '0')) {
            if (accept(text, 'x', 'X')) {
                hex = true;
            } else {
                digits = 1;
            }
        }
        digits += acceptDigits(text, hex);
        if (accept(text, '.', '.')) {
            digits += acceptDigits(text, hex);
        }
        if (digits > 0 && (hex ? accept(text, 'p', 'P') : accept(text, 'e', 'E'))) {
            accept(text, '-', '+');
            acceptDigits(text, false);
        }
        // One byte more than is allowed marks a numeral that was cut off.
        return text.length() > MAX_NUMERAL ? null : Numerals.parse(text.array(), 0, text.length());
    }

    private int acceptDigits(ByteBuf text, boolean hex) throws IOException {
        int count = 0;
        int c = in.peek();
        while (c >= 0 && Ascii.is(c, hex ? Ascii.HEX : Ascii.DIGIT) && take(text)) {
            count++;
            c = in.peek();
        }
        return count;
    }

    private boolean accept(ByteBuf text, int one, int other) throws IOException {
        int c = in.peek();
        return (c == one || c == other) && take(text);
    }

    private boolean take(ByteBuf text) throws IOException {
        if (text.length() >= MAX_NUMERAL) {
            if (text.length() == MAX_NUMERAL) {
                text.append(' ');
            }
            return false;
        }
        text.append(in.read());
        return true;
    }
}
