package io.perilune.engine.resolve;

import io.perilune.engine.syntax.Ast.BinaryOp;
import io.perilune.engine.syntax.Ast.BooleanLiteral;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.FloatLiteral;
import io.perilune.engine.syntax.Ast.IntegerLiteral;
import io.perilune.engine.syntax.Ast.UnaryOp;
import org.jspecify.annotations.Nullable;

/**
 * Operators on literals, done ahead of time where the reference does it too.
 *
 * <p>Numbers only, except for {@code not}. What would raise an error is left to run time, and so are results that are
 * NaN or a float zero, since their sign would get lost among the constants.
 */
public final class Folding {
    private Folding() {}

    /** The literal that {@code op} makes of a literal, or null if it is not to be folded. */
    public static @Nullable Expr unary(UnaryOp op, Expr operand, int line) {
        switch (op) {
            case NOT:
                switch (operand.kind()) {
                    case NIL:
                        return new BooleanLiteral(true, line);
                    case BOOLEAN:
                        return new BooleanLiteral(!((BooleanLiteral) operand).value(), line);
                    case INTEGER, FLOAT, STRING:
                        return new BooleanLiteral(false, line);
                    default:
                        return null;
                }
            case MINUS:
                if (operand instanceof IntegerLiteral integer) {
                    return new IntegerLiteral(-integer.value(), line);
                }
                return operand instanceof FloatLiteral number ? number(-number.value(), line) : null;
            case BNOT:
                return isInteger(operand) ? new IntegerLiteral(~integer(operand), line) : null;
            default:
                return null;
        }
    }

    /** Whether a literal counts as true in a condition. */
    public static boolean isTrue(Expr literal) {
        return switch (literal.kind()) {
            case NIL -> false;
            case BOOLEAN -> ((BooleanLiteral) literal).value();
            default -> true;
        };
    }

    /** The literal that {@code op} makes of two literals, or null if it is not to be folded. */
    public static @Nullable Expr binary(BinaryOp op, Expr left, Expr right, int line) {
        if (!isNumber(left) || !isNumber(right)) {
            return null;
        }
        switch (op) {
            case BAND, BOR, BXOR, SHL, SHR:
                return isInteger(left) && isInteger(right)
                        ? new IntegerLiteral(bitwise(op, integer(left), integer(right)), line)
                        : null;
            case DIV, IDIV, MOD:
                if (toDouble(right) == 0) {
                    return null;
                }
                break;
            case ADD, SUB, MUL, POW:
                break;
            default:
                return null;
        }
        if (left instanceof IntegerLiteral a
                && right instanceof IntegerLiteral b
                && op != BinaryOp.DIV
                && op != BinaryOp.POW) {
            return new IntegerLiteral(arithmetic(op, a.value(), b.value()), line);
        }
        return number(arithmetic(op, toDouble(left), toDouble(right)), line);
    }

    private static @Nullable Expr number(double value, int line) {
        return value == 0 || Double.isNaN(value) ? null : new FloatLiteral(value, line);
    }

    private static long bitwise(BinaryOp op, long a, long b) {
        return switch (op) {
            case BAND -> a & b;
            case BOR -> a | b;
            case BXOR -> a ^ b;
            case SHL -> shiftLeft(a, b);
            // The distance of Lua's smallest integer has no negation, but then all bits are lost either way.
            default -> shiftLeft(a, -b);
        };
    }

    private static long shiftLeft(long a, long distance) {
        if (distance <= -64 || distance >= 64) {
            return 0;
        }
        return distance >= 0 ? a << distance : a >>> -distance;
    }

    private static long arithmetic(BinaryOp op, long a, long b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case IDIV -> Math.floorDiv(a, b);
            default -> Math.floorMod(a, b);
        };
    }

    private static double arithmetic(BinaryOp op, double a, double b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case POW -> b == 2 ? a * a : Math.pow(a, b);
            case IDIV -> Math.floor(a / b);
            default -> {
                double remainder = a % b;
                yield remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
            }
        };
    }

    private static boolean isNumber(Expr literal) {
        return literal instanceof IntegerLiteral || literal instanceof FloatLiteral;
    }

    private static double toDouble(Expr number) {
        return number instanceof IntegerLiteral integer ? integer.value() : ((FloatLiteral) number).value();
    }

    /** True for integers and for floats that equal one. */
    private static boolean isInteger(Expr literal) {
        if (literal instanceof FloatLiteral number) {
            double value = number.value();
            return value >= -0x1p63 && value < 0x1p63 && value == Math.rint(value);
        }
        return literal instanceof IntegerLiteral;
    }

    private static long integer(Expr literal) {
        return literal instanceof FloatLiteral number ? (long) number.value() : ((IntegerLiteral) literal).value();
    }
}
