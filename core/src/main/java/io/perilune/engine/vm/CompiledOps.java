package io.perilune.engine.vm;

import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.MixedArray;
import io.perilune.engine.value.Shape;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import io.perilune.engine.value.Userdata;

/**
 * What compiled code calls for operations that are too large to stand in it. A value comes as a pair of tag and bits; one that is
 * returned has its bits in {@link Vm#bits}. Nothing here calls Lua or raises an error: {@link #NO} says that it
 * would have to.
 */
public final class CompiledOps {
    /** In place of a value: the interpreter has to do it. */
    public static final Object NO = Signal.LEFT;

    private CompiledOps() {}

    /** Arithmetic and bitwise operators on any two values; {@code op} as in {@link MetaKey}. */
    public static Object arithmetic(CallStack s, int op, Object xt, long xb, Object yt, long yb) {
        if (xt == Tag.INT && yt == Tag.INT) {
            switch (op) {
                case MetaKey.ADD:
                    s.vm.bits = xb + yb;
                    return Tag.INT;
                case MetaKey.SUB:
                    s.vm.bits = xb - yb;
                    return Tag.INT;
                case MetaKey.MUL:
                    s.vm.bits = xb * yb;
                    return Tag.INT;
                default:
                    break;
            }
        }
        return Arithmetic.numbers(op - MetaKey.ADD, xt, xb, yt, yb, s.vm.scratchTags, s.vm.scratchBits, 0)
                ? taken(s)
                : NO;
    }

    /** The value that lies in the scratch slot, which must not keep it alive. */
    private static Object taken(CallStack s) {
        s.vm.bits = s.vm.scratchBits[0];
        Object v = s.vm.scratchTags[0];
        s.vm.scratchTags[0] = null;
        return v;
    }

    public static double power(double a, double b) {
        return Arithmetic.power(a, b);
    }

    public static double modulo(double a, double b) {
        return Arithmetic.modulo(a, b);
    }

    public static long shiftLeft(long x, long by) {
        return Arithmetic.shiftLeft(x, by);
    }

    public static long shiftRight(long x, long by) {
        return by == Long.MIN_VALUE ? 0 : Arithmetic.shiftLeft(x, -by);
    }

    /** 1 or 0, or -1 when a metamethod has to decide. */
    public static int equal(CallStack s, Object xt, long xb, Object yt, long yb) {
        if (Comparison.rawEquals(xt, xb, yt, yb)) {
            return 1;
        }
        if (xt instanceof Table x && yt instanceof Table y && (x.metatable != null || y.metatable != null)) {
            return s.vm.metamethod(x, MetaKey.EQ) == null && s.vm.metamethod(y, MetaKey.EQ) == null ? 0 : -1;
        }
        return xt instanceof Userdata && yt instanceof Userdata ? -1 : 0;
    }

    public static boolean rawEqual(Object xt, long xb, Object yt, long yb) {
        return Comparison.rawEquals(xt, xb, yt, yb);
    }

    /** 1 or 0, or -1 when they are neither two numbers nor two strings. */
    public static int less(Object xt, long xb, Object yt, long yb) {
        return Comparison.rawLess(xt, xb, yt, yb);
    }

    public static int lessOrEqual(Object xt, long xb, Object yt, long yb) {
        return Comparison.rawLessOrEqual(xt, xb, yt, yb);
    }

    /** {@code rawget(t, key)}. */
    public static Object rawGet(CallStack s, Table t, Object kt, long kb) {
        s.vm.scratchTags[1] = kt;
        s.vm.scratchBits[1] = kb;
        t.load(s.vm.scratchTags, s.vm.scratchBits, 1, s.vm.scratchTags, s.vm.scratchBits, 0);
        s.vm.scratchTags[1] = null;
        return taken(s);
    }

    /** The larger of two floats as the library tells it: the first when they cannot be compared. */
    public static double larger(double x, double y) {
        return x < y ? y : x;
    }

    /** The smaller of two floats. */
    public static double smaller(double x, double y) {
        return y < x ? y : x;
    }

    /** {@code t[key]} with any key. */
    public static Object get(CallStack s, Table t, Object kt, long kb) {
        if (kt instanceof ByteStr name) {
            return getNamed(s, t, name);
        }
        s.vm.scratchTags[1] = kt;
        s.vm.scratchBits[1] = kb;
        boolean present = t.load(s.vm.scratchTags, s.vm.scratchBits, 1, s.vm.scratchTags, s.vm.scratchBits, 0);
        s.vm.scratchTags[1] = null;
        return present ? taken(s) : absent(t);
    }

