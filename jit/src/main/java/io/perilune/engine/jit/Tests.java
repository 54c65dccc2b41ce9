package io.perilune.engine.jit;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.jit.Values.Operand;
import io.perilune.engine.vm.Profile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Conditional branches. */
final class Tests {
    private final Unit unit;
    private final Assembler asm;
    private final Values values;
    private final Control control;

    Tests(Unit unit, Control control) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
        this.control = control;
    }

    /** Makes a conditional branch; answers where to go on when it is not taken. */
    int instruction(int pc, int i) {
        int op = Instruction.op(i);
        int a = Instruction.a(i);
        int b = Instruction.b(i);
        boolean wanted = Instruction.c(i) != 0;
        int target = pc + 2 + unit.prototype.code[pc + 1];
        Profile p = unit.profile;
        switch (op) {
            case Op.TEST -> truth(pc, values.read(a, Control.single(p.a[pc] & 0xFF)), wanted, target);
            case Op.TESTSET -> {
                Operand x = values.read(b, Control.single(p.b[pc] & 0xFF));
                Registers state = unit.now.copy();
                Label skip = new Label();
                truthJump(x, !wanted, skip);
                values.copy(a, x);
                control.go(target, pc, target - pc - 2);
                asm.label(skip);
                unit.now = state;
            }
            case Op.EQK -> equalConstant(pc, a, b, wanted, target);
            case Op.EQI, Op.LTI, Op.LEI, Op.GTI, Op.GEI ->
                immediate(pc, i, op, a, Instruction.signedB(i), wanted, target);
            default -> compare(pc, i, op, a, b, wanted, target);
        }
        return pc + 2;
    }

    private void truth(int pc, Operand x, boolean wanted, int target) {
        if (x.isNumber()) {
            if (wanted) {
                Label never = new Label();
                asm.insn(Opcodes.ICONST_0);
                asm.jump(Opcodes.IFNE, never);
                asm.jump(Opcodes.GOTO, control.to(target, pc));
                asm.label(never);
            }
            return;
        }
        if (wanted) {
            Label no = new Label();
            truthJump(x, false, no);
            asm.jump(Opcodes.GOTO, control.to(target, pc));
            asm.label(no);
        } else {
            truthJump(x, false, control.to(target, pc));
        }
    }

    /** Jumps when the truth of the value is {@code when}. */
    private void truthJump(Operand x, boolean when, Label to) {
        if (x.isNumber()) {
            if (when) {
                asm.jump(Opcodes.GOTO, to);
                asm.label(new Label());
            }
            return;
        }
        if (when) {
            Label no = new Label();
            asm.var(Opcodes.ALOAD, x.object);
            asm.jump(Opcodes.IFNULL, no);
            asm.var(Opcodes.ALOAD, x.object);
            asm.bool(false);
            asm.jump(Opcodes.IF_ACMPNE, to);
            asm.label(no);
        } else {
            asm.var(Opcodes.ALOAD, x.object);
            asm.jump(Opcodes.IFNULL, to);
            asm.var(Opcodes.ALOAD, x.object);
            asm.bool(false);
            asm.jump(Opcodes.IF_ACMPEQ, to);
        }
    }

    private void equalConstant(int pc, int a, int k, boolean wanted, int target) {
        Object value = unit.prototype.constants[k];
        Operand x = values.read(a, Control.single(unit.profile.a[pc] & 0xFF));
        if (value == null || value instanceof Boolean) {
            if (x.isNumber()) {
                asm.insn(Opcodes.ICONST_0);
            } else {
                compareReference(x, value);
            }
        } else if (value instanceof Long l && x.isInt()) {
            values.pushLong(x);
            asm.pushLong(l);
            asm.insn(Opcodes.LCMP);
            asm.jump(wanted ? Opcodes.IFEQ : Opcodes.IFNE, control.to(target, pc));
            return;
        } else {
            values.pushPair(x);
            pushConstantPair(value);
            asm.ops("rawEqual", "(" + Assembler.OBJECT + "J" + Assembler.OBJECT + "J)Z");
        }
        asm.jump(wanted ? Opcodes.IFNE : Opcodes.IFEQ, control.to(target, pc));
    }

    private void compareReference(Operand x, @Nullable Object value) {
        Label no = new Label();
        Label end = new Label();
        asm.var(Opcodes.ALOAD, x.object);
        if (value == null) {
            asm.jump(Opcodes.IFNONNULL, no);
        } else {
            asm.bool((Boolean) value);
            asm.jump(Opcodes.IF_ACMPNE, no);
        }
        asm.insn(Opcodes.ICONST_1);
        asm.jump(Opcodes.GOTO, end);
        asm.label(no);
        asm.insn(Opcodes.ICONST_0);
        asm.label(end);
    }

    private void pushConstantPair(@Nullable Object value) {
        if (value instanceof Long l) {
            asm.tagInt();
            asm.pushLong(l);
        } else if (value instanceof Double d) {
            asm.tagFloat();
            asm.m.visitLdcInsn(Double.doubleToRawLongBits(d));
        } else {
            Control.pushObject(asm, value);
            asm.insn(Opcodes.LCONST_0);
        }
    }

    private void immediate(int pc, int i, int op, int a, int k, boolean wanted, int target) {
        Operand x = values.read(a, unit.profile.a[pc] & 0xFF);
        if (x.isInt()) {
            values.pushLong(x);
            asm.pushLong(k);
            asm.insn(Opcodes.LCMP);
            asm.jump(condition(op, wanted), control.to(target, pc));
        } else if (x.isFloat()) {
            asm.var(Opcodes.DLOAD, x.number);
            asm.pushDouble(k);
            asm.insn(op == Op.LTI || op == Op.LEI ? Opcodes.DCMPG : Opcodes.DCMPL);
            asm.jump(condition(op, wanted), control.to(target, pc));
        } else if (op == Op.EQI) {
            values.pushPair(x);
            asm.tagInt();
            asm.pushLong(k);
            asm.ops("rawEqual", "(" + Assembler.OBJECT + "J" + Assembler.OBJECT + "J)Z");
            asm.jump(wanted ? Opcodes.IFNE : Opcodes.IFEQ, control.to(target, pc));
        } else {
            slowTest(pc, i, target);
        }
    }

    /** The jump after a comparison of two numbers on the JVM's stack. */
    private static int condition(int op, boolean wanted) {
        return switch (op) {
            case Op.EQ, Op.EQI -> wanted ? Opcodes.IFEQ : Opcodes.IFNE;
            case Op.LT, Op.LTI -> wanted ? Opcodes.IFLT : Opcodes.IFGE;
            case Op.LE, Op.LEI -> wanted ? Opcodes.IFLE : Opcodes.IFGT;
            case Op.GTI -> wanted ? Opcodes.IFGT : Opcodes.IFLE;
            default -> wanted ? Opcodes.IFGE : Opcodes.IFLT;
        };
    }

    private void compare(int pc, int i, int op, int a, int b, boolean wanted, int target) {
        Operand x = values.read(a, unit.profile.a[pc] & 0xFF);
        Operand y = values.read(b, unit.profile.b[pc] & 0xFF);
        if (x.isInt() && y.isInt()) {
            values.pushLong(x);
            values.pushLong(y);
            asm.insn(Opcodes.LCMP);
            asm.jump(condition(op, wanted), control.to(target, pc));
            return;
        }
        if (x.isFloat() && y.isFloat()) {
            asm.var(Opcodes.DLOAD, x.number);
            asm.var(Opcodes.DLOAD, y.number);
            asm.insn(op == Op.EQ ? Opcodes.DCMPL : Opcodes.DCMPG);
            asm.jump(condition(op, wanted), control.to(target, pc));
            return;
        }
        int outcome = unit.temporary(1);
        if (op == Op.EQ) {
            asm.var(Opcodes.ALOAD, Unit.STACK);
        }
        values.pushPair(x);
        values.pushPair(y);
        String pairs = Assembler.OBJECT + "J" + Assembler.OBJECT + "J)I";
        if (op == Op.EQ) {
            asm.ops("equal", "(L" + Assembler.STACK + ";" + pairs);
        } else {
            asm.ops(op == Op.LT ? "less" : "lessOrEqual", "(" + pairs);
        }
        asm.insn(Opcodes.DUP);
        asm.var(Opcodes.ISTORE, outcome);
        asm.jump(Opcodes.IFLT, slowTestLabel(pc, i, target));
        asm.var(Opcodes.ILOAD, outcome);
        asm.jump(wanted ? Opcodes.IFNE : Opcodes.IFEQ, control.to(target, pc));
    }

    private Label slowTestLabel(int pc, int i, int target) {
        if (unit.pure) {
            return unit.exits.fail(pc);
        }
        Label label = new Label();
        Registers state = unit.now.copy();
        unit.later(() -> {
            asm.label(label);
            unit.now = state;
            values.beginInstruction(pc);
            slowTest(pc, i, target);
            unit.enter(pc + 2);
        });
        return label;
    }

    private void slowTest(int pc, int i, int target) {
        unit.slow.needFrames();
        unit.slow.syncOperands(i);
        int outcome = unit.temporary(1);
        unit.pay();
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.pushInt(pc);
        asm.pushInt(i);
        asm.calls("slowTest", "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";II)I");
        asm.insn(Opcodes.DUP);
        asm.var(Opcodes.ISTORE, outcome);
        asm.jump(Opcodes.IFLT, unit.exits.left(pc));
        asm.var(Opcodes.ILOAD, outcome);
        asm.jump(Opcodes.IFNE, control.to(target, pc));
    }
}
