package io.perilune.engine.code;

import io.perilune.engine.code.DebugInfo.LocalVariable;
import io.perilune.engine.code.Opcode.Operand;
import io.perilune.engine.code.Prototype.UpvalueDescriptor;
import io.perilune.engine.text.ByteStr;

/**
 * Checks code that no compiler of ours may have made, so that running it can go wrong only as a program can go wrong.
 *
 * <p>What holds afterwards, and what the machine relies on: every operand is in range and every constant of the kind
 * its instruction wants; execution stays on instructions and ends with a return; lists of open length are used by the
 * instruction right after the one that made them; the parts of a loop belong together; and no variable is still open
 * when its function returns ({@link ClosingCheck}). What does <em>not</em> hold is that registers contain what a
 * compiler would have put there: the table of a SETLIST may be no table, and a loop may be entered in the middle.
 */
public final class Verifier {
    /** Every word of code fills fewer items of a constructor than this, so that size hints are bounded by the code. */
    private static final long ITEMS_PER_WORD = 256;

    private static final int LARGEST_SIZE_HINT = (1 << 24) - 1;

    private final Prototype p;
    private final int[] code;
    private final boolean[] starts;
    private final boolean[] targets;

    private Verifier(Prototype p) {
        this.p = p;
        this.code = p.code;
        this.starts = new boolean[code.length];
        this.targets = new boolean[code.length];
    }

    /** Checks a function with all functions in it. */
    public static void verify(Prototype function) throws MalformedChunk {
        for (Prototype nested : function.nested) {
            for (UpvalueDescriptor upvalue : nested.upvalues) {
                int limit = upvalue.fromParentRegister() ? function.frameSize : function.upvalues.length;
                check(upvalue.index() >= 0 && upvalue.index() < limit);
            }
            verify(nested);
        }
        new Verifier(function).function();
    }

    private static void check(boolean condition) throws MalformedChunk {
        if (!condition) {
            throw new MalformedChunk("corrupted chunk");
        }
    }

    private void function() throws MalformedChunk {
        check(p.frameSize >= 2 && p.frameSize <= Instruction.MAX_BYTE);
        check(p.parameters >= 0 && p.parameters <= p.frameSize);
        check(p.upvalues.length <= Instruction.MAX_BYTE);
        int last = markStarts();
        int lastOp = Instruction.op(code[last]);
        check(lastOp == Op.RETURN || lastOp == Op.RETURN0 || lastOp == Op.RETURN1);
        check(p.vararg == (Instruction.op(code[0]) == Op.VARARGPREP));
        for (int pc = 0; pc < code.length; pc = next(pc)) {
            operands(pc);
            special(pc);
        }
        openLists();
        check(!p.vararg || !targets[0]);
        ClosingCheck.check(p);
        debug();
    }

    private int next(int pc) {
        return Instruction.isWide(Instruction.op(code[pc])) ? pc + 2 : pc + 1;
    }

    /** Finds where instructions start; returns where the last one does. */
    private int markStarts() throws MalformedChunk {
        check(code.length > 0);
        int last = 0;
        for (int pc = 0; pc < code.length; pc = next(pc)) {
            check(Instruction.op(code[pc]) < Op.HOOK);
            starts[pc] = true;
            last = pc;
        }
        check(next(last) == code.length);
        return last;
    }

    // Operands.

    private void operands(int pc) throws MalformedChunk {
        int word = code[pc];
        Opcode row = Opcode.of(Instruction.op(word));
        if (row.a() != Operand.DISTANCE) {
            operand(row.a(), Instruction.a(word));
            if (row.b() == Operand.CONSTANT_X) {
                operand(row.b(), Instruction.bx(word));
            } else if (row.b() != Operand.SIGNED_X) {
                operand(row.b(), Instruction.b(word));
                operand(row.c(), Instruction.c(word));
            }
        }
        switch (row.word()) {
            case DISTANCE -> target(pc, code[pc + 1]);
            case CONSTANT -> check(code[pc + 1] >= 0 && code[pc + 1] < p.constants.length);
            case NESTED -> check(code[pc + 1] >= 0 && code[pc + 1] < p.nested.length);
            case NUMBER -> check(code[pc + 1] >= 0);
            case NONE -> {
                if (row.a() == Operand.DISTANCE) {
                    target(pc, Instruction.signedAx(word));
                }
            }
        }
    }

    private void operand(Operand kind, int value) throws MalformedChunk {
        switch (kind) {
            case REGISTER, TARGET -> check(value < p.frameSize);
            case UPVALUE -> check(value < p.upvalues.length);
            case CONSTANT, CONSTANT_X -> check(value < p.constants.length);
            case STRING -> check(value < p.constants.length && p.constants[value] instanceof ByteStr);
            case NUMBER -> check(value < p.constants.length && p.constants[value] instanceof Number);
            case INTEGER -> check(value < p.constants.length && p.constants[value] instanceof Long);
            case FLAG -> check(value <= 1);
            // The machine may compute with operands before it knows that it does not need them.
            case NONE -> check(value == 0);
            case COUNT, SIGNED, SIGNED_X, DISTANCE -> {
                // Any value will do, or special() knows more.
            }
        }
    }

