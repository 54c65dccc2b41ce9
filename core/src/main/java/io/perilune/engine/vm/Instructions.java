package io.perilune.engine.vm;

import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.code.Prototype.UpvalueDescriptor;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;

/**
 * Every instruction in full generality. {@link Interpreter} comes here with what its fast paths do not cover, and, while hooks are
 * set, with everything.
 */
final class Instructions {
    /** From this many values on a constructor pays for its table before it is filled. */
    private static final int MANY_VALUES = 256;

    private static final int ARITHMETIC_REGISTERS = MetaKey.ADD - Op.ADD;

    private Instructions() {}

    /**
     * Executes {@code i}; {@code f.pc} is already behind it (but not behind its second word).
     *
     * @return true when frames may have changed
     */
    static boolean execute(CallStack s, Frame f, int i) {
        int base = f.base;
        int a = base + (i >>> 8 & 0xFF);
        int b = base + (i >>> 16 & 0xFF);
        int c = base + (i >>> 24);
        LinkedCode linked = f.linked;
        switch (i & 0xFF) {
            case Op.MOVE:
                s.move(b, a, 1);
                return false;
            case Op.LOADI:
                s.setInt(a, i >> 16);
                return false;
            case Op.LOADF:
                s.setFloat(a, i >> 16);
                return false;
            case Op.LOADK:
                return loadConstant(s, linked, i >>> 16, a);
            case Op.LOADKX:
                return loadConstant(s, linked, word(f), a);
            case Op.LOADFALSE:
                s.r[a] = Boolean.FALSE;
                return false;
            case Op.LFALSESKIP:
                s.r[a] = Boolean.FALSE;
                f.pc++;
                return false;
            case Op.LOADTRUE:
                s.r[a] = Boolean.TRUE;
                return false;
            case Op.LOADNIL:
                java.util.Arrays.fill(s.r, a, a + (i >>> 16 & 0xFF) + 1, null);
                return false;
            case Op.GETUPVAL:
                f.closure.upvalues[i >>> 16 & 0xFF].load(s.r, s.n, a);
                return false;
            case Op.SETUPVAL:
                f.closure.upvalues[i >>> 16 & 0xFF].store(s.r, s.n, a);
                return false;
            case Op.GETTABUP: {
                int u = i >>> 16 & 0xFF;
                return Indexing.getField(s, f, f.closure.upvalues[u].boxed(), -1 - u, i >>> 24, a);
            }
            case Op.GETTABLE:
                return Indexing.get(s, s.get(b), b, s.r, s.n, c, a);
            case Op.GETINT:
                return getInteger(s, b, i >>> 24, a);
            case Op.GETFIELD:
                return Indexing.getField(s, f, s.get(b), b, i >>> 24, a);
            case Op.SETTABUP:
            case Op.SETTABUPK: {
                int u = i >>> 8 & 0xFF;
                Object container = f.closure.upvalues[u].boxed();
                return (i & 0xFF) == Op.SETTABUP
                        ? Indexing.setField(s, f, container, -1 - u, i >>> 16 & 0xFF, s.r, s.n, c)
                        : Indexing.setField(s, f, container, -1 - u, i >>> 16 & 0xFF, linked.kr, linked.kn, i >>> 24);
            }
            case Op.SETTABLE:
                return Indexing.set(s, s.get(a), a, s.r, s.n, b, s.r, s.n, c);
            case Op.SETTABLEK:
                return Indexing.set(s, s.get(a), a, s.r, s.n, b, linked.kr, linked.kn, i >>> 24);
            case Op.SETINT:
                return setInteger(s, a, i >>> 16 & 0xFF, s.r, s.n, c);
            case Op.SETINTK:
                return setInteger(s, a, i >>> 16 & 0xFF, linked.kr, linked.kn, i >>> 24);
            case Op.SETFIELD:
                return Indexing.setField(s, f, s.get(a), a, i >>> 16 & 0xFF, s.r, s.n, c);
            case Op.SETFIELDK:
                return Indexing.setField(s, f, s.get(a), a, i >>> 16 & 0xFF, linked.kr, linked.kn, i >>> 24);
            case Op.NEWTABLE: {
                int hash = i >>> 16 & 0xFF;
                int array = word(f) & 0xFFFFFF;
                Table made = new Table(array, hash == 0 ? 0 : 1 << hash - 1);
                s.vm.allocated(made.bytes());
                s.r[a] = made;
                return false;
            }
            case Op.SELF: {
                Object object = s.get(b);
                s.move(b, a + 1, 1);
                return Indexing.getField(s, f, object, b, i >>> 24, a);
            }
            case Op.ADDI:
                // Numbers are added, also where the script subtracts: that is what makes 0.0 of -0.0 - 0.
                if (s.r[b] == Tag.FLOAT) {
                    s.setFloat(a, s.floatAt(b) + (i >> 24));
                    return false;
                }
                return i >> 24 <= 0
                        ? withImmediate(s, MetaKey.SUB, b, -(i >> 24), a, false)
                        : withImmediate(s, MetaKey.ADD, b, i >> 24, a, false);
            case Op.ADDK:
            case Op.SUBK:
            case Op.MULK:
            case Op.MODK:
            case Op.POWK:
            case Op.DIVK:
            case Op.IDIVK:
            case Op.BANDK:
            case Op.BORK:
            case Op.BXORK:
                return Arithmetic.binary(
                        s, (i & 0xFF) - Op.ADDK + MetaKey.ADD, s.r, s.n, b, linked.kr, linked.kn, i >>> 24, a);
            case Op.ADDKL:
                return Arithmetic.binary(s, MetaKey.ADD, linked.kr, linked.kn, i >>> 24, s.r, s.n, b, a);
            case Op.SUBKL:
                return Arithmetic.binary(s, MetaKey.SUB, linked.kr, linked.kn, i >>> 24, s.r, s.n, b, a);
            case Op.MULKL:
                return Arithmetic.binary(s, MetaKey.MUL, linked.kr, linked.kn, i >>> 24, s.r, s.n, b, a);
            case Op.DIVKL:
                return Arithmetic.binary(s, MetaKey.DIV, linked.kr, linked.kn, i >>> 24, s.r, s.n, b, a);
            case Op.SHRI:
                return i < 0
                        ? withImmediate(s, MetaKey.SHL, b, -(i >> 24), a, false)
                        : withImmediate(s, MetaKey.SHR, b, i >> 24, a, false);
            case Op.SHLI:
                return withImmediate(s, MetaKey.SHL, b, i >> 24, a, true);
            case Op.ADD:
            case Op.SUB:
            case Op.MUL:
            case Op.MOD:
            case Op.POW:
            case Op.DIV:
            case Op.IDIV:
            case Op.BAND:
            case Op.BOR:
            case Op.BXOR:
            case Op.SHL:
            case Op.SHR:
                return Arithmetic.binary(s, (i & 0xFF) + ARITHMETIC_REGISTERS, s.r, s.n, b, s.r, s.n, c, a);
            case Op.UNM:
                return Arithmetic.unary(s, MetaKey.UNM, b, a);
            case Op.BNOT:
                return Arithmetic.unary(s, MetaKey.BNOT, b, a);
            case Op.NOT:
                s.setBoolean(a, !isTrue(s.r[b]));
                return false;
            case Op.LEN:
                return Indexing.length(s, b, a);
            case Op.CONCAT:
                return Concatenation.run(s, f, a, i >>> 16 & 0xFF);
            default:
                return control(s, f, i, a, b);
        }
    }

