package io.perilune.engine.lib;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Escapes;
import io.perilune.engine.text.TextFault;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Tag;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.Types;
import org.jspecify.annotations.Nullable;

/** One run of {@code string.format}: what it must remember while a {@code __tostring} is called. */
final class StringFormatting {
    /** Strings up to this length are the same object to {@code %p} when they are equal: LUAI_MAXSHORTLEN. */
    private static final int SHORT_LENGTH = 40;

    /** Units for a float that is printed in full precision, and for one with hundreds of digits. */
    private static final int FLOAT = 8;

    private static final int LABORIOUS = 200;

    private final FormatSpec spec;
    private final ByteBuf out;
    private final int count;

    private StringFormatting(FormatSpec spec, int count) {
        this.spec = spec;
        this.out = new ByteBuf(64);
        this.count = count;
    }

    static int format(CallStack s, int base, int count) {
        ByteStr format = Args.checkString(s, base, count, 1);
        if (format.length() > 4096) {
            StringLib.charge(s, format.length());
        }
        return new StringFormatting(new FormatSpec(format, FormatPlan.get(s.vm, format)), count).run(s, base);
    }

    static int resume(CallStack s, Frame frame, int first, int count) {
        StringFormatting run = (StringFormatting) frame.state;
        frame.state = null;
        ByteStr text = BaseLib.converted(s, first, count);
        try {
            run.string(s, text);
        } catch (TextFault fault) {
            throw StringSearch.error(s, fault);
        }
        return run.run(s, frame.base);
    }

    private int run(CallStack s, int base) {
        try {
            while (spec.next(out)) {
                int arg = spec.argument();
                if (arg > count) {
                    throw Errors.argument(s, arg, "no value");
                }
                if (!convert(s, base, arg)) {
                    s.frame.state = this;
                    s.move(base + arg - 1, base + count + 1, 1);
                    return s.request(base + count, 1, 1);
                }
                if ((arg & 63) == 0) {
                    s.vm.charge(64);
                }
            }
            StringLib.charge(s, out.length());
            return s.returnObject(base, out.toByteStr());
        } catch (TextFault fault) {
            throw StringSearch.error(s, fault);
        }
    }

    /** Appends one argument; false when its {@code __tostring}, then above the arguments, must be called first. */
    private boolean convert(CallStack s, int base, int arg) {
        int slot = base + arg - 1;
        switch (spec.conversion()) {
            case 's': {
                Object v = s.r[slot];
                Object metamethod = s.vm.metamethod(v, MetaKey.TOSTRING);
                if (metamethod != null) {
                    s.set(base + count, metamethod);
                    return false;
                }
                string(s, v instanceof ByteStr text ? text : Types.text(s, slot));
                return true;
            }
            case 'd':
            case 'i':
            case 'u':
            case 'o':
            case 'x':
            case 'X':
                spec.integer(out, Args.checkInteger(s, base, count, arg));
                return true;
            case 'c':
                spec.character(out, Args.checkInteger(s, base, count, arg));
                return true;
            case 'p':
                spec.pointer(out, address(s.r[slot]));
                return true;
            case 'q':
                quote(s, slot, arg);
                return true;
            default: {
                double number = Args.checkNumber(s, base, count, arg);
                s.vm.charge(isLaborious(number) ? LABORIOUS : FLOAT);
                spec.floating(out, number);
                return true;
            }
        }
    }

    /** Far from 1 its exact digits are computed with large integers. */
    private static boolean isLaborious(double number) {
        int exponent = Math.getExponent(number);
        return exponent > 63 || exponent < -63;
    }

    private void string(CallStack s, ByteStr text) {
        if (text.length() > 4096) {
            if ((long) out.length() + text.length() > ByteBuf.MAX_LENGTH) {
                throw Errors.fromNative(s, "resulting string too large");
            }
            s.vm.checkString((long) out.length() + text.length());
            s.vm.charge(text.length() >> 4);
            s.vm.memory.hold(2L * text.length());
        }
        spec.string(out, text);
    }

    private void quote(CallStack s, int slot, int arg) {
        Object v = s.r[slot];
        if (v instanceof ByteStr text) {
            // An escaped byte takes four at most, the quotes two.
            if (out.length() + 4L * text.length() + 2 > ByteBuf.MAX_LENGTH) {
                throw Errors.fromNative(s, "resulting string too large");
            }
            s.vm.checkString(out.length() + (long) text.length());
            s.vm.charge(text.length() >> 4);
            s.vm.memory.hold(8L * text.length());
            Escapes.quote(out, text);
        } else if (v == Tag.INT) {
            Escapes.quote(out, s.n[slot]);
        } else if (v == Tag.FLOAT) {
            Escapes.quote(out, s.floatAt(slot));
        } else if (v == null || v instanceof Boolean) {
            out.append(Types.text(s, slot));
        } else {
            throw Errors.argument(s, arg, "value has no literal form");
        }
    }

    /** A number that tells objects apart, or 0 for values that are none. */
    private static long address(@Nullable Object v) {
        if (v == null || v instanceof Boolean || v instanceof Tag) {
            return 0;
        }
        if (v instanceof ByteStr text && text.length() <= SHORT_LENGTH) {
            // Some 2^47 addresses, of which equal texts share one.
            long hash = 0xCBF29CE484222325L;
            for (byte b : text.bytes()) {
                hash = (hash ^ b & 0xFF) * 0x100000001B3L;
            }
            return hash >>> 17 | 1;
        }
        return Types.addressOf(v);
    }
}