    /** {@code t[key]}: what lies in the array part is taken from there at once. */
    public static Object getInt(CallStack s, Table t, long key) {
        long at = key - 1;
        if (at >= 0 && at < t.arraySize) {
            Object array = t.array;
            if (array instanceof long[] ints) {
                s.vm.bits = ints[(int) at];
                return Tag.INT;
            }
            if (array instanceof MixedArray mixed) {
                Object v = mixed.values[(int) at];
                s.vm.bits = mixed.bits[(int) at];
                return v != null ? v : absent(t);
            }
            if (array instanceof Object[] values) {
                Object v = values[(int) at];
                return v != null ? v : absent(t);
            }
        }
        return t.load(key, s.vm.scratchTags, s.vm.scratchBits, 0) ? taken(s) : absent(t);
    }

    public static Object getNamed(CallStack s, Table t, ByteStr key) {
        return t.load(key, s.vm.scratchTags, s.vm.scratchBits, 0) ? taken(s) : inherited(s, t, key);
    }

    private static Object absent(Table t) {
        return t.metatable == null || t.metatable.metamethod(MetaKey.INDEX) == null ? null : NO;
    }

    /** Follows tables behind {@code __index}. */
    private static Object inherited(CallStack s, Table t, ByteStr key) {
        for (int i = 0; i < 10; i++) {
            Object next = t.metatable == null ? null : t.metatable.metamethod(MetaKey.INDEX);
            if (next == null) {
                return null;
            }
            if (!(next instanceof Table holder)) {
                return NO;
            }
            if (holder.load(key, s.vm.scratchTags, s.vm.scratchBits, 0)) {
                return taken(s);
            }
            t = holder;
        }
        return NO;
    }

    /** The field of a string, by the metatable of strings; {@code at} is the place of the instruction's cache. */
    public static Object stringField(CallStack s, LinkedCode linked, int at, ByteStr key) {
        Object member = StringMembers.find(s, linked, at, key);
        if (member != null) {
            return member;
        }
        Table metatable = s.vm.stringMetatable;
        if (metatable == null || !(metatable.metamethod(MetaKey.INDEX) instanceof Table t)) {
            return NO;
        }
        return getNamed(s, t, key);
    }

    /** The index of {@code key} in the array part, or -1 when it is outside. */
    public static int at(Table t, long key) {
        long at = key - 1;
        return at >= 0 && at < t.arraySize ? (int) at : -1;
    }

    /** The array part when it holds integers only, or null. */
    public static long[] longs(Table t) {
        return t.array instanceof long[] ints ? ints : null;
    }

    /** The array part when it holds floats only, or null. */
    public static double[] doubles(Table t) {
        return t.array instanceof double[] floats ? floats : null;
    }

    /** The array part when it holds no numbers, or null. */
    public static Object[] objects(Table t) {
        return t.array instanceof Object[] values ? values : null;
    }

    /** True when a table has no metatable and no integer keys outside its array part: what is not there is nil. */
    public static boolean isPlain(Table t) {
        return t.metatable == null && t.map instanceof Shape;
    }

    /** Overwrites or appends an object; false when that is not simple. */
    public static boolean putObject(CallStack s, Table t, long key, Object v) {
        long at = key - 1;
        if (v != null && t.array instanceof Object[] values && at >= 0) {
            if (at < t.arraySize) {
                if (values[(int) at] != null) {
                    values[(int) at] = v;
                    return true;
                }
            } else if (at == t.arraySize && at < values.length && isPlain(t)) {
                values[(int) at] = v;
                t.arraySize = (int) at + 1;
                return true;
            }
        }
        return setInt(s, t, key, v, 0);
    }

    public static boolean putLong(CallStack s, Table t, long key, long v) {
        long at = key - 1;
        if (t.array instanceof long[] ints && at >= 0) {
            if (at < t.arraySize) {
                ints[(int) at] = v;
                return true;
            } else if (at == t.arraySize && at < ints.length && isPlain(t)) {
                ints[(int) at] = v;
                t.arraySize = (int) at + 1;
                return true;
            }
        }
        return setInt(s, t, key, Tag.INT, v);
    }

    public static boolean putDouble(CallStack s, Table t, long key, double v) {
        long at = key - 1;
        if (t.array instanceof double[] floats && at >= 0) {
            if (at < t.arraySize) {
                floats[(int) at] = v;
                return true;
            } else if (at == t.arraySize && at < floats.length && isPlain(t)) {
                floats[(int) at] = v;
                t.arraySize = (int) at + 1;
                return true;
            }
        }
        return setInt(s, t, key, Tag.FLOAT, Double.doubleToRawLongBits(v));
    }