    /** Instructions that jump, call or return. */
    private static boolean control(CallStack s, Frame f, int i, int a, int b) {
        int immediate = (byte) (i >> 16);
        LinkedCode linked = f.linked;
        switch (i & 0xFF) {
            case Op.CLOSE:
                return close(s, f, a);
            case Op.TBC:
                markToClose(s, f, a);
                return false;
            case Op.JMP:
                f.pc += i >> 8;
                s.vm.fuel -= 1;
                return false;
            case Op.EQ:
                return branch(f, i, Comparison.equals(s, a, b));
            case Op.LT:
                return branch(f, i, Comparison.order(s, MetaKey.LT, s.r[a], s.n[a], s.r[b], s.n[b]));
            case Op.LE:
                return branch(f, i, Comparison.order(s, MetaKey.LE, s.r[a], s.n[a], s.r[b], s.n[b]));
            case Op.EQK: {
                int k = i >>> 16 & 0xFF;
                Comparison.charge(s.vm, s.r[a], linked.kr[k]);
                boolean equal = Comparison.rawEquals(s.r[a], s.n[a], linked.kr[k], linked.kn[k]);
                return branch(f, i, equal ? Comparison.TRUE : Comparison.FALSE);
            }
            case Op.EQI: {
                boolean equal = Comparison.rawEquals(s.r[a], s.n[a], Tag.INT, immediate);
                return branch(f, i, equal ? Comparison.TRUE : Comparison.FALSE);
            }
            case Op.LTI:
                return branch(f, i, Comparison.order(s, MetaKey.LT, s.r[a], s.n[a], Tag.INT, immediate));
            case Op.LEI:
                return branch(f, i, Comparison.order(s, MetaKey.LE, s.r[a], s.n[a], Tag.INT, immediate));
            case Op.GTI:
                return branch(f, i, Comparison.order(s, MetaKey.LT, Tag.INT, immediate, s.r[a], s.n[a]));
            case Op.GEI:
                return branch(f, i, Comparison.order(s, MetaKey.LE, Tag.INT, immediate, s.r[a], s.n[a]));
            case Op.TEST:
                return branch(f, i, isTrue(s.r[a]) ? Comparison.TRUE : Comparison.FALSE);
            case Op.TESTSET: {
                boolean truth = isTrue(s.r[b]);
                if (truth == (i >>> 24 != 0)) {
                    s.move(b, a, 1);
                }
                return branch(f, i, truth ? Comparison.TRUE : Comparison.FALSE);
            }
            case Op.CALL:
                Calling.call(s, a, argumentCount(s, a, i), (i >>> 24) - 1);
                return true;
            case Op.TAILCALL:
                tailCall(s, f, a, argumentCount(s, a, i), i >>> 24 != 0);
                return true;
            case Op.RETURN:
            case Op.RETURN0:
            case Op.RETURN1:
                returnFrom(s, f, i, a);
                return true;
            case Op.FORLOOP:
                forLoop(s, f, a);
                return false;
            case Op.FORPREP: {
                int w = word(f);
                if (!Loops.prepare(s, a)) {
                    f.pc += w;
                }
                return false;
            }
            case Op.TFORPREP: {
                int w = word(f);
                markToClose(s, f, a + 3);
                f.pc += w;
                return false;
            }
            case Op.TFORCALL:
                s.ensure(a + 7);
                s.move(a, a + 4, 3);
                Calling.call(s, a + 4, 2, i >>> 24);
                return true;
            case Op.TFORLOOP: {
                int w = word(f);
                if (s.r[a + 4] != null) {
                    s.move(a + 4, a + 2, 1);
                    s.vm.fuel += w;
                    f.pc += w;
                }
                return false;
            }
            case Op.SETLIST:
                setList(s, f, a, i >>> 16 & 0xFF);
                return false;
            case Op.CLOSURE:
                s.r[a] = closure(s, f.closure, f.base, f.linked.prototype.nested[word(f)]);
                return false;
            case Op.VARARG:
                varargs(s, f, a, (i >>> 24) - 1);
                return false;
            case Op.VARARGPREP:
                return false;
            case Op.HOOK:
                return HookRunner.beforeInstruction(s, f);
            case Op.TIER:
                return Tiering.execute(s, f);
            default:
                throw new IllegalStateException("instruction " + (i & 0xFF));
        }
    }

