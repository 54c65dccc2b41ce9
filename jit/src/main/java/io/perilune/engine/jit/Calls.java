package io.perilune.engine.jit;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.jit.Values.Operand;
import io.perilune.engine.vm.LinkedCode;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Profile;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Calls and returns. */
final class Calls {
    private static final String STACK_FRAME = "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";";
    private static final int ALL = -1;

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
        switch (Instruction.op(i)) {
            case Op.CALL -> {
                call(pc, a, b, c);
                return pc + 1;
            }
            case Op.TAILCALL -> {
                tailCall(pc, a, b, c);
                return -1;
            }
            case Op.TFORCALL -> {
                iterate(pc, a, c);
                return pc + 1;
            }
            default -> {
                result(pc, i, a, b, c);
                return -1;
            }
        }
    }

    private void call(int pc, int a, int b, int c) {
        Object callee = unit.profile.callees[pc];
        int wanted = c - 1;
        if (callee instanceof Prototype p && b != 0 && isDirect(p)) {
            direct(pc, p, a, b - 1, wanted);
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

    private void direct(int pc, Prototype p, int a, int count, int wanted) {
        LinkedCode linked = LinkedCode.of(p);
        boolean self = p == unit.prototype;
        if (unit.pure && !self && !Sites.of(linked).isPure()) {
            throw new Unit.Refused("calls code that needs frames");
        }
        Operand f = values.read(a, Profile.CLOSURE);
        if (!f.isObject()) {
            asm.jump(Opcodes.GOTO, unit.exits.fail(pc));
            return;
        }
        values.require(a, f, Profile.CLOSURE);
        values.pushObject(f, Assembler.CLOSURE);
        asm.field(Opcodes.GETFIELD, Assembler.CLOSURE, "prototype", "Lio/perilune/engine/code/Prototype;");
        asm.pushConstant(p, "io/perilune/engine/code/Prototype");
        asm.jump(Opcodes.IF_ACMPNE, unit.exits.fail(pc));
        Operand[] arguments = new Operand[Math.min(count, p.parameters)];
        for (int k = 0; k < arguments.length; k++) {
            arguments[k] = values.read(a + 1 + k, 0);
        }
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.calls("charge", "(L" + Assembler.STACK + ";)Z");
        asm.jump(Opcodes.IFNE, unit.exits.leaveBefore(pc));
        if (!unit.pure) {
            setPc(pc + 1);
        }
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
        if (self) {
            unit.callSelf(type);
        } else {
            asm.direct(unit.pure, type, linked);
        }
        int result = unit.temporary(1);
        asm.var(Opcodes.ASTORE, result);
        unit.now.clear(a);
        unit.now.forgetShapes();
        unit.now.open = -1;
        Label left = unit.exits.leaveBelow(pc + 1, a, wanted);
        settle(pc, result, a, wanted, left, false);
    }

    private void general(int pc, int a, int b, int wanted) {
        unit.slow.needFrames();
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
        unit.now.open = -1;
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
        if (wanted == 1) {
            Label join = new Label();
            Label signal = new Label();
            Runnable slow = () -> {
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
            unit.now.open = a;
        } else {
            for (int r = a; r < a + wanted; r++) {
                values.setSlot(r);
            }
        }
    }

    private void branch(int result, String signal, Label to) {
        asm.var(Opcodes.ALOAD, result);
        asm.signal(signal);
        asm.jump(Opcodes.IF_ACMPEQ, to);
    }

    private void tailCall(int pc, int a, int b, int c) {
        unit.slow.needFrames();
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

    private void result(int pc, int i, int a, int b, int c) {
        int op = Instruction.op(i);
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

    private void iterate(int pc, int a, int c) {
        boolean known = unit.profile.callees[pc] instanceof NativeFunction nf && Intrinsics.isStep(nf);
        if (known) {
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
