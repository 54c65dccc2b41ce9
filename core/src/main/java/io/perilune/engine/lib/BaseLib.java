package io.perilune.engine.lib;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Comparison;
import io.perilune.engine.vm.CompiledOps;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.Iterators;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Signal;
import io.perilune.engine.vm.Storing;
import io.perilune.engine.vm.Types;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The basic functions, except {@code next} (see {@link Iterators}) and those that read files. */
final class BaseLib extends NativeFunction {
    private static final int ASSERT = 0;
    private static final int COLLECTGARBAGE = 1;
    private static final int ERROR = 2;
    private static final int GETMETATABLE = 3;
    private static final int IPAIRS = 4;
    private static final int LOAD = 5;
    private static final int PAIRS = 6;
    private static final int PCALL = 7;
    private static final int PRINT = 8;
    private static final int RAWEQUAL = 9;
    private static final int RAWGET = 10;
    private static final int RAWLEN = 11;
    private static final int RAWSET = 12;
    private static final int SELECT = 13;
    private static final int SETMETATABLE = 14;
    private static final int TONUMBER = 15;
    private static final int TOSTRING = 16;
    private static final int TYPE = 17;
    private static final int WARN = 18;
    private static final int XPCALL = 19;

    /** In the order of the numbers above. */
    private static final String[] NAMES = {
        "assert", "collectgarbage", "error", "getmetatable", "ipairs", "load", "pairs", "pcall", "print", "rawequal",
        "rawget", "rawlen", "rawset", "select", "setmetatable", "tonumber", "tostring", "type", "warn", "xpcall"
    };

    static final NativeFunction[] FUNCTIONS = functions();
    static final Table TEMPLATE = template();
    /** Also used by the prelude. */
    static final NativeFunction TYPE_FUNCTION = FUNCTIONS[TYPE];

    static final NativeFunction SELECT_FUNCTION = FUNCTIONS[SELECT];
    static final NativeFunction PCALL_FUNCTION = FUNCTIONS[PCALL];
    static final NativeFunction LOAD_FUNCTION = FUNCTIONS[LOAD];
    /** As xpcall, for hosts. No table has it, so tracebacks end without a name there, as they do below a C program. */
    static final NativeFunction HANDLED_CALL = new BaseLib(XPCALL);

    static final NativeFunction RAWGET_FUNCTION = FUNCTIONS[RAWGET];
    static final NativeFunction TOSTRING_FUNCTION = FUNCTIONS[TOSTRING];

    private static final ByteStr ASSERTION_FAILED = ByteStr.of("assertion failed!");
    private static final ByteStr INDEX_IS_NIL = ByteStr.of("table index is nil");
    private static final ByteStr INDEX_IS_NAN = ByteStr.of("table index is NaN");
    private static final ByteStr READER_NAME = ByteStr.of("=(load)");
    private static final ByteStr ANY_MODE = ByteStr.of("bt");

    private static final ByteStr NIL = ByteStr.of("nil");
    private static final ByteStr BOOLEAN = ByteStr.of("boolean");
    private static final ByteStr NUMBER = ByteStr.of("number");
    private static final ByteStr STRING = ByteStr.of("string");
    private static final ByteStr TABLE = ByteStr.of("table");
    private static final ByteStr FUNCTION = ByteStr.of("function");
    private static final ByteStr THREAD = ByteStr.of("thread");
    private static final ByteStr USERDATA = ByteStr.of("userdata");

    private final int id;

    private BaseLib(int id) {
        super(NAMES[id]);
        this.id = id;
    }

    private static NativeFunction[] functions() {
        NativeFunction[] all = new NativeFunction[NAMES.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new BaseLib(i);
        }
        return all;
    }

