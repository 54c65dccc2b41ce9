package io.perilune.engine.syntax;

import io.perilune.engine.syntax.Ast.Expr;
import java.util.IdentityHashMap;

/**
 * Finds the token at which the reference would refuse a chunk that is too large for its registers.
 *
 * <p>The reference makes code while it reads, so it knows the current token then; here the tree is complete, and knows no tokens.
 * So such a chunk, and no other, is read twice more: once with a trace that numbers the moments at which the reference would
 * need registers for an expression, and once to the number of the expression at fault.
 */
public final class TokenTrace {
    /** When an expression itself is made: a constructor at its opening brace, all others behind their last token. */
    private final IdentityHashMap<Expr, Integer> made = new IdentityHashMap<>();
    /** When its value is put where it is wanted: behind a comma, for instance. */
    private final IdentityHashMap<Expr, Integer> placed = new IdentityHashMap<>();

    private final int end;
    private final String message;
    private int moments;

    private TokenTrace(int end, String message) {
        this.end = end;
        this.message = message;
    }

    /** A trace that numbers the moments. */
    public static TokenTrace numbering() {
        return new TokenTrace(0, "");
    }

    /** A trace that throws a syntax error at a moment, which names the current token. */
    public static TokenTrace endingAt(int moment, String message) {
        return new TokenTrace(moment, message);
    }

    /** The number of the moment at which an expression is made, or 0 when the trace has not met it. */
    public int made(Expr e) {
        return made.getOrDefault(e, 0);
    }

    /** The number of the moment at which the value of an expression is placed, or 0 when the trace has not met it. */
    public int placed(Expr e) {
        return placed.getOrDefault(e, 0);
    }

    /** The value is placed now, unless this is said again. The first time, the expression is made, too. */
    void place(Expr e, Lexer lexer) {
        int moment = moment(lexer);
        made.putIfAbsent(e, moment);
        placed.put(e, moment);
    }

    void make(Expr e, int moment) {
        made.put(e, moment);
    }

    int moment(Lexer lexer) {
        if (++moments == end) {
            throw lexer.errorNear(message);
        }
        return moments;
    }
}
