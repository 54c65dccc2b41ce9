package io.perilune.engine.jit;

import io.perilune.engine.vm.CompiledCalls;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The ways out of compiled code: registers go to their slots, the frame becomes real, and the interpreter goes on.
 *
 * <p>An exit costs the code little: it loads what has to be written and calls a method of the same class that writes it, which
 * is shared by all exits that write the same registers in the same forms.
 */
final class Exits {
    /** So many values one such method takes; a method of the JVM has 255 words of parameters. */
    private static final int MOST_VALUES = 60;

    private static final String PLACE = "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";I";

    private final Unit unit;
    private final ClassWriter writer;
    private final String owner;
    private final Assembler asm;
    private final Map<String, Label> known = new HashMap<>();
    private final List<Runnable> pending = new ArrayList<>();
    private final Map<String, String> spills = new HashMap<>();
    /** A variable that says whether a tail call has put the function in its own place; -1 when there is none. */
    private int tailCalled = -1;

    Exits(Unit unit, ClassWriter writer, String owner) {
        this.unit = unit;
        this.writer = writer;
        this.owner = owner;
        this.asm = unit.asm;
    }

    /** Where to jump when the instruction at {@code pc} meets what this code is not made for. */
    Label fail(int pc) {
        Registers state = unit.values.before.copy();
        return exit("fail", pc, state, () -> {
            pushPlace(pc);
            asm.pushInt(unit.header);
            asm.calls("fail", PLACE + "I)" + Assembler.OBJECT);
        });
    }

    /** Where to jump to let the interpreter go on at {@code pc}, in the present state. */
    Label leave(int pc) {
        return exit("leave", pc, unit.now.copy(), () -> leaveAt(pc));
    }

    /** The same before the instruction at {@code pc}. */
    Label leaveBefore(int pc) {
        return exit("leave", pc, unit.values.before.copy(), () -> leaveAt(pc));
    }

    private void leaveAt(int pc) {
        pushPlace(pc);
        asm.calls("leave", PLACE + ")" + Assembler.OBJECT);
    }

    /** Where to jump when a call has left: its results will go to {@code func}; the interpreter goes on at {@code pc}. */
    Label leaveBelow(int pc, int func, int wanted) {
        return exit("below" + func + "," + wanted, pc, unit.now.copy(), () -> {
            pushPlace(pc);
            asm.index(func);
            asm.pushInt(wanted);
            asm.calls("leaveBelow", PLACE + "II)" + Assembler.OBJECT);
        });
    }

    /** Where to jump when a call by code without frames has answered with a tail call. */
    Label leaveForTail(int pc, int func, int wanted) {
        return exit("tail" + func + "," + wanted, pc, unit.now.copy(), () -> {
            pushPlace(pc);
            asm.index(func);
            asm.pushInt(wanted);
            asm.calls("leaveForTail", PLACE + "II)" + Assembler.OBJECT);
        });
    }

    /** Where to jump when the instruction has changed the frames itself. */
    Label left(int pc) {
        return exit("left", pc, unit.now.copy(), () -> asm.signal("LEFT"));
    }

    /** The frame, which is made real now if the code has done without, and the pc. */
    private void pushPlace(int pc) {
        if (unit.pure) {
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.var(Opcodes.ALOAD, Unit.FRAME);
            asm.var(Opcodes.ALOAD, Unit.CLOSURE);
            asm.var(Opcodes.ILOAD, Unit.BASE);
            asm.calls("fill", "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";L" + Assembler.CLOSURE + ";I)V");
            if (tailCalled >= 0) {
                asm.var(Opcodes.ALOAD, Unit.FRAME);
                asm.var(Opcodes.ILOAD, tailCalled);
                asm.calls("tailCalled", "(L" + Assembler.FRAME + ";Z)V");
            }
        }
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.pushInt(pc);
    }

    /** At the beginning of a function that keeps no frame: whether it has been called by itself as its last act is kept for it. */
    void keepTailCalls() {
        if (unit.pure && unit.flow.callsInTheEnd()) {
            tailCalled = unit.newVariable(1);
            asm.pushInt(0);
            asm.var(Opcodes.ISTORE, tailCalled);
        }
    }

    void tailCalled() {
        asm.pushInt(1);
        asm.var(Opcodes.ISTORE, tailCalled);
    }

