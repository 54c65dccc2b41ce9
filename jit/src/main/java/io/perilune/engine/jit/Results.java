package io.perilune.engine.jit;

import io.perilune.engine.code.Op;
import io.perilune.engine.jit.Values.Operand;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** From what a call has answered to the registers that want its results, and what a function answers itself. */
final class Results {
    private static final String STACK_FRAME = "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";";

    private final Unit unit;
    private final Assembler asm;
    private final Values values;

    Results(Unit unit) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
    }

    /** From what a call has answered to the registers that want its results. */
    void settle(int pc, int result, int a, int wanted, Label left, boolean likelySignal) {
        Label again = unit.exits.leaveBefore(pc);
        Label tail = unit.pure ? unit.exits.leaveForTail(pc + 1, a, wanted) : again;
        if (wanted == 1) {
            Label join = new Label();
            Label signal = new Label();
            Runnable slow = () -> first(result, a, left, again, tail);
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
            first(result, a, left, again, tail);
            asm.label(join);
            return;
        }
        if (wanted < 0 && !likelySignal) {
            // One value is the usual: it goes to its slot like others, but the code that follows knows how many there
            // are.
            Label several = new Label();
            Registers state = unit.now.copy();
            asm.var(Opcodes.ALOAD, result);
            asm.isA(Assembler.SIGNAL);
            asm.jump(Opcodes.IFNE, several);
            unit.later(() -> {
                Registers kept = unit.now;
                unit.now = state;
                asm.label(several);
                deliver(result, a, wanted, left, again, tail);
                unit.enter(pc + 1);
                unit.now = kept;
            });
            asm.var(Opcodes.ALOAD, result);
            values.setAny(a);
            values.sync(a);
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.index(a + 1);
            asm.field(Opcodes.PUTFIELD, Assembler.STACK, "top", "I");
            unit.now.open(a, 1);
            return;
        }
        deliver(result, a, wanted, left, again, tail);
    }

    /** From a signal to the one value that is wanted, or out of the code. */
    private void first(int result, int a, Label left, Label again, Label tail) {
        tail(result, tail);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.var(Opcodes.ALOAD, result);
        asm.index(a);
        asm.ops("first", STACK_FRAME + Assembler.OBJECT + "I)" + Assembler.OBJECT);
        asm.var(Opcodes.ASTORE, result);
        branch(result, "LEFT", left);
        branch(result, "AGAIN", again);
    }

    /** Any number of results goes to slots. */
    private void deliver(int result, int a, int wanted, Label left, Label again, Label tail) {
        tail(result, tail);
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
            unit.now.open(a, -1);
        } else {
            for (int r = a; r < a + wanted; r++) {
                values.setSlot(r);
            }
        }
    }

    /** Code that keeps no frames cannot go on with a tail call of what it has called. */
    private void tail(int result, Label to) {
        if (unit.pure) {
            branch(result, "TAIL", to);
        }
    }

    /** Goes to {@code to} when the answer is that signal. */
    void branch(int result, String signal, Label to) {
        asm.var(Opcodes.ALOAD, result);
        asm.signal(signal);
        asm.jump(Opcodes.IF_ACMPEQ, to);
    }

    /** Before a return: upvalues are closed here, variables only by the interpreter. */
    void close(int pc) {
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.index(0);
        asm.ops("hasToClose", "(L" + Assembler.STACK + ";I)Z");
        asm.jump(Opcodes.IFNE, unit.exits.leaveBefore(pc));
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.index(0);
        asm.ops("closeUpvalues", "(L" + Assembler.STACK + ";I)V");
    }

    /** A return. */
    void answer(int pc, int op, int a, int b, int c) {
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
}
