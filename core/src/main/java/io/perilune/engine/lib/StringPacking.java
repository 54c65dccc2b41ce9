package io.perilune.engine.lib;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.TextFault;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;

/** The functions {@code pack}, {@code packsize} and {@code unpack}. */
final class StringPacking {
    private StringPacking() {}

    static int pack(CallStack s, int base, int given) {
        PackFormat format = format(s, base, given);
        // The reference keeps a nil behind the arguments, which its complaints about missing ones mention.
        int count = given + 1;
        s.setObject(base + given, null);
        ByteBuf out = new ByteBuf();
        int arg = 1;
        try {
            while (format.next(out.length())) {
                if (!format.hasValue()) {
                    reserve(s, out, format.needed(0));
                    format.write(out);
                    continue;
                }
                arg++;
                switch (format.option()) {
                    case PackFormat.SIGNED:
                    case PackFormat.UNSIGNED: {
                        long value = Args.checkInteger(s, base, count, arg);
                        reserve(s, out, format.needed(0));
                        format.write(out, value, arg);
                        break;
                    }
                    case PackFormat.FLOAT: {
                        double value = Args.checkNumber(s, base, count, arg);
                        reserve(s, out, format.needed(0));
                        format.write(out, value);
                        break;
                    }
                    default: {
                        ByteStr value = Args.checkString(s, base, count, arg);
                        reserve(s, out, format.needed(value.length()));
                        format.write(out, value, arg);
                        break;
                    }
                }
            }
        } catch (TextFault fault) {
            throw StringSearch.error(s, fault);
        }
        StringLib.charge(s, out.length());
        return s.returnObject(base, out.toByteStr());
    }

    /** Accounts for what will be appended, and sees that the result does not get too large. */
    private static void reserve(CallStack s, ByteBuf out, long more) {
        if (out.length() + more > ByteBuf.MAX_LENGTH) {
            throw Errors.fromNative(s, "resulting string too large");
        }
        s.vm.charge(1 + (more >> 4));
        s.vm.checkString(out.length() + more);
        if (more > 4096) {
            s.vm.memory.hold(2 * more);
        }
    }

    private static PackFormat format(CallStack s, int base, int count) {
        ByteStr text = Args.checkString(s, base, count, 1);
        s.vm.charge(text.length());
        return new PackFormat(text);
    }

    static int packsize(CallStack s, int base, int count) {
        PackFormat format = format(s, base, count);
        try {
            return s.returnInt(base, format.totalSize());
        } catch (TextFault fault) {
            throw StringSearch.error(s, fault);
        }
    }

    static int unpack(CallStack s, int base, int count) {
        PackFormat format = format(s, base, count);
        ByteStr packed = Args.checkString(s, base, count, 2);
        long start = Args.startPosition(Args.optInteger(s, base, count, 3, 1), packed.length()) - 1;
        Args.check(s, start <= packed.length(), 3, "initial position out of string");
        byte[] data = packed.bytes();
        int position = (int) start;
        int results = 0;
        try {
            while (format.next(position)) {
                s.vm.charge(1);
                s.vm.checkValues(results + 1L);
                int at = format.begin(data, position);
                if (format.hasValue()) {
                    if (!s.fits(base + results + 2L)) {
                        throw Errors.fromNative(s, "stack overflow (too many results)");
                    }
                    s.ensure(base + results + 2);
                    read(s, format, data, at, base - 1 + results);
                    results++;
                }
                position = format.end(data, at);
            }
        } catch (TextFault fault) {
            // A zero byte may have been looked for to the end.
            s.vm.charge(data.length - position >> 4);
            throw StringSearch.error(s, fault);
        }
        s.setInt(base - 1 + results, position + 1L);
        return results + 1;
    }

    private static void read(CallStack s, PackFormat format, byte[] data, int at, int slot) {
        switch (format.option()) {
            case PackFormat.SIGNED:
            case PackFormat.UNSIGNED:
                s.setInt(slot, format.readInteger(data, at));
                break;
            case PackFormat.FLOAT:
                s.setFloat(slot, format.readFloat(data, at));
                break;
            default: {
                int end = format.textEnd(data, at);
                int begin = format.textBegin(at);
                StringLib.charge(s, end - begin);
                s.setObject(slot, ByteStr.copyOf(data, begin, end));
                break;
            }
        }
    }
}
