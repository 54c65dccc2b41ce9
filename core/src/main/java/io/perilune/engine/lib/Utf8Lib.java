package io.perilune.engine.lib;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Utf8;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import java.nio.charset.StandardCharsets;

/** The library {@code utf8}. */
final class Utf8Lib extends NativeFunction {
    private static final int CHAR = 0;
    private static final int CODEPOINT = 1;
    private static final int CODES = 2;
    private static final int LEN = 3;
    private static final int OFFSET = 4;
    /** The iterators that {@code codes} returns; not fields of the library. */
    private static final int STRICT_STEP = 5;

    private static final int LAX_STEP = 6;

    /** In the order of the numbers above. */
    private static final String[] NAMES = {"char", "codepoint", "codes", "len", "offset"};

    /** Matches one character in a well-formed text: {@code utf8.charpattern}. */
    static final ByteStr CHARACTER_PATTERN =
            ByteStr.wrap("[\0-\u007f\u00c2-\u00fd][\u0080-\u00bf]*".getBytes(StandardCharsets.ISO_8859_1));

    static final NativeFunction[] FUNCTIONS = functions();
    static final Table TEMPLATE = template();

    private static final NativeFunction STRICT = new Utf8Lib(STRICT_STEP, "codes");
    private static final NativeFunction LAX = new Utf8Lib(LAX_STEP, "codes");

    private static final String INVALID = "invalid UTF-8 code";

    private final int id;

    private Utf8Lib(int id, String name) {
        super(name);
        this.id = id;
    }

    private static NativeFunction[] functions() {
        NativeFunction[] all = new NativeFunction[NAMES.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Utf8Lib(i, NAMES[i]);
        }
        return all;
    }