    private Label exit(String form, int pc, Registers state, Runnable end) {
        state.restrict(unit.flow.live(pc));
        StringBuilder key = new StringBuilder(form).append('@').append(pc).append(':');
        List<int[]> values = new ArrayList<>();
        BitSet live = unit.flow.live(pc);
        for (int r = live.nextSetBit(0); r >= 0 && r < state.kinds.length; r = live.nextSetBit(r + 1)) {
            byte kind = state.kinds[r];
            if (kind > Registers.SLOT && !state.synced[r] && !unit.flow.captured.get(r)) {
                values.add(new int[] {r, kind});
                key.append(r).append("-IFOA".charAt(kind - 1));
            }
        }
        return known.computeIfAbsent(key.toString(), k -> {
            Label label = new Label();
            pending.add(() -> {
                asm.label(label);
                unit.pay();
                for (int from = 0; from < values.size(); from += MOST_VALUES) {
                    spill(values.subList(from, Math.min(values.size(), from + MOST_VALUES)));
                }
                end.run();
                asm.insn(Opcodes.ARETURN);
            });
            return label;
        });
    }

    /** Writes the exits; nothing may ask for one afterwards. */
    void write() {
        for (int i = 0; i < pending.size(); i++) {
            pending.get(i).run();
        }
    }

    private void spill(List<int[]> values) {
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ILOAD, Unit.BASE);
        StringBuilder descriptor = new StringBuilder("(L" + Assembler.STACK + ";I");
        StringBuilder key = new StringBuilder();
        for (int[] v : values) {
            int r = v[0];
            key.append(r).append('/').append(v[1]).append(' ');
            switch (v[1]) {
                case Registers.INT -> {
                    asm.var(Opcodes.LLOAD, unit.values.bits(r));
                    descriptor.append('J');
                }
                case Registers.FLOAT -> {
                    asm.var(Opcodes.DLOAD, unit.values.number(r));
                    descriptor.append('D');
                }
                case Registers.OBJECT -> {
                    asm.var(Opcodes.ALOAD, unit.values.object(r));
                    descriptor.append(Assembler.OBJECT);
                }
                default -> {
                    asm.var(Opcodes.ALOAD, unit.values.object(r));
                    asm.var(Opcodes.LLOAD, unit.values.bits(r));
                    descriptor.append(Assembler.OBJECT).append('J');
                }
            }
        }
        descriptor.append(")V");
        String name = spills.computeIfAbsent(key.toString(), k -> {
            String made = "spill" + spills.size();
            writeSpill(made, descriptor.toString(), values);
            return made;
        });
        asm.invoke(owner, name, descriptor.toString());
    }

    private void writeSpill(String name, String descriptor, List<int[]> values) {
        MethodVisitor m = writer.visitMethod(Opcodes.ACC_STATIC, name, descriptor, null, null);
        Assembler a = asm.with(m);
        m.visitCode();
        int variable = 2;
        for (int[] v : values) {
            boolean object = v[1] == Registers.OBJECT || v[1] == Registers.ANY;
            m.visitVarInsn(Opcodes.ALOAD, 0);
            m.visitFieldInsn(Opcodes.GETFIELD, Assembler.STACK, "r", "[" + Assembler.OBJECT);
            slot(a, v[0]);
            if (object) {
                m.visitVarInsn(Opcodes.ALOAD, variable++);
            } else if (v[1] == Registers.INT) {
                a.tagInt();
            } else {
                a.tagFloat();
            }
            m.visitInsn(Opcodes.AASTORE);
            if (v[1] != Registers.OBJECT) {
                m.visitVarInsn(Opcodes.ALOAD, 0);
                m.visitFieldInsn(Opcodes.GETFIELD, Assembler.STACK, "n", "[J");
                slot(a, v[0]);
                if (v[1] == Registers.FLOAT) {
                    m.visitVarInsn(Opcodes.DLOAD, variable);
                    a.toBits();
                } else {
                    m.visitVarInsn(Opcodes.LLOAD, variable);
                }
                variable += 2;
                m.visitInsn(Opcodes.LASTORE);
            }
        }
        m.visitInsn(Opcodes.RETURN);
        m.visitMaxs(0, 0);
        m.visitEnd();
    }

    private static void slot(Assembler a, int register) {
        a.var(Opcodes.ILOAD, 1);
        a.pushInt(register);
        a.insn(Opcodes.IADD);
    }

    /** At the beginning of a function: what is too deep for compiled code is left to the interpreter. */
    void depthCheck() {
        unit.values.beginInstruction(0);
        if (unit.pure && unit.prototype.frameSize <= CompiledCalls.SPARE && !unit.flow.calls()) {
            // Its slots, which only a way out writes, fit into what the caller has made sure of.
            return;
        }
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.index(unit.prototype.frameSize);
        asm.calls("isTooDeep", "(L" + Assembler.STACK + ";I)Z");
        asm.jump(Opcodes.IFNE, leave(0));
    }
}
