package io.perilune.engine.code;

import io.perilune.engine.code.Prototype.UpvalueDescriptor;
import java.util.Arrays;

/**
 * Checks that no register is still captured, and no value still waits to be closed, when a function returns without
 * closing. An open variable that outlived its frame would point into frames of other functions.
 *
 * <p>This is a data-flow analysis. What is known before an instruction is three numbers: the lowest register that may
 * be captured, and the lowest and the highest that may wait to be closed; {@link #NONE} and {@link #NOTHING_WAITS}
 * stand for none. The lowest ones suffice, because CLOSE empties a set exactly when it reaches the lowest member. Where
 * ways join, the lower lowest and the higher highest count; so a number only moves in one direction, and the work comes
 * to an end.
 */
final class ClosingCheck {
    private static final int UNREACHED = -1;
    /** No register, seen from those who ask for the lowest one. */
    private static final int NONE = 256;
    /** No register, seen from those who ask for the highest one. */
    private static final int NOTHING_WAITS = 0;

    private final Prototype p;
    private final int[] code;
    /** Before each instruction: the three numbers, packed; the highest as register plus one. */
    private final int[] states;

    private final boolean[] queued;
    private int[] queue = new int[16];
    private int queueSize;

    private ClosingCheck(Prototype p) {
        this.p = p;
        this.code = p.code;
        this.states = new int[code.length];
        this.queued = new boolean[code.length];
        Arrays.fill(states, UNREACHED);
    }

    /** For a function whose operands and jumps have been checked already. */
    static void check(Prototype p) throws MalformedChunk {
        if (opens(p)) {
            new ClosingCheck(p).run();
        }
    }

    private static boolean opens(Prototype p) {
        for (Prototype nested : p.nested) {
            if (lowestCaptured(nested) != NONE) {
                return true;
            }
        }
        for (int pc = 0; pc < p.code.length; ) {
            int op = Instruction.op(p.code[pc]);
            if (op == Op.TBC || op == Op.TFORPREP) {
                return true;
            }
            pc = Instruction.isWide(op) ? pc + 2 : pc + 1;
        }
        return false;
    }

    private static int lowestCaptured(Prototype nested) {
        int lowest = NONE;
        for (UpvalueDescriptor upvalue : nested.upvalues) {
            if (upvalue.fromParentRegister()) {
                lowest = Math.min(lowest, upvalue.index());
            }
        }
        return lowest;
    }

    private static int pack(int captured, int lowestWaiting, int highestWaiting) {
        return captured | lowestWaiting << 9 | highestWaiting << 18;
    }

    private void reach(int pc, int captured, int lowestWaiting, int highestWaiting) {
        int known = states[pc];
        int joined = pack(captured, lowestWaiting, highestWaiting);
        if (known != UNREACHED) {
            joined = pack(
                    Math.min(captured, known & 0x1FF),
                    Math.min(lowestWaiting, known >> 9 & 0x1FF),
                    Math.max(highestWaiting, known >> 18));
        }
        if (joined != known) {
            states[pc] = joined;
            if (!queued[pc]) {
                queued[pc] = true;
                if (queueSize == queue.length) {
                    queue = Arrays.copyOf(queue, queueSize * 2);
                }
                queue[queueSize++] = pc;
            }
        }
    }

    private void run() throws MalformedChunk {
        reach(0, NONE, NONE, NOTHING_WAITS);
        while (queueSize > 0) {
            int pc = queue[--queueSize];
            queued[pc] = false;
            step(pc);
        }
    }

    /** Carries what is known before an instruction to its successors. */
    private void step(int pc) throws MalformedChunk {
        int captured = states[pc] & 0x1FF;
        int lowest = states[pc] >> 9 & 0x1FF;
        int highest = states[pc] >> 18;
        int word = code[pc];
        int op = Instruction.op(word);
        int a = Instruction.a(word);
        int next = Instruction.isWide(op) ? pc + 2 : pc + 1;
        switch (op) {
            case Op.CLOSURE -> captured = Math.min(captured, lowestCaptured(p.nested[code[pc + 1]]));
            case Op.TBC, Op.TFORPREP -> {
                int waiting = op == Op.TBC ? a : a + 3;
                // They are closed from the top, so that they must be marked from the bottom.
                require(waiting >= highest);
                lowest = Math.min(lowest, waiting);
                highest = waiting + 1;
            }
            case Op.CLOSE -> {
                captured = a <= captured ? NONE : captured;
                highest = a <= lowest ? NOTHING_WAITS : Math.min(highest, a);
                lowest = a <= lowest ? NONE : lowest;
            }
            case Op.RETURN0, Op.RETURN1 -> require(captured == NONE && lowest == NONE);
            case Op.RETURN -> require(Instruction.c(word) == 1 || captured == NONE && lowest == NONE);
            case Op.TAILCALL -> require(lowest == NONE && (Instruction.c(word) == 1 || captured == NONE));
            default -> {
                // Opens and closes nothing.
            }
        }
        switch (op) {
            case Op.RETURN, Op.RETURN0, Op.RETURN1, Op.TAILCALL -> {
                return;
            }
            case Op.JMP -> reach(next + Instruction.signedAx(word), captured, lowest, highest);
            case Op.TFORPREP -> reach(next + code[pc + 1], captured, lowest, highest);
            case Op.LFALSESKIP -> reach(pc + 2, captured, lowest, highest);
            default -> {
                reach(next, captured, lowest, highest);
                if (Instruction.isTest(op) || op == Op.FORPREP || op == Op.FORLOOP || op == Op.TFORLOOP) {
                    reach(next + code[pc + 1], captured, lowest, highest);
                }
            }
        }
    }

    private static void require(boolean condition) throws MalformedChunk {
        if (!condition) {
            throw new MalformedChunk("corrupted chunk");
        }
    }
}
