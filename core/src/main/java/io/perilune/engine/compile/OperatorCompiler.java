package io.perilune.engine.compile;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.syntax.Ast.BinaryOp;
import io.perilune.engine.syntax.Ast.UnaryOp;

/**
 * Instructions for operators. A binary operator comes in two steps, {@link #before} and {@link #after} its right
 * operand, because the left one must be brought into safety (or decided, for {@code and} and {@code or}) first.
 *
 * <p>Constants stay pending as long as possible: small integers become part of the instruction, other numbers an index
 * into the constants. An instruction with a small operand stands for two operators, told apart by the sign: see
 * {@link Op#ADDI} and {@link Op#SHRI}. Hence {@code x + -1} is not an ADDI.
 */
final class OperatorCompiler {
    private final Emitter emitter;
    private final Jumps jumps;
    private final Placement placement;

    OperatorCompiler(Emitter emitter, Jumps jumps, Placement placement) {
        this.emitter = emitter;
        this.jumps = jumps;
        this.placement = placement;
    }

    void unary(UnaryOp op, Pending operand, int line) {
        placement.load(operand);
        switch (op) {
            case NOT -> {
                emitter.line = line;
                placement.not(operand);
            }
            case MINUS, BNOT -> {
                if (!Folder.unary(op, operand)) {
                    unary(op == UnaryOp.MINUS ? Op.UNM : Op.BNOT, operand, line);
                }
            }
            case LENGTH -> unary(Op.LEN, operand, line);
        }
    }

    private void unary(int op, Pending operand, int line) {
        int register = placement.toAny(operand);
        placement.release(operand);
        emitter.line = line;
        operand.set(Pending.RELOCATABLE, emitter.abc(op, 0, register, 0));
    }

    /** What the left operand needs before the code of the right one. */
    void before(BinaryOp op, Pending left) {
        placement.load(left);
        switch (op) {
            case AND -> placement.goOnIfTrue(left);
            case OR -> placement.goOnIfFalse(left);
            case CONCAT -> placement.toNext(left);
            case EQ, NE -> {
                if (!left.isConstant()) {
                    placement.toAny(left);
                }
            }
            case LT, LE, GT, GE -> {
                if (!fitsByte(left)) {
                    placement.toAny(left);
                }
            }
            default -> {
                if (!left.isNumeral()) {
                    placement.toAny(left);
                }
            }
        }
    }

    /** Combines both operands in {@code left}. */
    void after(BinaryOp op, Pending left, Pending right, int line) {
        placement.load(right);
        switch (op) {
            case AND -> {
                right.whenFalse = jumps.concat(right.whenFalse, left.whenFalse);
                left.copy(right);
            }
            case OR -> {
                right.whenTrue = jumps.concat(right.whenTrue, left.whenTrue);
                left.copy(right);
            }
            case CONCAT -> {
                placement.toNext(right);
                concat(left, right, line);
            }
            case EQ -> equality(left, right, 1, line);
            case NE -> equality(left, right, 0, line);
            case LT -> order(Op.LT, left, right, line);
            case LE -> order(Op.LE, left, right, line);
            case GT -> swappedOrder(Op.LT, left, right, line);
            case GE -> swappedOrder(Op.LE, left, right, line);
            default -> {
                if (!Folder.binary(op, left, right)) {
                    arithmetic(op, left, right, line);
                }
            }
        }
    }

    // Arithmetic.

    private void arithmetic(BinaryOp op, Pending left, Pending right, int line) {
        if (!immediate(op, left, right, line) && !withConstant(op, left, right, line)) {
            int second = placement.toAny(right);
            int first = placement.toAny(left);
            result(registerOp(op), left, right, first, second, line);
        }
    }

    /** Tries to make a small integer part of the instruction. */
    private boolean immediate(BinaryOp op, Pending left, Pending right, int line) {
        switch (op) {
            case ADD -> {
                if (fitsByte(right) && right.bits > 0) {
                    small(Op.ADDI, left, right, (int) right.bits, line);
                    return true;
                }
            }
            case SHR -> {
                if (fitsByte(right) && right.bits >= 0) {
                    small(Op.SHRI, left, right, (int) right.bits, line);
                    return true;
                }
            }
            case SUB -> {
                if (right.isInteger() && right.bits == 0 || negationFitsByte(right)) {
                    small(Op.ADDI, left, right, (int) -right.bits, line);
                    return true;
                }
            }
            case SHL -> {
                if (fitsByte(left)) {
                    int distance = placement.toAny(right);
                    result(Op.SHLI, left, right, distance, (int) left.bits & Instruction.MAX_BYTE, line);
                    return true;
                }
                if (negationFitsByte(right)) {
                    small(Op.SHRI, left, right, (int) -right.bits, line);
                    return true;
                }
            }
            default -> {
                return false;
            }
        }
        return false;
    }

    private void small(int op, Pending left, Pending right, int operand, int line) {
        result(op, left, right, placement.toAny(left), operand & Instruction.MAX_BYTE, line);
    }

