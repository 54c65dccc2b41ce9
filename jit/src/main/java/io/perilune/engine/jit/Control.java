package io.perilune.engine.jit;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.jit.Values.Operand;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.Profile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Moves, constants, upvalues and jumps. */
final class Control {
    private final Unit unit;
    private final Assembler asm;
    private final Values values;
    private final Loops loops;

    Control(Unit unit) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
        this.loops = new Loops(unit, this);
    }

    // Moves.

    int move(int pc, int i) {
        int a = Instruction.a(i);
        switch (Instruction.op(i)) {
            case Op.MOVE -> {
                int b = Instruction.b(i);
                values.copy(a, values.read(b, single(unit.profile.b[pc] & 0xFF)));
            }
            case Op.LOADI -> values.setConstant(a, Instruction.signedBx(i));
            case Op.LOADF -> {
                asm.pushDouble(Instruction.signedBx(i));
                values.setDouble(a);
            }
            case Op.LOADK -> constant(a, Instruction.bx(i));
            case Op.LOADKX -> {
                constant(a, unit.prototype.code[pc + 1]);
                return pc + 2;
            }
            case Op.LOADFALSE -> {
                asm.bool(false);
                values.setObject(a, Profile.BOOLEAN);
            }
            case Op.LFALSESKIP -> {
                asm.bool(false);
                values.setObject(a, Profile.BOOLEAN);
                return pc + 2;
            }
            case Op.LOADTRUE -> {
                asm.bool(true);
                values.setObject(a, Profile.BOOLEAN);
            }
            case Op.LOADNIL -> {
                for (int r = a; r <= a + Instruction.b(i); r++) {
                    asm.insn(Opcodes.ACONST_NULL);
                    values.setObject(r, Profile.NIL);
                }
            }
            case Op.GETUPVAL -> getUpvalue(pc, a, Instruction.b(i));
            case Op.SETUPVAL -> {
                Operand v = values.read(a, unit.profile.a[pc] & 0xFF);
                pushUpvalue(asm, Instruction.b(i));
                values.pushPair(v);
                asm.ops("setUpvalue", "(L" + Assembler.VM + "Upvalue;" + Assembler.OBJECT + "J)V");
            }
            default -> not(pc, a, Instruction.b(i));
        }
        return pc + 1;
    }

    /** A type that is certain enough to test for where nothing is done with the value yet. */
    static int single(int met) {
        return Integer.bitCount(met) == 1 ? met : 0;
    }

    private void constant(int a, int k) {
        Object value = unit.prototype.constants[k];
        if (value instanceof Long l) {
            values.setConstant(a, l);
        } else if (value instanceof Double d) {
            asm.pushDouble(d);
            values.setDouble(a);
        } else {
            pushObject(asm, value);
            values.setObject(a, mask(value));
        }
    }

    static void pushObject(Assembler asm, @Nullable Object value) {
        if (value == null) {
            asm.insn(Opcodes.ACONST_NULL);
        } else if (value instanceof Boolean b) {
            asm.bool(b);
        } else {
            asm.pushConstant(value, Assembler.BYTES);
        }
    }

    static int mask(@Nullable Object value) {
        return value == null ? Profile.NIL : value instanceof ByteStr ? Profile.STRING : Profile.BOOLEAN;
    }

    static void pushUpvalue(Assembler asm, int u) {
        asm.var(Opcodes.ALOAD, Unit.CLOSURE);
        asm.field(Opcodes.GETFIELD, Assembler.CLOSURE, "upvalues", "[L" + Assembler.VM + "Upvalue;");
        asm.pushInt(u);
        asm.insn(Opcodes.AALOAD);
    }

    private void getUpvalue(int pc, int a, int u) {
        int met = unit.profile.b[pc] & 0xFF;
        String upvalue = Assembler.VM + "Upvalue";
        boolean known = met == Profile.INT
                || met == Profile.FLOAT
                || met == Profile.TABLE
                || met == Profile.CLOSURE
                || met == Profile.STRING;
        int variable = unit.temporary(1);
        int value = unit.temporary(1);
        pushUpvalue(asm, u);
        asm.var(Opcodes.ASTORE, variable);
        if (!known) {
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.var(Opcodes.ALOAD, variable);
            asm.ops("upvalue", "(L" + Assembler.STACK + ";L" + upvalue + ";)" + Assembler.OBJECT);
            values.setAny(a);
            return;
        }
        // A variable of a running function has its stack where the value would be, so it fails the test, too.
        Label other = new Label();
        Label loaded = new Label();
        int bits = met == Profile.INT || met == Profile.FLOAT ? unit.temporary(2) : -1;
        asm.var(Opcodes.ALOAD, variable);
        asm.field(Opcodes.GETFIELD, upvalue, "value", Assembler.OBJECT);
        asm.var(Opcodes.ASTORE, value);
        testType(value, met, other);
        if (bits >= 0) {
            asm.var(Opcodes.ALOAD, variable);
            asm.field(Opcodes.GETFIELD, upvalue, "bits", "J");
            asm.var(Opcodes.LSTORE, bits);
        }
        Label fail = unit.exits.fail(pc);
        unit.later(() -> {
            asm.label(other);
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.var(Opcodes.ALOAD, variable);
            asm.ops("upvalue", "(L" + Assembler.STACK + ";L" + upvalue + ";)" + Assembler.OBJECT);
            asm.var(Opcodes.ASTORE, value);
            testType(value, met, fail);
            if (bits >= 0) {
                asm.returnedBits();
                asm.var(Opcodes.LSTORE, bits);
            }
            asm.jump(Opcodes.GOTO, loaded);
        });
        asm.label(loaded);
        if (met == Profile.INT) {
            asm.var(Opcodes.LLOAD, bits);
            values.setInt(a);
        } else if (met == Profile.FLOAT) {
            asm.var(Opcodes.LLOAD, bits);
            asm.toDouble();
            values.setDouble(a);
        } else {
            asm.var(Opcodes.ALOAD, value);
            values.setObject(a, met);
        }
    }

    private void testType(int value, int type, Label other) {
        asm.var(Opcodes.ALOAD, value);
        switch (type) {
            case Profile.INT -> {
                asm.tagInt();
                asm.jump(Opcodes.IF_ACMPNE, other);
            }
            case Profile.FLOAT -> {
                asm.tagFloat();
                asm.jump(Opcodes.IF_ACMPNE, other);
            }
            default -> {
                asm.isA(
                        type == Profile.TABLE
                                ? Assembler.TABLE
                                : type == Profile.CLOSURE ? Assembler.CLOSURE : Assembler.BYTES);
                asm.jump(Opcodes.IFEQ, other);
            }
        }
    }

    private void not(int pc, int a, int b) {
        Operand x = values.read(b, single(unit.profile.b[pc] & 0xFF));
        if (x.isNumber()) {
            asm.bool(false);
        } else {
            Label no = new Label();
            Label end = new Label();
            Label yes = new Label();
            asm.var(Opcodes.ALOAD, x.object);
            asm.jump(Opcodes.IFNULL, yes);
            asm.var(Opcodes.ALOAD, x.object);
            asm.bool(false);
            asm.jump(Opcodes.IF_ACMPNE, no);
            asm.label(yes);
            asm.bool(true);
            asm.jump(Opcodes.GOTO, end);
            asm.label(no);
            asm.bool(false);
            asm.label(end);
        }
        values.setObject(a, Profile.BOOLEAN);
    }

    // Jumps.

    /** Goes to {@code target} from the instruction at {@code pc}, charging when it goes back. */
    void go(int target, int pc, int words) {
        if (target <= pc) {
            unit.chargeBack(words, unit.exits.leave(target));
        }
        unit.enter(target);
    }

    /** A label from which control goes to {@code target} in the present state. */
    Label to(int target, int pc) {
        if (target > pc) {
            return unit.labelFor(target);
        }
        Label label = new Label();
        Registers state = unit.now.copy();
        unit.later(() -> {
            asm.label(label);
            unit.now = state;
            go(target, pc, target - pc - 2);
        });
        return label;
    }

    private void varargs(int pc, int a, int c) {
        unit.slow.needFrames();
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.pushInt(pc);
        asm.index(a);
        asm.pushInt(c - 1);
        asm.ops("varargs", "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";III)V");
        if (c == 0) {
            unit.now.clear(a);
            unit.now.open(a, -1);
        } else {
            for (int r = a; r < a + c - 1; r++) {
                values.setSlot(r);
            }
        }
    }

    int instruction(int pc, int i) {
        int a = Instruction.a(i);
        switch (Instruction.op(i)) {
            case Op.JMP -> {
                int target = pc + 1 + Instruction.signedAx(i);
                go(target, pc, target - pc - 1);
                return -1;
            }
            case Op.FORPREP -> {
                return loops.prepare(pc, a);
            }
            case Op.FORLOOP -> {
                return loops.loop(pc, a);
            }
            case Op.TFORPREP -> {
                Operand closing = values.read(a + 3, Profile.NIL);
                if (!closing.is(Profile.NIL)) {
                    values.require(a + 3, closing, Profile.NIL);
                }
                unit.enter(pc + 2 + unit.prototype.code[pc + 1]);
                return -1;
            }
            case Op.TFORLOOP -> {
                return loops.iterate(pc, a);
            }
            case Op.CLOSE -> {
                asm.var(Opcodes.ALOAD, Unit.STACK);
                asm.index(a);
                asm.ops("hasToClose", "(L" + Assembler.STACK + ";I)Z");
                asm.jump(Opcodes.IFNE, unit.exits.leaveBefore(pc));
                asm.var(Opcodes.ALOAD, Unit.STACK);
                asm.index(a);
                asm.ops("closeUpvalues", "(L" + Assembler.STACK + ";I)V");
                return pc + 1;
            }
            case Op.TBC -> {
                asm.jump(Opcodes.GOTO, unit.exits.leaveBefore(pc));
                return -1;
            }
            case Op.CLOSURE -> {
                asm.var(Opcodes.ALOAD, Unit.STACK);
                asm.var(Opcodes.ALOAD, Unit.CLOSURE);
                asm.var(Opcodes.ILOAD, Unit.BASE);
                asm.pushConstant(
                        unit.prototype.nested[unit.prototype.code[pc + 1]], "io/perilune/engine/code/Prototype");
                asm.ops(
                        "closure",
                        "(L" + Assembler.STACK + ";L" + Assembler.CLOSURE + ";ILio/perilune/engine/code/Prototype;)L"
                                + Assembler.CLOSURE + ";");
                values.setObject(a, Profile.CLOSURE);
                return pc + 2;
            }
            case Op.VARARG -> {
                if (unit.calls().selects(pc, a, Instruction.c(i))) {
                    unit.calls().select(pc, a, () -> varargs(pc, a, 0));
                    return pc + 2;
                }
                varargs(pc, a, Instruction.c(i));
                return pc + 1;
            }
            case Op.VARARGPREP -> {
                return pc + 1;
            }
            case Op.CONCAT -> {
                unit.slow.concatenate(pc, i);
                for (int r = a; r < a + Instruction.b(i); r++) {
                    unit.now.set(r, Registers.NONE, 0, false);
                }
                values.setSlot(a);
                return pc + 1;
            }
            default -> throw new Unit.Refused("instruction " + Instruction.op(i));
        }
    }
}
