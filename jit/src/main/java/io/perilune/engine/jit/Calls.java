package io.perilune.engine.jit;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.jit.Values.Operand;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Profile;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Calls in any form, and returns. */
final class Calls {
    private static final String STACK_FRAME = "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";";
    private static final int ALL = -1;

    private final Unit unit;
    private final Assembler asm;
    private final Values values;
    private final Intrinsics intrinsics;
    private final Results results;
    private final DirectCalls direct;

    Calls(Unit unit) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
        this.intrinsics = new Intrinsics(unit);
        this.results = new Results(unit);
        this.direct = new DirectCalls(unit, results);
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
                results.answer(pc, op, a, op == Op.RETURN ? count(a - 1, b) : b, c);
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
        Prototype[] met = direct.met(b == 0 ? null : callee);
        if (met.length > 0) {
            direct.call(pc, met, a, b - 1, wanted, () -> general(pc, a, b, wanted));
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
        int result = callInSlots(pc, a, b, wanted);
        unit.now.close();
        results.settle(pc, result, a, wanted, unit.exits.left(pc + 1), true);
    }

    /** A call of what lies in the slots from {@code a} up; answers the variable that holds what it has answered. */
    private int callInSlots(int pc, int a, int b, int wanted) {
        unit.setPc(pc + 1);
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
        return result;
    }

    /** A call of a function that is not known, with its arguments as values. */
    private void withValues(int pc, Operand f, int a, int count, int wanted) {
        Operand[] arguments = new Operand[count];
        for (int k = 0; k < count; k++) {
            arguments[k] = values.read(a + 1 + k, 0);
        }
        unit.setPc(pc + 1);
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
                STACK_FRAME + "I" + Assembler.OBJECT + (Assembler.OBJECT + "J").repeat(count) + "I)"
                        + Assembler.OBJECT);
        int result = unit.temporary(1);
        asm.var(Opcodes.ASTORE, result);
        unit.now.clear(a);
        unit.now.forgetShapes();
        unit.now.close();
        results.settle(pc, result, a, wanted, unit.exits.left(pc + 1), true);
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

    private void tailCall(int pc, int a, int b, int c) {
        Prototype[] met = direct.met(b == 0 || c != 0 || !unit.isWhole() ? null : unit.profile.callees[pc]);
        if (met.length > 0 && direct.isPure(met)) {
            direct.tail(pc, met, a, b - 1);
        }
        Object callee = unit.profile.callees[pc];
        if (!(callee instanceof Prototype || callee instanceof Prototype[])) {
            unit.slow.needFrames();
        }
        Operand f = values.read(a, 0);
        if (c != 0) {
            results.close(pc);
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
        int result = callInSlots(pc, a, b, ALL);
        results.branch(result, "LEFT", unit.exits.left(pc + 1));
        results.branch(result, "AGAIN", unit.exits.leaveBefore(pc));
        asm.var(Opcodes.ALOAD, result);
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
        results.branch(result, "LEFT", other);
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
        unit.setPc(pc + 1);
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
        results.branch(result, "LEFT", unit.exits.left(pc + 1));
        results.branch(result, "AGAIN", unit.exits.leaveBefore(pc));
        for (int r = a + 4; r < a + 4 + c; r++) {
            values.setSlot(r);
        }
    }
}
