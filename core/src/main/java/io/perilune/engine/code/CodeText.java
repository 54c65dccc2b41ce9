package io.perilune.engine.code;

import io.perilune.engine.code.DebugInfo.LocalVariable;
import io.perilune.engine.code.Opcode.Operand;
import io.perilune.engine.code.Prototype.UpvalueDescriptor;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.ChunkName;
import io.perilune.engine.text.Numerals;
import org.jspecify.annotations.Nullable;

/**
 * Listings of compiled code for people and tests, in the manner of {@code luac -l -l}: one line an instruction with its
 * place, line, name, operands and what they mean, then the tables. Places count from 1 and count words, so that an
 * instruction with a word W takes two.
 */
public final class CodeText {
    private static final int NAME_WIDTH = 11;

    private final StringBuilder out = new StringBuilder();

    private CodeText() {}

    /** The listing of a function and of all functions in it. */
    public static String of(Prototype function) {
        CodeText text = new CodeText();
        text.function(function);
        return text.out.toString();
    }

    private void function(Prototype p) {
        header(p);
        for (int pc = 0; pc < p.code.length; ) {
            pc = instruction(p, pc);
        }
        constants(p);
        locals(p);
        upvalues(p);
        for (Prototype nested : p.nested) {
            out.append('\n');
            function(nested);
        }
    }

    private void header(Prototype p) {
        DebugInfo debug = p.debug;
        out.append(debug.lineDefined() == 0 ? "main" : "function").append(" <");
        out.append(ChunkName.display(debug.source())).append(':').append(debug.lineDefined());
        out.append(',').append(debug.lastLine()).append("> (");
        counted(p.code.length, "word");
        out.append(")\n").append(p.parameters).append(p.vararg ? "+" : "").append(" parameter");
        out.append(p.parameters == 1 ? "" : "s").append(", ");
        counted(p.frameSize, "slot");
        out.append(", ");
        counted(p.upvalues.length, "upvalue");
        out.append(", ");
        counted(debug.locals().length, "local");
        out.append(", ");
        counted(p.constants.length, "constant");
        out.append(", ");
        counted(p.nested.length, "function");
        out.append('\n');
    }

    private void counted(int number, String what) {
        out.append(number).append(' ').append(what).append(number == 1 ? "" : "s");
    }

    /** Lists the instruction at {@code pc} and returns where the next one is. */
    private int instruction(Prototype p, int pc) {
        int word = p.code[pc];
        int op = Instruction.op(word);
        int line = p.debug.lineAt(pc);
        out.append('\t')
                .append(pc + 1)
                .append("\t[")
                .append(line < 0 ? "-" : String.valueOf(line))
                .append("]\t");
        if (op >= Op.COUNT) {
            out.append("?").append(op).append('\n');
            return pc + 1;
        }
        Opcode row = Opcode.of(op);
        int next = Math.min(p.code.length, Instruction.isWide(op) ? pc + 2 : pc + 1);
        int wide = next == pc + 2 ? p.code[pc + 1] : 0;
        String name = row.name();
        out.append(name);
        for (int i = name.length(); i < NAME_WIDTH && row.a() != Operand.NONE; i++) {
            out.append(' ');
        }
        operand(row.a(), Instruction.a(word), Instruction.a(word), Instruction.signedAx(word));
        operand(row.b(), Instruction.b(word), Instruction.signedB(word), word);
        operand(row.c(), Instruction.c(word), Instruction.signedC(word), word);
        if (row.word() != Opcode.Word.NONE) {
            out.append(' ').append(wide);
        }
        int commentAt = out.length();
        meaning(p, row.a(), Instruction.a(word), next + Instruction.signedAx(word));
        meaning(p, row.b(), row.b() == Operand.CONSTANT_X ? Instruction.bx(word) : Instruction.b(word), 0);
        meaning(p, row.c(), Instruction.c(word), 0);
        switch (row.word()) {
            case DISTANCE -> out.append(" to ").append(next + wide + 1);
            case CONSTANT -> constantAt(p, wide);
            case NESTED -> out.append(" function ").append(wide);
            default -> calls(op, word);
        }
        if (out.length() > commentAt) {
            out.insert(commentAt, "\t;");
        }
        out.append('\n');
        return next;
    }

