package io.perilune.engine.lib;

import io.perilune.engine.code.CodeWriter;
import io.perilune.engine.text.Ascii;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Signal;
import java.util.Arrays;

/**
 * The library {@code string}: here its smaller functions; searching, formatting and packing have classes of their own.
 */
final class StringLib extends NativeFunction {
    private static final int BYTE = 0;
    private static final int CHAR = 1;
    private static final int DUMP = 2;
    private static final int FIND = 3;
    private static final int FORMAT = 4;
    private static final int GMATCH = 5;
    private static final int GSUB = 6;
    private static final int LEN = 7;
    private static final int LOWER = 8;
    private static final int MATCH = 9;
    private static final int PACK = 10;
    private static final int PACKSIZE = 11;
    private static final int REP = 12;
    private static final int REVERSE = 13;
    private static final int SUB = 14;
    private static final int UNPACK = 15;
    private static final int UPPER = 16;

    /** In the order of the numbers above. */
    private static final String[] NAMES = {
        "byte",
        "char",
        "dump",
        "find",
        "format",
        "gmatch",
        "gsub",
        "len",
        "lower",
        "match",
        "pack",
        "packsize",
        "rep",
        "reverse",
        "sub",
        "unpack",
        "upper"
    };

    static final NativeFunction[] FUNCTIONS = functions();
    static final Table TEMPLATE = Libraries.template(FUNCTIONS);
    /** Without dump, for scripts whose code is not theirs to look into. */
    static final Table TEXT_TEMPLATE = textTemplate();

    /** What a string costs besides its bytes. */
    private static final int OVERHEAD = 40;

    /** Bytes that are copied without a look at the outside world. */
    private static final int LARGE_COPY = 1 << 20;

    private final int id;

    /** Longer strings are charged for, which may end the run. */
    private static final int QUICK_LENGTH = 64;

    private StringLib(int id) {
        super(NAMES[id]);
        this.id = id;
    }

    private static Table textTemplate() {
        Table template = Libraries.template(FUNCTIONS);
        template.put(ByteStr.of(NAMES[DUMP]), (Object) null);
        return Table.sharing(template);
    }

