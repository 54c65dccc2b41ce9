package io.perilune.engine.jit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes one class of generated code and the instructions of its main method, in the words of this compiler: slots, tags, fields of the
 * stack. Knows nothing of registers.
 */
final class Assembler {
    static final String VM = "io/perilune/engine/vm/";
    static final String VALUE = "io/perilune/engine/value/";
    static final String STATE = VM + "Vm";
    static final String STACK = VM + "CallStack";
    static final String CLOSURE = VM + "Closure";
    static final String FRAME = VM + "Frame";
    static final String TABLE = VALUE + "Table";
    static final String TAG = VALUE + "Tag";
    static final String SIGNAL = VM + "Signal";
    static final String CALLS = VM + "CompiledCalls";
    static final String OPS = VM + "CompiledOps";
    static final String BYTES = "io/perilune/engine/text/ByteStr";
    static final String CODE = VM + "CompiledCode";
    static final String LINKED = VM + "LinkedCode";

    static final String OBJECT = "Ljava/lang/Object;";
    private static final String TAG_TYPE = "L" + TAG + ";";

    private static final Handle LINK = new Handle(
            Opcodes.H_INVOKESTATIC,
            "io/perilune/engine/jit/Loader",
            "link",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;I)"
                    + "Ljava/lang/invoke/CallSite;",
            false);

    /** ASM asks for common superclasses only of what stands in variables, and that is never told apart. */
    static final class Writer extends ClassWriter {
        Writer() {
            super(COMPUTE_FRAMES | COMPUTE_MAXS);
        }

        @Override
        protected String getCommonSuperClass(String a, String b) {
            return "java/lang/Object";
        }
    }

    /** An object that generated code knows, and the type as which it is used. */
    record Constant(Object value, String internalName) {}

    final MethodVisitor m;
    private final String owner;
    private final List<Constant> constants;

    Assembler(MethodVisitor m, String owner, List<Constant> constants) {
        this.m = m;
        this.owner = owner;
        this.constants = constants;
    }

    Assembler with(MethodVisitor other) {
        return new Assembler(other, owner, constants);
    }

    // Constants.

    void pushInt(int value) {
        if (value >= -1 && value <= 5) {
            m.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
            m.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            m.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            m.visitLdcInsn(value);
        }
    }

    void pushLong(long value) {
        if (value == 0 || value == 1) {
            m.visitInsn(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            pushInt((int) value);
            m.visitInsn(Opcodes.I2L);
        } else {
            m.visitLdcInsn(value);
        }
    }

    void pushDouble(double value) {
        if (Double.doubleToRawLongBits(value) == 0) {
            m.visitInsn(Opcodes.DCONST_0);
        } else if (value == 1) {
            m.visitInsn(Opcodes.DCONST_1);
        } else if (Double.isNaN(value)) {
            m.visitLdcInsn(Double.doubleToRawLongBits(value));
            invoke("java/lang/Double", "longBitsToDouble", "(J)D");
        } else {
            m.visitLdcInsn(value);
        }
    }

    private int constant(Object value, String internalName) {
        for (int i = 0; i < constants.size(); i++) {
            if (constants.get(i).value() == value) {
                return i;
            }
        }
        constants.add(new Constant(value, internalName));
        return constants.size() - 1;
    }

    /** An object that generated code knows by identity. */
    void pushConstant(Object value, String internalName) {
        m.visitFieldInsn(Opcodes.GETSTATIC, owner, field(constant(value, internalName)), "L" + internalName + ";");
    }

    private static String field(int constant) {
        return "k" + constant;
    }

    /**
     * Constants are static final fields: HotSpot gives up a method in which a dynamic constant has not been resolved, which those
     * on paths that were not taken never are.
     */
    void writeConstants(ClassWriter writer) {
        MethodVisitor init = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        init.visitCode();
        init.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "java/lang/invoke/MethodHandles",
                "lookup",
                "()Ljava/lang/invoke/MethodHandles$Lookup;",
                false);
        init.visitLdcInsn("_");
        init.visitLdcInsn(Type.getObjectType("java/util/List"));
        init.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "java/lang/invoke/MethodHandles",
                "classData",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;",
                false);
        init.visitTypeInsn(Opcodes.CHECKCAST, "java/util/List");
        init.visitVarInsn(Opcodes.ASTORE, 0);
        Assembler a = with(init);
        for (int i = 0; i < constants.size(); i++) {
            String type = constants.get(i).internalName();
            writer.visitField(
                            Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE,
                            field(i),
                            "L" + type + ";",
                            null,
                            null)
                    .visitEnd();
            init.visitVarInsn(Opcodes.ALOAD, 0);
            a.pushInt(i);
            init.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/util/List", "get", "(I)Ljava/lang/Object;", true);
            init.visitTypeInsn(Opcodes.CHECKCAST, type);
            init.visitFieldInsn(Opcodes.PUTSTATIC, owner, field(i), "L" + type + ";");
        }
        init.visitInsn(Opcodes.RETURN);
        init.visitMaxs(0, 0);
        init.visitEnd();
    }

    /** The objects behind the constants, as class data. */
    List<Object> constants() {
        List<Object> values = new ArrayList<>();
        for (Constant c : constants) {
            values.add(c.value());
        }
        return values;
    }

    void tagInt() {
        m.visitFieldInsn(Opcodes.GETSTATIC, TAG, "INT", TAG_TYPE);
    }

    void tagFloat() {
        m.visitFieldInsn(Opcodes.GETSTATIC, TAG, "FLOAT", TAG_TYPE);
    }

    void signal(String name) {
        m.visitFieldInsn(Opcodes.GETSTATIC, SIGNAL, name, "L" + SIGNAL + ";");
    }

    void bool(boolean value) {
        m.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/Boolean", value ? "TRUE" : "FALSE", "Ljava/lang/Boolean;");
    }

    // Slots.

    void index(int register) {
        m.visitVarInsn(Opcodes.ILOAD, Unit.BASE);
        if (register != 0) {
            pushInt(register);
            m.visitInsn(Opcodes.IADD);
        }
    }

    void tags() {
        m.visitVarInsn(Opcodes.ALOAD, Unit.STACK);
        m.visitFieldInsn(Opcodes.GETFIELD, STACK, "r", "[" + OBJECT);
    }

    void bits() {
        m.visitVarInsn(Opcodes.ALOAD, Unit.STACK);
        m.visitFieldInsn(Opcodes.GETFIELD, STACK, "n", "[J");
    }

    void loadTag(int register) {
        tags();
        index(register);
        m.visitInsn(Opcodes.AALOAD);
    }

    void loadBits(int register) {
        bits();
        index(register);
        m.visitInsn(Opcodes.LALOAD);
    }

    void vm() {
        m.visitVarInsn(Opcodes.ALOAD, Unit.STACK);
        m.visitFieldInsn(Opcodes.GETFIELD, STACK, "vm", "L" + STATE + ";");
    }

    void returnedBits() {
        vm();
        m.visitFieldInsn(Opcodes.GETFIELD, STATE, "bits", "J");
    }

    /** The value on the stack, above the VM, becomes what is returned beside an answer. */
    void put(String field, String type) {
        m.visitFieldInsn(Opcodes.PUTFIELD, STATE, field, type);
    }

    void toDouble() {
        invoke("java/lang/Double", "longBitsToDouble", "(J)D");
    }

    void toBits() {
        invoke("java/lang/Double", "doubleToRawLongBits", "(D)J");
    }

    // Calls.

    void invoke(String owner, String name, String descriptor) {
        m.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }

    void ops(String name, String descriptor) {
        invoke(OPS, name, descriptor);
    }

    void calls(String name, String descriptor) {
        invoke(CALLS, name, descriptor);
    }

    void direct(boolean pure, String descriptor, Object linked) {
        m.visitInvokeDynamicInsn(pure ? "pure" : "framed", descriptor, LINK, constant(linked, LINKED));
    }

    // Short forms.

    void insn(int opcode) {
        m.visitInsn(opcode);
    }

    void var(int opcode, int variable) {
        m.visitVarInsn(opcode, variable);
    }

    void field(int opcode, String owner, String name, String type) {
        m.visitFieldInsn(opcode, owner, name, type);
    }

    void cast(String type) {
        m.visitTypeInsn(Opcodes.CHECKCAST, type);
    }

    void isA(String type) {
        m.visitTypeInsn(Opcodes.INSTANCEOF, type);
    }

    void jump(int opcode, Label to) {
        m.visitJumpInsn(opcode, to);
    }

    void label(Label l) {
        m.visitLabel(l);
    }
}
