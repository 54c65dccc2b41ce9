package io.perilune.engine.jit;

import io.perilune.engine.vm.Profile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Reads registers into variables of the JVM, testing their types, and writes them. */
final class Values {
    /** All types but numbers. */
    static final int ALL =
            Profile.NIL | Profile.BOOLEAN | Profile.STRING | Profile.TABLE | Profile.CLOSURE | Profile.OTHER;

    /** Where the value of a register lies now, and what it may be. */
    static final class Operand {
        byte kind;
        int mask;
        int object = -1;
        int bits = -1;
        int number = -1;
        /** Its register, or -1. */
        int register = -1;

        boolean isInt() {
            return kind == Registers.INT;
        }

        boolean isFloat() {
            return kind == Registers.FLOAT;
        }

        boolean isNumber() {
            return isInt() || isFloat();
        }

        boolean isObject() {
            return kind == Registers.OBJECT;
        }

        boolean isAny() {
            return kind == Registers.ANY;
        }

        /** True when it is of the one type of that bit in Profile. */
        boolean is(int type) {
            return isObject() && mask == type;
        }
    }

    private final Unit unit;
    private final Assembler asm;
    private final int[] tables;
    private final int[] objects;
    private final int[] longs;
    private final int[] doubles;
    /** The state when the instruction began: what its exits restore. */
    Registers before = new Registers(0);

    int pc;

    Values(Unit unit) {
        this.unit = unit;
        this.asm = unit.asm;
        int size = unit.prototype.frameSize + 8;
        objects = new int[size];
        tables = new int[size];
        Arrays.fill(tables, -1);
        longs = new int[size];
        doubles = new int[size];
        Arrays.fill(objects, -1);
        Arrays.fill(longs, -1);
        Arrays.fill(doubles, -1);
        if (unit.isDirect()) {
            for (int p = 0; p < unit.prototype.parameters; p++) {
                objects[p] = unit.parameterVariable(p);
                longs[p] = objects[p] + 1;
            }
        }
    }

    void beginInstruction(int at) {
        pc = at;
        before = unit.now.copy();
    }

    int object(int r) {
        if (objects[r] < 0) {
            objects[r] = unit.newVariable(1);
        }
        return objects[r];
    }

    int bits(int r) {
        if (longs[r] < 0) {
            longs[r] = unit.newVariable(2);
        }
        return longs[r];
    }

    int number(int r) {
        if (doubles[r] < 0) {
            doubles[r] = unit.newVariable(2);
        }
        return doubles[r];
    }

    boolean isCaptured(int r) {
        return unit.flow.captured.get(r);
    }

    /** A captured parameter goes to its slot. */
    void storeParameter(int p) {
        asm.tags();
        asm.index(p);
        asm.var(Opcodes.ALOAD, objects[p]);
        asm.insn(Opcodes.AASTORE);
        asm.bits();
        asm.index(p);
        asm.var(Opcodes.LLOAD, longs[p]);
        asm.insn(Opcodes.LASTORE);
    }

    private Label fail() {
        return unit.exits.fail(pc);
    }

    // Reading.

    /** A register whose values have had the types {@code met}; when that is one, the value is tested for it. */
    Operand read(int r, int met) {
        return read(r, met, null);
    }

    private Operand read(int r, int met, @Nullable Label otherwise) {
        byte kind = unit.now.kinds[r];
        Operand o = new Operand();
        o.mask = unit.now.masks[r] & 0xFF;
        o.register = isCaptured(r) ? -1 : r;
        if (isCaptured(r)) {
            o.object = unit.temporary(1);
            o.bits = unit.temporary(2);
            load(r, o, met, otherwise);
            return o;
        }
        o.object = objects[r];
        o.bits = longs[r];
        o.number = doubles[r];
        o.kind = kind;
        if (kind == Registers.NONE) {
            // A register that was never written in this code: its slot says what it is.
            kind = Registers.SLOT;
        }
        if (kind == Registers.SLOT) {
            o.object = object(r);
            o.bits = bits(r);
            load(r, o, met, otherwise);
            if (o.isFloat()) {
                keepNumber(r, o);
            }
            unit.now.set(r, o.kind, o.mask, true);
        } else if (kind == Registers.ANY) {
            narrow(o, met, otherwise);
            if (o.isFloat()) {
                keepNumber(r, o);
            }
            unit.now.set(r, o.kind, o.mask, unit.now.synced[r]);
        }
        return o;
    }