    /** A metamethod called by the instruction before {@code f.pc} has returned; its result lies in {@code slot}. */
    static void finish(CallStack s, Frame f, int slot) {
        int i = f.linked.prototype.code[f.pc - 1];
        int a = f.base + (i >>> 8 & 0xFF);
        switch (i & 0xFF) {
            case Op.EQ:
            case Op.LT:
            case Op.LE:
            case Op.LTI:
            case Op.LEI:
            case Op.GTI:
            case Op.GEI:
                branch(f, i, isTrue(s.r[slot]) ? Comparison.TRUE : Comparison.FALSE);
                break;
            case Op.CONCAT:
                Concatenation.resume(s, f, a, slot);
                break;
            default:
                s.move(slot, a, 1);
                break;
        }
    }

    static boolean isTrue(Object v) {
        return v != null && v != Boolean.FALSE;
    }

    /** The second word of the running instruction. Read from the prototype: the frame's code may be the hooked twin. */
    private static int word(Frame f) {
        return f.linked.prototype.code[f.pc++];
    }

    private static boolean branch(Frame f, int i, int outcome) {
        if (outcome == Comparison.PENDING) {
            return true;
        }
        int w = word(f);
        if ((outcome == Comparison.TRUE) == (i >>> 24 != 0)) {
            f.pc += w;
        }
        return false;
    }

