package io.perilune.engine.vm;

import io.perilune.engine.code.Op;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;

/**
 * The loop that runs Lua.
 *
 * <p>It never recurses: Lua calls, metamethods, protected calls and coroutine switches only change {@code vm.current} and its
 * running frame, and the loop enters whatever lies there.
 *
 * <p>HotSpot decides how the method must look. Above 8,000 bytes of bytecode it is never compiled, and what is inlined into it
 * counts towards the same budget, so a large loop gets no inlining at all. Hence only the paths that are really hot stand
 * here; a case that does not finish with {@code continue} leaves the switch, and {@link Instructions#execute} does
 * whatever the instruction needs in full generality.
 */
final class Interpreter {
    private Interpreter() {}

    /** Runs until the entry frame on top of the current stack is reached. */
    // A jump out of a labelled block is how tests share one ending, without code for it in every case.
    @SuppressWarnings("LabelledBreakTarget")
    static void run(Vm vm) {
        enter:
        for (; ; ) {
            CallStack s = vm.current;
            Frame f = s.frame;
            if (f.closure == null) {
                if (!Calling.afterCall(s, f)) {
                    return;
                }
                continue;
            }
            LinkedCode linked = f.linked;
            int[] code = f.code;
            Object[] r = s.r;
            long[] n = s.n;
            final int base = f.base;
            int pc = f.pc;
            for (; ; ) {
                int i = code[pc++];
                int a = base + (i >>> 8 & 0xFF);
                boolean condition;
                branch:
                {
                    switch (i & 0xFF) {
                        case Op.MOVE: {
                            int b = base + (i >>> 16 & 0xFF);
                            r[a] = r[b];
                            n[a] = n[b];
                            continue;
                        }
                        case Op.LOADI:
                            r[a] = Tag.INT;
                            n[a] = i >> 16;
                            continue;
                        case Op.LOADF:
                            r[a] = Tag.FLOAT;
                            n[a] = Double.doubleToRawLongBits(i >> 16);
                            continue;
                        case Op.LOADK: {
                            int k = i >>> 16;
                            r[a] = linked.kr[k];
                            n[a] = linked.kn[k];
                            continue;
                        }
                        case Op.LOADFALSE:
                            r[a] = Boolean.FALSE;
                            continue;
                        case Op.LOADTRUE:
                            r[a] = Boolean.TRUE;
                            continue;
                        case Op.GETUPVAL: {
                            Upvalue u = f.closure.upvalues[i >>> 16 & 0xFF];
                            Object v = u.value;
                            if (v instanceof CallStack) {
                                u.load(r, n, a);
                            } else {
                                r[a] = v;
                                n[a] = u.bits;
                            }
                            continue;
                        }
                        case Op.SETUPVAL:
                            f.closure.upvalues[i >>> 16 & 0xFF].store(r, n, a);
                            continue;
                        case Op.GETTABUP: {
                            FieldCache cache = linked.caches[pc];
                            if (cache != null
                                    && f.closure.upvalues[i >>> 16 & 0xFF].value instanceof Table t
                                    && t.map == cache.shape
                                    && cache.load(t, r, n, a)) {
                                continue;
                            }
                            break;
                        }
                        case Op.GETTABLE: {
                            int c = base + (i >>> 24);
                            if (r[c] == Tag.INT && r[base + (i >>> 16 & 0xFF)] instanceof Table t) {
                                long at = n[c] - 1;
                                if (at >= 0 && at < t.arraySize) {
                                    Object array = t.array;
                                    if (array instanceof long[] ints) {
                                        n[a] = ints[(int) at];
                                        if (r[a] != Tag.INT) {
                                            r[a] = Tag.INT;
                                        }
                                        continue;
                                    }
                                    if (array instanceof double[] floats) {
                                        n[a] = Double.doubleToRawLongBits(floats[(int) at]);
                                        if (r[a] != Tag.FLOAT) {
                                            r[a] = Tag.FLOAT;
                                        }
                                        continue;
                                    }
                                    if (array instanceof Object[] values) {
                                        Object v = values[(int) at];
                                        if (v != null) {
                                            r[a] = v;
                                            continue;
                                        }
                                    }
                                }
                            }
                            break;
                        }
                        case Op.GETINT:
                            // A load that finds nothing clears its destination, which the slow path still needs as the
                            // table.
                            if (base + (i >>> 16 & 0xFF) != a
                                    && r[base + (i >>> 16 & 0xFF)] instanceof Table t
                                    && t.load(i >>> 24, r, n, a)) {
                                continue;
                            }
                            break;
                        case Op.GETFIELD: {
                            FieldCache cache = linked.caches[pc];
                            if (cache != null
                                    && r[base + (i >>> 16 & 0xFF)] instanceof Table t
                                    && t.map == cache.shape
                                    && cache.load(t, r, n, a)) {
                                continue;
                            }
                            break;
                        }
                        case Op.SELF: {
                            FieldCache cache = linked.caches[pc];
                            if (cache != null
                                    && r[base + (i >>> 16 & 0xFF)] instanceof Table t
                                    && t.map == cache.shape
                                    && cache.load(t, r, n, a)) {
                                r[a + 1] = t;
                                continue;
                            }
                            break;
                        }
                        case Op.SETTABLE: {
                            int b = base + (i >>> 16 & 0xFF);
                            if (r[b] == Tag.INT && r[a] instanceof Table t) {
                                long at = n[b] - 1;
                                if (at >= 0 && at < t.arraySize) {
                                    int c = base + (i >>> 24);
                                    Object v = r[c];
                                    Object array = t.array;
                                    if (array instanceof long[] ints) {
                                        if (v == Tag.INT) {
                                            ints[(int) at] = n[c];
                                            continue;
                                        }
                                    } else if (array instanceof double[] floats) {
                                        if (v == Tag.FLOAT) {
                                            floats[(int) at] = Double.longBitsToDouble(n[c]);
                                            continue;
                                        }
                                    } else if (array instanceof Object[] values
                                            && v != null
                                            && v != Tag.INT
                                            && v != Tag.FLOAT
                                            && values[(int) at] != null) {
                                        values[(int) at] = v;
                                        continue;
                                    }
                                }
                            }
                            break;
                        }
                        case Op.SETFIELD: {
                            FieldCache cache = linked.caches[pc];
                            if (cache != null
                                    && r[a] instanceof Table t
                                    && t.map == cache.shape
                                    && cache.next == null
                                    && cache.store(t, r, n, base + (i >>> 24))) {
                                continue;
                            }
                            break;
                        }
                        case Op.ADDI: {
                            int b = base + (i >>> 16 & 0xFF);
                            Object x = r[b];
                            if (x == Tag.INT) {
                                n[a] = n[b] + (i >> 24);
                                if (r[a] != Tag.INT) {
                                    r[a] = Tag.INT;
                                }
                                continue;
                            }
                            if (x == Tag.FLOAT) {
                                n[a] = Double.doubleToRawLongBits(Double.longBitsToDouble(n[b]) + (i >> 24));
                                if (r[a] != Tag.FLOAT) {
                                    r[a] = Tag.FLOAT;
                                }
                                continue;
                            }
                            break;
                        }
                        case Op.ADDK:
                        case Op.ADDKL: {
                            int b = base + (i >>> 16 & 0xFF);
                            Object x = r[b];
                            if (x == linked.kr[i >>> 24]) {
                                long k = linked.kn[i >>> 24];
                                n[a] = x == Tag.INT
                                        ? n[b] + k
                                        : Double.doubleToRawLongBits(
                                                Double.longBitsToDouble(n[b]) + Double.longBitsToDouble(k));
                                if (r[a] != x) {
                                    r[a] = x;
                                }
                                continue;
                            }
                            break;
                        }
                        case Op.MULK:
                        case Op.MULKL: {
                            int b = base + (i >>> 16 & 0xFF);
                            Object x = r[b];
                            if (x == linked.kr[i >>> 24]) {
                                long k = linked.kn[i >>> 24];
                                n[a] = x == Tag.INT
                                        ? n[b] * k
                                        : Double.doubleToRawLongBits(
                                                Double.longBitsToDouble(n[b]) * Double.longBitsToDouble(k));
                                if (r[a] != x) {
                                    r[a] = x;
                                }
                                continue;
                            }
                            break;
                        }
                        case Op.ADD: {
                            int b = base + (i >>> 16 & 0xFF);
                            int c = base + (i >>> 24);
                            Object x = r[b];
                            if (x == r[c]) {
                                if (x == Tag.INT) {
                                    n[a] = n[b] + n[c];
                                    if (r[a] != Tag.INT) {
                                        r[a] = Tag.INT;
                                    }
                                    continue;
                                }
                                if (x == Tag.FLOAT) {
                                    n[a] = Double.doubleToRawLongBits(
                                            Double.longBitsToDouble(n[b]) + Double.longBitsToDouble(n[c]));
                                    if (r[a] != Tag.FLOAT) {
                                        r[a] = Tag.FLOAT;
                                    }
                                    continue;
                                }
                            }
                            break;
                        }
                        case Op.SUB: {
                            int b = base + (i >>> 16 & 0xFF);
                            int c = base + (i >>> 24);
                            Object x = r[b];
                            if (x == r[c]) {
                                if (x == Tag.INT) {
                                    n[a] = n[b] - n[c];
                                    if (r[a] != Tag.INT) {
                                        r[a] = Tag.INT;
                                    }
                                    continue;
                                }
                                if (x == Tag.FLOAT) {
                                    n[a] = Double.doubleToRawLongBits(
                                            Double.longBitsToDouble(n[b]) - Double.longBitsToDouble(n[c]));
                                    if (r[a] != Tag.FLOAT) {
                                        r[a] = Tag.FLOAT;
                                    }
                                    continue;
                                }
                            }
                            break;
                        }
                        case Op.MUL: {
                            int b = base + (i >>> 16 & 0xFF);
                            int c = base + (i >>> 24);
                            Object x = r[b];
                            if (x == r[c]) {
                                if (x == Tag.INT) {
                                    n[a] = n[b] * n[c];
                                    if (r[a] != Tag.INT) {
                                        r[a] = Tag.INT;
                                    }
                                    continue;
                                }
                                if (x == Tag.FLOAT) {
                                    n[a] = Double.doubleToRawLongBits(
                                            Double.longBitsToDouble(n[b]) * Double.longBitsToDouble(n[c]));
                                    if (r[a] != Tag.FLOAT) {
                                        r[a] = Tag.FLOAT;
                                    }
                                    continue;
                                }
                            }
                            break;
                        }
                        case Op.MOD:
                        case Op.POW:
                        case Op.DIV:
                        case Op.IDIV:
                        case Op.BAND:
                        case Op.BOR:
                        case Op.BXOR:
                        case Op.SHL:
                        case Op.SHR: {
                            int b = base + (i >>> 16 & 0xFF);
                            int c = base + (i >>> 24);
                            if (Arithmetic.numbers((i & 0xFF) - Op.ADD, r[b], n[b], r[c], n[c], r, n, a)) {
                                continue;
                            }
                            break;
                        }
                        case Op.SUBK:
                        case Op.MODK:
                        case Op.POWK:
                        case Op.DIVK:
                        case Op.IDIVK:
                        case Op.BANDK:
                        case Op.BORK:
                        case Op.BXORK: {
                            int b = base + (i >>> 16 & 0xFF);
                            int k = i >>> 24;
                            if (Arithmetic.numbers(
                                    (i & 0xFF) - Op.ADDK, r[b], n[b], linked.kr[k], linked.kn[k], r, n, a)) {
                                continue;
                            }
                            break;
                        }
                        case Op.SHRI:
                            if (r[base + (i >>> 16 & 0xFF)] == Tag.INT) {
                                n[a] = Arithmetic.shiftLeft(n[base + (i >>> 16 & 0xFF)], -(i >> 24));
                                if (r[a] != Tag.INT) {
                                    r[a] = Tag.INT;
                                }
                                continue;
                            }
                            break;
                        case Op.NOT: {
                            Object v = r[base + (i >>> 16 & 0xFF)];
                            r[a] = v == null || v == Boolean.FALSE ? Boolean.TRUE : Boolean.FALSE;
                            continue;
                        }
                        case Op.JMP: {
                            int w = i >> 8;
                            pc += w;
                            if (w < 0 && (vm.fuel += w) < 0) {
                                f.pc = pc;
                                Calling.safePoint(vm);
                                continue enter;
                            }
                            continue;
                        }
                        case Op.EQ: {
                            int b = base + (i >>> 16 & 0xFF);
                            Object x = r[a];
                            Object y = r[b];
                            if (x == y) {
                                condition = x == Tag.INT
                                        ? n[a] == n[b]
                                        : x != Tag.FLOAT
                                                || Double.longBitsToDouble(n[a]) == Double.longBitsToDouble(n[b]);
                                break branch;
                            }
                            if (x instanceof ByteStr left
                                    && y instanceof ByteStr right
                                    && left.length() <= Comparison.SHORT_TEXT) {
                                condition = left.equalBytes(right);
                                break branch;
                            }
                            break;
                        }
                        case Op.LT: {
                            int b = base + (i >>> 16 & 0xFF);
                            Object x = r[a];
                            if (x == r[b]) {
                                if (x == Tag.INT) {
                                    condition = n[a] < n[b];
                                    break branch;
                                }
                                if (x == Tag.FLOAT) {
                                    condition = Double.longBitsToDouble(n[a]) < Double.longBitsToDouble(n[b]);
                                    break branch;
                                }
                            }
                            break;
                        }
                        case Op.LE: {
                            int b = base + (i >>> 16 & 0xFF);
                            Object x = r[a];
                            if (x == r[b]) {
                                if (x == Tag.INT) {
                                    condition = n[a] <= n[b];
                                    break branch;
                                }
                                if (x == Tag.FLOAT) {
                                    condition = Double.longBitsToDouble(n[a]) <= Double.longBitsToDouble(n[b]);
                                    break branch;
                                }
                            }
                            break;
                        }
                        case Op.EQK: {
                            int k = i >>> 16 & 0xFF;
                            Object x = r[a];
                            Object y = linked.kr[k];
                            if (x == y && x != Tag.FLOAT) {
                                condition = x != Tag.INT || n[a] == linked.kn[k];
                                break branch;
                            }
                            if (x instanceof ByteStr left
                                    && y instanceof ByteStr right
                                    && left.length() <= Comparison.SHORT_TEXT) {
                                condition = left.equalBytes(right);
                                break branch;
                            }
                            break;
                        }
                        case Op.EQI:
                            if (r[a] == Tag.INT) {
                                condition = n[a] == (byte) (i >> 16);
                                break branch;
                            }
                            break;
                        case Op.LTI:
                            if (r[a] == Tag.INT) {
                                condition = n[a] < (byte) (i >> 16);
                                break branch;
                            }
                            if (r[a] == Tag.FLOAT) {
                                condition = Double.longBitsToDouble(n[a]) < (byte) (i >> 16);
                                break branch;
                            }
                            break;
                        case Op.LEI:
                            if (r[a] == Tag.INT) {
                                condition = n[a] <= (byte) (i >> 16);
                                break branch;
                            }
                            if (r[a] == Tag.FLOAT) {
                                condition = Double.longBitsToDouble(n[a]) <= (byte) (i >> 16);
                                break branch;
                            }
                            break;
                        case Op.GTI:
                            if (r[a] == Tag.INT) {
                                condition = n[a] > (byte) (i >> 16);
                                break branch;
                            }
                            if (r[a] == Tag.FLOAT) {
                                condition = Double.longBitsToDouble(n[a]) > (byte) (i >> 16);
                                break branch;
                            }
                            break;
                        case Op.GEI:
                            if (r[a] == Tag.INT) {
                                condition = n[a] >= (byte) (i >> 16);
                                break branch;
                            }
                            if (r[a] == Tag.FLOAT) {
                                condition = Double.longBitsToDouble(n[a]) >= (byte) (i >> 16);
                                break branch;
                            }
                            break;
                        case Op.TEST: {
                            Object v = r[a];
                            condition = v != null && v != Boolean.FALSE;
                            break branch;
                        }
                        case Op.CALL: {
                            int count = i >>> 16 & 0xFF;
                            count = count != 0 ? count - 1 : s.top - a - 1;
                            f.pc = pc;
                            Object callee = r[a];
                            if (callee instanceof Closure c) {
                                Calling.enter(s, c, a, count, (i >>> 24) - 1);
                                if ((vm.fuel -= 4) < 0) {
                                    Calling.safePoint(vm);
                                }
                                continue enter;
                            }
                            if (callee instanceof NativeFunction nf
                                    && Calling.callNative(s, nf, a, count, (i >>> 24) - 1)) {
                                r = s.r;
                                n = s.n;
                                code = f.code;
                                continue;
                            }
                            if (callee instanceof NativeFunction) {
                                continue enter;
                            }
                            break;
                        }
                        case Op.RETURN0:
                            if (f.wanted == 0) {
                                s.frame = f.previous;
                                continue enter;
                            }
                            if (f.wanted == Frame.ALL) {
                                s.top = f.result;
                                s.frame = f.previous;
                                continue enter;
                            }
                            break;
                        case Op.RETURN1:
                            if (f.wanted == 1 || f.wanted == Frame.ALL) {
                                int to = f.result;
                                r[to] = r[a];
                                n[to] = n[a];
                                s.top = to + 1;
                                s.frame = f.previous;
                                continue enter;
                            }
                            break;
                        case Op.FORLOOP:
                            if (r[a] == Tag.INT) {
                                long left = n[a + 1];
                                int w = code[pc];
                                pc++;
                                if (left != 0) {
                                    n[a + 1] = left - 1;
                                    long index = n[a] + n[a + 2];
                                    n[a] = index;
                                    n[a + 3] = index;
                                    if (r[a + 3] != Tag.INT) {
                                        r[a + 3] = Tag.INT;
                                    }
                                    pc += w;
                                    if ((vm.fuel += w) < 0) {
                                        f.pc = pc;
                                        Calling.safePoint(vm);
                                        continue enter;
                                    }
                                }
                                continue;
                            }
                            if (Loops.advance(s, a)) {
                                int w = code[pc];
                                pc += w + 1;
                                if ((vm.fuel += w) < 0) {
                                    f.pc = pc;
                                    Calling.safePoint(vm);
                                    continue enter;
                                }
                            } else {
                                pc++;
                            }
                            continue;
                        case Op.TFORCALL:
                            if (r[a] == Iterators.NEXT && Loops.next(s, a, i >>> 24)) {
                                continue;
                            }
                            if (r[a] == Iterators.IPAIRS_STEP && Loops.ipairs(s, a, i >>> 24)) {
                                continue;
                            }
                            break;
                        case Op.TFORLOOP: {
                            int w = code[pc];
                            pc++;
                            if (r[a + 4] != null) {
                                r[a + 2] = r[a + 4];
                                n[a + 2] = n[a + 4];
                                pc += w;
                                if ((vm.fuel += w) < 0) {
                                    f.pc = pc;
                                    Calling.safePoint(vm);
                                    continue enter;
                                }
                            }
                            continue;
                        }
                        case Op.VARARGPREP:
                            continue;
                        default:
                            break;
                    }
                    f.pc = pc;
                    if (Instructions.execute(s, f, i)) {
                        continue enter;
                    }
                    pc = f.pc;
                    r = s.r;
                    n = s.n;
                    continue;
                }
                int w = code[pc];
                pc++;
                if (condition == (i >>> 24 != 0)) {
                    pc += w;
                    if (w < 0 && (vm.fuel += w) < 0) {
                        f.pc = pc;
                        Calling.safePoint(vm);
                        continue enter;
                    }
                }
            }
        }
    }
}