    private void keepNumber(int r, Operand o) {
        int v = number(r);
        if (o.number != v) {
            asm.var(Opcodes.DLOAD, o.number);
            asm.var(Opcodes.DSTORE, v);
            o.number = v;
        }
    }

    private void load(int r, Operand o, int met, @Nullable Label otherwise) {
        asm.loadTag(r);
        asm.var(Opcodes.ASTORE, o.object);
        if (met != 0 && (met & Profile.NUMBER) == 0) {
            o.kind = Registers.ANY;
            narrow(o, met, otherwise);
            return;
        }
        asm.loadBits(r);
        asm.var(Opcodes.LSTORE, o.bits);
        o.kind = Registers.ANY;
        narrow(o, met, otherwise);
    }

    /** From ANY to what it has been so far. */
    private void narrow(Operand o, int met, @Nullable Label otherwise) {
        if (met == Profile.INT) {
            asm.var(Opcodes.ALOAD, o.object);
            asm.tagInt();
            asm.jump(Opcodes.IF_ACMPNE, otherwise == null ? fail() : otherwise);
            o.kind = Registers.INT;
        } else if (met == Profile.FLOAT) {
            asm.var(Opcodes.ALOAD, o.object);
            asm.tagFloat();
            asm.jump(Opcodes.IF_ACMPNE, otherwise == null ? fail() : otherwise);
            asm.var(Opcodes.LLOAD, o.bits);
            asm.toDouble();
            o.number = unit.temporary(2);
            asm.var(Opcodes.DSTORE, o.number);
            o.kind = Registers.FLOAT;
        } else if (met != 0 && (met & Profile.NUMBER) == 0) {
            o.kind = Registers.OBJECT;
            o.mask = ALL;
            if (Integer.bitCount(met) == 1 && met != Profile.OTHER) {
                test(o, met, otherwise == null ? fail() : otherwise);
            } else {
                asm.var(Opcodes.ALOAD, o.object);
                asm.isA(Assembler.TAG);
                asm.jump(Opcodes.IFNE, otherwise == null ? fail() : otherwise);
            }
        }
    }

    /** Pushes a table, from a variable of that type where there is one. */
    void pushTable(Operand t) {
        int r = t.register;
        if (r < 0) {
            pushObject(t, Assembler.TABLE);
            return;
        }
        if (!unit.now.cast[r]) {
            if (tables[r] < 0) {
                tables[r] = unit.newVariable(1);
            }
            pushObject(t, Assembler.TABLE);
            asm.insn(Opcodes.DUP);
            asm.var(Opcodes.ASTORE, tables[r]);
            unit.now.cast[r] = true;
            return;
        }
        asm.var(Opcodes.ALOAD, tables[r]);
    }

    /** Makes sure that an object is of one type. */
    void require(int r, Operand o, int type) {
        if (o.isObject() && o.mask != type) {
            test(o, type, fail());
            if (!isCaptured(r)) {
                unit.now.masks[r] = (byte) type;
            }
        }
    }

    private void test(Operand o, int type, Label otherwise) {
        asm.var(Opcodes.ALOAD, o.object);
        switch (type) {
            case Profile.NIL -> asm.jump(Opcodes.IFNONNULL, otherwise);
            case Profile.BOOLEAN -> instance("java/lang/Boolean", otherwise);
            case Profile.STRING -> instance(Assembler.BYTES, otherwise);
            case Profile.TABLE -> instance(Assembler.TABLE, otherwise);
            default -> instance(Assembler.CLOSURE, otherwise);
        }
        o.mask = type;
    }

