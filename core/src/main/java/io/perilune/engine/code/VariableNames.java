package io.perilune.engine.code;

import io.perilune.engine.code.DebugInfo.LocalVariable;
import io.perilune.engine.code.Opcode.Operand;
import io.perilune.engine.text.ByteStr;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how the program calls a value, for messages such as {@code attempt to call a nil value (global 'x')}.
 *
 * <p>The answer comes from reading the code: the instruction that set a register last tells where the value came from.
 * It is given up when that instruction may have been jumped over. Every search reads the function from its start, which
 * only errors and tracebacks pay for. A {@code pc} may be the place of an instruction or of its word W.
 */
public final class VariableNames {
    private static final Name FOR_ITERATOR = new Name("for iterator", "for iterator");
    private static final Name INTEGER_INDEX = new Name("field", "integer index");
    private static final String ENVIRONMENT = "_ENV";
    private static final String UNKNOWN = "?";

    private VariableNames() {}

    /**
     * What a value is called.
     *
     * @param kind global, local, method, field, upvalue, constant, metamethod or for iterator
     */
    public record Name(String kind, String name) {}

    /** The name of the local variable number {@code number} (from 1) among those in scope at {@code pc}, or null. */
    public static @Nullable ByteStr localName(Prototype p, int number, int pc) {
        int left = number;
        for (LocalVariable local : p.debug.locals()) {
            if (local.startPc() > pc) {
                break;
            }
            if (pc < local.endPc() && --left == 0) {
                return local.name();
            }
        }
        return null;
    }

    /** How an upvalue is called; stripped code has no names. */
    public static Name upvalueName(Prototype p, int upvalue) {
        ByteStr name = p.upvalues[upvalue].name();
        return new Name("upvalue", name == null ? UNKNOWN : shown(name));
    }

    /** What the value in a register is called when the instruction at {@code pc} is about to use it, or null. */
    public static @Nullable Name registerName(Prototype p, int pc, int register) {
        int at = instructionAt(p, pc);
        Name simple = variableOrConstant(p, at, register);
        if (simple != null) {
            return simple;
        }
        int setter = loadOf(p, at, register);
        if (setter < 0) {
            return null;
        }
        int word = p.code[setter];
        switch (Instruction.op(word)) {
            case Op.GETTABUP -> {
                boolean global = isEnvironment(upvalueName(p, Instruction.b(word)));
                return element(global, keyName(p.constants[Instruction.c(word)]));
            }
            case Op.GETFIELD -> {
                return element(indexesEnvironment(p, setter), keyName(p.constants[Instruction.c(word)]));
            }
            case Op.GETTABLE -> {
                Name key = variableOrConstant(p, setter, Instruction.c(word));
                String name = key != null && key.kind().equals("constant") ? key.name() : UNKNOWN;
                return isMethod(p, setter) ? new Name("method", name) : element(indexesEnvironment(p, setter), name);
            }
            case Op.GETINT -> {
                return INTEGER_INDEX;
            }
            case Op.SELF -> {
                return new Name("method", keyName(p.constants[Instruction.c(word)]));
            }
            default -> {
                return null;
            }
        }
    }

    /** How the function was called that the instruction at {@code pc} has called, or null. */
    public static @Nullable Name functionName(Prototype p, int pc) {
        int at = instructionAt(p, pc);
        int word = p.code[at];
        int op = Instruction.op(word);
        switch (op) {
            case Op.CALL, Op.TAILCALL -> {
                return registerName(p, at, Instruction.a(word));
            }
            case Op.TFORCALL -> {
                return FOR_ITERATOR;
            }
            default -> {
                String event = event(op, word);
                return event == null ? null : new Name("metamethod", event);
            }
        }
    }

    /** The metamethod that an instruction may call, without its underscores, or null. */
    private static @Nullable String event(int op, int word) {
        return switch (op) {
            case Op.GETTABUP, Op.GETTABLE, Op.GETINT, Op.GETFIELD, Op.SELF -> "index";
            case Op.SETTABUP, Op.SETTABLE, Op.SETINT, Op.SETFIELD -> "newindex";
            case Op.SETTABUPK, Op.SETTABLEK, Op.SETINTK, Op.SETFIELDK -> "newindex";
            case Op.ADDI -> Instruction.signedC(word) <= 0 ? "sub" : "add";
            case Op.ADD, Op.ADDK, Op.ADDKL -> "add";
            case Op.SUB, Op.SUBK, Op.SUBKL -> "sub";
            case Op.MUL, Op.MULK, Op.MULKL -> "mul";
            case Op.MOD, Op.MODK -> "mod";
            case Op.POW, Op.POWK -> "pow";
            case Op.DIV, Op.DIVK, Op.DIVKL -> "div";
            case Op.IDIV, Op.IDIVK -> "idiv";
            case Op.BAND, Op.BANDK -> "band";
            case Op.BOR, Op.BORK -> "bor";
            case Op.BXOR, Op.BXORK -> "bxor";
            case Op.SHRI -> Instruction.signedC(word) < 0 ? "shl" : "shr";
            case Op.SHL, Op.SHLI -> "shl";
            case Op.SHR -> "shr";
            case Op.UNM -> "unm";
            case Op.BNOT -> "bnot";
            case Op.LEN -> "len";
            case Op.CONCAT -> "concat";
            case Op.EQ -> "eq";
            case Op.LT, Op.LTI, Op.GTI -> "lt";
            case Op.LE, Op.LEI, Op.GEI -> "le";
            case Op.CLOSE, Op.RETURN -> "close";
            default -> null;
        };
    }

