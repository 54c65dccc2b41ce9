package io.perilune.engine.compile;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.code.PrototypeBuilder;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.NilLiteral;
import org.jspecify.annotations.Nullable;

/**
 * Appends instructions to the function that is being compiled.
 *
 * <p>{@code line} is the line of whatever is emitted next. Statements and expressions set it as they go, in the order
 * in which a compiler that reads token by token would have moved on, so that instructions which belong to no node of
 * the tree (moves, jumps) get the line of the node before.
 *
 * <p>{@code last} is where the latest instruction starts, or -1 when it was removed. {@code label} is the highest place
 * known to be a target of jumps: an instruction before it must not be melted with one after it.
 */
final class Emitter {
    private static final Expr NOTHING = new NilLiteral(0);

    final PrototypeBuilder builder = new PrototypeBuilder();
    int line;

    /** The expression that needs registers next, for the message when there are none. */
    Expr needy = NOTHING;
    /** True when it needs them to be made, false when its value needs a place. */
    boolean making;

    private int last;
    private int label;

    void reset() {
        builder.reset();
        last = -1;
        label = 0;
    }

    void place(Expr e) {
        needy = e;
        making = false;
    }

    void make(Expr e) {
        needy = e;
        making = true;
    }

    int pc() {
        return builder.size();
    }

    int abc(int op, int a, int b, int c) {
        last = builder.append(Instruction.abc(op, a, b, c), line);
        return last;
    }

    int abx(int op, int a, int bx) {
        last = builder.append(Instruction.abx(op, a, bx), line);
        return last;
    }

    /** An instruction that is followed by the word {@code w}. */
    int wide(int op, int a, int b, int c, int w) {
        int pc = builder.append(Instruction.abc(op, a, b, c), line);
        builder.append(w, line);
        last = pc;
        return pc;
    }

    /** A jump that is a list of its own, to be aimed later. */
    int jump() {
        last = builder.append(Instruction.sax(Op.JMP, Jumps.END), line);
        return last;
    }

    /** A conditional branch that is a list of its own, to be aimed later. */
    int branch(int op, int a, int b, int c) {
        return wide(op, a, b, c, Jumps.END);
    }

    /** R[register] := K[constant], whichever instruction can reach it. */
    int loadConstant(int register, @Nullable Object constant) {
        int index = builder.constant(constant);
        return index <= Instruction.MAX_BX ? abx(Op.LOADK, register, index) : wide(Op.LOADKX, register, 0, 0, index);
    }

    /**
     * Sets {@code count} registers to nil. A LOADNIL right before that touches or overlaps the range is widened
     * instead, so that {@code local a; local b} is one instruction.
     */
    void loadNil(int from, int count) {
        int to = from + count - 1;
        int before = previous(Op.LOADNIL);
        if (before >= 0) {
            int word = builder.word(before);
            int beforeFrom = Instruction.a(word);
            int beforeTo = beforeFrom + Instruction.b(word);
            if (from <= beforeTo + 1 && beforeFrom <= to + 1) {
                int first = Math.min(from, beforeFrom);
                builder.setWord(before, Instruction.abc(Op.LOADNIL, first, Math.max(to, beforeTo) - first, 0));
                return;
            }
        }
        abc(Op.LOADNIL, from, count - 1, 0);
    }

    /** Says that something will jump to the next instruction; returns its place. */
    int label() {
        label = builder.size();
        return label;
    }

    /**
     * Where the instruction before the next one starts, when it is an {@code op} and always runs into the next; or -1.
     */
    int previous(int op) {
        return last >= 0 && builder.size() > label && Instruction.op(builder.word(last)) == op ? last : -1;
    }

    /** Removes the latest instruction. */
    void removeLast() {
        builder.truncate(last);
        last = -1;
    }

    /** Moves the latest instruction, with its word W, to another line. */
    void fixLine(int otherLine) {
        for (int pc = last; pc < builder.size(); pc++) {
            builder.setLine(pc, otherLine);
        }
    }

    /** Tells the NEWTABLE at {@code pc} how large the table will be: a power of two of named entries, exact items. */
    void setSizeHints(int pc, int items, int named) {
        int hashHint = named == 0 ? 0 : 33 - Integer.numberOfLeadingZeros(named - 1);
        builder.setWord(pc, Instruction.withB(builder.word(pc), hashHint));
        builder.setWord(pc + 1, Math.min(items, CompileLimits.LARGEST_SIZE_HINT));
    }

    int word(int pc) {
        return builder.word(pc);
    }

    void setOp(int pc, int op) {
        builder.setWord(pc, Instruction.withOp(builder.word(pc), op));
    }

    void setA(int pc, int a) {
        builder.setWord(pc, Instruction.withA(builder.word(pc), a));
    }

    void setC(int pc, int c) {
        builder.setWord(pc, Instruction.withC(builder.word(pc), c));
    }
}