    private void instance(String type, Label otherwise) {
        asm.isA(type);
        asm.jump(Opcodes.IFEQ, otherwise);
    }

    // Pushing.

    void pushTag(Operand o) {
        switch (o.kind) {
            case Registers.INT -> asm.tagInt();
            case Registers.FLOAT -> asm.tagFloat();
            default -> asm.var(Opcodes.ALOAD, o.object);
        }
    }

    void pushBits(Operand o) {
        switch (o.kind) {
            case Registers.INT, Registers.ANY -> asm.var(Opcodes.LLOAD, o.bits);
            case Registers.FLOAT -> {
                asm.var(Opcodes.DLOAD, o.number);
                asm.toBits();
            }
            default -> asm.insn(Opcodes.LCONST_0);
        }
    }

    void pushPair(Operand o) {
        pushTag(o);
        pushBits(o);
    }

    void pushDouble(Operand o) {
        if (o.isInt()) {
            asm.var(Opcodes.LLOAD, o.bits);
            asm.insn(Opcodes.L2D);
        } else {
            asm.var(Opcodes.DLOAD, o.number);
        }
    }

    void pushLong(Operand o) {
        asm.var(Opcodes.LLOAD, o.bits);
    }

    void pushObject(Operand o, String type) {
        asm.var(Opcodes.ALOAD, o.object);
        asm.cast(type);
    }

    // Writing: the value lies on the stack of the JVM.

    void setInt(int r) {
        if (isCaptured(r)) {
            int t = unit.temporary(2);
            asm.var(Opcodes.LSTORE, t);
            asm.tags();
            asm.index(r);
            asm.tagInt();
            asm.insn(Opcodes.AASTORE);
            asm.bits();
            asm.index(r);
            asm.var(Opcodes.LLOAD, t);
            asm.insn(Opcodes.LASTORE);
            unit.now.set(r, Registers.SLOT, 0, true);
            return;
        }
        asm.var(Opcodes.LSTORE, bits(r));
        unit.now.set(r, Registers.INT, 0, false);
    }

    void setConstant(int r, long value) {
        asm.pushLong(value);
        setInt(r);
        if (!isCaptured(r)) {
            unit.now.constant[r] = true;
            unit.now.constants[r] = value;
        }
    }

    void setDouble(int r) {
        if (isCaptured(r)) {
            int t = unit.temporary(2);
            asm.toBits();
            asm.var(Opcodes.LSTORE, t);
            asm.tags();
            asm.index(r);
            asm.tagFloat();
            asm.insn(Opcodes.AASTORE);
            asm.bits();
            asm.index(r);
            asm.var(Opcodes.LLOAD, t);
            asm.insn(Opcodes.LASTORE);
            unit.now.set(r, Registers.SLOT, 0, true);
            return;
        }
        asm.var(Opcodes.DSTORE, number(r));
        unit.now.set(r, Registers.FLOAT, 0, false);
    }

    void setObject(int r, int mask) {
        if (isCaptured(r)) {
            int t = unit.temporary(1);
            asm.var(Opcodes.ASTORE, t);
            asm.tags();
            asm.index(r);
            asm.var(Opcodes.ALOAD, t);
            asm.insn(Opcodes.AASTORE);
            unit.now.set(r, Registers.SLOT, 0, true);
            return;
        }
        asm.var(Opcodes.ASTORE, object(r));
        unit.now.set(r, Registers.OBJECT, mask, false);
    }

    /** Anything, as helpers return it: the tag on the stack, the bits in the field of the CallStack. */
    void setAny(int r) {
        if (isCaptured(r)) {
            int t = unit.temporary(1);
            asm.var(Opcodes.ASTORE, t);
            asm.tags();
            asm.index(r);
            asm.var(Opcodes.ALOAD, t);
            asm.insn(Opcodes.AASTORE);
            asm.bits();
            asm.index(r);
            asm.returnedBits();
            asm.insn(Opcodes.LASTORE);
            unit.now.set(r, Registers.SLOT, 0, true);
            return;
        }
        asm.var(Opcodes.ASTORE, object(r));
        asm.returnedBits();
        asm.var(Opcodes.LSTORE, bits(r));
        unit.now.set(r, Registers.ANY, 0, false);
    }