    private static NativeFunction[] functions() {
        NativeFunction[] all = new NativeFunction[NAMES.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new StringLib(i);
        }
        return all;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public String intrinsic() {
        return "string." + name();
    }

    @Override
    public int call(CallStack s, int base, int count) {
        switch (id) {
            case BYTE:
                return bytes(s, base, count);
            case CHAR:
                return character(s, base, count);
            case DUMP:
                return dump(s, base, count);
            case FIND:
                return StringSearch.find(s, base, count);
            case FORMAT:
                return StringFormatting.format(s, base, count);
            case GMATCH:
                return StringSearch.gmatch(s, base, count);
            case GSUB:
                return Substitution.gsub(s, base, count);
            case LEN:
                return s.returnInt(base, Args.checkString(s, base, count, 1).length());
            case LOWER:
            case REVERSE:
            case UPPER:
                return changed(s, base, count);
            case MATCH:
                return StringSearch.match(s, base, count);
            case PACK:
                return StringPacking.pack(s, base, count);
            case PACKSIZE:
                return StringPacking.packsize(s, base, count);
            case REP:
                return rep(s, base, count);
            case SUB:
                return sub(s, base, count);
            case UNPACK:
                return StringPacking.unpack(s, base, count);
            default:
                throw new IllegalStateException(name());
        }
    }

    @Override
    public boolean isQuick() {
        switch (id) {
            case BYTE:
            case CHAR:
            case LEN:
            case LOWER:
            case REP:
            case REVERSE:
            case SUB:
            case UPPER:
                return true;
            default:
                return false;
        }
    }

    @Override
    public Object quick(CallStack s, int count, Object x, long xBits, Object y, long yBits, Object z, long zBits) {
        if (id == CHAR) {
            return quickCharacter(s, count, x, xBits, y, yBits, z, zBits);
        }
        if (!(x instanceof ByteStr text)) {
            return Signal.LEFT;
        }
        int length = text.length();
        if (id == LEN) {
            return s.quickInt(length);
        }
        if (id == BYTE) {
            long position = count == 1 ? 1 : yBits;
            if (count > 2 || count == 2 && y != Tag.INT || position < 1 || position > length) {
                return Signal.LEFT;
            }
            return s.quickInt(text.at((int) position - 1));
        }
        if (id != SUB) {
            return quickCopy(s, count, text, y, yBits);
        }
        if (count < 2 || y != Tag.INT || count == 3 && z != Tag.INT) {
            return Signal.LEFT;
        }
        long start = Args.startPosition(yBits, length);
        long end = Args.endPosition(count == 3 ? zBits : -1, length);
        if (start > end) {
            return ByteStr.EMPTY;
        }
        if (end - start >= QUICK_LENGTH) {
            return Signal.LEFT;
        }
        s.vm.allocated(OVERHEAD + end - start + 1);
        return text.substring((int) start - 1, (int) end);
    }

    private static Object quickCharacter(
            CallStack s, int count, Object x, long xBits, Object y, long yBits, Object z, long zBits) {
        if (count == 0 || !isByte(x, xBits) || count > 1 && !isByte(y, yBits) || count > 2 && !isByte(z, zBits)) {
            return Signal.LEFT;
        }
        if (count == 1) {
            return ByteStr.ofByte((int) xBits);
        }
        s.vm.allocated(OVERHEAD + count);
        return ByteStr.wrap(
                count == 2
                        ? new byte[] {(byte) xBits, (byte) yBits}
                        : new byte[] {(byte) xBits, (byte) yBits, (byte) zBits});
    }

    private static boolean isByte(Object tag, long bits) {
        return tag == Tag.INT && bits >= 0 && bits <= 255;
    }

    /** The functions that give a changed copy, of short strings. */
    private Object quickCopy(CallStack s, int count, ByteStr text, Object y, long yBits) {
        int length = text.length();
        if (id == REP) {
            if (count != 2 || y != Tag.INT || length > QUICK_LENGTH || yBits > QUICK_LENGTH) {
                return Signal.LEFT;
            }
            int times = (int) Math.max(0, yBits);
            if (length * times > QUICK_LENGTH) {
                return Signal.LEFT;
            }
            s.vm.allocated(OVERHEAD + (long) length * times);
            byte[] made = new byte[length * times];
            for (int at = 0; at < made.length; at += length) {
                System.arraycopy(text.bytes(), 0, made, at, length);
            }
            return ByteStr.wrap(made);
        }
        if (length * 2 > QUICK_LENGTH) {
            return Signal.LEFT;
        }
        byte[] made = copy(s, text);
        change(made);
        return ByteStr.wrap(made);
    }

    /** Reverses the bytes, or turns them into upper or lower case. */
    private void change(byte[] made) {
        if (id == REVERSE) {
            for (int i = 0, j = made.length - 1; i < j; i++, j--) {
                byte b = made[i];
                made[i] = made[j];
                made[j] = b;
            }
            return;
        }
        for (int i = 0; i < made.length; i++) {
            made[i] = (byte) (id == UPPER ? Ascii.toUpper(made[i]) : Ascii.toLower(made[i]));
        }
    }

    @Override
    public int resume(CallStack s, Frame frame, int first, int count) {
        return id == GSUB
                ? Substitution.resume(s, frame, first, count)
                : StringFormatting.resume(s, frame, first, count);
    }

    /** Accounts for a string of {@code length} bytes, before it is made. */
    static void charge(CallStack s, long length) {
        s.vm.checkString(length);
        s.vm.allocated(OVERHEAD + length);
        if (length >= 64) {
            s.vm.charge(length >> 4);
        }
    }

    private static int sub(CallStack s, int base, int count) {
        ByteStr text = Args.checkString(s, base, count, 1);
        int length = text.length();
        long start = Args.startPosition(Args.checkInteger(s, base, count, 2), length);
        long end = Args.endPosition(Args.optInteger(s, base, count, 3, -1), length);
        if (start > end) {
            return s.returnObject(base, ByteStr.EMPTY);
        }
        charge(s, end - start + 1);
        return s.returnObject(base, text.substring((int) start - 1, (int) end));
    }

    private static int bytes(CallStack s, int base, int count) {
        ByteStr text = Args.checkString(s, base, count, 1);
        int length = text.length();
        long position = Args.optInteger(s, base, count, 2, 1);
        long start = Args.startPosition(position, length);
        long end = Args.endPosition(Args.optInteger(s, base, count, 3, position), length);
        if (start > end) {
            return 0;
        }
        int from = (int) start - 1;
        int results = (int) end - from;
        if (results > CallStack.NATIVE_SLACK) {
            s.vm.checkValues(results);
            if (!s.fits(base + (long) results)) {
                throw Errors.fromNative(s, "stack overflow (string slice too long)");
            }
            s.ensure(base + results);
            s.vm.charge(results);
        }
        for (int i = 0; i < results; i++) {
            s.setInt(base - 1 + i, text.at(from + i));
        }
        return results;
    }

    private static int character(CallStack s, int base, int count) {
        if (count == 1) {
            return s.returnObject(base, ByteStr.ofByte(byteArgument(s, base, count, 1)));
        }
        charge(s, count);
        byte[] made = new byte[count];
        for (int i = 0; i < count; i++) {
            made[i] = (byte) byteArgument(s, base, count, i + 1);
        }
        return s.returnObject(base, ByteStr.wrap(made));
    }

    private static int byteArgument(CallStack s, int base, int count, int arg) {
        long value = Args.checkInteger(s, base, count, arg);
        if (value < 0 || value > 255) {
            throw Errors.argument(s, arg, "value out of range");
        }
        return (int) value;
    }

    private int changed(CallStack s, int base, int count) {
        byte[] made = copy(s, Args.checkString(s, base, count, 1));
        change(made);
        return s.returnObject(base, ByteStr.wrap(made));
    }

    private static byte[] copy(CallStack s, ByteStr text) {
        charge(s, 2L * text.length());
        return text.bytes().clone();
    }

    private static int rep(CallStack s, int base, int count) {
        ByteStr text = Args.checkString(s, base, count, 1);
        long times = Args.checkInteger(s, base, count, 2);
        ByteStr separator = Args.optString(s, base, count, 3, ByteStr.EMPTY);
        long unit = (long) text.length() + separator.length();
        if (times <= 0) {
            return s.returnObject(base, ByteStr.EMPTY);
        }
        if (unit > ByteBuf.MAX_LENGTH / times) {
            throw Errors.fromNative(s, "resulting string too large");
        }
        int length = (int) (times * unit - separator.length());
        s.vm.checkString(length);
        s.vm.allocated(OVERHEAD + length);
        byte[] made = new byte[length];
        if (unit == 1) {
            byte only = (text.length() == 1 ? text : separator).bytes()[0];
            for (int done = 0; done < length; done += LARGE_COPY) {
                s.vm.charge(Math.min(LARGE_COPY, length - done) >> 4);
                Arrays.fill(made, done, Math.min(done + LARGE_COPY, length), only);
            }
        } else if (unit > 0) {
            fill(s, made, text.bytes(), separator.bytes(), unit);
        }
        return s.returnObject(base, ByteStr.wrap(made));
    }

    /** The first unit, then ever larger copies of what is already there, up to where one takes noticeable time. */
    private static void fill(CallStack s, byte[] made, byte[] text, byte[] separator, long unit) {
        System.arraycopy(text, 0, made, 0, text.length);
        if (made.length > text.length) {
            System.arraycopy(separator, 0, made, text.length, separator.length);
        }
        long step = unit;
        for (long done = unit; done < made.length; done += step) {
            if (step < LARGE_COPY) {
                step = done;
            }
            s.vm.charge(step >> 4);
            System.arraycopy(made, 0, made, (int) done, (int) Math.min(step, made.length - done));
        }
    }

    private static int dump(CallStack s, int base, int count) {
        boolean strip = Args.truthy(s, base, count, 2);
        Callable function = Args.checkFunction(s, base, count, 1);
        if (!(function instanceof Closure closure)) {
            throw Errors.fromNative(s, "unable to dump given function");
        }
        ByteStr dumped = CodeWriter.write(closure.prototype, strip);
        charge(s, dumped.length());
        return s.returnObject(base, dumped);
    }
}
