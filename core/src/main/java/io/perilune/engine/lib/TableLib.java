package io.perilune.engine.lib;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.MixedArray;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.CompiledOps;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Signal;
import io.perilune.engine.vm.Storing;
import io.perilune.engine.vm.Types;
import org.jspecify.annotations.Nullable;

/**
 * The library {@code table}.
 *
 * <p>Every function works in two steps. First comes the length of the table, for which {@code __len} may have to be
 * called; then all arguments are checked and, where no metamethod can have a say, the work is done here. Otherwise the
 * loop alone, with numbers that are known to be right, is left to the prelude.
 */
final class TableLib extends NativeFunction {
    private static final int CONCAT = 0;
    private static final int INSERT = 1;
    private static final int MOVE = 2;
    private static final int PACK = 3;
    private static final int REMOVE = 4;
    private static final int SORT = 5;
    private static final int UNPACK = 6;

    /** In the order of the numbers above. */
    private static final String[] NAMES = {"concat", "insert", "move", "pack", "remove", "sort", "unpack"};

    static final NativeFunction[] FUNCTIONS = functions();
    static final Table TEMPLATE = Libraries.template(FUNCTIONS);
    /** Also used by the prelude. */
    static final NativeFunction CONCAT_FUNCTION = FUNCTIONS[CONCAT];

    static final NativeFunction UNPACK_FUNCTION = FUNCTIONS[UNPACK];

    private static final ByteStr N = ByteStr.of("n");

    /** What a value that is no table must have in its metatable to be taken for one. */
    private static final int READ = 1;

    private static final int WRITE = 2;
    private static final int LENGTH = 4;

    /** Strings longer than this are accounted for before they are copied. */
    private static final int LARGE_PIECE = 4096;

    /** Up to so many pieces, and bytes, are joined at a stretch. */
    private static final int FEW_PIECES = 4096;

    private static final int MANY_BYTES = 1 << 16;

    private final int id;

    private TableLib(int id) {
        super(NAMES[id]);
        this.id = id;
    }