    /** The place of the instruction to which word {@code pc} belongs. */
    private static int instructionAt(Prototype p, int pc) {
        int at = 0;
        for (int next; (next = next(p, at)) <= pc; ) {
            at = next;
        }
        return at;
    }

    private static int next(Prototype p, int pc) {
        return Instruction.isWide(Instruction.op(p.code[pc])) ? pc + 2 : pc + 1;
    }

    /** The name of a register's value if it is a variable, or was copied from one, or is a string constant. */
    private static @Nullable Name variableOrConstant(Prototype p, int pc, int register) {
        int at = pc;
        int searched = register;
        for (; ; ) {
            ByteStr local = localName(p, searched + 1, at);
            if (local != null) {
                return new Name("local", shown(local));
            }
            at = setter(p, at, searched);
            if (at < 0) {
                return null;
            }
            int word = p.code[at];
            switch (Instruction.op(word)) {
                case Op.MOVE -> {
                    if (Instruction.b(word) >= Instruction.a(word)) {
                        return null;
                    }
                    searched = Instruction.b(word);
                }
                case Op.GETUPVAL -> {
                    return upvalueName(p, Instruction.b(word));
                }
                case Op.LOADK -> {
                    return constant(p.constants[Instruction.bx(word)]);
                }
                case Op.LOADKX -> {
                    return constant(p.constants[p.code[at + 1]]);
                }
                default -> {
                    return null;
                }
            }
        }
    }

    /** Where the value of a register without simple name was loaded, through copies; or -1. */
    private static int loadOf(Prototype p, int pc, int register) {
        int at = pc;
        int searched = register;
        for (; ; ) {
            at = setter(p, at, searched);
            if (at < 0) {
                return -1;
            }
            int word = p.code[at];
            if (Instruction.op(word) != Op.MOVE || Instruction.b(word) >= Instruction.a(word)) {
                return at;
            }
            searched = Instruction.b(word);
        }
    }

    private static @Nullable Name constant(@Nullable Object constant) {
        return constant instanceof ByteStr string ? new Name("constant", shown(string)) : null;
    }

    private static String keyName(@Nullable Object constant) {
        return constant instanceof ByteStr string ? shown(string) : UNKNOWN;
    }

    /** A name as messages show it: up to the first zero byte, as the reference does. */
    public static String shown(ByteStr name) {
        String text = name.escaped();
        int zero = text.indexOf('\0');
        return zero < 0 ? text : text.substring(0, zero);
    }

    private static Name element(boolean global, String key) {
        return new Name(global ? "global" : "field", key);
    }

    private static boolean indexesEnvironment(Prototype p, int pc) {
        Name table = variableOrConstant(p, pc, Instruction.b(p.code[pc]));
        return table != null && !table.kind().equals("constant") && isEnvironment(table);
    }

    private static boolean isEnvironment(Name variable) {
        return variable.name().equals(ENVIRONMENT);
    }

    /**
     * True when the GETTABLE at {@code pc} looks up a method whose name is out of reach of SELF: the compiler then
     * copies the object to the register above, loads the name to where the method goes, and indexes.
     */
    private static boolean isMethod(Prototype p, int pc) {
        int word = p.code[pc];
        int method = Instruction.a(word);
        if (Instruction.c(word) != method || Instruction.b(word) != method + 1) {
            return false;
        }
        int name = setter(p, pc, method);
        int object = setter(p, pc, method + 1);
        if (name < 0 || object < 0) {
            return false;
        }
        int nameOp = Instruction.op(p.code[name]);
        return Instruction.op(p.code[object]) == Op.MOVE && (nameOp == Op.LOADK || nameOp == Op.LOADKX);
    }

    /** The last instruction before {@code limit} that has certainly set a register, or -1. */
    private static int setter(Prototype p, int limit, int register) {
        int found = -1;
        // Whatever lies before this place may have been skipped by a jump to it.
        int joined = 0;
        for (int pc = 0; pc < limit; ) {
            int word = p.code[pc];
            int op = Instruction.op(word);
            int next = next(p, pc);
            if (sets(op, word, register)) {
                found = pc < joined ? -1 : pc;
            }
            if (op == Op.JMP || Instruction.isTest(op)) {
                int target = next + (op == Op.JMP ? Instruction.signedAx(word) : p.code[pc + 1]);
                if (target <= limit && target > joined) {
                    joined = target;
                }
            }
            pc = next;
        }
        return found;
    }

    private static boolean sets(int op, int word, int register) {
        int a = Instruction.a(word);
        return switch (op) {
            case Op.LOADNIL -> a <= register && register <= a + Instruction.b(word);
            case Op.TFORCALL -> register >= a + 2;
            case Op.CALL, Op.TAILCALL -> register >= a;
            default -> a == register && Opcode.of(op).a() == Operand.TARGET;
        };
    }
}