    private static Table template() {
        Table template = Libraries.template(FUNCTIONS);
        template.put(ByteStr.of(Iterators.NEXT.name()), Iterators.NEXT);
        template.put(ByteStr.of("_VERSION"), ByteStr.of("Lua 5.4"));
        return template;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean isQuick() {
        switch (id) {
            case TYPE:
            case RAWGET:
            case RAWEQUAL:
            case RAWLEN:
            case SETMETATABLE:
            case ASSERT:
            case TONUMBER:
            case TOSTRING:
                return true;
            default:
                return false;
        }
    }

    @Override
    public @Nullable Object quick(
            CallStack s, int count, Object x, long xBits, Object y, long yBits, Object z, long zBits) {
        switch (id) {
            case TYPE:
                return count == 0 ? Signal.LEFT : typeName(x);
            case RAWEQUAL:
                if (count < 2) {
                    return Signal.LEFT;
                }
                return Comparison.rawEquals(x, xBits, y, yBits) ? Boolean.TRUE : Boolean.FALSE;
            case RAWLEN:
                return x instanceof Table t ? s.quickInt(t.length()) : Signal.LEFT;
            case RAWGET:
                return count < 2 || !(x instanceof Table t) ? Signal.LEFT : CompiledOps.rawGet(s, t, y, yBits);
            case ASSERT:
                return count == 0 || x == null || x == Boolean.FALSE ? Signal.LEFT : s.quickValue(x, xBits);
            case TONUMBER:
                return quickNumber(s, count, x, xBits, y, yBits);
            case TOSTRING:
                return count == 0 || s.vm.metamethod(x, MetaKey.TOSTRING) != null
                        ? Signal.LEFT
                        : Types.text(s.vm, x, xBits);
            default:
                if (count != 2
                        || !(x instanceof Table t)
                        || !(y instanceof Table metatable)
                        || t.metatable != null && t.metatable.metamethod(MetaKey.METATABLE) != null) {
                    return Signal.LEFT;
                }
                s.vm.setMetatable(t, metatable);
                return t;
        }
    }

    private static @Nullable Object quickNumber(
            CallStack s, int count, Object x, long xBits, @Nullable Object y, long yBits) {
        if (count == 1 && x instanceof Tag) {
            return s.quickValue(x, xBits);
        }
        if (!(x instanceof ByteStr text)) {
            return count == 1 ? null : Signal.LEFT;
        }
        if (count == 1) {
            return s.quickCharge(text.length() >> 2) ? s.quickNumeral(text) : Signal.LEFT;
        }
        if (count != 2 || y != Tag.INT || yBits < 2 || yBits > 36 || !s.quickCharge(text.length())) {
            return Signal.LEFT;
        }
        Long read = Numerals.parseInBase(text.bytes(), 0, text.length(), (int) yBits);
        return read == null ? null : s.quickInt(read);
    }

    @Override
    public boolean looksAtFrames() {
        return id == COLLECTGARBAGE;
    }

    @Override
    public String intrinsic() {
        return "base." + name();
    }

    @Override
    public int call(CallStack s, int base, int count) {
        switch (id) {
            case ASSERT:
                return assertTrue(s, base, count);
            case COLLECTGARBAGE:
                return CollectGarbage.call(s, base, count);
            case ERROR:
                throw error(s, base, count);
            case GETMETATABLE:
                return getmetatable(s, base, count);
            case IPAIRS:
                Args.checkAny(s, base, count, 1);
                return iterate(s, base, Iterators.IPAIRS_STEP, Tag.INT);
            case LOAD:
                return load(s, base, count);
            case PAIRS:
                return pairs(s, base, count);
            case PCALL:
                Args.checkAny(s, base, count, 1);
                return s.request(base, count - 1, 1);
            case PRINT:
                return print(s, base, count, 0, new ByteBuf());
            case RAWEQUAL:
                Args.checkAny(s, base, count, 1);
                Args.checkAny(s, base, count, 2);
                Comparison.charge(s.vm, s.r[base], s.r[base + 1]);
                return s.returnBoolean(base, Comparison.rawEquals(s.r[base], s.n[base], s.r[base + 1], s.n[base + 1]));
            case RAWGET:
                return rawget(s, base, count);
            case RAWLEN:
                return rawlen(s, base, count);
            case RAWSET:
                return rawset(s, base, count);
            case SELECT:
                return select(s, base, count);
            case SETMETATABLE:
                return setmetatable(s, base, count);
            case TONUMBER:
                return tonumber(s, base, count);
            case TOSTRING:
                return tostring(s, base, count);
            case TYPE:
                Args.checkAny(s, base, count, 1);
                return s.returnObject(base, typeName(s.r[base]));
            case WARN:
                return warn(s, base, count);
            case XPCALL:
                return xpcall(s, base, count);
            default:
                throw new IllegalStateException(name());
        }
    }

    @Override
    public int resume(CallStack s, Frame frame, int first, int count) {
        int base = frame.base;
        switch (id) {
            case PCALL:
            case XPCALL: {
                int results = s.returnSlots(base + 1, first, count);
                s.setBoolean(base - 1, true);
                return results + 1;
            }
            case PAIRS:
                return threeResults(s, base, first, count);
            case PRINT: {
                ByteBuf out = new ByteBuf();
                out.append(converted(s, first, count));
                return print(s, base, (Integer) frame.state, frame.phase, out);
            }
            case TOSTRING:
                return s.returnObject(base, converted(s, first, count));
            default:
                return super.resume(s, frame, first, count);
        }
    }

    @Override
    public boolean hasHandler() {
        return id == XPCALL;
    }

    @Override
    public boolean isProtected() {
        return id == PCALL || id == XPCALL;
    }

    // Errors.

    private static int assertTrue(CallStack s, int base, int count) {
        if (!Args.truthy(s, base, count, 1)) {
            Args.checkAny(s, base, count, 1);
            throw raise(s, count >= 2 ? s.get(base + 1) : ASSERTION_FAILED, 1);
        }
        return s.returnSlots(base, base, count);
    }

    private static ScriptError error(CallStack s, int base, int count) {
        int level = (int) Args.optInteger(s, base, count, 2, 1);
        return raise(s, count >= 1 ? s.get(base) : null, level);
    }

    /** The error {@code value}; a string gets the position at {@code level} in front, unless that is 0. */
    private static ScriptError raise(CallStack s, @Nullable Object value, int level) {
        if (level <= 0 || !(value instanceof ByteStr message)) {
            return new ScriptError(value);
        }
        ByteStr where = ByteStr.of(Errors.where(s, level));
        ByteBuf out = new ByteBuf(where.length() + message.length());
        return new ScriptError(out.append(where).append(message).toByteStr());
    }

    /** The message handler goes to the slot where the unwinder looks for it: the first one. */
    private static int xpcall(CallStack s, int base, int count) {
        Args.checkType(s, base, count, 2, "function");
        Object handler = s.r[base + 1];
        s.move(base, base + 1, 1);
        s.setObject(base, handler);
        return s.request(base + 1, count - 2, 1);
    }

    // Metatables and raw access.

    private static int getmetatable(CallStack s, int base, int count) {
        Args.checkAny(s, base, count, 1);
        Table metatable = s.vm.metatableOf(s.r[base]);
        if (metatable == null) {
            return s.returnObject(base, null);
        }
        Object shown = metatable.metamethod(MetaKey.METATABLE);
        return shown == null ? s.returnObject(base, metatable) : s.returnBoxed(base, shown);
    }

    private static int setmetatable(CallStack s, int base, int count) {
        Object given = count >= 2 ? s.r[base + 1] : null;
        Table t = Args.checkTable(s, base, count, 1);
        if (count < 2 || given != null && !(given instanceof Table)) {
            throw Errors.argumentType(s, 2, base, count, "nil or table");
        }
        if (t.metatable != null && t.metatable.metamethod(MetaKey.METATABLE) != null) {
            throw Errors.fromNative(s, "cannot change a protected metatable");
        }
        s.vm.setMetatable(t, (Table) given);
        return s.returnObject(base, t);
    }

    private static int rawget(CallStack s, int base, int count) {
        Table t = Args.checkTable(s, base, count, 1);
        Args.checkAny(s, base, count, 2);
        t.load(s.r, s.n, base + 1, s.r, s.n, base - 1);
        return 1;
    }

    private static int rawlen(CallStack s, int base, int count) {
        Object v = count == 0 ? null : s.r[base];
        if (v instanceof Table t) {
            return s.returnInt(base, t.length());
        }
        if (v instanceof ByteStr text) {
            return s.returnInt(base, text.length());
        }
        throw Errors.argumentType(s, 1, base, count, "table or string");
    }

    private static int rawset(CallStack s, int base, int count) {
        Table t = Args.checkTable(s, base, count, 1);
        Args.checkAny(s, base, count, 2);
        Args.checkAny(s, base, count, 3);
        Object key = s.r[base + 1];
        if (key == null) {
            throw new ScriptError(INDEX_IS_NIL);
        }
        if (key == Tag.FLOAT && Double.isNaN(s.floatAt(base + 1))) {
            throw new ScriptError(INDEX_IS_NAN);
        }
        Storing.store(s, t, s.r, s.n, base + 1, s.r, s.n, base + 2);
        return s.returnObject(base, t);
    }

    // Traversal.

    /** Returns {@code iterator}, the first argument, and the initial control value: 0 for the tag INT, or nil. */
    private static int iterate(CallStack s, int base, NativeFunction iterator, @Nullable Object control) {
        s.setObject(base - 1, iterator);
        s.setObject(base + 1, control);
        s.n[base + 1] = 0;
        return 3;
    }

    private static int pairs(CallStack s, int base, int count) {
        Args.checkAny(s, base, count, 1);
        Object metamethod = s.vm.metamethod(s.r[base], MetaKey.PAIRS);
        if (metamethod == null) {
            return iterate(s, base, Iterators.NEXT, null);
        }
        s.move(base, base + 1, 1);
        s.set(base, metamethod);
        return s.request(base, 1, 1);
    }

    private static int threeResults(CallStack s, int base, int first, int count) {
        int results = s.returnSlots(base, first, Math.min(count, 3));
        for (int i = results; i < 3; i++) {
            s.setObject(base - 1 + i, null);
        }
        return 3;
    }

    private static int select(CallStack s, int base, int count) {
        if (count > 0 && s.r[base] instanceof ByteStr text && text.length() > 0 && text.at(0) == '#') {
            return s.returnInt(base, count - 1L);
        }
        long from = Args.checkInteger(s, base, count, 1);
        if (from < 0) {
            from += count;
        } else if (from > count) {
            from = count;
        }
        Args.check(s, from >= 1, 1, "index out of range");
        return s.returnSlots(base, base + (int) from, count - (int) from);
    }

    // Types and conversions.

    private static ByteStr typeName(@Nullable Object v) {
        if (v == null) {
            return NIL;
        }
        if (v instanceof ByteStr) {
            return STRING;
        }
        if (v instanceof Tag) {
            return NUMBER;
        }
        if (v instanceof Table) {
            return TABLE;
        }
        if (v instanceof Callable) {
            return FUNCTION;
        }
        if (v instanceof Boolean) {
            return BOOLEAN;
        }
        return v instanceof Coroutine ? THREAD : USERDATA;
    }

    private static int tonumber(CallStack s, int base, int count) {
        if (Args.isNoneOrNil(s, base, count, 2)) {
            Args.checkAny(s, base, count, 1);
            Object v = s.r[base];
            if (v == Tag.INT || v == Tag.FLOAT) {
                s.move(base, base - 1, 1);
                return 1;
            }
            int kind = Numerals.NONE;
            if (v instanceof ByteStr text) {
                Args.chargeNumeral(s, text);
                kind = Numerals.read(text.bytes(), 0, text.length(), s.n, base - 1);
            }
            Object tag = kind == Numerals.INTEGER ? Tag.INT : kind == Numerals.FLOAT ? Tag.FLOAT : null;
            return s.returnObject(base, tag);
        }
        long radix = Args.checkInteger(s, base, count, 2);
        Args.checkType(s, base, count, 1, "string");
        Args.check(s, radix >= 2 && radix <= 36, 2, "base out of range");
        ByteStr text = (ByteStr) s.r[base];
        s.vm.charge(text.length());
        return s.returnBoxed(base, Numerals.parseInBase(text.bytes(), 0, text.length(), (int) radix));
    }

    private static int tostring(CallStack s, int base, int count) {
        Args.checkAny(s, base, count, 1);
        Object metamethod = s.vm.metamethod(s.r[base], MetaKey.TOSTRING);
        if (metamethod == null) {
            return s.returnObject(base, Types.text(s, base));
        }
        s.move(base, base + 1, 1);
        s.set(base, metamethod);
        return s.request(base, 1, 1);
    }

    /** The result of a {@code __tostring}, which lies in slot {@code first} if there is any. */
    static ByteStr converted(CallStack s, int first, int count) {
        ByteStr text = count == 0 ? null : Types.coerce(s, first);
        if (text == null) {
            throw Errors.fromNative(s, "'__tostring' must return a string");
        }
        return text;
    }

    // Input and output.

    /** Prints from argument {@code next} (from 0) on, after {@code out}, with which that argument's line has begun. */
    private static int print(CallStack s, int base, int count, int next, ByteBuf out) {
        for (int i = next; i < count; i++) {
            if (i > 0) {
                out.append('\t');
            }
            int slot = base + i;
            Object metamethod = s.vm.metamethod(s.r[slot], MetaKey.TOSTRING);
            if (metamethod != null) {
                // Written now, because the metamethod may print something itself.
                write(s, out);
                s.set(base + count, metamethod);
                s.move(slot, base + count + 1, 1);
                s.frame.state = count;
                return s.request(base + count, 1, i + 1);
            }
            ByteStr text = Types.text(s, slot);
            s.vm.memory.hold(2L * text.length());
            s.vm.charge(1 + (text.length() >> 4));
            out.append(text);
        }
        out.append('\n');
        write(s, out);
        flush(s);
        return 0;
    }

    private static void write(CallStack s, ByteBuf out) {
        if (s.vm.output != null && out.length() > 0) {
            try {
                s.vm.output.write(out.array(), 0, out.length());
            } catch (IOException e) {
                throw cannotPrint(s, e);
            }
            out.truncate(0);
        }
    }

    private static void flush(CallStack s) {
        if (s.vm.output != null) {
            try {
                s.vm.output.flush();
            } catch (IOException e) {
                throw cannotPrint(s, e);
            }
        }
    }

    /** The reference says nothing when print fails; but a host's stream may have more to say than C's. */
    private static ScriptError cannotPrint(CallStack s, IOException e) {
        return new ScriptError(ByteStr.of(Errors.where(s, 1) + "cannot print: " + e.getMessage()), e);
    }

    private static int warn(CallStack s, int base, int count) {
        Args.checkString(s, base, count, 1);
        for (int arg = 2; arg <= count; arg++) {
            Args.checkString(s, base, count, arg);
        }
        if (s.vm.warnings != null) {
            for (int arg = 1; arg <= count; arg++) {
                ByteStr piece = Args.checkString(s, base, count, arg);
                s.vm.charge(1 + (piece.length() >> 4));
                s.vm.warnings.warn(piece, arg < count);
            }
        }
        return 0;
    }

    private static int load(CallStack s, int base, int count) {
        ByteStr chunk = count == 0 ? null : Types.coerce(s, base);
        String mode = Args.optString(s, base, count, 3, ANY_MODE).toString();
        if (chunk != null) {
            ByteStr name = Args.optString(s, base, count, 2, chunk);
            return ChunkLoading.load(s, base, chunk, name, mode, count >= 4 ? base + 3 : -1);
        }
        ByteStr name = Args.optString(s, base, count, 2, READER_NAME);
        Args.checkType(s, base, count, 1, "function");
        // The prelude calls the reader and passes what it gives, with the other arguments, to this function again.
        s.setObject(base - 1, s.vm.prelude.function("load"));
        s.setObject(base + 1, name);
        s.setObject(base + 2, ByteStr.of(mode));
        return s.tailCall(Math.max(3, count));
    }
}