    private static Table template() {
        Table template = Libraries.template(FUNCTIONS);
        template.put(ByteStr.of("charpattern"), CHARACTER_PATTERN);
        return template;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public String intrinsic() {
        return "utf8." + name();
    }

    @Override
    public int call(CallStack s, int base, int count) {
        switch (id) {
            case CHAR:
                return character(s, base, count);
            case CODEPOINT:
                return codepoint(s, base, count);
            case CODES:
                return codes(s, base, count);
            case LEN:
                return len(s, base, count);
            case OFFSET:
                return offset(s, base, count);
            default:
                return step(s, base, count, id == STRICT_STEP);
        }
    }

    private static int character(CallStack s, int base, int count) {
        ByteBuf out = new ByteBuf(Math.max(6, count));
        for (int arg = 1; arg <= count; arg++) {
            long code = Args.checkInteger(s, base, count, arg);
            Args.check(s, code >= 0 && code <= Utf8.MAX_VALUE, arg, "value out of range");
            Utf8.encode(out, (int) code);
            if ((arg & 63) == 0) {
                s.vm.charge(64);
            }
        }
        StringLib.charge(s, out.length());
        return s.returnObject(base, out.toByteStr());
    }

    private static int codepoint(CallStack s, int base, int count) {
        ByteStr text = Args.checkString(s, base, count, 1);
        int length = text.length();
        long from = position(Args.optInteger(s, base, count, 2, 1), length);
        long to = position(Args.optInteger(s, base, count, 3, from), length);
        boolean strict = !Args.truthy(s, base, count, 4);
        Args.check(s, from >= 1, 2, "out of bounds");
        Args.check(s, to <= length, 3, "out of bounds");
        if (from > to) {
            return 0;
        }
        // No character is shorter than a byte: this bounds the number of results.
        if (!s.fits(base + (to - from) + 1)) {
            throw Errors.fromNative(s, "stack overflow (string slice too long)");
        }
        s.ensure(base + (int) (to - from) + 1);
        byte[] bytes = text.bytes();
        int results = 0;
        int at = (int) from - 1;
        while (at < to) {
            long decoded = Utf8.decode(bytes, at, length, strict);
            if (decoded < 0) {
                throw Errors.fromNative(s, INVALID);
            }
            s.setInt(base - 1 + results++, Utf8.code(decoded));
            at = Utf8.next(decoded);
            if ((results & 63) == 0) {
                s.vm.charge(64);
            }
        }
        return results;
    }

    private static int codes(CallStack s, int base, int count) {
        boolean lax = Args.truthy(s, base, count, 2);
        ByteStr text = Args.checkString(s, base, count, 1);
        Args.check(s, !startsWithin(text.bytes(), 0), 1, INVALID);
        s.setObject(base - 1, lax ? LAX : STRICT);
        s.setObject(base, text);
        s.setInt(base + 1, 0);
        return 3;
    }

    private static int step(CallStack s, int base, int count, boolean strict) {
        ByteStr text = Args.checkString(s, base, count, 1);
        byte[] bytes = text.bytes();
        Long last = count >= 2 ? Args.toInteger(s, base + 1) : null;
        long after = last == null ? 0 : last;
        if (after < 0 || after >= bytes.length) {
            return 0;
        }
        int at = (int) after;
        // Position n, counted from 1, is the byte behind the lead byte when counted from 0.
        while (at < bytes.length && startsWithin(bytes, at)) {
            at++;
        }
        s.vm.charge(at - after >> 3);
        if (at >= bytes.length) {
            return 0;
        }
        long decoded = Utf8.decode(bytes, at, bytes.length, strict);
        if (decoded < 0 || startsWithin(bytes, Utf8.next(decoded))) {
            throw Errors.fromNative(s, INVALID);
        }
        s.setInt(base - 1, at + 1L);
        s.setInt(base, Utf8.code(decoded));
        return 2;
    }

    private static int len(CallStack s, int base, int count) {
        ByteStr text = Args.checkString(s, base, count, 1);
        int length = text.length();
        long from = position(Args.optInteger(s, base, count, 2, 1), length) - 1;
        long to = position(Args.optInteger(s, base, count, 3, -1), length) - 1;
        boolean strict = !Args.truthy(s, base, count, 4);
        Args.check(s, from >= 0 && from <= length, 2, "initial position out of bounds");
        Args.check(s, to < length, 3, "final position out of bounds");
        byte[] bytes = text.bytes();
        long characters = 0;
        int at = (int) from;
        while (at <= to) {
            long decoded = Utf8.decode(bytes, at, length, strict);
            if (decoded < 0) {
                s.setObject(base - 1, null);
                s.setInt(base, at + 1L);
                return 2;
            }
            at = Utf8.next(decoded);
            if ((++characters & 63) == 0) {
                s.vm.charge(64);
            }
        }
        return s.returnInt(base, characters);
    }

    private static int offset(CallStack s, int base, int count) {
        ByteStr text = Args.checkString(s, base, count, 1);
        byte[] bytes = text.bytes();
        int length = bytes.length;
        long n = Args.checkInteger(s, base, count, 2);
        long start = position(Args.optInteger(s, base, count, 3, n >= 0 ? 1 : length + 1L), length) - 1;
        Args.check(s, start >= 0 && start <= length, 3, "position out of bounds");
        int at = (int) start;
        if (n == 0) {
            while (at > 0 && startsWithin(bytes, at)) {
                at--;
            }
            s.vm.charge(start - at >> 3);
            return s.returnInt(base, at + 1L);
        }
        if (startsWithin(bytes, at)) {
            throw Errors.fromNative(s, "initial position is a continuation byte");
        }
        if (n < 0) {
            while (n < 0 && at > 0) {
                do {
                    at--;
                } while (at > 0 && startsWithin(bytes, at));
                n++;
            }
        } else {
            n--;
            while (n > 0 && at < length) {
                do {
                    at++;
                } while (startsWithin(bytes, at));
                n--;
            }
        }
        s.vm.charge(Math.abs(start - at) >> 3);
        return n == 0 ? s.returnInt(base, at + 1L) : s.returnObject(base, null);
    }

    /** True when a sequence that started before goes on at {@code at}; the end of the text is no part of one. */
    private static boolean startsWithin(byte[] bytes, int at) {
        return at < bytes.length && Utf8.isContinuation(bytes[at]);
    }

    /** A relative position as one from the start; 0 when it lies before it. */
    private static long position(long position, int length) {
        if (position >= 0) {
            return position;
        }
        return position < -(long) length ? 0 : length + position + 1;
    }
}