    private int target(int pc, int distance) throws MalformedChunk {
        long target = (long) next(pc) + distance;
        check(target >= 0 && target < code.length && starts[(int) target]);
        targets[(int) target] = true;
        return (int) target;
    }

    // What single instructions need besides.

    private void special(int pc) throws MalformedChunk {
        int word = code[pc];
        int a = Instruction.a(word);
        int b = Instruction.b(word);
        int c = Instruction.c(word);
        switch (Instruction.op(word)) {
            case Op.LFALSESKIP -> {
                check(pc + 2 < code.length && starts[pc + 2]);
                targets[pc + 2] = true;
            }
            case Op.LOADNIL -> registers(a + b + 1);
            case Op.SELF -> registers(a + 2);
            case Op.NEWTABLE -> {
                int items = code[pc + 1];
                check(items <= LARGEST_SIZE_HINT && items <= ITEMS_PER_WORD * code.length);
                check(b <= 31 && (b == 0 || 1L << b - 1 <= 2L * code.length));
            }
            case Op.CONCAT -> {
                check(b >= 2);
                registers(a + b);
            }
            case Op.CALL -> {
                registers(a + b);
                registers(a + c - 1);
            }
            case Op.TAILCALL, Op.RETURN -> registers(a + b - (Instruction.op(word) == Op.RETURN ? 1 : 0));
            case Op.SETLIST -> registers(a + b + 1);
            case Op.VARARG -> {
                check(p.vararg);
                registers(a + c - 1);
            }
            case Op.VARARGPREP -> check(pc == 0 && a == p.parameters);
            case Op.FORPREP -> {
                registers(a + 4);
                int loop = next(pc) + code[pc + 1] - 2;
                check(loop > pc && starts[loop] && matches(loop, Op.FORLOOP, a) && jumpsTo(loop, next(pc)));
            }
            case Op.FORLOOP -> {
                int prepared = next(pc) + code[pc + 1] - 2;
                check(prepared >= 0 && prepared < pc && starts[prepared]);
                check(matches(prepared, Op.FORPREP, a) && jumpsTo(prepared, next(pc)));
            }
            case Op.TFORPREP -> {
                // The iterator is called in the three registers above the hidden four.
                registers(a + 7);
                int call = next(pc) + code[pc + 1];
                check(matches(call, Op.TFORCALL, a) && jumpsTo(call + 1, next(pc)));
            }
            case Op.TFORCALL -> {
                check(c >= 1);
                registers(Math.max(a + 7, a + 4 + c));
                check(matches(next(pc), Op.TFORLOOP, a));
            }
            case Op.TFORLOOP -> {
                check(pc > 0 && starts[pc - 1] && matches(pc - 1, Op.TFORCALL, a) && !targets[pc]);
                int prepared = next(pc) + code[pc + 1] - 2;
                check(prepared >= 0 && starts[prepared] && matches(prepared, Op.TFORPREP, a));
                check(jumpsTo(prepared, pc - 1));
            }
            default -> {
                // Its operands are all there is to it.
            }
        }
    }

    /** The frame must have registers below {@code limit}. */
    private void registers(int limit) throws MalformedChunk {
        check(limit <= p.frameSize);
    }

    private boolean matches(int pc, int op, int a) {
        return pc < code.length && Instruction.op(code[pc]) == op && Instruction.a(code[pc]) == a;
    }

    private boolean jumpsTo(int wideInstruction, int target) {
        return wideInstruction + 2 + code[wideInstruction + 1] == target;
    }

    // Lists of open length.

    /**
     * Each is made by one instruction and used by the next one, which nobody else jumps to. A tail call counts as a
     * maker of such a list, since it is followed by the return of its results, for those who cannot replace the frame.
     */
    private void openLists() throws MalformedChunk {
        // Where the list begins that the instruction before has left, or -1.
        int open = -1;
        for (int pc = 0; pc < code.length; pc = next(pc)) {
            int word = code[pc];
            int op = Instruction.op(word);
            int a = Instruction.a(word);
            boolean isReturn = op == Op.RETURN;
            boolean uses =
                    (isReturn || op == Op.CALL || op == Op.TAILCALL || op == Op.SETLIST) && Instruction.b(word) == 0;
            check(uses == open >= 0);
            check(!uses || !targets[pc] && (isReturn ? a : a + 1) <= open);
            boolean makes = op == Op.TAILCALL || (op == Op.CALL || op == Op.VARARG) && Instruction.c(word) == 0;
            open = makes ? a : -1;
        }
    }

    // Names and lines.

    private void debug() throws MalformedChunk {
        LineTable lines = p.debug.lines();
        check(lines == null || lines.size() == code.length);
        LocalVariable[] locals = p.debug.locals();
        if (locals.length == 0) {
            return;
        }
        // At no place may there be more variables in scope than registers.
        int[] changes = new int[code.length + 1];
        for (LocalVariable local : locals) {
            check(local.startPc() >= 0 && local.startPc() <= local.endPc() && local.endPc() <= code.length);
            changes[local.startPc()]++;
            changes[local.endPc()]--;
        }
        int inScope = 0;
        for (int change : changes) {
            inScope += change;
            check(inScope <= p.frameSize);
        }
    }
}
