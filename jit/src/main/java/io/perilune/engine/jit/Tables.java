package io.perilune.engine.jit;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.jit.Values.Operand;
import io.perilune.engine.vm.Profile;
import org.objectweb.asm.Opcodes;

/** The instructions on tables, by what their operands are. */
final class Tables {
    private static final String PAIR_RESULT = ")" + Assembler.OBJECT;

    private final Unit unit;
    private final Assembler asm;
    private final Values values;
    private final Fields fields;
    private final Elements elements;

    Tables(Unit unit) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
        this.fields = new Fields(unit);
        this.elements = new Elements(unit, fields);
    }

    int instruction(int pc, int i) {
        int a = Instruction.a(i);
        int b = Instruction.b(i);
        int c = Instruction.c(i);
        Profile p = unit.profile;
        int metA = p.a[pc] & 0xFF;
        int metB = p.b[pc] & 0xFF;
        int metC = p.c[pc] & 0xFF;
        switch (Instruction.op(i)) {
            case Op.GETTABUP -> {
                Operand t = upvalueTable(pc, b);
                fields.get(pc, i, t, c, a);
            }
            case Op.GETFIELD -> {
                Operand t = values.read(b, metB);
                if (mayBe(t, metB, Profile.TABLE)) {
                    table(b, t);
                    fields.get(pc, i, t, c, a);
                } else {
                    slowResult(pc, i, a);
                }
            }
            case Op.SELF -> self(pc, i, a, b, c, metB);
            case Op.GETTABLE -> {
                Operand t = values.read(b, metB);
                if (mayBe(t, metB, Profile.TABLE)) {
                    table(b, t);
                    Operand k = values.read(c, metC);
                    if (k.isInt()) {
                        elements.get(pc, i, t, k, 0, p.arrays[pc], a);
                    } else {
                        elements.getAny(pc, i, t, k, a);
                    }
                } else {
                    slowResult(pc, i, a);
                }
            }
            case Op.GETINT -> {
                Operand t = values.read(b, metB);
                if (mayBe(t, metB, Profile.TABLE)) {
                    table(b, t);
                    elements.get(pc, i, t, null, c, p.arrays[pc], a);
                } else {
                    slowResult(pc, i, a);
                }
            }
            case Op.SETTABUP, Op.SETTABUPK -> {
                Operand t = upvalueTable(pc, a);
                Operand v = Instruction.op(i) == Op.SETTABUP ? values.read(c, metC) : constant(c);
                fields.set(pc, i, t, b, v);
            }
            case Op.SETFIELD, Op.SETFIELDK -> {
                Operand t = values.read(a, metA);
                if (mayBe(t, metA, Profile.TABLE)) {
                    table(a, t);
                    Operand v = Instruction.op(i) == Op.SETFIELD ? values.read(c, metC) : constant(c);
                    fields.set(pc, i, t, b, v);
                } else {
                    unit.slow.run(pc, i);
                }
            }
            case Op.SETTABLE, Op.SETTABLEK -> {
                Operand t = values.read(a, metA);
                if (mayBe(t, metA, Profile.TABLE)) {
                    table(a, t);
                    Operand k = values.read(b, metB);
                    Operand v = Instruction.op(i) == Op.SETTABLE ? values.read(c, metC) : constant(c);
                    if (k.isInt()) {
                        elements.set(pc, i, t, k, 0, v, p.arrays[pc]);
                    } else {
                        elements.setAny(pc, i, t, k, v);
                    }
                } else {
                    unit.slow.run(pc, i);
                }
            }
            case Op.SETINT, Op.SETINTK -> {
                Operand t = values.read(a, metA);
                if (mayBe(t, metA, Profile.TABLE)) {
                    table(a, t);
                    Operand v = Instruction.op(i) == Op.SETINT ? values.read(c, metC) : constant(c);
                    elements.set(pc, i, t, null, b, v, p.arrays[pc]);
                } else {
                    unit.slow.run(pc, i);
                }
            }
            case Op.NEWTABLE -> {
                asm.var(Opcodes.ALOAD, Unit.STACK);
                asm.pushInt(unit.prototype.code[pc + 1] & 0xFFFFFF);
                asm.pushInt(b == 0 ? 0 : 1 << b - 1);
                asm.ops("newTable", "(L" + Assembler.STACK + ";II)L" + Assembler.TABLE + ";");
                values.setObject(a, Profile.TABLE);
                return pc + 2;
            }
            case Op.LEN -> length(pc, i, a, b, metB);
            case Op.SETLIST -> {
                unit.slow.run(pc, i);
                unit.now.close();
                return pc + 2;
            }
            default -> throw new IllegalStateException("instruction " + Instruction.op(i));
        }
        return pc + 1;
    }

    private static boolean mayBe(Operand o, int met, int type) {
        return o.isObject() && (o.mask & type) != 0 && (met == 0 || (met & type) != 0)
                || o.isAny() && (met & type) != 0 && (met & ~type) == 0;
    }

    private void table(int r, Operand t) {
        values.require(r, t, Profile.TABLE);
    }

    private void slowResult(int pc, int i, int dest) {
        unit.slow.run(pc, i);
        values.setSlot(dest);
    }

    private Operand constant(int k) {
        Object value = unit.prototype.constants[k];
        Operand o = new Operand();
        if (value instanceof Long l) {
            o.kind = Registers.INT;
            o.bits = unit.temporary(2);
            asm.pushLong(l);
            asm.var(Opcodes.LSTORE, o.bits);
        } else if (value instanceof Double d) {
            o.kind = Registers.FLOAT;
            o.number = unit.temporary(2);
            asm.pushDouble(d);
            asm.var(Opcodes.DSTORE, o.number);
        } else {
            o.kind = Registers.OBJECT;
            o.object = unit.temporary(1);
            Control.pushObject(asm, value);
            o.mask = Control.mask(value);
            asm.var(Opcodes.ASTORE, o.object);
        }
        return o;
    }

    private Operand upvalueTable(int pc, int u) {
        asm.var(Opcodes.ALOAD, Unit.STACK);
        Control.pushUpvalue(asm, u);
        asm.ops("upvalue", "(L" + Assembler.STACK + ";L" + Assembler.VM + "Upvalue;)" + Assembler.OBJECT);
        Operand t = new Operand();
        t.kind = Registers.OBJECT;
        t.mask = Profile.TABLE;
        t.object = unit.temporary(1);
        asm.insn(Opcodes.DUP);
        asm.var(Opcodes.ASTORE, t.object);
        asm.isA(Assembler.TABLE);
        asm.jump(Opcodes.IFEQ, unit.exits.fail(pc));
        return t;
    }

    private void self(int pc, int i, int a, int b, int c, int metB) {
        Operand t = values.read(b, metB);
        if (mayBe(t, metB, Profile.STRING) && (t.mask == Profile.STRING || metB == Profile.STRING)) {
            values.require(b, t, Profile.STRING);
            String code = Assembler.VM + "LinkedCode";
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.pushConstant(unit.linked, code);
            asm.pushInt(pc + 1);
            asm.pushConstant(unit.constant(c), Assembler.BYTES);
            asm.ops("stringField", "(L" + Assembler.STACK + ";L" + code + ";IL" + Assembler.BYTES + ";" + PAIR_RESULT);
            int v = unit.temporary(1);
            asm.var(Opcodes.ASTORE, v);
            asm.var(Opcodes.ALOAD, v);
            asm.signal("LEFT");
            asm.jump(Opcodes.IF_ACMPEQ, unit.exits.fail(pc));
            int kept = unit.temporary(1);
            asm.var(Opcodes.ALOAD, t.object);
            asm.var(Opcodes.ASTORE, kept);
            asm.var(Opcodes.ALOAD, v);
            values.setAny(a);
            asm.var(Opcodes.ALOAD, kept);
            values.setObject(a + 1, Profile.STRING);
            return;
        }
        if (!mayBe(t, metB, Profile.TABLE)) {
            unit.slow.run(pc, i);
            values.setSlot(a);
            values.setSlot(a + 1);
            return;
        }
        table(b, t);
        int kept = unit.temporary(1);
        asm.var(Opcodes.ALOAD, t.object);
        asm.var(Opcodes.ASTORE, kept);
        if (fields.caches(pc).isEmpty() || unit.profile.fields[pc] != null && unit.profile.fields[pc].length == 0) {
            // The slow way writes two registers: it is simpler to leave.
            asm.var(Opcodes.ALOAD, Unit.STACK);
            values.pushTable(t);
            asm.pushConstant(unit.constant(c), Assembler.BYTES);
            asm.ops(
                    "getNamed",
                    "(L" + Assembler.STACK + ";L" + Assembler.TABLE + ";L" + Assembler.BYTES + ";" + PAIR_RESULT);
            int v = unit.temporary(1);
            asm.var(Opcodes.ASTORE, v);
            asm.var(Opcodes.ALOAD, v);
            asm.signal("LEFT");
            asm.jump(Opcodes.IF_ACMPEQ, unit.exits.fail(pc));
            asm.var(Opcodes.ALOAD, v);
            values.setAny(a);
        } else {
            fields.get(pc, i, t, c, a);
        }
        asm.var(Opcodes.ALOAD, kept);
        values.setObject(a + 1, Profile.TABLE);
    }

    private void length(int pc, int i, int dest, int b, int met) {
        Operand x = values.read(b, met);
        if (!x.isObject()) {
            unit.slow.run(pc, i);
            values.setSlot(dest);
            return;
        }
        int n = unit.temporary(2);
        asm.var(Opcodes.ALOAD, x.object);
        asm.ops("length", "(" + Assembler.OBJECT + ")J");
        asm.insn(Opcodes.DUP2);
        asm.var(Opcodes.LSTORE, n);
        asm.insn(Opcodes.LCONST_0);
        asm.insn(Opcodes.LCMP);
        asm.jump(Opcodes.IFLT, unit.exits.fail(pc));
        asm.var(Opcodes.LLOAD, n);
        values.setInt(dest);
    }
}