    /** {@code t[key] = value} for an integer key; false when the interpreter has to do it. */
    public static boolean setInt(CallStack s, Table t, long key, Object vt, long vb) {
        long at = key - 1;
        if (vt != null && t.array instanceof MixedArray mixed && at >= 0) {
            boolean added = at == t.arraySize && at < mixed.values.length && isPlain(t);
            if (added || at < t.arraySize && mixed.values[(int) at] != null) {
                mixed.values[(int) at] = vt;
                mixed.bits[(int) at] = vb;
                if (added) {
                    t.arraySize = (int) at + 1;
                }
                return true;
            }
        }
        if (t.isFrozen() || t.metatable != null && t.metatable.metamethod(MetaKey.NEWINDEX) != null) {
            return false;
        }
        s.vm.scratchTags[0] = vt;
        s.vm.scratchBits[0] = vb;
        Storing.store(s, t, key, s.vm.scratchTags, s.vm.scratchBits, 0);
        s.vm.scratchTags[0] = null;
        return true;
    }

    /** {@code t[key] = value} for any key. */
    public static boolean set(CallStack s, Table t, Object kt, long kb, Object vt, long vb) {
        if (t.isFrozen()
                || t.metatable != null && t.metatable.metamethod(MetaKey.NEWINDEX) != null
                || kt == null
                || kt == Tag.FLOAT && Double.isNaN(Double.longBitsToDouble(kb))) {
            return false;
        }
        s.vm.scratchTags[0] = vt;
        s.vm.scratchBits[0] = vb;
        s.vm.scratchTags[1] = kt;
        s.vm.scratchBits[1] = kb;
        if (kt == Tag.INT) {
            Storing.store(s, t, kb, s.vm.scratchTags, s.vm.scratchBits, 0);
        } else {
            Storing.store(s, t, s.vm.scratchTags, s.vm.scratchBits, 1, s.vm.scratchTags, s.vm.scratchBits, 0);
        }
        s.vm.scratchTags[0] = null;
        s.vm.scratchTags[1] = null;
        return true;
    }

    /** {@code t.key = value} for a name that stands in the program. */
    public static boolean setNamed(CallStack s, Table t, ByteStr key, Object vt, long vb) {
        if (!(t.map instanceof Shape shape)
                || shape.frozen
                || t.metatable != null && t.metatable.metamethod(MetaKey.NEWINDEX) != null) {
            return false;
        }
        s.vm.scratchTags[0] = vt;
        s.vm.scratchBits[0] = vb;
        t.storeField(key, s.vm.scratchTags, s.vm.scratchBits, 0);
        s.vm.scratchTags[0] = null;
        if (t.map != shape) {
            s.vm.allocated(t.map instanceof Shape ? Indexing.FIELD_BYTES : t.storageBytes());
        }
        return true;
    }

    /** Adds the field of the cache to a table of its shape; false when it is not as simple as that. */
    public static boolean addField(CallStack s, Table t, FieldCache cache, Object vt, long vb) {
        if (!Indexing.add(t, cache, vt, vb)) {
            return false;
        }
        s.vm.allocated(Indexing.FIELD_BYTES);
        return true;
    }

    /** {@code #x}; -1 when a metamethod or an error is due. */
    public static long length(Object x) {
        if (x instanceof Table t) {
            return t.metatable == null || t.metatable.metamethod(MetaKey.LEN) == null ? t.length() : -1;
        }
        return x instanceof ByteStr text ? text.length() : -1;
    }

    public static Table newTable(CallStack s, int array, int hash) {
        Table made = new Table(array, hash);
        s.vm.allocated(made.bytes());
        return made;
    }

    /** Upvalues that are still variables of a running function. */
    public static Object upvalue(CallStack s, Upvalue u) {
        if (u.value instanceof CallStack owner) {
            int index = (int) u.bits;
            s.vm.bits = owner.n[index];
            return owner.r[index];
        }
        s.vm.bits = u.bits;
        return u.value;
    }

    public static void setUpvalue(Upvalue u, Object tag, long bits) {
        if (u.value instanceof CallStack owner) {
            int index = (int) u.bits;
            owner.r[index] = tag;
            owner.n[index] = bits;
        } else {
            u.value = tag;
            u.bits = bits;
        }
    }

