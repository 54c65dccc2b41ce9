package io.perilune.engine.jit;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.jit.Values.Operand;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.vm.Profile;
import org.objectweb.asm.Opcodes;

/** Arithmetic and bitwise operators. */
final class Arithmetics {
    private final Unit unit;
    private final Assembler asm;
    private final Values values;
    /** The constant operand of the instruction, when it has one. */
    private boolean hasConstant;

    private long constant;

    Arithmetics(Unit unit) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
    }

    int instruction(int pc, int i) {
        int op = Instruction.op(i);
        int a = Instruction.a(i);
        int b = Instruction.b(i);
        int c = Instruction.c(i);
        int metB = unit.profile.b[pc] & 0xFF;
        hasConstant = false;
        if (op == Op.UNM || op == Op.BNOT) {
            unary(pc, i, op, a, values.read(b, metB));
            return pc + 1;
        }
        if (op == Op.ADDI) {
            binary(pc, i, MetaKey.ADD, values.read(b, metB), integer(Instruction.signedC(i)), a);
        } else if (op >= Op.ADDK && op <= Op.BXORK) {
            Operand x = values.read(b, metB);
            binary(pc, i, op - Op.ADDK + MetaKey.ADD, x, number(c), a);
        } else if (op >= Op.ADDKL && op <= Op.DIVKL) {
            Operand k = number(c);
            hasConstant = false;
            int key = op == Op.ADDKL
                    ? MetaKey.ADD
                    : op == Op.SUBKL ? MetaKey.SUB : op == Op.MULKL ? MetaKey.MUL : MetaKey.DIV;
            binary(pc, i, key, k, values.read(b, metB), a);
        } else if (op == Op.SHRI) {
            binary(pc, i, MetaKey.SHR, values.read(b, metB), integer(Instruction.signedC(i)), a);
        } else if (op == Op.SHLI) {
            Operand k = integer(Instruction.signedC(i));
            hasConstant = false;
            binary(pc, i, MetaKey.SHL, k, values.read(b, metB), a);
        } else {
            Operand x = values.read(b, metB);
            Operand y = values.read(c, unit.profile.c[pc] & 0xFF);
            if (y.isInt() && unit.now.kinds[c] == Registers.INT && unit.now.constant[c]) {
                hasConstant = true;
                constant = unit.now.constants[c];
            }
            binary(pc, i, op - Op.ADD + MetaKey.ADD, x, y, a);
        }
        return pc + 1;
    }

    private Operand integer(long value) {
        Operand o = new Operand();
        o.kind = Registers.INT;
        o.bits = unit.temporary(2);
        asm.pushLong(value);
        asm.var(Opcodes.LSTORE, o.bits);
        hasConstant = true;
        constant = value;
        return o;
    }

    private Operand number(int k) {
        Object value = unit.constant(k);
        if (value instanceof Long l) {
            return integer(l);
        }
        Operand o = new Operand();
        o.kind = Registers.FLOAT;
        o.number = unit.temporary(2);
        asm.pushDouble((Double) value);
        asm.var(Opcodes.DSTORE, o.number);
        return o;
    }

    private void binary(int pc, int i, int key, Operand x, Operand y, int dest) {
        boolean bitwise = key >= MetaKey.BAND && key <= MetaKey.SHR;
        if (x.isInt() && y.isInt() && key != MetaKey.DIV && key != MetaKey.POW) {
            integers(pc, key, x, y);
            values.setInt(dest);
        } else if (!bitwise && x.isNumber() && y.isNumber()) {
            floats(key, x, y);
            values.setDouble(dest);
        } else if (!x.isObject() && !y.isObject() && !mostlyObjects(pc)) {
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.pushInt(key);
            values.pushPair(x);
            values.pushPair(y);
            asm.ops(
                    "arithmetic",
                    "(L" + Assembler.STACK + ";I" + Assembler.OBJECT + "J" + Assembler.OBJECT + "J)"
                            + Assembler.OBJECT);
            int t = unit.temporary(1);
            asm.var(Opcodes.ASTORE, t);
            asm.var(Opcodes.ALOAD, t);
            asm.signal("LEFT");
            asm.jump(Opcodes.IF_ACMPEQ, unit.slow.label(pc, i, dest, 1));
            asm.var(Opcodes.ALOAD, t);
            values.setAny(dest);
            unit.slow.join();
        } else {
            unit.slow.run(pc, i);
            values.setSlot(dest);
        }
    }

    /** An operator that has met other things than numbers works by metamethods. */
    private boolean mostlyObjects(int pc) {
        int met = (unit.profile.b[pc] | unit.profile.c[pc]) & 0xFF;
        return (met & ~Profile.NUMBER & ~Profile.NIL & ~Profile.BOOLEAN & ~Profile.CLOSURE) != 0
                && (unit.profile.b[pc] & Profile.NUMBER) == 0;
    }

    private void integers(int pc, int key, Operand x, Operand y) {
        if (key == MetaKey.SHR && hasConstant || key == MetaKey.SHL && hasConstant) {
            shift(x, key == MetaKey.SHR ? -constant : constant);
            return;
        }
        if (key == MetaKey.MOD && hasConstant && constant > 0 && (constant & constant - 1) == 0) {
            values.pushLong(x);
            asm.pushLong(constant - 1);
            asm.insn(Opcodes.LAND);
            return;
        }
        if ((key == MetaKey.MOD || key == MetaKey.IDIV) && !(hasConstant && constant != 0)) {
            values.pushLong(y);
            asm.insn(Opcodes.LCONST_0);
            asm.insn(Opcodes.LCMP);
            asm.jump(Opcodes.IFEQ, unit.exits.fail(pc));
        }
        if (key == MetaKey.MOD && hasConstant && constant > 0) {
            modulo(x);
            return;
        }
        values.pushLong(x);
        values.pushLong(y);
        switch (key) {
            case MetaKey.ADD -> asm.insn(Opcodes.LADD);
            case MetaKey.SUB -> asm.insn(Opcodes.LSUB);
            case MetaKey.MUL -> asm.insn(Opcodes.LMUL);
            case MetaKey.MOD -> asm.invoke("java/lang/Math", "floorMod", "(JJ)J");
            case MetaKey.IDIV -> asm.invoke("java/lang/Math", "floorDiv", "(JJ)J");
            case MetaKey.BAND -> asm.insn(Opcodes.LAND);
            case MetaKey.BOR -> asm.insn(Opcodes.LOR);
            case MetaKey.BXOR -> asm.insn(Opcodes.LXOR);
            case MetaKey.SHL -> asm.ops("shiftLeft", "(JJ)J");
            case MetaKey.SHR -> asm.ops("shiftRight", "(JJ)J");
            default -> throw new IllegalStateException("operator " + key);
        }
    }

    /** By a positive constant: the JVM multiplies instead of dividing; a negative remainder is moved up. */
    private void modulo(Operand x) {
        int t = unit.temporary(2);
        values.pushLong(x);
        asm.pushLong(constant);
        asm.insn(Opcodes.LREM);
        asm.insn(Opcodes.DUP2);
        asm.var(Opcodes.LSTORE, t);
        asm.var(Opcodes.LLOAD, t);
        asm.pushInt(63);
        asm.insn(Opcodes.LSHR);
        asm.pushLong(constant);
        asm.insn(Opcodes.LAND);
        asm.insn(Opcodes.LADD);
    }

    private void shift(Operand x, long left) {
        if (left <= -64 || left >= 64) {
            asm.insn(Opcodes.LCONST_0);
            return;
        }
        values.pushLong(x);
        asm.pushInt((int) Math.abs(left));
        asm.insn(left >= 0 ? Opcodes.LSHL : Opcodes.LUSHR);
    }

    private void floats(int key, Operand x, Operand y) {
        values.pushDouble(x);
        values.pushDouble(y);
        switch (key) {
            case MetaKey.ADD -> asm.insn(Opcodes.DADD);
            case MetaKey.SUB -> asm.insn(Opcodes.DSUB);
            case MetaKey.MUL -> asm.insn(Opcodes.DMUL);
            case MetaKey.DIV -> asm.insn(Opcodes.DDIV);
            case MetaKey.MOD -> asm.ops("modulo", "(DD)D");
            case MetaKey.POW -> asm.ops("power", "(DD)D");
            default -> {
                asm.insn(Opcodes.DDIV);
                asm.invoke("java/lang/Math", "floor", "(D)D");
            }
        }
    }

    private void unary(int pc, int i, int op, int dest, Operand x) {
        if (x.isInt()) {
            values.pushLong(x);
            if (op == Op.UNM) {
                asm.insn(Opcodes.LNEG);
            } else {
                asm.pushLong(-1);
                asm.insn(Opcodes.LXOR);
            }
            values.setInt(dest);
        } else if (x.isFloat() && op == Op.UNM) {
            asm.var(Opcodes.DLOAD, x.number);
            asm.insn(Opcodes.DNEG);
            values.setDouble(dest);
        } else {
            unit.slow.run(pc, i);
            values.setSlot(dest);
        }
    }
}
