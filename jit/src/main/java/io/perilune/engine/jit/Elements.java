package io.perilune.engine.jit;

import io.perilune.engine.jit.Values.Operand;
import io.perilune.engine.vm.Profile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Elements of tables: integer keys by the storage of the array part, all others by a search. */
final class Elements {
    private static final String PAIR_RESULT = ")" + Assembler.OBJECT;

    private final Unit unit;
    private final Assembler asm;
    private final Values values;
    private final Fields fields;

    Elements(Unit unit, Fields fields) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
        this.fields = fields;
    }

    /** The index from 0 as int in a variable, when {@code key} (or the constant, if null) is in the array part; else jumps. */
    private int index(Operand t, @Nullable Operand key, int constant, Label outside) {
        int at = unit.temporary(1);
        values.pushTable(t);
        pushKey(key, constant);
        asm.ops("at", "(L" + Assembler.TABLE + ";J)I");
        asm.insn(Opcodes.DUP);
        asm.var(Opcodes.ISTORE, at);
        asm.jump(Opcodes.IFLT, outside);
        return at;
    }

    private int array(Operand t, String helper, String type, Label other) {
        int array = unit.temporary(1);
        values.pushTable(t);
        asm.ops(helper, "(L" + Assembler.TABLE + ";)" + type);
        asm.insn(Opcodes.DUP);
        asm.var(Opcodes.ASTORE, array);
        asm.jump(Opcodes.IFNULL, other);
        return array;
    }

    void get(int pc, int i, Operand t, @Nullable Operand key, int constant, int storage, int dest) {
        Label fail = unit.exits.fail(pc);
        if (storage == Profile.LONGS && !unit.slow.hasFailed(pc)) {
            int array = array(t, "longs", "[J", fail);
            int at = index(t, key, constant, fail);
            asm.var(Opcodes.ALOAD, array);
            asm.var(Opcodes.ILOAD, at);
            asm.insn(Opcodes.LALOAD);
            values.setInt(dest);
        } else if (storage == Profile.DOUBLES && !unit.slow.hasFailed(pc)) {
            int array = array(t, "doubles", "[D", fail);
            int at = index(t, key, constant, fail);
            asm.var(Opcodes.ALOAD, array);
            asm.var(Opcodes.ILOAD, at);
            asm.insn(Opcodes.DALOAD);
            values.setDouble(dest);
        } else if (storage == Profile.OBJECTS && !unit.slow.hasFailed(pc)) {
            objectElement(t, key, constant, dest, fail);
        } else {
            asm.var(Opcodes.ALOAD, Unit.STACK);
            values.pushTable(t);
            pushKey(key, constant);
            asm.ops("getInt", "(L" + Assembler.STACK + ";L" + Assembler.TABLE + ";J" + PAIR_RESULT);
            fields.anyOrSlow(pc, i, dest);
        }
    }

    /** From an array of objects: beyond its end, and where it holds nil, a plain table has nil. */
    private void objectElement(Operand t, @Nullable Operand key, int constant, int dest, Label fail) {
        Label absent = new Label();
        Label end = new Label();
        int v = unit.temporary(1);
        int array = array(t, "objects", "[" + Assembler.OBJECT, fail);
        int at = index(t, key, constant, absent);
        asm.var(Opcodes.ALOAD, array);
        asm.var(Opcodes.ILOAD, at);
        asm.insn(Opcodes.AALOAD);
        asm.insn(Opcodes.DUP);
        asm.var(Opcodes.ASTORE, v);
        asm.jump(Opcodes.IFNONNULL, end);
        asm.label(absent);
        values.pushTable(t);
        asm.ops("isPlain", "(L" + Assembler.TABLE + ";)Z");
        asm.jump(Opcodes.IFEQ, fail);
        asm.insn(Opcodes.ACONST_NULL);
        asm.var(Opcodes.ASTORE, v);
        asm.label(end);
        asm.var(Opcodes.ALOAD, v);
        values.setObject(dest, Values.ALL);
    }

    private void pushKey(@Nullable Operand key, int constant) {
        if (key == null) {
            asm.pushLong(constant);
        } else {
            values.pushLong(key);
        }
    }

    void getAny(int pc, int i, Operand t, Operand k, int dest) {
        asm.var(Opcodes.ALOAD, Unit.STACK);
        values.pushTable(t);
        values.pushPair(k);
        asm.ops("get", "(L" + Assembler.STACK + ";L" + Assembler.TABLE + ";" + Assembler.OBJECT + "J" + PAIR_RESULT);
        fields.anyOrSlow(pc, i, dest);
    }

    void set(int pc, int i, Operand t, @Nullable Operand key, int constant, Operand v, int storage) {
        asm.var(Opcodes.ALOAD, Unit.STACK);
        values.pushTable(t);
        pushKey(key, constant);
        String target = "(L" + Assembler.STACK + ";L" + Assembler.TABLE + ";J";
        if (v.isInt()) {
            values.pushLong(v);
            asm.ops("putLong", target + "J)Z");
        } else if (v.isFloat()) {
            asm.var(Opcodes.DLOAD, v.number);
            asm.ops("putDouble", target + "D)Z");
        } else if (v.isObject()) {
            asm.var(Opcodes.ALOAD, v.object);
            asm.ops("putObject", target + Assembler.OBJECT + ")Z");
        } else {
            values.pushPair(v);
            asm.ops("setInt", target + Assembler.OBJECT + "J)Z");
        }
        asm.jump(Opcodes.IFEQ, unit.slow.effect(pc, i));
        unit.slow.join();
        if (storage == Profile.OUTSIDE || storage == 0) {
            unit.now.forgetShapes();
        }
    }

    void setAny(int pc, int i, Operand t, Operand k, Operand v) {
        asm.var(Opcodes.ALOAD, Unit.STACK);
        values.pushTable(t);
        values.pushPair(k);
        values.pushPair(v);
        unit.now.forgetShapes();
        asm.ops(
                "set",
                "(L" + Assembler.STACK + ";L" + Assembler.TABLE + ";" + Assembler.OBJECT + "J" + Assembler.OBJECT
                        + "J)Z");
        asm.jump(Opcodes.IFEQ, unit.slow.effect(pc, i));
        unit.slow.join();
    }
}
