package io.perilune.engine.compile;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.code.PrototypeBuilder;

/**
 * Lists of jumps whose target is not known yet.
 *
 * <p>A list is the place of one JMP or conditional branch, or {@link #NONE}. Until it is aimed, the distance of each
 * member leads to the next member instead of a target; the distance {@link #END} ends the list (it would lead a jump to
 * itself and a branch into its own word W, so that no list needs it). A list costs no memory, and aiming it is one
 * walk.
 *
 * <p>A TESTSET in a list hands on the value it has tested; all other members are plain decisions.
 */
final class Jumps {
    static final int NONE = -1;
    static final int END = -1;

    /** Register of a TESTSET for which it is not known yet where its value is wanted. */
    static final int NO_REGISTER = 255;

    /** How many jumps to jumps are followed in the end; it keeps empty infinite loops finite. */
    private static final int LONGEST_CHAIN = 100;

    private final Emitter emitter;
    private final PrototypeBuilder code;

    Jumps(Emitter emitter) {
        this.emitter = emitter;
        this.code = emitter.builder;
    }

    /** The member after {@code pc}, or NONE. */
    private int next(int pc) {
        int word = code.word(pc);
        if (Instruction.op(word) == Op.JMP) {
            int distance = Instruction.signedAx(word);
            return distance == END ? NONE : pc + 1 + distance;
        }
        int distance = code.word(pc + 1);
        return distance == END ? NONE : pc + 2 + distance;
    }

    private void aim(int pc, int target) {
        if (Instruction.op(code.word(pc)) == Op.JMP) {
            int distance = target - (pc + 1);
            if (Math.abs(distance) > Instruction.MAX_SAX) {
                throw CompileLimits.exceeded("control structure too long", emitter);
            }
            code.setWord(pc, Instruction.sax(Op.JMP, distance));
        } else {
            code.setWord(pc + 1, target - (pc + 2));
        }
    }

    /**
     * Both lists as one. The time goes with the length of {@code first}, so that the shorter one should stand there.
     */
    int concat(int first, int second) {
        if (second == NONE) {
            return first;
        }
        if (first == NONE) {
            return second;
        }
        int end = first;
        for (int following; (following = next(end)) != NONE; ) {
            end = following;
        }
        aim(end, second);
        return first;
    }

    /** Aims all members at {@code target}; nobody wants their values. */
    void patch(int list, int target) {
        patch(list, target, NO_REGISTER, target);
    }

    /** Aims all members at the next instruction. */
    void patchToHere(int list) {
        patch(list, emitter.label());
    }

    /**
     * Aims members that hand on a value at {@code valueTarget}, with the value going to {@code register}; all others at
     * {@code plainTarget}.
     */
    void patch(int list, int valueTarget, int register, int plainTarget) {
        int pc = list;
        while (pc != NONE) {
            int following = next(pc);
            aim(pc, deliver(pc, register) ? valueTarget : plainTarget);
            pc = following;
        }
    }

    /** True when some member does not hand on a value. */
    boolean hasPlain(int list) {
        for (int pc = list; pc != NONE; pc = next(pc)) {
            if (Instruction.op(code.word(pc)) != Op.TESTSET) {
                return true;
            }
        }
        return false;
    }

    /** Turns all members into plain decisions. */
    void dropValues(int list) {
        for (int pc = list; pc != NONE; pc = next(pc)) {
            deliver(pc, NO_REGISTER);
        }
    }

    /**
     * Settles where a TESTSET puts its value; it becomes a TEST when nobody wants it or when it is in place already.
     * Returns false for other instructions.
     */
    private boolean deliver(int pc, int register) {
        int word = code.word(pc);
        if (Instruction.op(word) != Op.TESTSET) {
            return false;
        }
        int tested = Instruction.b(word);
        if (register != NO_REGISTER && register != tested) {
            code.setWord(pc, Instruction.withA(word, register));
        } else {
            code.setWord(pc, Instruction.abc(Op.TEST, tested, 0, Instruction.c(word)));
        }
        return true;
    }

    /** Reverses the sense of a comparison. */
    void negate(int pc) {
        int word = code.word(pc);
        code.setWord(pc, Instruction.withC(word, Instruction.c(word) ^ 1));
    }

    /** When the function is complete: whatever leads to a jump leads to the target of that jump. */
    void shorten() {
        int size = code.size();
        for (int pc = 0; pc < size; ) {
            int op = Instruction.op(code.word(pc));
            int after = Instruction.isWide(op) ? pc + 2 : pc + 1;
            if (op == Op.JMP || Instruction.isTest(op)) {
                int target = after + (op == Op.JMP ? Instruction.signedAx(code.word(pc)) : code.word(pc + 1));
                int end = finalTarget(target);
                if (end != target) {
                    aim(pc, end);
                }
            }
            pc = after;
        }
    }

    private int finalTarget(int target) {
        int pc = target;
        for (int i = 0; i < LONGEST_CHAIN && Instruction.op(code.word(pc)) == Op.JMP; i++) {
            pc = pc + 1 + Instruction.signedAx(code.word(pc));
        }
        return pc;
    }
}
