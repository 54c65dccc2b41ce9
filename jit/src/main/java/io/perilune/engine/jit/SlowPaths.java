package io.perilune.engine.jit;

import io.perilune.engine.code.Instruction;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Instructions in full generality: with their operands in slots, by the engine's own form, which may call Lua or raise errors. */
final class SlowPaths {
    private final Unit unit;
    private final Assembler asm;
    private final Values values;

    SlowPaths(Unit unit) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
    }

    /** Labels where the usual way goes on that a slow way has left. */
    private @Nullable Label joint;

    /**
     * Runs the instruction by the engine's own general form. The caller says afterwards where the result lies: in the slot of
     * its register.
     */
    void run(int at, int i) {
        needFrames();
        unit.pay();
        unit.now.forgetShapes();
        syncOperands(i);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.pushInt(at);
        asm.pushInt(i);
        asm.calls("slow", "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";II)Z");
        asm.jump(Opcodes.IFNE, leftBehind(at));
    }

    /** Joins registers, which may have metamethods do it. */
    void concatenate(int at, int i) {
        needFrames();
        unit.pay();
        unit.now.forgetShapes();
        syncOperands(i);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.pushInt(at);
        asm.index(Instruction.a(i));
        asm.pushInt(Instruction.b(i));
        asm.calls("concatenate", "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";III)Z");
        asm.jump(Opcodes.IFNE, leftBehind(at));
    }

    /** Where to go when the instruction has pushed a frame: registers are written as they are before its result comes. */
    private Label leftBehind(int at) {
        Registers kept = unit.now;
        unit.now = kept.copy();
        forgetWritten(at);
        Label label = unit.exits.left(at);
        unit.now = kept;
        return label;
    }

    private void forgetWritten(int at) {
        BitSet written = new BitSet();
        unit.flow.written(at, written);
        for (int r = written.nextSetBit(0); r >= 0 && r < unit.now.kinds.length; r = written.nextSetBit(r + 1)) {
            unit.now.set(r, Registers.NONE, 0, false);
        }
    }

    /**
     * The slow way for an instruction whose usual way gives a value in {@code dest} of any kind: made later, joined by
     * {@link #join}.
     *
     * @param results how many registers from {@code dest} up it writes
     */
    Label label(int at, int i, int dest, int results) {
        if (unit.pure || !hasFailed(at)) {
            return unit.exits.fail(at);
        }
        Label label = new Label();
        Label back = new Label();
        joint = back;
        Registers state = unit.now.copy();
        unit.later(() -> {
            Registers kept = unit.now;
            unit.now = state.copy();
            values.beginInstruction(at);
            asm.label(label);
            run(at, i);
            for (int r = dest; r < dest + results; r++) {
                if (!values.isCaptured(r)) {
                    asm.loadTag(r);
                    asm.var(Opcodes.ASTORE, values.object(r));
                    asm.loadBits(r);
                    asm.var(Opcodes.LSTORE, values.bits(r));
                }
            }
            asm.jump(Opcodes.GOTO, back);
            unit.now = kept;
        });
        return label;
    }

    /** Whether code for this instruction was left before, so that it is worth while to do more than the usual. */
    boolean hasFailed(int at) {
        return unit.profile.failures[at] > 2;
    }

    /** The same for an instruction that writes no register. */
    Label effect(int at, int i) {
        return label(at, i, 0, 0);
    }

    void join() {
        if (joint != null) {
            asm.label(joint);
            joint = null;
        }
    }

    void needFrames() {
        if (unit.pure) {
            throw new Unit.Refused("needs frames");
        }
    }

    /** Registers that the instruction reads go to their slots. */
    void syncOperands(int i) {
        BitSet read = unit.flow.operands(i, unit.now.open);
        for (int r = read.nextSetBit(0); r >= 0; r = read.nextSetBit(r + 1)) {
            values.sync(r);
        }
    }
}
