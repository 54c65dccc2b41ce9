package io.perilune.engine.jit;

import io.perilune.engine.jit.Values.Operand;
import io.perilune.engine.vm.Iterators;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Profile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Library functions that compiled code does itself, behind a test that the function called is that one. */
final class Intrinsics {
    private static final String NATIVE = Assembler.VM + "NativeFunction";
    private static final int MOST_ARGUMENTS = 3;

    private final Unit unit;
    private final Assembler asm;
    private final Values values;

    Intrinsics(Unit unit) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
    }

    /** {@code next}, or the iterator of {@code ipairs}. */
    static boolean isStep(NativeFunction nf) {
        return nf == Iterators.NEXT || nf == Iterators.IPAIRS_STEP;
    }

    /**
     * Makes the call of a known function, whose one result goes to register {@code a} if it is wanted.
     *
     * @param general makes the call as any other, where this cannot; it ends with the result in register {@code a}
     * @return false when the call has to be made as any other
     */
    boolean emit(int pc, NativeFunction nf, int a, int count, int wanted, Runnable general) {
        String name = nf.intrinsic();
        if (name == null || count > MOST_ARGUMENTS || unit.slow.hasFailed(pc)) {
            return false;
        }
        boolean inline = isInline(name, a, count);
        if (!inline && (!nf.isQuick() || unit.pure)) {
            return false;
        }
        test(pc, nf, a);
        if (inline) {
            Operand x = values.read(a + 1, 0);
            Operand y = count > 1 ? values.read(a + 2, 0) : null;
            inline(pc, name, x, y, a);
        } else {
            quick(pc, nf, a, count, general);
        }
        for (int r = a + 1; r < unit.now.kinds.length; r++) {
            unit.now.set(r, Registers.NONE, 0, false);
        }
        if (wanted == 0) {
            unit.now.set(a, Registers.NONE, 0, false);
        }
        if (name.equals("base.setmetatable")) {
            unit.now.forgetShapes();
        }
        return true;
    }

    private void test(int pc, NativeFunction nf, int a) {
        Operand f = values.read(a, Profile.OTHER);
        if (f.isNumber()) {
            asm.jump(Opcodes.GOTO, unit.exits.fail(pc));
            asm.label(new Label());
            return;
        }
        asm.var(Opcodes.ALOAD, f.object);
        asm.pushConstant(nf, NATIVE);
        asm.jump(Opcodes.IF_ACMPNE, unit.exits.fail(pc));
    }

    private boolean isInline(String name, int a, int count) {
        if (count == 0 || count > 2) {
            return false;
        }
        boolean numbers = isNumber(a + 1) && (count == 1 || isNumber(a + 2));
        return switch (name) {
            case "math.floor", "math.sqrt", "math.abs" -> count == 1 && numbers;
            case "math.max", "math.min" -> count == 2 && numbers && unit.now.kinds[a + 1] == unit.now.kinds[a + 2];
            default -> false;
        };
    }

    private boolean isNumber(int r) {
        byte kind = unit.now.kinds[r];
        return !values.isCaptured(r) && (kind == Registers.INT || kind == Registers.FLOAT);
    }

    private void inline(int pc, String name, Operand x, @Nullable Operand y, int a) {
        switch (name) {
            case "math.sqrt" -> {
                values.pushDouble(x);
                asm.invoke("java/lang/Math", "sqrt", "(D)D");
                values.setDouble(a);
            }
            case "math.abs" -> {
                if (x.isInt()) {
                    values.pushLong(x);
                    asm.invoke("java/lang/Math", "abs", "(J)J");
                    values.setInt(a);
                } else {
                    values.pushDouble(x);
                    asm.invoke("java/lang/Math", "abs", "(D)D");
                    values.setDouble(a);
                }
            }
            case "math.floor" -> floor(pc, x, a);
            default -> extreme(name.equals("math.max"), x, Objects.requireNonNull(y), a);
        }
    }

    private void floor(int pc, Operand x, int a) {
        if (x.isInt()) {
            values.pushLong(x);
            values.setInt(a);
            return;
        }
        int down = unit.temporary(2);
        int whole = unit.temporary(2);
        values.pushDouble(x);
        asm.invoke("java/lang/Math", "floor", "(D)D");
        asm.insn(Opcodes.DUP2);
        asm.var(Opcodes.DSTORE, down);
        asm.insn(Opcodes.D2L);
        asm.insn(Opcodes.DUP2);
        asm.var(Opcodes.LSTORE, whole);
        asm.insn(Opcodes.L2D);
        asm.var(Opcodes.DLOAD, down);
        asm.insn(Opcodes.DCMPL);
        asm.jump(Opcodes.IFNE, unit.exits.fail(pc));
        // The largest integer is what everything beyond it becomes, and its own double lies beyond.
        asm.var(Opcodes.LLOAD, whole);
        asm.pushLong(Long.MAX_VALUE);
        asm.insn(Opcodes.LCMP);
        asm.jump(Opcodes.IFEQ, unit.exits.fail(pc));
        asm.var(Opcodes.LLOAD, whole);
        values.setInt(a);
    }

    private void extreme(boolean larger, Operand x, Operand y, int a) {
        if (x.isInt()) {
            values.pushLong(x);
            values.pushLong(y);
            asm.invoke("java/lang/Math", larger ? "max" : "min", "(JJ)J");
            values.setInt(a);
        } else {
            values.pushDouble(x);
            values.pushDouble(y);
            asm.ops(larger ? "larger" : "smaller", "(DD)D");
            values.setDouble(a);
        }
    }

    private void quick(int pc, NativeFunction nf, int a, int count, Runnable general) {
        Operand[] arguments = new Operand[count];
        for (int k = 0; k < count; k++) {
            arguments[k] = values.read(a + 1 + k, 0);
        }
        asm.pushConstant(nf, NATIVE);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.pushInt(count);
        for (int k = 0; k < MOST_ARGUMENTS; k++) {
            if (k < count) {
                values.pushPair(arguments[k]);
            } else {
                asm.insn(Opcodes.ACONST_NULL);
                asm.insn(Opcodes.LCONST_0);
            }
        }
        String pair = Assembler.OBJECT + "J";
        asm.m.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                NATIVE,
                "quick",
                "(L" + Assembler.STACK + ";I" + pair + pair + pair + ")" + Assembler.OBJECT,
                false);
        int v = unit.temporary(1);
        asm.var(Opcodes.ASTORE, v);
        Label other = new Label();
        Label join = new Label();
        asm.var(Opcodes.ALOAD, v);
        asm.signal("LEFT");
        asm.jump(Opcodes.IF_ACMPEQ, other);
        Registers state = unit.now.copy();
        asm.var(Opcodes.ALOAD, v);
        values.setAny(a);
        unit.later(() -> {
            asm.label(other);
            unit.now = state;
            values.beginInstruction(pc);
            general.run();
            if (unit.now.kinds[a] == Registers.SLOT && !values.isCaptured(a)) {
                values.read(a, 0);
            }
            asm.jump(Opcodes.GOTO, join);
        });
        asm.label(join);
    }
}
