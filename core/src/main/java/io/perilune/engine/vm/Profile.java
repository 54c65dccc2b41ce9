package io.perilune.engine.vm;

import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MixedArray;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import java.util.Arrays;

/**
 * What the instructions of one function have met while it was watched: the types of the registers that they name, the storage of
 * arrays, and the functions that they call. Written racily by all VMs that run the function; a lost bit costs a recompilation.
 *
 * <p>It names prototypes and functions of libraries, never an object of a VM.
 */
public final class Profile {
    public static final int INT = 1;
    public static final int FLOAT = 2;
    public static final int NIL = 4;
    public static final int BOOLEAN = 8;
    public static final int STRING = 16;
    public static final int TABLE = 32;
    public static final int CLOSURE = 64;
    public static final int OTHER = 128;
    public static final int NUMBER = INT | FLOAT;

    /** Storage of the arrays that were indexed by integers. */
    public static final int LONGS = 1;

    public static final int DOUBLES = 2;
    public static final int OBJECTS = 4;
    public static final int MIXED = 8;
    public static final int OUTSIDE = 16;

    /** Stands for several different callees. */
    public static final Object MANY = new Object();

    /** By pc: the types met in the registers A, B and C; zero where the instruction has not run. */
    public final byte[] a;

    public final byte[] b;
    public final byte[] c;
    /** By pc: whether the instruction has run. */
    public final boolean[] seen;
    /** By pc: how often compiled code had to be left there. Where it was, code is made that can do more. */
    public final byte[] failures;
    /** By pc: the storage of arrays. */
    public final byte[] arrays;
    /** By pc: Prototype, an array of a few, NativeFunction of a library, {@link #MANY}, or null. */
    public final Object[] callees;
    /** By pc: the caches of named fields, as far as they differ by shape. */
    public final FieldCache[][] fields;
    /** Instructions still to be watched. */
    int window;

    private static final int MAX_SHAPES = 6;
    private static final int MAX_CALLEES = 4;
    private static final FieldCache[] TOO_MANY = new FieldCache[0];

    public Profile(int length) {
        a = new byte[length];
        b = new byte[length];
        c = new byte[length];
        seen = new boolean[length];
        arrays = new byte[length];
        failures = new byte[length];
        callees = new Object[length];
        fields = new FieldCache[length][];
    }

    /** Compiled code was left before the instruction {@code i} at {@code pc}, which has met something new. */
    void recordFailure(CallStack s, Frame f, int pc, int i) {
        if (failures[pc] < Byte.MAX_VALUE) {
            failures[pc]++;
        }
        record(s, f, pc, i);
    }

    /** Called before the instruction runs. */
    void record(CallStack s, Frame f, int pc, int i) {
        seen[pc] = true;
        Object[] r = s.r;
        int base = f.base;
        int ra = base + (i >>> 8 & 0xFF);
        int rb = base + (i >>> 16 & 0xFF);
        int rc = base + (i >>> 24);
        a[pc] |= type(r, ra);
        int op = i & 0xFF;
        if (op != Op.GETUPVAL && op != Op.FORPREP && op != Op.TFORLOOP) {
            b[pc] |= type(r, rb);
            c[pc] |= type(r, rc);
        }
        switch (i & 0xFF) {
            case Op.GETTABLE:
                arrays[pc] = (byte) (arrays[pc] | storage(r[rb], s, rc));
                break;
            case Op.SETTABLE:
            case Op.SETTABLEK:
                arrays[pc] = (byte) (arrays[pc] | storage(r[ra], s, rb));
                break;
            case Op.GETINT:
                arrays[pc] = (byte) (arrays[pc] | (r[rb] instanceof Table t ? storage(t, i >>> 24) : 0));
                break;
            case Op.SETINT:
            case Op.SETINTK:
                arrays[pc] = (byte) (arrays[pc] | (r[ra] instanceof Table t ? storage(t, i >>> 16 & 0xFF) : 0));
                break;
            case Op.GETUPVAL:
                b[pc] = (byte) (b[pc] | typeOf(f.closure.upvalues[i >>> 16 & 0xFF].reference()));
                break;
            case Op.CALL:
            case Op.TAILCALL:
                callee(pc, r[ra]);
                break;
            case Op.TFORCALL:
                callee(pc, r[ra]);
                break;
            case Op.FORPREP:
                b[pc] = (byte) (b[pc] | type(r, ra + 1));
                c[pc] = (byte) (c[pc] | type(r, ra + 2));
                break;
            case Op.TFORLOOP:
                b[pc] = (byte) (b[pc] | type(r, ra + 4));
                break;
            default:
                break;
        }
    }

    /** Called after the instruction has run: what it has put into its cache. */
    void recordField(LinkedCode linked, int pc) {
        FieldCache cache = linked.caches[pc + 1];
        if (cache == null) {
            return;
        }
        FieldCache[] known = fields[pc];
        if (known == TOO_MANY) {
            return;
        }
        if (known == null) {
            fields[pc] = new FieldCache[] {cache};
            return;
        }
        for (FieldCache k : known) {
            if (k == cache || k.sameAs(cache)) {
                return;
            }
        }
        if (known.length == MAX_SHAPES) {
            fields[pc] = TOO_MANY;
            return;
        }
        FieldCache[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = cache;
        fields[pc] = more;
    }

    private void callee(int pc, Object function) {
        Object callee;
        if (function instanceof Closure closure) {
            callee = closure.prototype;
        } else if (function instanceof NativeFunction nf && nf.isShared()) {
            callee = nf;
        } else {
            callee = MANY;
        }
        Object known = callees[pc];
        callees[pc] = known == null || known == callee ? callee : together(known, callee);
    }

    private static Object together(Object known, Object callee) {
        if (!(callee instanceof Prototype p)) {
            return MANY;
        }
        if (known instanceof Prototype first) {
            return new Prototype[] {first, p};
        }
        if (!(known instanceof Prototype[] several)) {
            return MANY;
        }
        for (Prototype q : several) {
            if (q == p) {
                return several;
            }
        }
        if (several.length == MAX_CALLEES) {
            return MANY;
        }
        Prototype[] more = Arrays.copyOf(several, several.length + 1);
        more[several.length] = p;
        return more;
    }

    private static int storage(Object container, CallStack s, int key) {
        if (!(container instanceof Table t)) {
            return 0;
        }
        return s.r[key] == Tag.INT ? storage(t, s.n[key]) : OUTSIDE;
    }

    private static int storage(Table t, long key) {
        long at = key - 1;
        if (at < 0 || at > t.arraySize) {
            return OUTSIDE;
        }
        Object array = t.array;
        if (array instanceof long[]) {
            return LONGS;
        }
        if (array instanceof double[]) {
            return DOUBLES;
        }
        return array instanceof MixedArray ? MIXED : OBJECTS;
    }

    private static byte type(Object[] r, int i) {
        return i < r.length ? typeOf(r[i]) : 0;
    }

    static byte typeOf(Object tag) {
        if (tag == Tag.INT) {
            return INT;
        }
        if (tag == Tag.FLOAT) {
            return FLOAT;
        }
        if (tag == null) {
            return NIL;
        }
        if (tag instanceof Table) {
            return TABLE;
        }
        if (tag instanceof ByteStr) {
            return STRING;
        }
        if (tag instanceof Boolean) {
            return BOOLEAN;
        }
        return tag instanceof Closure ? CLOSURE : (byte) OTHER;
    }
}