    /** Iterations of an integer loop after the first; the loop does run. */
    public static long iterations(long init, long limit, long step) {
        if (step > 0) {
            return step == 1 ? limit - init : Long.divideUnsigned(limit - init, step);
        }
        return Long.divideUnsigned(init - limit, -(step + 1) + 1L);
    }

    /** True when variables have to be closed, which only the interpreter does. */
    public static boolean hasToClose(CallStack s, int from) {
        return s.toCloseCount > 0 && s.toClose[s.toCloseCount - 1] >= from;
    }

    public static void closeUpvalues(CallStack s, int from) {
        if (s.openCount > 0) {
            s.closeUpvalues(from);
        }
    }

    /** A limit of a numeric loop over integers, given as a float: true when the loop does not run at all. */
    public static boolean skips(long init, double limit, long step) {
        if (Double.isNaN(limit)) {
            return true;
        }
        double rounded = step < 0 ? Math.ceil(limit) : Math.floor(limit);
        if (rounded >= 0x1p63) {
            return step < 0;
        }
        if (rounded < -0x1p63) {
            return step > 0;
        }
        return step > 0 ? init > (long) rounded : init < (long) rounded;
    }

    /** The same limit as an integer, for a loop that does run. */
    public static long clipped(double limit, long step) {
        return (long) (step < 0 ? Math.ceil(limit) : Math.floor(limit));
    }

    /** A field that holds anything, numbers boxed. */
    public static Object unboxed(CallStack s, Object boxed) {
        if (boxed instanceof Long l) {
            s.vm.bits = l;
            return Tag.INT;
        }
        if (boxed instanceof Double d) {
            s.vm.bits = Double.doubleToRawLongBits(d);
            return Tag.FLOAT;
        }
        return boxed;
    }

    public static Closure closure(CallStack s, Closure parent, int base, Prototype p) {
        return Instructions.closure(s, parent, base, p);
    }

    /** One step of {@code next} or of the iterator of {@code ipairs}, whichever lies in slot {@code a}; false: not as usual. */
    public static boolean step(CallStack s, int a, int wanted) {
        Object iterator = s.r[a];
        s.ensure(a + 7);
        if (iterator == Iterators.NEXT) {
            return Loops.next(s, a, wanted);
        }
        return iterator == Iterators.IPAIRS_STEP && Loops.ipairs(s, a, wanted);
    }

    /**
     * One result of a call that has answered by a signal.
     *
     * @return the value, or {@link Signal#LEFT} or {@link Signal#AGAIN} as they are
     */
    public static Object first(CallStack s, Frame f, Object result, int func) {
        if (result == Signal.TAIL) {
            result = CompiledCalls.trampoline(s, f, func, 1);
        }
        if (result == Signal.NONE || result == Signal.MANY && s.vm.count == 0) {
            return null;
        }
        if (result == Signal.MANY) {
            s.vm.bits = s.n[s.vm.from];
            return s.r[s.vm.from];
        }
        return result;
    }

    /** Puts all results that are wanted into slots from {@code func} up; answers null, LEFT or AGAIN. */
    public static Object all(CallStack s, Frame f, Object result, int func, int wanted) {
        if (result == Signal.TAIL) {
            result = CompiledCalls.trampoline(s, f, func, wanted);
        }
        if (result == Signal.LEFT || result == Signal.AGAIN) {
            return result;
        }
        int from = func;
        int count = 1;
        if (!(result instanceof Signal)) {
            s.r[func] = result;
            s.n[func] = s.vm.bits;
        } else if (result == Signal.NONE) {
            count = 0;
        } else {
            from = s.vm.from;
            count = s.vm.count;
        }
        Calling.deliver(s, wanted, func, from, count);
        return null;
    }

    /** The extra arguments of the frame's function, from slot {@code a} up. */
    public static void varargs(CallStack s, Frame f, int pc, int a, int wanted) {
        f.pc = pc + 1;
        s.frame = f;
        Instructions.varargs(s, f, a, wanted);
    }

    /** {@code select(n, ...)} as one value, without a copy of the list; LEFT when it is not as simple as that. */
    public static Object select(CallStack s, Frame f, Object tag, long n) {
        int extra = f.extra;
        if (tag == Tag.INT) {
            if (n <= 0) {
                return NO;
            }
            if (n > extra) {
                return null;
            }
            int i = f.base - extra + (int) n - 1;
            s.vm.bits = s.n[i];
            return s.r[i];
        }
        if (tag instanceof ByteStr mark && mark.length() == 1 && mark.at(0) == '#') {
            s.vm.bits = extra;
            return Tag.INT;
        }
        return NO;
    }
}
