package io.perilune.engine.jit;

import io.perilune.engine.jit.Values.Operand;
import io.perilune.engine.vm.Profile;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** The <code>for</code> loops. */
final class Loops {
    private final Unit unit;
    private final Assembler asm;
    private final Values values;
    private final Control control;

    Loops(Unit unit, Control control) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
        this.control = control;
    }

    int prepare(int pc, int a) {
        Profile p = unit.profile;
        Operand init = values.read(a, p.a[pc] & 0xFF);
        Operand limit = values.read(a + 1, p.b[pc] & 0xFF);
        boolean known = unit.now.kinds[a + 2] == Registers.INT && unit.now.constant[a + 2];
        long step = known ? unit.now.constants[a + 2] : 0;
        Operand by = values.read(a + 2, p.c[pc] & 0xFF);
        int target = pc + 2 + unit.prototype.code[pc + 1];
        if (init.isInt() && by.isInt() && limit.isNumber()) {
            if (known && step == 0) {
                asm.jump(Opcodes.GOTO, unit.exits.fail(pc));
                return -1;
            }
            if (!known) {
                values.pushLong(by);
                asm.insn(Opcodes.LCONST_0);
                asm.insn(Opcodes.LCMP);
                asm.jump(Opcodes.IFEQ, unit.exits.fail(pc));
            }
            integerLoop(pc, a, init, limit, by, known, step, target);
            return pc + 2;
        }
        if (init.isNumber() && limit.isNumber() && by.isNumber()) {
            floatLoop(pc, a, init, limit, by, target);
            return pc + 2;
        }
        asm.jump(Opcodes.GOTO, unit.exits.fail(pc));
        return -1;
    }

    private void integerLoop(
            int pc, int a, Operand init, Operand limit, Operand by, boolean known, long step, int target) {
        int last = unit.temporary(2);
        Label skip = control.to(target, pc);
        if (limit.isFloat()) {
            values.pushLong(init);
            asm.var(Opcodes.DLOAD, limit.number);
            values.pushLong(by);
            asm.ops("skips", "(JDJ)Z");
            asm.jump(Opcodes.IFNE, skip);
            asm.var(Opcodes.DLOAD, limit.number);
            values.pushLong(by);
            asm.ops("clipped", "(DJ)J");
            asm.var(Opcodes.LSTORE, last);
        } else {
            values.pushLong(limit);
            asm.var(Opcodes.LSTORE, last);
            if (known) {
                values.pushLong(init);
                asm.var(Opcodes.LLOAD, last);
                asm.insn(Opcodes.LCMP);
                asm.jump(step > 0 ? Opcodes.IFGT : Opcodes.IFLT, skip);
            } else {
                Label down = new Label();
                Label runs = new Label();
                values.pushLong(by);
                asm.insn(Opcodes.LCONST_0);
                asm.insn(Opcodes.LCMP);
                asm.jump(Opcodes.IFLT, down);
                values.pushLong(init);
                asm.var(Opcodes.LLOAD, last);
                asm.insn(Opcodes.LCMP);
                asm.jump(Opcodes.IFGT, skip);
                asm.jump(Opcodes.GOTO, runs);
                asm.label(down);
                values.pushLong(init);
                asm.var(Opcodes.LLOAD, last);
                asm.insn(Opcodes.LCMP);
                asm.jump(Opcodes.IFLT, skip);
                asm.label(runs);
            }
        }
        values.pushLong(init);
        asm.insn(Opcodes.DUP2);
        int first = unit.temporary(2);
        asm.var(Opcodes.LSTORE, first);
        asm.var(Opcodes.LLOAD, last);
        if (known && step == 1) {
            asm.insn(Opcodes.DUP2_X2);
            asm.insn(Opcodes.POP2);
            asm.insn(Opcodes.LSUB);
        } else {
            values.pushLong(by);
            asm.ops("iterations", "(JJJ)J");
        }
        values.setInt(a + 1);
        asm.var(Opcodes.LLOAD, first);
        values.setInt(a + 3);
    }

    private void floatLoop(int pc, int a, Operand init, Operand limit, Operand by, int target) {
        int x = unit.temporary(2);
        int y = unit.temporary(2);
        int z = unit.temporary(2);
        values.pushDouble(init);
        asm.var(Opcodes.DSTORE, x);
        values.pushDouble(limit);
        asm.var(Opcodes.DSTORE, y);
        values.pushDouble(by);
        asm.insn(Opcodes.DUP2);
        asm.var(Opcodes.DSTORE, z);
        asm.insn(Opcodes.DCONST_0);
        asm.insn(Opcodes.DCMPL);
        asm.jump(Opcodes.IFEQ, unit.exits.fail(pc));
        Label skip = control.to(target, pc);
        Label down = new Label();
        Label runs = new Label();
        // A loop does not run when the limit is on the wrong side; with NaN it does, as in the interpreter.
        asm.var(Opcodes.DLOAD, z);
        asm.insn(Opcodes.DCONST_0);
        asm.insn(Opcodes.DCMPL);
        asm.jump(Opcodes.IFLE, down);
        asm.var(Opcodes.DLOAD, y);
        asm.var(Opcodes.DLOAD, x);
        asm.insn(Opcodes.DCMPG);
        asm.jump(Opcodes.IFLT, skip);
        asm.jump(Opcodes.GOTO, runs);
        asm.label(down);
        asm.var(Opcodes.DLOAD, x);
        asm.var(Opcodes.DLOAD, y);
        asm.insn(Opcodes.DCMPG);
        asm.jump(Opcodes.IFLT, skip);
        asm.label(runs);
        asm.var(Opcodes.DLOAD, x);
        values.setDouble(a);
        asm.var(Opcodes.DLOAD, y);
        values.setDouble(a + 1);
        asm.var(Opcodes.DLOAD, z);
        values.setDouble(a + 2);
        asm.var(Opcodes.DLOAD, x);
        values.setDouble(a + 3);
    }

    int loop(int pc, int a) {
        int met = unit.profile.a[pc] & 0xFF;
        Operand index = values.read(a, met);
        Operand limit = values.read(a + 1, met);
        Operand by = values.read(a + 2, met);
        int target = pc + 2 + unit.prototype.code[pc + 1];
        Label done = new Label();
        if (index.isInt() && limit.isInt() && by.isInt()) {
            asm.var(Opcodes.LLOAD, limit.bits);
            asm.insn(Opcodes.LCONST_0);
            asm.insn(Opcodes.LCMP);
            asm.jump(Opcodes.IFEQ, done);
            Registers ended = unit.now.copy();
            asm.var(Opcodes.LLOAD, limit.bits);
            asm.insn(Opcodes.LCONST_1);
            asm.insn(Opcodes.LSUB);
            values.setInt(a + 1);
            asm.var(Opcodes.LLOAD, index.bits);
            asm.var(Opcodes.LLOAD, by.bits);
            asm.insn(Opcodes.LADD);
            int next = unit.temporary(2);
            asm.insn(Opcodes.DUP2);
            asm.var(Opcodes.LSTORE, next);
            values.setInt(a);
            asm.var(Opcodes.LLOAD, next);
            values.setInt(a + 3);
            control.go(target, pc, target - pc - 2);
            asm.label(done);
            unit.now = ended;
            return pc + 2;
        }
        if (index.isFloat() && limit.isFloat() && by.isFloat()) {
            int next = unit.temporary(2);
            asm.var(Opcodes.DLOAD, index.number);
            asm.var(Opcodes.DLOAD, by.number);
            asm.insn(Opcodes.DADD);
            asm.var(Opcodes.DSTORE, next);
            Label down = new Label();
            Label runs = new Label();
            asm.var(Opcodes.DLOAD, by.number);
            asm.insn(Opcodes.DCONST_0);
            asm.insn(Opcodes.DCMPL);
            asm.jump(Opcodes.IFLE, down);
            asm.var(Opcodes.DLOAD, next);
            asm.var(Opcodes.DLOAD, limit.number);
            asm.insn(Opcodes.DCMPG);
            asm.jump(Opcodes.IFGT, done);
            asm.jump(Opcodes.GOTO, runs);
            asm.label(down);
            asm.var(Opcodes.DLOAD, limit.number);
            asm.var(Opcodes.DLOAD, next);
            asm.insn(Opcodes.DCMPG);
            asm.jump(Opcodes.IFGT, done);
            asm.label(runs);
            Registers ended = unit.now.copy();
            asm.var(Opcodes.DLOAD, next);
            values.setDouble(a);
            asm.var(Opcodes.DLOAD, next);
            values.setDouble(a + 3);
            control.go(target, pc, target - pc - 2);
            asm.label(done);
            unit.now = ended;
            return pc + 2;
        }
        asm.jump(Opcodes.GOTO, unit.exits.fail(pc));
        return -1;
    }

    int iterate(int pc, int a) {
        Operand x = values.read(a + 4, Control.single(unit.profile.b[pc] & 0xFF));
        int target = pc + 2 + unit.prototype.code[pc + 1];
        Label done = new Label();
        Registers ended = unit.now.copy();
        if (!x.isNumber()) {
            asm.var(Opcodes.ALOAD, x.object);
            asm.jump(Opcodes.IFNULL, done);
        }
        values.copy(a + 2, x);
        control.go(target, pc, target - pc - 2);
        asm.label(done);
        if (x.isNumber()) {
            // Only a test that has failed leads here, and that has left.
            asm.jump(Opcodes.GOTO, unit.exits.fail(pc));
            return -1;
        }
        unit.now = ended;
        return pc + 2;
    }
}
