package io.perilune.engine.jit;

import java.lang.invoke.MethodType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The methods around the generated one: constructor, the interpreter's entry, and calls with arguments in slots. */
final class Wrapper {
    private static final String ENTER = "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";)" + Assembler.OBJECT;
    private static final String CALL =
            "(L" + Assembler.STACK + ";L" + Assembler.CLOSURE + ";L" + Assembler.FRAME + ";I)" + Assembler.OBJECT;

    /** So many arguments are passed as values to code that is not known. */
    static final int MOST_VALUES = 3;

    private final Unit unit;
    private final ClassWriter writer;
    private final String owner;
    private final MethodType body;

    Wrapper(Unit unit, ClassWriter writer, String owner) {
        this.unit = unit;
        this.writer = writer;
        this.owner = owner;
        this.body = unit.bodyType();
    }

    void write() {
        constructor();
        enter();
        if (unit.isWhole()) {
            call();
        }
        if (unit.isDirect()) {
            direct();
            for (int count = 0; count <= MOST_VALUES; count++) {
                callWithValues(count);
            }
        }
    }

    private void constructor() {
        String type = "(L" + Assembler.LINKED + ";I)V";
        MethodVisitor m = writer.visitMethod(0, "<init>", type, null, null);
        m.visitCode();
        m.visitVarInsn(Opcodes.ALOAD, 0);
        m.visitVarInsn(Opcodes.ALOAD, 1);
        m.visitVarInsn(Opcodes.ILOAD, 2);
        m.visitMethodInsn(Opcodes.INVOKESPECIAL, Assembler.CODE, "<init>", type, false);
        m.visitInsn(Opcodes.RETURN);
        end(m);
    }

    /** {@code enter(s, f)}: closure and base are the frame's. */
    private void enter() {
        MethodVisitor m = writer.visitMethod(Opcodes.ACC_PROTECTED, "enter", ENTER, null, null);
        m.visitCode();
        m.visitVarInsn(Opcodes.ALOAD, 1);
        m.visitVarInsn(Opcodes.ALOAD, 2);
        m.visitFieldInsn(Opcodes.GETFIELD, Assembler.FRAME, "closure", "L" + Assembler.CLOSURE + ";");
        m.visitVarInsn(Opcodes.ALOAD, 2);
        m.visitVarInsn(Opcodes.ALOAD, 2);
        m.visitFieldInsn(Opcodes.GETFIELD, Assembler.FRAME, "base", "I");
        m.visitInsn(Opcodes.DUP);
        m.visitVarInsn(Opcodes.ISTORE, 3);
        parameters(m, 1, 3);
        m.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "body", body.toMethodDescriptorString(), false);
        m.visitInsn(Opcodes.ARETURN);
        end(m);
    }

    /** {@code call(s, c, f, base)}: the frame is real already. */
    private void call() {
        MethodVisitor m = writer.visitMethod(Opcodes.ACC_PROTECTED, "call", CALL, null, null);
        m.visitCode();
        m.visitVarInsn(Opcodes.ALOAD, 1);
        m.visitVarInsn(Opcodes.ALOAD, 2);
        m.visitVarInsn(Opcodes.ALOAD, 3);
        m.visitVarInsn(Opcodes.ILOAD, 4);
        parameters(m, 1, 4);
        m.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "body", body.toMethodDescriptorString(), false);
        m.visitInsn(Opcodes.ARETURN);
        end(m);
    }

    /** {@code direct(…)}: as the body, but the frame has to be filled. */
    private void direct() {
        MethodVisitor m = writer.visitMethod(Opcodes.ACC_STATIC, "direct", body.toMethodDescriptorString(), null, null);
        m.visitCode();
        m.visitVarInsn(Opcodes.ALOAD, 0);
        m.visitVarInsn(Opcodes.ALOAD, 2);
        m.visitVarInsn(Opcodes.ALOAD, 1);
        m.visitVarInsn(Opcodes.ILOAD, 3);
        m.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Assembler.CALLS,
                "fill",
                "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";L" + Assembler.CLOSURE + ";I)V",
                false);
        m.visitVarInsn(Opcodes.ALOAD, 0);
        m.visitVarInsn(Opcodes.ALOAD, 1);
        m.visitVarInsn(Opcodes.ALOAD, 2);
        m.visitVarInsn(Opcodes.ILOAD, 3);
        for (int p = 0; p < unit.prototype.parameters; p++) {
            m.visitVarInsn(Opcodes.ALOAD, 4 + 3 * p);
            m.visitVarInsn(Opcodes.LLOAD, 5 + 3 * p);
        }
        m.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "body", body.toMethodDescriptorString(), false);
        m.visitInsn(Opcodes.ARETURN);
        end(m);
    }

    /** {@code call0} to {@code call3}: what is missing is nil, what is too much is dropped. */
    private void callWithValues(int count) {
        String type = "(L" + Assembler.STACK + ";L" + Assembler.CLOSURE + ";L" + Assembler.FRAME + ";I"
                + ("L" + "java/lang/Object;J").repeat(count) + ")" + Assembler.OBJECT;
        MethodVisitor m = writer.visitMethod(Opcodes.ACC_PROTECTED, "call" + count, type, null, null);
        m.visitCode();
        m.visitVarInsn(Opcodes.ALOAD, 1);
        m.visitVarInsn(Opcodes.ALOAD, 2);
        m.visitVarInsn(Opcodes.ALOAD, 3);
        m.visitVarInsn(Opcodes.ILOAD, 4);
        for (int p = 0; p < unit.prototype.parameters; p++) {
            if (p < count) {
                m.visitVarInsn(Opcodes.ALOAD, 5 + 3 * p);
                m.visitVarInsn(Opcodes.LLOAD, 6 + 3 * p);
            } else {
                m.visitInsn(Opcodes.ACONST_NULL);
                m.visitInsn(Opcodes.LCONST_0);
            }
        }
        String form = unit.pure ? "body" : "direct";
        m.visitMethodInsn(Opcodes.INVOKESTATIC, owner, form, body.toMethodDescriptorString(), false);
        m.visitInsn(Opcodes.ARETURN);
        end(m);
    }

    /** Parameters that the body takes as values are loaded from their slots. */
    private void parameters(MethodVisitor m, int stack, int base) {
        if (!unit.isDirect()) {
            return;
        }
        Assembler a = unit.asm.with(m);
        for (int p = 0; p < unit.prototype.parameters; p++) {
            slot(m, a, stack, base, p, "r", "[" + Assembler.OBJECT);
            m.visitInsn(Opcodes.AALOAD);
            slot(m, a, stack, base, p, "n", "[J");
            m.visitInsn(Opcodes.LALOAD);
        }
    }

    private static void slot(MethodVisitor m, Assembler a, int stack, int base, int p, String array, String type) {
        m.visitVarInsn(Opcodes.ALOAD, stack);
        m.visitFieldInsn(Opcodes.GETFIELD, Assembler.STACK, array, type);
        m.visitVarInsn(Opcodes.ILOAD, base);
        a.pushInt(p);
        m.visitInsn(Opcodes.IADD);
    }

    private static void end(MethodVisitor m) {
        m.visitMaxs(0, 0);
        m.visitEnd();
    }
}