    private void operand(Operand kind, int plain, int signed, int word) {
        switch (kind) {
            case NONE -> {
                return;
            }
            case SIGNED -> out.append(' ').append(signed);
            case DISTANCE -> out.append(' ').append(word);
            case CONSTANT_X -> out.append(' ').append(Instruction.bx(word));
            case SIGNED_X -> out.append(' ').append(Instruction.signedBx(word));
            default -> out.append(' ').append(plain);
        }
    }

    private void meaning(Prototype p, Operand kind, int value, int target) {
        switch (kind) {
            case UPVALUE -> {
                ByteStr name = value < p.upvalues.length ? p.upvalues[value].name() : null;
                out.append(' ').append(name == null ? "-" : name.toString());
            }
            case CONSTANT, STRING, NUMBER, INTEGER, CONSTANT_X -> constantAt(p, value);
            case DISTANCE -> out.append(" to ").append(target + 1);
            default -> {
                // Registers and numbers speak for themselves.
            }
        }
    }

    private void calls(int op, int word) {
        switch (op) {
            case Op.CALL -> {
                many(Instruction.b(word) - 1, " in");
                many(Instruction.c(word) - 1, " out");
            }
            case Op.TAILCALL -> many(Instruction.b(word) - 1, " in");
            case Op.RETURN -> many(Instruction.b(word) - 1, " out");
            case Op.VARARG -> many(Instruction.c(word) - 1, " out");
            default -> {
                // The others have fixed numbers of values.
            }
        }
    }

    private void many(int count, String what) {
        out.append(' ').append(count < 0 ? "all" : String.valueOf(count)).append(what);
    }

    private void constantAt(Prototype p, int index) {
        out.append(' ');
        if (index >= 0 && index < p.constants.length) {
            value(p.constants[index]);
        } else {
            out.append('?');
        }
    }

    private void value(@Nullable Object constant) {
        if (constant == null) {
            out.append("nil");
        } else if (constant instanceof ByteStr string) {
            quoted(string);
        } else if (constant instanceof Double number) {
            out.append(Numerals.format(number.doubleValue()));
        } else {
            out.append(constant);
        }
    }

    private void quoted(ByteStr string) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            int c = string.at(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7F) {
                out.append((char) c);
            } else {
                out.append('\\').append((char) ('0' + c / 100)).append((char) ('0' + c / 10 % 10));
                out.append((char) ('0' + c % 10));
            }
        }
        out.append('"');
    }

    private void constants(Prototype p) {
        out.append("constants (").append(p.constants.length).append(")\n");
        for (int i = 0; i < p.constants.length; i++) {
            out.append('\t').append(i).append('\t');
            value(p.constants[i]);
            out.append('\n');
        }
    }

    private void locals(Prototype p) {
        LocalVariable[] locals = p.debug.locals();
        out.append("locals (").append(locals.length).append(")\n");
        for (int i = 0; i < locals.length; i++) {
            out.append('\t').append(i).append('\t').append(locals[i].name()).append('\t');
            out.append(locals[i].startPc() + 1)
                    .append('\t')
                    .append(locals[i].endPc() + 1)
                    .append('\n');
        }
    }

    private void upvalues(Prototype p) {
        out.append("upvalues (").append(p.upvalues.length).append(")\n");
        for (int i = 0; i < p.upvalues.length; i++) {
            UpvalueDescriptor upvalue = p.upvalues[i];
            out.append('\t')
                    .append(i)
                    .append('\t')
                    .append(upvalue.name() == null ? "-" : upvalue.name().toString());
            out.append('\t')
                    .append(upvalue.fromParentRegister() ? "register " : "upvalue ")
                    .append(upvalue.index());
            out.append(upvalue.readOnly() ? " read-only" : "").append('\n');
        }
    }
}