    private static boolean loadConstant(CallStack s, LinkedCode linked, int k, int a) {
        s.r[a] = linked.kr[k];
        s.n[a] = linked.kn[k];
        return false;
    }

    private static boolean getInteger(CallStack s, int b, int key, int a) {
        if (s.r[b] instanceof Table t && t.metatable == null) {
            t.load(key, s.r, s.n, a);
            return false;
        }
        int scratch = Calling.above(s);
        s.ensure(scratch + 4);
        s.setInt(scratch + 3, key);
        return Indexing.get(s, s.get(b), b, s.r, s.n, scratch + 3, a);
    }

    private static boolean setInteger(CallStack s, int a, int key, Object[] vr, long[] vn, int v) {
        int scratch = Calling.above(s);
        boolean register = vr == s.r;
        s.ensure(scratch + 4);
        if (register) {
            vr = s.r;
            vn = s.n;
        }
        s.setInt(scratch + 3, key);
        return Indexing.set(s, s.get(a), a, s.r, s.n, scratch + 3, vr, vn, v);
    }

    private static boolean withImmediate(CallStack s, int op, int b, int value, int a, boolean left) {
        int scratch = Calling.above(s);
        s.ensure(scratch + 4);
        if (value < 0 && !left) {
            // A negative operand is how the compiler writes the opposite operator; metamethods see what the script
            // wrote.
            op = op == MetaKey.ADD ? MetaKey.SUB : MetaKey.SHL;
            value = -value;
        }
        s.setInt(scratch + 3, value);
        return left ? Arithmetic.immediate(s, op, scratch + 3, b, a) : Arithmetic.immediate(s, op, b, scratch + 3, a);
    }

    private static int argumentCount(CallStack s, int a, int i) {
        int count = i >>> 16 & 0xFF;
        return count != 0 ? count - 1 : s.top - a - 1;
    }

    private static void tailCall(CallStack s, Frame f, int a, int count, boolean close) {
        if (close) {
            s.closeUpvalues(f.base);
        }
        int wanted = f.wanted;
        int result = f.result;
        s.vm.fuel -= 4;
        while (!(s.r[a] instanceof Callable)) {
            count = Calling.prependCallable(s, a, count);
        }
        if (s.r[a] instanceof Closure c) {
            s.move(a, result, count + 1);
            s.frame = f.previous;
            Calling.enter(s, c, result, count, wanted);
            s.frame.flags |= Frame.TAIL_CALLED;
            if (s.vm.fuel < 0) {
                Calling.safePoint(s.vm);
            }
            return;
        }
        // A native function needs the caller's frame for messages; the RETURN that follows every TAILCALL does the
        // rest.
        Calling.call(s, a, count, Frame.ALL);
        if (s.vm.fuel < 0) {
            s.vm.charge(0);
        }
    }

    /** RETURN and its short forms; comes back here after each variable that has to be closed first. */
    private static void returnFrom(CallStack s, Frame f, int i, int a) {
        int from;
        int count;
        if (f.is(Frame.RETURNING)) {
            f.flags &= ~Frame.RETURNING;
            from = f.callSlot;
            count = f.results();
        } else {
            from = a;
            switch (i & 0xFF) {
                case Op.RETURN0:
                    count = 0;
                    break;
                case Op.RETURN1:
                    count = 1;
                    break;
                default:
                    count = i >>> 16 & 0xFF;
                    count = count != 0 ? count - 1 : s.top - a;
                    break;
            }
        }
        if ((i & 0xFF) == Op.RETURN && i >>> 24 != 0) {
            s.closeUpvalues(f.base);
            if (s.toCloseCount > 0 && s.toClose[s.toCloseCount - 1] >= f.base) {
                f.flags |= Frame.RETURNING;
                f.keepResults(from, count);
                Unwinding.callClose(
                        s, null, Frame.REPEAT_INSTRUCTION, Math.max(from + count, f.base + f.prototype().frameSize));
                return;
            }
        }
        Calling.deliver(s, f, from, count);
    }