    /** Tries to take one operand from the constants. */
    private boolean withConstant(BinaryOp op, Pending left, Pending right, int line) {
        int constantOp = constantOp(op);
        if (constantOp != 0 && (constantOp >= Op.BANDK ? right.isInteger() : right.isNumeral())) {
            int constant = placement.constantOperand(right);
            if (constant >= 0) {
                result(constantOp, left, right, placement.toAny(left), constant, line);
                return true;
            }
        }
        int leftOp = constantOnLeftOp(op);
        if (leftOp != 0 && left.isNumeral()) {
            int constant = placement.constantOperand(left);
            if (constant >= 0) {
                result(leftOp, left, right, placement.toAny(right), constant, line);
                return true;
            }
        }
        return false;
    }

    private void result(int op, Pending left, Pending right, int b, int c, int line) {
        emitter.line = line;
        int pc = emitter.abc(op, 0, b, c);
        placement.release(left, right);
        left.set(Pending.RELOCATABLE, pc);
    }

    private static int registerOp(BinaryOp op) {
        return switch (op) {
            case ADD -> Op.ADD;
            case SUB -> Op.SUB;
            case MUL -> Op.MUL;
            case MOD -> Op.MOD;
            case POW -> Op.POW;
            case DIV -> Op.DIV;
            case IDIV -> Op.IDIV;
            case BAND -> Op.BAND;
            case BOR -> Op.BOR;
            case BXOR -> Op.BXOR;
            case SHL -> Op.SHL;
            default -> Op.SHR;
        };
    }

    private static int constantOp(BinaryOp op) {
        return switch (op) {
            case ADD -> Op.ADDK;
            case SUB -> Op.SUBK;
            case MUL -> Op.MULK;
            case MOD -> Op.MODK;
            case POW -> Op.POWK;
            case DIV -> Op.DIVK;
            case IDIV -> Op.IDIVK;
            case BAND -> Op.BANDK;
            case BOR -> Op.BORK;
            case BXOR -> Op.BXORK;
            default -> 0;
        };
    }

    private static int constantOnLeftOp(BinaryOp op) {
        return switch (op) {
            case ADD -> Op.ADDKL;
            case SUB -> Op.SUBKL;
            case MUL -> Op.MULKL;
            case DIV -> Op.DIVKL;
            default -> 0;
        };
    }

    // Concatenation.

    /**
     * The operands lie side by side. Since the operator nests to the right, the right operand may itself just have been
     * concatenated there; then its instruction takes one operand more.
     */
    private void concat(Pending left, Pending right, int line) {
        int inner = emitter.previous(Op.CONCAT);
        if (inner >= 0 && Instruction.a(emitter.word(inner)) == left.at + 1) {
            int operands = Instruction.b(emitter.word(inner));
            placement.release(right);
            emitter.builder.setWord(inner, Instruction.abc(Op.CONCAT, left.at, operands + 1, 0));
        } else {
            emitter.line = line;
            emitter.abc(Op.CONCAT, left.at, 2, 0);
            placement.release(right);
        }
    }

    // Comparison.

    private void equality(Pending left, Pending right, int wanted, int line) {
        Pending tested = left;
        Pending other = right;
        if (left.isConstant()) {
            tested = right;
            other = left;
        }
        int register = placement.toAny(tested);
        int op;
        int operand;
        if (fitsByteExactly(other)) {
            op = Op.EQI;
            operand = (int) numeral(other) & Instruction.MAX_BYTE;
        } else {
            op = Op.EQK;
            operand = placement.constantOperand(other);
            if (operand < 0) {
                op = Op.EQ;
                operand = placement.toAny(other);
            }
        }
        decision(op, left, right, register, operand, wanted, line);
    }

    /** Greater-than is less-than with the operands exchanged; they have been evaluated already. */
    private void swappedOrder(int op, Pending left, Pending right, int line) {
        order(op, right, left, line);
        left.copy(right);
    }

    private void order(int op, Pending left, Pending right, int line) {
        if (fitsByte(right)) {
            int register = placement.toAny(left);
            int small = (int) right.bits & Instruction.MAX_BYTE;
            decision(op == Op.LT ? Op.LTI : Op.LEI, left, right, register, small, 1, line);
        } else if (fitsByte(left)) {
            int register = placement.toAny(right);
            int small = (int) left.bits & Instruction.MAX_BYTE;
            decision(op == Op.LT ? Op.GTI : Op.GEI, left, right, register, small, 1, line);
        } else {
            int first = placement.toAny(left);
            int second = placement.toAny(right);
            decision(op, left, right, first, second, 1, line);
        }
    }

    private void decision(int op, Pending left, Pending right, int a, int b, int wanted, int line) {
        placement.release(left, right);
        emitter.line = line;
        left.set(Pending.COMPARISON, emitter.branch(op, a, b, wanted));
    }

    // Small integers.

    private static boolean fitsByte(Pending p) {
        return p.isInteger() && p.bits == (byte) p.bits;
    }

    private static boolean negationFitsByte(Pending p) {
        return p.isInteger() && p.bits > 0 && p.bits <= -Byte.MIN_VALUE;
    }

    /** For equality only, where 1.0 is as good as 1. */
    private static boolean fitsByteExactly(Pending p) {
        return p.isNumeral() && numeral(p) == (byte) numeral(p);
    }

    /** Exact as far as small integers are concerned. */
    private static double numeral(Pending p) {
        return p.kind == Pending.INTEGER ? p.bits : p.asFloat();
    }
}