    /** The slot of the register has just been written. */
    void setSlot(int r) {
        unit.now.set(r, Registers.SLOT, 0, true);
    }

    void copy(int to, Operand o) {
        switch (o.kind) {
            case Registers.INT -> {
                asm.var(Opcodes.LLOAD, o.bits);
                setInt(to);
            }
            case Registers.FLOAT -> {
                asm.var(Opcodes.DLOAD, o.number);
                setDouble(to);
            }
            case Registers.OBJECT -> {
                asm.var(Opcodes.ALOAD, o.object);
                setObject(to, o.mask);
            }
            default -> {
                if (isCaptured(to)) {
                    storePair(to, o);
                    setSlot(to);
                    return;
                }
                asm.var(Opcodes.ALOAD, o.object);
                asm.var(Opcodes.ASTORE, object(to));
                asm.var(Opcodes.LLOAD, o.bits);
                asm.var(Opcodes.LSTORE, bits(to));
                unit.now.set(to, Registers.ANY, 0, false);
            }
        }
    }

    // Slots.

    private void storePair(int r, Operand o) {
        asm.tags();
        asm.index(r);
        pushTag(o);
        asm.insn(Opcodes.AASTORE);
        if (!o.isObject()) {
            asm.bits();
            asm.index(r);
            pushBits(o);
            asm.insn(Opcodes.LASTORE);
        }
    }

    /** Makes sure that the slot of a register holds its value. */
    void sync(int r) {
        byte kind = unit.now.kinds[r];
        if (isCaptured(r) || kind == Registers.NONE || kind == Registers.SLOT || unit.now.synced[r]) {
            return;
        }
        storePair(r, held(r));
        unit.now.synced[r] = true;
    }

    /** Writes the value of {@code from}, wherever it is, to the slot of {@code to}. */
    void storeTo(int to, int from) {
        if (from == to) {
            sync(from);
        } else {
            storePair(to, read(from, 0));
        }
    }

    private Operand held(int r) {
        Operand o = new Operand();
        o.kind = unit.now.kinds[r];
        o.mask = unit.now.masks[r] & 0xFF;
        o.object = objects[r];
        o.bits = longs[r];
        o.number = doubles[r];
        return o;
    }

    /** Moves values so that code for the state {@code to} can run, where they are as {@code from} says. */
    void convert(Registers from, Registers to) {
        for (int r = 0; r < from.kinds.length; r++) {
            byte have = from.kinds[r];
            byte want = to.kinds[r];
            if (want == Registers.NONE || have == want || isCaptured(r)) {
                continue;
            }
            if (want != Registers.ANY) {
                throw new IllegalStateException("no way from " + have + " to " + want);
            }
            Operand o = held(r);
            o.kind = have;
            if (have == Registers.SLOT) {
                asm.loadTag(r);
                asm.var(Opcodes.ASTORE, object(r));
                asm.loadBits(r);
                asm.var(Opcodes.LSTORE, bits(r));
            } else if (have == Registers.FLOAT) {
                pushTag(o);
                asm.var(Opcodes.ASTORE, object(r));
                pushBits(o);
                asm.var(Opcodes.LSTORE, bits(r));
            } else if (have == Registers.INT) {
                asm.tagInt();
                asm.var(Opcodes.ASTORE, object(r));
            } else {
                asm.insn(Opcodes.LCONST_0);
                asm.var(Opcodes.LSTORE, bits(r));
            }
        }
    }

    /** Before a loop: loads what the loop reads, and tests it for what its first use has met. */
    void resolveBefore(int r, int header, int met) {
        pc = header;
        before = unit.now.copy();
        if (met == 0 || Integer.bitCount(met) != 1) {
            if (unit.now.kinds[r] == Registers.SLOT) {
                read(r, 0);
            }
            return;
        }
        read(r, met);
    }
}