    /** Closes upvalues and variables from slot {@code a} up; comes back after each {@code __close}. */
    private static boolean close(CallStack s, Frame f, int a) {
        s.closeUpvalues(a);
        if (s.toCloseCount > 0 && s.toClose[s.toCloseCount - 1] >= a) {
            Unwinding.callClose(s, null, Frame.REPEAT_INSTRUCTION, f.base + f.prototype().frameSize);
            return true;
        }
        return false;
    }

    private static void markToClose(CallStack s, Frame f, int slot) {
        Object v = s.r[slot];
        if (!isTrue(v)) {
            return;
        }
        if (s.vm.metamethod(v, MetaKey.CLOSE) == null) {
            throw Errors.notClosable(s, f, slot - f.base);
        }
        s.pushToClose(slot);
    }

    private static void forLoop(CallStack s, Frame f, int a) {
        int w = word(f);
        boolean goesOn;
        if (s.r[a] == Tag.INT) {
            long left = s.n[a + 1];
            goesOn = left != 0;
            if (goesOn) {
                s.n[a + 1] = left - 1;
                s.n[a] += s.n[a + 2];
                s.setInt(a + 3, s.n[a]);
            }
        } else {
            goesOn = Loops.advance(s, a);
        }
        if (goesOn) {
            f.pc += w;
            s.vm.fuel += w;
        }
    }

    private static void setList(CallStack s, Frame f, int a, int count) {
        long offset = word(f);
        if (count == 0) {
            count = s.top - a - 1;
        }
        if (!(s.r[a] instanceof Table t)) {
            // No compiler does this, but a binary chunk that passes the verifier may.
            throw Errors.type(s, s.r[a], "index", null);
        }
        if (count > MANY_VALUES) {
            s.vm.allocated(24L * count);
        }
        long before = t.storageBytes();
        int last = count;
        while (last > 0 && s.r[a + last] == null) {
            last--;
        }
        // A nil before the last value is stored as false at first, so that the array part reaches over it: programs
        // rely on
        // the length of what a constructor was given.
        for (int k = 1; k <= last; k++) {
            if (s.r[a + k] == null) {
                s.r[a + k] = Boolean.FALSE;
                t.store(offset + k, s.r, s.n, a + k);
                s.r[a + k] = null;
            } else {
                t.store(offset + k, s.r, s.n, a + k);
            }
        }
        // The nils after it are stored, too: a field such as [3] = x may have taken their place.
        for (int k = 1; k <= count; k++) {
            if (s.r[a + k] == null) {
                t.store(offset + k, s.r, s.n, a + k);
            }
        }
        if (count <= MANY_VALUES) {
            s.vm.allocated(t.storageBytes() - before);
        }
    }

    static Closure closure(CallStack s, Closure parent, int base, Prototype p) {
        UpvalueDescriptor[] wanted = p.upvalues;
        Upvalue[] upvalues = new Upvalue[wanted.length];
        for (int u = 0; u < upvalues.length; u++) {
            UpvalueDescriptor d = wanted[u];
            upvalues[u] = d.fromParentRegister() ? s.upvalueAt(base + d.index()) : parent.upvalues[d.index()];
        }
        s.vm.allocated(48 + 24L * upvalues.length);
        return new Closure(p, upvalues);
    }

    static void varargs(CallStack s, Frame f, int a, int wanted) {
        int extra = f.extra;
        int count = wanted < 0 ? extra : wanted;
        if (wanted < 0) {
            s.ensure(a + extra);
            s.top = a + extra;
        }
        int copied = Math.min(count, extra);
        s.move(f.base - extra, a, copied);
        for (int k = copied; k < count; k++) {
            s.r[a + k] = null;
        }
    }
}
