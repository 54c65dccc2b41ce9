package io.perilune.engine.compile;

import io.perilune.engine.resolve.Folding;
import io.perilune.engine.syntax.Ast.BinaryOp;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.FloatLiteral;
import io.perilune.engine.syntax.Ast.IntegerLiteral;
import io.perilune.engine.syntax.Ast.UnaryOp;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on pending numerals. The rules are {@link Folding}'s, so that an initialiser which the resolver takes for
 * a compile-time constant and the same expression elsewhere are folded alike.
 */
final class Folder {
    private Folder() {}

    /** Applies an operator to a numeral; false when there is none, or when the result must be left to run time. */
    static boolean unary(UnaryOp op, Pending operand) {
        return operand.isNumeral() && settle(operand, Folding.unary(op, literal(operand), 0));
    }

    /** Puts the result of an operator on two numerals into {@code left}; false when it must be left to run time. */
    static boolean binary(BinaryOp op, Pending left, Pending right) {
        return left.isNumeral()
                && right.isNumeral()
                && settle(left, Folding.binary(op, literal(left), literal(right), 0));
    }

    private static Expr literal(Pending numeral) {
        return numeral.kind == Pending.INTEGER
                ? new IntegerLiteral(numeral.bits, 0)
                : new FloatLiteral(numeral.asFloat(), 0);
    }

    private static boolean settle(Pending p, @Nullable Expr result) {
        if (result instanceof IntegerLiteral integer) {
            p.setInteger(integer.value());
        } else if (result instanceof FloatLiteral number) {
            p.setFloat(number.value());
        } else {
            return false;
        }
        return true;
    }
}
