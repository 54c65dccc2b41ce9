package io.perilune.engine.compile;

import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.TokenTrace;

/**
 * Every limit of compiled functions, each with its reason. Limits of nesting, of local variables and of upvalues are
 * the parser's and the resolver's affair.
 */
final class CompileLimits {
    /**
     * A function must get by with fewer registers than this. Operands have 8 bits, and 255 stands for "no register yet"
     * while jumps are open ({@link Jumps#NO_REGISTER}).
     */
    static final int REGISTERS = 255;

    /** How many list items of a constructor are collected in registers before they are stored. */
    static final int ITEMS_PER_FLUSH = 50;

    /** The array size hint of NEWTABLE has 24 bits; larger constructors just grow their table. */
    static final int LARGEST_SIZE_HINT = (1 << 24) - 1;

    private CompileLimits() {}

    static Exceeded exceeded(String message, Emitter emitter) {
        return new Exceeded(message, emitter.needy, emitter.making);
    }

    /** Leaves the compiler, whose entry makes a syntax error of it; stackless, since scripts can provoke it at will. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String problem;
        /** The expression that needs registers. */
        private final transient Expr needy;
        /** True when it needs them to be made, false when its value needs a place. */
        private final boolean making;

        private Exceeded(String message, Expr needy, boolean making) {
            super(message, null, false, false);
            this.problem = message;
            this.needy = needy;
            this.making = making;
        }

        String problem() {
            return problem;
        }

        int moment(TokenTrace trace) {
            return making ? trace.made(needy) : trace.placed(needy);
        }
    }
}
