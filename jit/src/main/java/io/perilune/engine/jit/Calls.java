package io.perilune.engine.jit;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.jit.Values.Operand;
import io.perilune.engine.vm.LinkedCode;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Profile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Calls and returns. */
final class Calls {
    private static final String STACK_FRAME = "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";";
    private static final int ALL = -1;
    private static final Prototype[] NOBODY = {};

    private final Unit unit;
    private final Assembler asm;
    private final Values values;
    private final Intrinsics intrinsics;

    Calls(Unit unit) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
        this.intrinsics = new Intrinsics(unit);
    }

    int instruction(int pc, int i) {
        int a = Instruction.a(i);
        int b = Instruction.b(i);
        int c = Instruction.c(i);
        if (Instruction.op(i) != Op.TFORCALL || !isStep(pc)) {
            unit.pay();
        }
        switch (Instruction.op(i)) {
            case Op.CALL -> {
                call(pc, a, count(a, b), c);
                return pc + 1;
            }
            case Op.TAILCALL -> {
                tailCall(pc, a, count(a, b), c);
                return -1;
            }
            case Op.TFORCALL -> {
                iterate(pc, a, c);
                return pc + 1;
            }
            default -> {
                int op = Instruction.op(i);
                result(pc, op, a, op == Op.RETURN ? count(a - 1, b) : b, c);
                return -1;
            }
        }
    }

    /** The operand B, where 0 says that there is an open list, which may be as long as is known. */
    private int count(int a, int b) {
        Registers now = unit.now;
        return b == 0 && now.openCount >= 0 ? now.open - a + now.openCount : b;
    }

    private void call(int pc, int a, int b, int c) {
        Object callee = unit.profile.callees[pc];
        int wanted = c - 1;
        Prototype[] direct = b == 0 ? NOBODY : direct(callee);
        if (direct.length > 0) {
            direct(pc, direct, a, b - 1, wanted);
        } else if (callee instanceof NativeFunction nf
                && b != 0
                && wanted >= 0
                && wanted <= 1
                && intrinsics.emit(pc, nf, a, b - 1, wanted, () -> general(pc, a, b, 1))) {
            return;
        } else {
            general(pc, a, b, wanted);
        }
    }

    /** The functions that a call has met, when all of them can be called by their sites. */
    private Prototype[] direct(@Nullable Object callee) {
        Prototype[] met = callee instanceof Prototype p
                ? new Prototype[] {p}
                : callee instanceof Prototype[] several ? several : NOBODY;
        for (Prototype p : met) {
            if (!isDirect(p)) {
                return NOBODY;
            }
        }
        return met;
    }

    /** Whether a function is called by its site; asks for its code. */
    private boolean isDirect(Prototype p) {
        if (p.vararg || p.parameters > Unit.MAX_DIRECT) {
            return false;
        }
        if (p == unit.prototype) {
            return unit.isWhole();
        }
        LinkedCode linked = LinkedCode.of(p);
        return linked.function() != null || !linked.isRefused(LinkedCode.WHOLE);
    }

    private void setPc(int pc) {
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.pushInt(pc);
        asm.field(Opcodes.PUTFIELD, Assembler.FRAME, "pc", "I");
    }

    private void direct(int pc, Prototype[] met, int a, int count, int wanted) {
        for (Prototype p : met) {
            if (unit.pure && p != unit.prototype && !Sites.of(LinkedCode.of(p)).isPureFor(unit.linked)) {
                throw new Unit.Refused("calls code that needs frames");
            }
        }
        Operand f = values.read(a, Profile.CLOSURE);
        if (!f.isObject()) {
            asm.jump(Opcodes.GOTO, unit.exits.fail(pc));
            return;
        }
        values.require(a, f, Profile.CLOSURE);
        Operand[] arguments = new Operand[count];
        for (int k = 0; k < count; k++) {
            arguments[k] = values.read(a + 1 + k, 0);
        }
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.calls("charge", "(L" + Assembler.STACK + ";)Z");
        asm.jump(Opcodes.IFNE, unit.exits.leaveBefore(pc));
        if (!unit.pure) {
            setPc(pc + 1);
        }
        int result = unit.temporary(1);
        Label called = new Label();
        Label other = met.length == 1 || !unit.slow.hasFailed(pc) ? unit.exits.fail(pc) : new Label();
        for (int k = 0; k < met.length; k++) {
            boolean last = k == met.length - 1;
            Label next = last ? other : new Label();
            values.pushObject(f, Assembler.CLOSURE);
            asm.field(Opcodes.GETFIELD, Assembler.CLOSURE, "prototype", "Lio/perilune/engine/code/Prototype;");
            asm.pushConstant(met[k], "io/perilune/engine/code/Prototype");
            asm.jump(Opcodes.IF_ACMPNE, next);
            callSite(met[k], f, a, arguments);
            asm.var(Opcodes.ASTORE, result);
            if (!last) {
                asm.jump(Opcodes.GOTO, called);
                asm.label(next);
            }
        }
        asm.label(called);
        Registers before = unit.now.copy();
        unit.now.clear(a);
        unit.now.forgetShapes();
        unit.now.close();
        Label left = unit.exits.leaveBelow(pc + 1, a, wanted);
        settle(pc, result, a, wanted, left, false);
        if (met.length > 1 && unit.slow.hasFailed(pc)) {
            Label end = new Label();
            asm.label(end);
            unit.later(() -> {
                Registers kept = unit.now;
                unit.now = before;
                asm.label(other);
                values.beginInstruction(pc);
                general(pc, a, count + 1, wanted);
                asm.jump(Opcodes.GOTO, end);
                unit.now = kept;
            });
        }
    }

    private void callSite(Prototype p, Operand f, int a, Operand[] arguments) {
        asm.var(Opcodes.ALOAD, Unit.STACK);
        values.pushObject(f, Assembler.CLOSURE);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.calls("above", STACK_FRAME + ")L" + Assembler.FRAME + ";");
        asm.index(a + 1);
        for (int k = 0; k < p.parameters; k++) {
            if (k < arguments.length) {
                values.pushPair(arguments[k]);
            } else {
                asm.insn(Opcodes.ACONST_NULL);
                asm.insn(Opcodes.LCONST_0);
            }
        }
        String type = Sites.type(p.parameters).toMethodDescriptorString();
        if (p == unit.prototype) {
            unit.callSelf(type);
        } else {
            asm.direct(unit.pure, type, LinkedCode.of(p));
        }
    }

    private void general(int pc, int a, int b, int wanted) {
        unit.slow.needFrames();
        if (b != 0 && b - 1 <= Wrapper.MOST_VALUES && !(unit.profile.callees[pc] instanceof NativeFunction)) {
            Operand f = values.read(a, 0);
            if (!f.isNumber()) {
                withValues(pc, f, a, b - 1, wanted);
                return;
            }
        }
        int end = b == 0 ? unit.now.open : a + b;
        for (int r = a; r < end; r++) {
            values.sync(r);
        }
        setPc(pc + 1);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.index(a);
        pushCount(a, b);
        asm.pushInt(wanted);
        asm.calls("call", STACK_FRAME + "III)" + Assembler.OBJECT);
        int result = unit.temporary(1);
        asm.var(Opcodes.ASTORE, result);
        unit.now.clear(a);
        unit.now.forgetShapes();
        unit.now.close();
        settle(pc, result, a, wanted, unit.exits.left(pc + 1), true);
    }

    /** A call of a function that is not known, with its arguments as values. */
    private void withValues(int pc, Operand f, int a, int count, int wanted) {
        Operand[] arguments = new Operand[count];
        for (int k = 0; k < count; k++) {
            arguments[k] = values.read(a + 1 + k, 0);
        }
        setPc(pc + 1);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.index(a);
        if (f.isAny()) {
            // A number is called like its tag: neither can be.
            asm.var(Opcodes.ALOAD, f.object);
        } else {
            values.pushTag(f);
        }
        for (Operand argument : arguments) {
            values.pushPair(argument);
        }
        asm.pushInt(wanted);
        asm.calls(
                "call" + count,
                STACK_FRAME + "I" + Assembler.OBJECT + (Assembler.OBJECT + "J").repeat(count) + "I)" + Assembler.OBJECT);
        int result = unit.temporary(1);
        asm.var(Opcodes.ASTORE, result);
        unit.now.clear(a);
        unit.now.forgetShapes();
        unit.now.close();
        settle(pc, result, a, wanted, unit.exits.left(pc + 1), true);
    }

    /** The number of arguments, or of values from {@code a + 1} up to the top of an open list. */
    private void pushCount(int a, int b) {
        if (b != 0) {
            asm.pushInt(b - 1);
        } else {
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.field(Opcodes.GETFIELD, Assembler.STACK, "top", "I");
            asm.index(a + 1);
            asm.insn(Opcodes.ISUB);
        }
    }

    /** From what a call has answered to the registers that want its results. */
    private void settle(int pc, int result, int a, int wanted, Label left, boolean likelySignal) {
        Label again = unit.exits.leaveBefore(pc);
        Label tail = unit.pure ? unit.exits.leaveForTail(pc + 1, a, wanted) : again;
        if (wanted == 1) {
            Label join = new Label();
            Label signal = new Label();
            Runnable slow = () -> {
                tail(result, tail);
                asm.var(Opcodes.ALOAD, Unit.STACK);
                asm.var(Opcodes.ALOAD, Unit.FRAME);
                asm.var(Opcodes.ALOAD, result);
                asm.index(a);
                asm.ops("first", STACK_FRAME + Assembler.OBJECT + "I)" + Assembler.OBJECT);
                asm.var(Opcodes.ASTORE, result);
                branch(result, "LEFT", left);
                branch(result, "AGAIN", again);
            };
            if (likelySignal) {
                slow.run();
            } else {
                asm.var(Opcodes.ALOAD, result);
                asm.isA(Assembler.SIGNAL);
                asm.jump(Opcodes.IFNE, signal);
                unit.later(() -> {
                    asm.label(signal);
                    slow.run();
                    asm.jump(Opcodes.GOTO, join);
                });
                asm.label(join);
            }
            asm.var(Opcodes.ALOAD, result);
            values.setAny(a);
            return;
        }
        if (wanted == 0) {
            Label join = new Label();
            branch(result, "NONE", join);
            asm.var(Opcodes.ALOAD, result);
            asm.isA(Assembler.SIGNAL);
            asm.jump(Opcodes.IFEQ, join);
            tail(result, tail);
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.var(Opcodes.ALOAD, Unit.FRAME);
            asm.var(Opcodes.ALOAD, result);
            asm.index(a);
            asm.ops("first", STACK_FRAME + Assembler.OBJECT + "I)" + Assembler.OBJECT);
            asm.var(Opcodes.ASTORE, result);
            branch(result, "LEFT", left);
            branch(result, "AGAIN", again);
            asm.label(join);
            return;
        }
        if (wanted < 0 && !likelySignal) {
            // One value is the usual: it goes to its slot like others, but the code that follows knows how many there are.
            Label several = new Label();
            Registers state = unit.now.copy();
            asm.var(Opcodes.ALOAD, result);
            asm.isA(Assembler.SIGNAL);
            asm.jump(Opcodes.IFNE, several);
            unit.later(() -> {
                Registers kept = unit.now;
                unit.now = state;
                asm.label(several);
                deliver(result, a, wanted, left, again, tail);
                unit.enter(pc + 1);
                unit.now = kept;
            });
            asm.var(Opcodes.ALOAD, result);
            values.setAny(a);
            values.sync(a);
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.index(a + 1);
            asm.field(Opcodes.PUTFIELD, Assembler.STACK, "top", "I");
            unit.now.open(a, 1);
            return;
        }
        deliver(result, a, wanted, left, again, tail);
    }

    /** Any number of results goes to slots. */
    private void deliver(int result, int a, int wanted, Label left, Label again, Label tail) {
        tail(result, tail);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.var(Opcodes.ALOAD, result);
        asm.index(a);
        asm.pushInt(wanted);
        asm.ops("all", STACK_FRAME + Assembler.OBJECT + "II)" + Assembler.OBJECT);
        asm.var(Opcodes.ASTORE, result);
        branch(result, "LEFT", left);
        branch(result, "AGAIN", again);
        if (wanted < 0) {
            unit.now.open(a, -1);
        } else {
            for (int r = a; r < a + wanted; r++) {
                values.setSlot(r);
            }
        }
    }

    /** Code that keeps no frames cannot go on with a tail call of what it has called. */
    private void tail(int result, Label to) {
        if (unit.pure) {
            branch(result, "TAIL", to);
        }
    }

    private void branch(int result, String signal, Label to) {
        asm.var(Opcodes.ALOAD, result);
        asm.signal(signal);
        asm.jump(Opcodes.IF_ACMPEQ, to);
    }

    private void tailCall(int pc, int a, int b, int c) {
        Prototype[] direct = b == 0 || c != 0 || !unit.isWhole() ? NOBODY : direct(unit.profile.callees[pc]);
        if (direct.length > 0 && isPure(direct)) {
            directTail(pc, direct, a, b - 1);
        }
        Object callee = unit.profile.callees[pc];
        if (!(callee instanceof Prototype || callee instanceof Prototype[])) {
            unit.slow.needFrames();
        }
        Operand f = values.read(a, 0);
        if (c != 0) {
            close(pc);
        }
        int end = b == 0 ? unit.now.open : a + b;
        for (int r = a; r < end; r++) {
            values.sync(r);
        }
        Label other = new Label();
        if (f.isNumber()) {
            asm.jump(Opcodes.GOTO, unit.exits.fail(pc));
            return;
        }
        asm.var(Opcodes.ALOAD, f.object);
        asm.isA(Assembler.CLOSURE);
        asm.jump(Opcodes.IFEQ, other);
        asm.vm();
        asm.index(a);
        asm.put("from", "I");
        asm.vm();
        pushCount(a, b);
        asm.put("count", "I");
        asm.signal("TAIL");
        asm.insn(Opcodes.ARETURN);
        if (unit.pure) {
            asm.label(other);
            asm.jump(Opcodes.GOTO, unit.exits.fail(pc));
            return;
        }
        asm.label(other);
        setPc(pc + 1);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.index(a);
        pushCount(a, b);
        asm.pushInt(ALL);
        asm.calls("call", STACK_FRAME + "III)" + Assembler.OBJECT);
        int result = unit.temporary(1);
        asm.var(Opcodes.ASTORE, result);
        unit.now.clear(a);
        unit.now.forgetShapes();
        branch(result, "LEFT", unit.exits.left(pc + 1));
        branch(result, "AGAIN", unit.exits.leaveBefore(pc));
        asm.var(Opcodes.ALOAD, result);
        asm.insn(Opcodes.ARETURN);
    }

    private boolean isPure(Prototype[] met) {
        for (Prototype p : met) {
            if (p == unit.prototype ? !unit.pure : !Sites.of(LinkedCode.of(p)).isPureFor(unit.linked)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A tail call of functions that show no frames, so that nobody sees that the caller's is still there. Goes on behind, in the
     * present state, when there have been too many or the function is another.
     */
    private void directTail(int pc, Prototype[] met, int a, int count) {
        Operand f = values.read(a, 0);
        if (f.isNumber()) {
            return;
        }
        Operand[] arguments = new Operand[count];
        for (int k = 0; k < count; k++) {
            arguments[k] = values.read(a + 1 + k, 0);
        }
        Label other = new Label();
        asm.var(Opcodes.ALOAD, f.object);
        asm.isA(Assembler.CLOSURE);
        asm.jump(Opcodes.IFEQ, other);
        for (Prototype p : met) {
            Label next = new Label();
            values.pushObject(f, Assembler.CLOSURE);
            asm.field(Opcodes.GETFIELD, Assembler.CLOSURE, "prototype", "Lio/perilune/engine/code/Prototype;");
            asm.pushConstant(p, "io/perilune/engine/code/Prototype");
            asm.jump(Opcodes.IF_ACMPNE, next);
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.var(Opcodes.ALOAD, Unit.FRAME);
            asm.calls("beginTail", STACK_FRAME + ")Z");
            asm.jump(Opcodes.IFEQ, other);
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.var(Opcodes.ALOAD, Unit.FRAME);
            callSite(p, f, a, arguments);
            asm.calls("endTail", STACK_FRAME + Assembler.OBJECT + ")" + Assembler.OBJECT);
            asm.insn(Opcodes.ARETURN);
            asm.label(next);
        }
        asm.label(other);
    }

    /** Before a return: upvalues are closed here, variables only by the interpreter. */
    private void close(int pc) {
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.index(0);
        asm.ops("hasToClose", "(L" + Assembler.STACK + ";I)Z");
        asm.jump(Opcodes.IFNE, unit.exits.leaveBefore(pc));
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.index(0);
        asm.ops("closeUpvalues", "(L" + Assembler.STACK + ";I)V");
    }

    private void result(int pc, int op, int a, int b, int c) {
        if (op == Op.RETURN0 || op == Op.RETURN && b == 1) {
            if (op == Op.RETURN && c != 0) {
                close(pc);
            }
            asm.signal("NONE");
            asm.insn(Opcodes.ARETURN);
            return;
        }
        if (op == Op.RETURN1 || b == 2) {
            Operand v = values.read(a, 0);
            if (op == Op.RETURN && c != 0) {
                close(pc);
            }
            if (!v.isObject()) {
                asm.vm();
                values.pushBits(v);
                asm.put("bits", "J");
            }
            values.pushTag(v);
            asm.insn(Opcodes.ARETURN);
            return;
        }
        int end = b == 0 ? unit.now.open : a + b - 1;
        for (int r = a; r < end; r++) {
            values.sync(r);
        }
        if (c != 0) {
            close(pc);
        }
        asm.vm();
        asm.index(a);
        asm.put("from", "I");
        asm.vm();
        if (b != 0) {
            asm.pushInt(b - 1);
        } else {
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.field(Opcodes.GETFIELD, Assembler.STACK, "top", "I");
            asm.index(a);
            asm.insn(Opcodes.ISUB);
        }
        asm.put("count", "I");
        asm.signal("MANY");
        asm.insn(Opcodes.ARETURN);
    }

    /** Whether the extra arguments that go to {@code a} are wanted for {@code select(n, ...)} as one value only. */
    boolean selects(int pc, int a, int c) {
        int next = unit.prototype.code[pc + 1];
        return c == 0
                && a >= 2
                && Instruction.op(next) == Op.CALL
                && Instruction.a(next) == a - 2
                && Instruction.b(next) == 0
                && Instruction.c(next) == 2
                && unit.profile.callees[pc + 1] instanceof NativeFunction nf
                && "base.select".equals(nf.intrinsic())
                && !unit.flow.joins.get(pc + 1);
    }

    /** Does that call without making the list; {@code list} makes it, when it is another function after all. */
    void select(int pc, int a, Runnable list) {
        unit.slow.needFrames();
        Operand f = values.read(a - 2, 0);
        Operand n = values.read(a - 1, 0);
        Registers state = unit.now.copy();
        Label other = new Label();
        values.pushTag(f);
        asm.pushConstant(unit.profile.callees[pc + 1], Assembler.VM + "NativeFunction");
        asm.jump(Opcodes.IF_ACMPNE, other);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        values.pushPair(n);
        asm.ops("select", STACK_FRAME + Assembler.OBJECT + "J)" + Assembler.OBJECT);
        int result = unit.temporary(1);
        asm.var(Opcodes.ASTORE, result);
        branch(result, "LEFT", other);
        unit.later(() -> {
            Registers kept = unit.now;
            unit.now = state;
            asm.label(other);
            values.beginInstruction(pc);
            list.run();
            unit.enter(pc + 1);
            unit.now = kept;
        });
        if (n.is(Profile.STRING)) {
            asm.returnedBits();
            values.setInt(a - 2);
        } else {
            asm.var(Opcodes.ALOAD, result);
            values.setAny(a - 2);
        }
        unit.now.clear(a - 1);
    }

    private boolean isStep(int pc) {
        return unit.profile.callees[pc] instanceof NativeFunction nf && Intrinsics.isStep(nf);
    }

    private void iterate(int pc, int a, int c) {
        if (isStep(pc)) {
            for (int r = a; r < a + 3; r++) {
                values.sync(r);
            }
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.index(a);
            asm.pushInt(c);
            asm.ops("step", "(L" + Assembler.STACK + ";II)Z");
            asm.jump(Opcodes.IFEQ, unit.exits.fail(pc));
            for (int r = a + 4; r < a + 4 + Math.max(c, 2) && r < unit.now.kinds.length; r++) {
                values.setSlot(r);
            }
            return;
        }
        unit.slow.needFrames();
        for (int k = 0; k < 3; k++) {
            values.storeTo(a + 4 + k, a + k);
        }
        setPc(pc + 1);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.index(a + 4);
        asm.pushInt(2);
        asm.pushInt(c);
        asm.calls("call", STACK_FRAME + "III)" + Assembler.OBJECT);
        int result = unit.temporary(1);
        asm.var(Opcodes.ASTORE, result);
        unit.now.clear(a + 4);
        unit.now.forgetShapes();
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.var(Opcodes.ALOAD, result);
        asm.index(a + 4);
        asm.pushInt(c);
        asm.ops("all", STACK_FRAME + Assembler.OBJECT + "II)" + Assembler.OBJECT);
        asm.var(Opcodes.ASTORE, result);
        branch(result, "LEFT", unit.exits.left(pc + 1));
        branch(result, "AGAIN", unit.exits.leaveBefore(pc));
        for (int r = a + 4; r < a + 4 + c; r++) {
            values.setSlot(r);
        }
    }
}