    private static NativeFunction[] functions() {
        NativeFunction[] all = new NativeFunction[NAMES.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new TableLib(i);
        }
        return all;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public String intrinsic() {
        return "table." + name();
    }

    @Override
    public int call(CallStack s, int base, int count) {
        switch (id) {
            case CONCAT:
                checkTable(s, base, count, 1, READ | LENGTH);
                return withLength(s, base, count);
            case INSERT:
            case REMOVE:
            case SORT:
                checkTable(s, base, count, 1, READ | WRITE | LENGTH);
                return withLength(s, base, count);
            case UNPACK:
                Args.optInteger(s, base, count, 2, 1);
                return Args.isNoneOrNil(s, base, count, 3)
                        ? withLength(s, base, count)
                        : unpack(s, base, count, Args.checkInteger(s, base, count, 3));
            case MOVE:
                return move(s, base, count);
            case PACK:
                return pack(s, base, count);
            default:
                throw new IllegalStateException(name());
        }
    }

    @Override
    public boolean isQuick() {
        return id == INSERT || id == REMOVE;
    }

    @Override
    public @Nullable Object quick(
            CallStack s, int count, Object x, long xBits, Object y, long yBits, Object z, long zBits) {
        // Where the array part is all of the table, nothing here can be asked for by a metamethod.
        if (!(x instanceof Table t) || !CompiledOps.isPlain(t)) {
            return Signal.LEFT;
        }
        long length = t.length();
        if (length != t.arraySize) {
            return Signal.LEFT;
        }
        if (id == REMOVE) {
            return quickRemove(s, t, count, length, y, yBits);
        }
        if (count == 2) {
            return append(s, t, length + 1, y, yBits) ? null : Signal.LEFT;
        }
        boolean inside = count == 3 && y == Tag.INT && yBits >= 1 && yBits <= length;
        if (!inside || z == null || !s.quickCharge(length - yBits >> 3)) {
            return Signal.LEFT;
        }
        Object last = CompiledOps.getInt(s, t, length);
        CompiledOps.setInt(s, t, length + 1, last, s.quickBits());
        copyArrays(t, yBits, t, yBits + 1, length - yBits);
        CompiledOps.setInt(s, t, yBits, z, zBits);
        return null;
    }

    private static boolean append(CallStack s, Table t, long index, @Nullable Object v, long bits) {
        if (v == Tag.INT) {
            return CompiledOps.putLong(s, t, index, bits);
        }
        return v == Tag.FLOAT ? CompiledOps.setInt(s, t, index, v, bits) : CompiledOps.putObject(s, t, index, v);
    }

    private static @Nullable Object quickRemove(CallStack s, Table t, int count, long length, Object y, long yBits) {
        if (length == 0 || count == 2 && (y != Tag.INT || yBits < 1 || yBits > length) || count > 2) {
            return Signal.LEFT;
        }
        long position = count == 2 ? yBits : length;
        if (!s.quickCharge(length - position >> 3)) {
            return Signal.LEFT;
        }
        Object removed = CompiledOps.getInt(s, t, position);
        long bits = s.quickBits();
        copyArrays(t, position + 1, t, position, length - position);
        CompiledOps.setInt(s, t, length, null, 0);
        return s.quickValue(removed, bits);
    }

    /** {@code __len} has been called; the phase is the number of arguments. */
    @Override
    public int resume(CallStack s, Frame frame, int first, int count) {
        if (frame.state instanceof OrderedSort) {
            return OrderedSort.resume(s, frame, first, count);
        }
        Long length = count == 0 ? null : Args.toInteger(s, first);
        if (length == null) {
            throw Errors.fromNative(s, "object length is not an integer");
        }
        return run(s, frame.base, frame.phase - 1, length);
    }

    private int withLength(CallStack s, int base, int count) {
        Object subject = count == 0 ? null : s.r[base];
        Object metamethod = null;
        if (subject instanceof Table t) {
            if (t.metatable != null) {
                metamethod = t.metatable.metamethod(MetaKey.LEN);
            }
            if (metamethod == null) {
                return run(s, base, count, t.length());
            }
        } else if (subject instanceof ByteStr text) {
            return run(s, base, count, text.length());
        } else {
            metamethod = count == 0 ? null : s.vm.metamethod(subject, MetaKey.LEN);
            if (metamethod == null) {
                throw new ScriptError(
                        ByteStr.of("attempt to get length of a " + Types.nameForMessages(s.vm, subject) + " value"));
            }
        }
        int above = base + count;
        s.set(above, metamethod);
        s.move(base, above + 1, 1);
        s.move(base, above + 2, 1);
        // Plus one, since a phase of 0 would be the beginning.
        // The frame may be one in which a sort has failed, and resume looks at what it left.
        s.frame.state = null;
        return s.request(above, 2, count + 1);
    }

    private int run(CallStack s, int base, int count, long length) {
        switch (id) {
            case CONCAT:
                return concat(s, base, count, length);
            case INSERT:
                return insert(s, base, count, length);
            case REMOVE:
                return remove(s, base, count, length);
            case SORT:
                return sort(s, base, count, length);
            default:
                return unpack(s, base, count, length);
        }
    }

    /** A table, or a value whose metatable makes it pass for one. */
    private static void checkTable(CallStack s, int base, int count, int arg, int what) {
        if (arg <= count && s.r[base + arg - 1] instanceof Table) {
            return;
        }
        Table metatable = arg <= count ? s.vm.metatableOf(s.r[base + arg - 1]) : null;
        if (metatable == null
                || (what & READ) != 0 && metatable.metamethod(MetaKey.INDEX) == null
                || (what & WRITE) != 0 && metatable.metamethod(MetaKey.NEWINDEX) == null
                || (what & LENGTH) != 0 && metatable.metamethod(MetaKey.LEN) == null) {
            throw Errors.argumentType(s, arg, base, count, "table");
        }
    }

    /** The value as a table that may be read without a thought of metamethods, or null. */
    private static @Nullable Table readable(@Nullable Object v) {
        return v instanceof Table t && (t.metatable == null || t.metatable.metamethod(MetaKey.INDEX) == null)
                ? t
                : null;
    }

    private static @Nullable Table writable(@Nullable Object v) {
        return v instanceof Table t && (t.metatable == null || t.metatable.metamethod(MetaKey.NEWINDEX) == null)
                ? t
                : null;
    }

    private static void load(CallStack s, Table t, long index, int slot) {
        t.load(index, s.r, s.n, slot);
    }

    private static void store(CallStack s, Table t, long index, int slot) {
        Storing.store(s, t, index, s.r, s.n, slot);
    }

    private static int prelude(CallStack s, int base, String function, int count) {
        s.setObject(base - 1, s.vm.prelude.function(function));
        return s.tailCall(count);
    }

    // insert and remove

    private static int insert(CallStack s, int base, int count, long length) {
        long end = length + 1;
        if (count == 2) {
            Table t = writable(s.r[base]);
            if (t != null) {
                store(s, t, end, base + 1);
                return 0;
            }
            s.move(base + 1, base + 3, 1);
            s.setInt(base + 2, end);
        } else if (count == 3) {
            long position = Args.checkInteger(s, base, count, 2);
            Args.check(s, Long.compareUnsigned(position - 1, end) < 0, 2, "position out of bounds");
            Table t = writable(s.r[base]);
            if (t != null && t == readable(t)) {
                if (position < end) {
                    load(s, t, end - 1, base + 3);
                    store(s, t, end, base + 3);
                    copy(s, t, position, t, position + 1, end - 1 - position, base + 3);
                }
                store(s, t, position, base + 2);
                return 0;
            }
            s.move(base + 2, base + 3, 1);
            s.setInt(base + 2, position);
        } else {
            throw Errors.fromNative(s, "wrong number of arguments to 'insert'");
        }
        s.setInt(base + 1, end);
        return prelude(s, base, "table.insert", 4);
    }

    private static int remove(CallStack s, int base, int count, long length) {
        long position = Args.optInteger(s, base, count, 2, length);
        if (position != length) {
            Args.check(s, Long.compareUnsigned(position - 1, length) <= 0, 2, "position out of bounds");
        }
        Table t = writable(s.r[base]);
        if (t == null || t != readable(t)) {
            s.setInt(base + 1, length);
            s.setInt(base + 2, position);
            return prelude(s, base, "table.remove", 3);
        }
        load(s, t, position, base - 1);
        long last = Math.max(position, length);
        copy(s, t, position + 1, t, position, last - position, base);
        s.setObject(base, null);
        t.store(last, s.r, s.n, base);
        return 1;
    }

    private static int move(CallStack s, int base, int count) {
        long from = Args.checkInteger(s, base, count, 2);
        long end = Args.checkInteger(s, base, count, 3);
        long to = Args.checkInteger(s, base, count, 4);
        int target = Args.isNoneOrNil(s, base, count, 5) ? 1 : 5;
        checkTable(s, base, count, 1, READ);
        checkTable(s, base, count, target, WRITE);
        int result = base + target - 1;
        if (end < from) {
            return s.returnSlots(base, result, 1);
        }
        Args.check(s, from > 0 || end < Long.MAX_VALUE + from, 3, "too many elements to move");
        long elements = end - from + 1;
        Args.check(s, to <= Long.MAX_VALUE - elements + 1, 4, "destination wrap around");
        Table source = readable(s.r[base]);
        Table destination = writable(s.r[result]);
        boolean forward = to > end || to <= from;
        if (source == null || destination == null || !forward && source != destination) {
            s.setInt(base + 1, from);
            s.setInt(base + 2, end);
            s.setInt(base + 3, to);
            s.move(result, base + 4, 1);
            s.setBoolean(base + 5, target != 1);
            return prelude(s, base, "table.move", 6);
        }
        copy(s, source, from, destination, to, elements, base + 5);
        return s.returnObject(base, destination);
    }

    /** Copies elements between tables that need no metamethods; within one table the ranges may overlap. */
    private static void copy(CallStack s, Table source, long from, Table target, long to, long count, int scratch) {
        if (count <= 0) {
            return;
        }
        if (copyArrays(source, from, target, to, count)) {
            s.vm.charge(count >> 3);
            return;
        }
        boolean forward = source != target || to <= from || to - from >= count;
        for (long i = 0; i < count; i++) {
            long offset = forward ? i : count - 1 - i;
            load(s, source, from + offset, scratch);
            store(s, target, to + offset, scratch);
            if ((i & 63) == 0) {
                s.vm.charge(64);
            }
        }
    }

    /** Copies at once where both ranges lie in array parts with the same kind of storage. */
    private static boolean copyArrays(Table source, long from, Table target, long to, long count) {
        Object a = source.array;
        Object b = target.array;
        if (from < 1
                || from > source.arraySize - count + 1
                || to < 1
                || to > target.arraySize - count + 1
                || a.getClass() != b.getClass()) {
            return false;
        }
        if (a instanceof MixedArray mixed) {
            MixedArray other = (MixedArray) b;
            System.arraycopy(mixed.values, (int) from - 1, other.values, (int) to - 1, (int) count);
            System.arraycopy(mixed.bits, (int) from - 1, other.bits, (int) to - 1, (int) count);
        } else {
            System.arraycopy(a, (int) from - 1, b, (int) to - 1, (int) count);
        }
        return true;
    }

    // pack and unpack

    private static int pack(CallStack s, int base, int count) {
        s.vm.allocated(100 + 16L * count);
        Table t = new Table(count, 1);
        for (int i = 0; i < count; i++) {
            if (s.r[base + i] != null) {
                t.store(i + 1L, s.r, s.n, base + i);
            }
            if ((i & 63) == 63) {
                s.vm.charge(64);
            }
        }
        s.setInt(base, count);
        t.storeField(N, s.r, s.n, base);
        return s.returnObject(base, t);
    }

    private static int unpack(CallStack s, int base, int count, long length) {
        long from = Args.optInteger(s, base, count, 2, 1);
        long end = Args.optInteger(s, base, count, 3, length);
        if (from > end) {
            return 0;
        }
        // The difference is right as an unsigned number even where it wraps.
        if (Long.compareUnsigned(end - from, Integer.MAX_VALUE) >= 0 || !s.fits(base + (end - from) + 1)) {
            throw Errors.fromNative(s, "too many results to unpack");
        }
        int results = (int) (end - from) + 1;
        s.vm.checkValues(results);
        Object subject = count == 0 ? null : s.r[base];
        Table t = readable(subject);
        if (t == null) {
            s.setInt(base + 1, from);
            s.setInt(base + 2, end);
            s.setObject(base + 3, UNPACK_FUNCTION);
            return prelude(s, base, "table.unpack", 4);
        }
        s.ensure(base + results);
        for (int i = 0; i < results; i++) {
            load(s, t, from + i, base - 1 + i);
            if ((i & 63) == 63) {
                s.vm.charge(64);
            }
        }
        return results;
    }

    // concat

    private static int concat(CallStack s, int base, int count, long length) {
        ByteStr separator = Args.optString(s, base, count, 2, ByteStr.EMPTY);
        long from = Args.optInteger(s, base, count, 3, 1);
        long end = Args.optInteger(s, base, count, 4, length);
        Table t = readable(s.r[base]);
        if (t == null) {
            s.setObject(base + 1, separator);
            s.setInt(base + 2, from);
            s.setInt(base + 3, end);
            return prelude(s, base, "table.concat", 4);
        }
        if (from >= 1 && from <= end && end <= t.arraySize && end - from < FEW_PIECES) {
            ByteStr joined = join(s, t, separator, (int) from - 1, (int) end);
            if (joined != null) {
                return s.returnObject(base, joined);
            }
        }
        int scratch = base + count;
        ByteBuf out = new ByteBuf();
        int charged = 0;
        // No index beyond the end is computed: the end may be the largest integer.
        for (long i = from; i <= end; i++) {
            load(s, t, i, scratch);
            append(s, out, scratch, i);
            if (i == end) {
                break;
            }
            checkLength(s, out, separator.length());
            out.append(separator);
            if ((i & 63) == 0 || out.length() - charged > LARGE_PIECE) {
                s.vm.charge(64 + (out.length() - charged >> 4));
                s.vm.checkString(out.length());
                s.vm.memory.hold(2L * (out.length() - charged));
                charged = out.length();
            }
        }
        StringLib.charge(s, out.length());
        s.vm.memory.release(2L * charged);
        return s.returnObject(base, out.toByteStr());
    }

    /**
     * Joins elements {@code from} to {@code to}, counted from 0, of an array part that holds strings and integers: their lengths are
     * added up first, so that no byte is copied twice. Null when it holds others, or when there is much to be done.
     */
    private static @Nullable ByteStr join(CallStack s, Table t, ByteStr separator, int from, int to) {
        s.vm.charge(Math.max(0, to - from));
        // Nothing that could change the table comes between this and the end.
        Object[] values = null;
        long[] bits = null;
        if (t.array instanceof MixedArray mixed) {
            values = mixed.values;
            bits = mixed.bits;
        } else if (t.array instanceof Object[] objects) {
            values = objects;
        } else if (t.array instanceof long[] ints) {
            bits = ints;
        }
        if (to > t.arraySize || values == null && bits == null) {
            return null;
        }
        long length = Math.max(0, to - from - 1) * (long) separator.length();
        for (int i = from; i < to; i++) {
            if (values == null || values[i] == Tag.INT) {
                length += bits == null ? 0 : Numerals.length(bits[i]);
            } else if (values[i] instanceof ByteStr piece) {
                length += piece.length();
            } else {
                return null;
            }
        }
        if (length > MANY_BYTES) {
            return null;
        }
        s.vm.checkString(length);
        s.vm.allocated(40 + length);
        byte[] joined = new byte[(int) length];
        int at = 0;
        for (int i = from; i < to; i++) {
            if (values != null && values[i] instanceof ByteStr piece) {
                System.arraycopy(piece.bytes(), 0, joined, at, piece.length());
                at += piece.length();
            } else if (bits != null) {
                at += Numerals.length(bits[i]);
                Numerals.write(bits[i], joined, at);
            }
            if (i < to - 1) {
                System.arraycopy(separator.bytes(), 0, joined, at, separator.length());
                at += separator.length();
            }
        }
        s.vm.charge(length >> 4);
        return length <= 1 ? ByteStr.copyOf(joined, 0, at) : ByteStr.wrap(joined);
    }

    private static void append(CallStack s, ByteBuf out, int slot, long index) {
        Object v = s.r[slot];
        if (v instanceof ByteStr text) {
            checkLength(s, out, text.length());
            out.append(text);
        } else if (v == Tag.INT) {
            checkLength(s, out, 32);
            Numerals.append(out, s.n[slot]);
        } else if (v == Tag.FLOAT) {
            checkLength(s, out, 32);
            Numerals.append(out, s.floatAt(slot));
        } else {
            throw Errors.fromNative(
                    s, "invalid value (" + Types.name(v) + ") at index " + index + " in table for 'concat'");
        }
    }

    /** Large pieces are accounted for before they are copied. */
    private static void checkLength(CallStack s, ByteBuf out, int more) {
        if ((long) out.length() + more > ByteBuf.MAX_LENGTH) {
            throw Errors.fromNative(s, "resulting string too large");
        }
        if (more > LARGE_PIECE) {
            s.vm.checkString((long) out.length() + more);
            s.vm.memory.reserve(2L * more);
        }
    }

    // sort

    private static int sort(CallStack s, int base, int count, long length) {
        if (length <= 1) {
            return 0;
        }
        Args.check(s, length < Integer.MAX_VALUE, 1, "array too big");
        boolean natural = Args.isNoneOrNil(s, base, count, 2);
        if (!natural) {
            Args.checkType(s, base, count, 2, "function");
        }
        Table t = writable(s.r[base]);
        if (t != null && t == readable(t)) {
            return natural && TableSort.sort(s, t, (int) length, base + 1)
                    ? 0
                    : OrderedSort.sort(s, base, t, (int) length, natural);
        }
        if (natural) {
            s.setObject(base + 1, null);
        }
        s.move(base + 1, base + 2, 1);
        s.setInt(base + 1, length);
        return prelude(s, base, "table.sort", 3);
    }
}
