package io.perilune.engine.syntax;

import io.perilune.engine.text.ByteStr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The syntax tree: expressions, statements and blocks as immutable records.
 *
 * <p>No later stage writes into it. Names, locals, functions, blocks, labels and jumps carry dense ids, from 0 within
 * one chunk, under which the resolver's tables hold what it found out about them.
 *
 * <p><b>Lines.</b> A node's {@code line} is the line that the reference compiler gives to the instruction which the
 * node becomes: run-time errors, tracebacks and line hooks show it. For operators it is the line of the operator, for
 * calls that of the opening parenthesis. Constants, names and index accesses are loaded late by the reference, when it
 * has seen the token that follows; their line is the line of the token that makes them load, which is mostly, but not
 * always, their own last token. A code generator uses the numbers as they are.
 *
 * <p><b>Depth.</b> The parser bounds the depth of the tree by {@link Parser#MAX_LEVELS}, except along these spines,
 * which are as long as the source makes them and must be walked by iteration: {@link Binary#left},
 * {@link Index#object}, {@link Call#callee} and {@link MethodCall#object}, in any mixture of the last three. Chains of
 * {@code elseif} are a flat list. The methods that records inherit, such as {@code hashCode}, do recurse along spines
 * and are not for use.
 */
public final class Ast {
    private Ast() {}

    /** What an {@link Expr} is, to be switched on. */
    public enum ExprKind {
        NIL,
        BOOLEAN,
        INTEGER,
        FLOAT,
        STRING,
        VARARG,
        FUNCTION,
        NAME,
        INDEX,
        CALL,
        METHOD_CALL,
        UNARY,
        BINARY,
        TABLE,
        PAREN
    }

    /** What a {@link Stat} is, to be switched on. */
    public enum StatKind {
        LOCAL,
        LOCAL_FUNCTION,
        FUNCTION,
        ASSIGN,
        CALL,
        DO,
        WHILE,
        REPEAT,
        IF,
        NUMERIC_FOR,
        GENERIC_FOR,
        RETURN,
        BREAK,
        GOTO,
        LABEL
    }

    public sealed interface Expr
            permits NilLiteral,
                    BooleanLiteral,
                    IntegerLiteral,
                    FloatLiteral,
                    StringLiteral,
                    Vararg,
                    FunctionExpr,
                    Name,
                    Index,
                    Call,
                    MethodCall,
                    Unary,
                    Binary,
                    TableConstructor,
                    Paren {
        ExprKind kind();

        int line();
    }

    public sealed interface Stat
            permits Local,
                    LocalFunction,
                    FunctionStat,
                    Assign,
                    CallStat,
                    Do,
                    While,
                    Repeat,
                    If,
                    NumericFor,
                    GenericFor,
                    Return,
                    Break,
                    Goto,
                    Label {
        StatKind kind();
    }

    /**
     * Statements with a scope of their own.
     *
     * @param id dense id of the block
     * @param endLine line of the last token before the word that ends the block
     */
    public record Block(List<Stat> statements, int id, int endLine) {}

    /** What a local variable was declared with. */
    public enum Attrib {
        REGULAR,
        CONST,
        CLOSE
    }

    /**
     * The declaration of a local variable or parameter.
     *
     * @param id dense id of the local in the chunk; several variables of one declaration have consecutive ids
     */
    public record Variable(ByteStr name, int id, Attrib attrib) {}

    // Expressions.

    public record NilLiteral(int line) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.NIL;
        }
    }

    public record BooleanLiteral(boolean value, int line) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.BOOLEAN;
        }
    }

    public record IntegerLiteral(long value, int line) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.INTEGER;
        }
    }

    public record FloatLiteral(double value, int line) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.FLOAT;
        }
    }

    public record StringLiteral(ByteStr value, int line) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.STRING;
        }
    }

    public record Vararg(int line) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.VARARG;
        }
    }

    /**
     * A function body. The main function of a chunk is one too, with {@code line} and {@code lastLine} 0.
     *
     * @param id dense id of the function; the main function has 0
     * @param parameters named parameters, {@code self} of a method included, with consecutive ids
     * @param line where it was defined
     * @param lastLine line of its {@code end}, where the closure is made and where its final return stands (the final
     *     return of the main function stands at {@code body().endLine()})
     */
    public record FunctionExpr(int id, List<Variable> parameters, boolean vararg, Block body, int line, int lastLine)
            implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.FUNCTION;
        }
    }

    /**
     * The use of a variable, read or assigned.
     *
     * @param use dense id of this use
     */
    public record Name(ByteStr name, int use, int line) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.NAME;
        }
    }

    /** {@code object[key]}, and {@code object.name} with a string literal as key. */
    public record Index(Expr object, Expr key, int line) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.INDEX;
        }
    }

    public record Call(Expr callee, List<Expr> arguments, int line) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.CALL;
        }
    }

    /**
     * {@code object:name(arguments)}.
     *
     * @param line line of the opening parenthesis, where the call is
     * @param nameLine line of the name, where the method is looked up
     */
    public record MethodCall(Expr object, ByteStr name, List<Expr> arguments, int line, int nameLine) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.METHOD_CALL;
        }
    }

    public record Unary(UnaryOp op, Expr operand, int line) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.UNARY;
        }
    }

    /** A binary operator, {@code and} and {@code or} included. Concatenation nests to the right. */
    public record Binary(BinaryOp op, Expr left, Expr right, int line) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.BINARY;
        }
    }

    /**
     * A table constructor.
     *
     * @param line where the table is made
     * @param endLine line of the closing brace
     */
    public record TableConstructor(List<Field> fields, int line, int endLine) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.TABLE;
        }
    }

    /**
     * One entry of a constructor.
     *
     * @param key null for a positional entry
     * @param line line of the last token of the entry
     */
    public record Field(@Nullable Expr key, Expr value, int line) {}

    /**
     * Parentheses that cut several values down to one: around a call, a method call or {@code ...}. Other parentheses
     * leave no node behind.
     */
    public record Paren(Expr inner, int line) implements Expr {
        @Override
        public ExprKind kind() {
            return ExprKind.PAREN;
        }
    }

    // Statements.

    /**
     * {@code local a, b <attrib> = values}. The variables are in scope after the statement.
     *
     * @param line line of its last token
     */
    public record Local(List<Variable> variables, List<Expr> values, int line) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.LOCAL;
        }
    }

    /** {@code local function name}; the variable is in scope in the function. */
    public record LocalFunction(Variable variable, FunctionExpr function) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.LOCAL_FUNCTION;
        }
    }

    /**
     * {@code function a.b:c()}.
     *
     * @param target a {@link Name} or an {@link Index}
     * @param line line of the word {@code function}, where the assignment happens
     */
    public record FunctionStat(Expr target, FunctionExpr function, int line) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.FUNCTION;
        }
    }

    /**
     * An assignment.
     *
     * @param targets each a {@link Name} or an {@link Index}; at least one
     * @param line line of its last token, where the stores are
     */
    public record Assign(List<Expr> targets, List<Expr> values, int line) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.ASSIGN;
        }
    }

    /**
     * A call as statement.
     *
     * @param call a {@link Call} or a {@link MethodCall}
     */
    public record CallStat(Expr call) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.CALL;
        }
    }

    public record Do(Block body) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.DO;
        }
    }

    /**
     * A while loop; its jump back stands at {@code body().endLine()}.
     *
     * @param line line of the last token of the condition, where it is tested
     * @param endLine line of the word {@code end}, where breaks close what they leave
     */
    public record While(Expr condition, Block body, int line, int endLine) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.WHILE;
        }
    }

    /**
     * A repeat loop. The condition sees the locals of the body, and belongs to its block.
     *
     * @param line line of the last token of the condition
     */
    public record Repeat(Block body, Expr condition, int line) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.REPEAT;
        }
    }

    /** {@code if}, with at least one clause. */
    public record If(List<Clause> clauses, @Nullable Block orElse) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.IF;
        }
    }

    /**
     * A condition with its block.
     *
     * @param line line of the word {@code then}, where the condition is tested
     */
    public record Clause(Expr condition, Block body, int line) {}

    /**
     * {@code for v = start, limit, step do}. The three locals before {@code variable} (ids {@code variable().id() - 3}
     * onwards) are the hidden loop state.
     *
     * @param line line of the word {@code for}, where the loop instruction stands
     * @param doLine line of the word {@code do}, where the loop is prepared
     * @param endLine line of the word {@code end}, where breaks close what they leave
     */
    public record NumericFor(
            Variable variable,
            Expr start,
            Expr limit,
            @Nullable Expr step,
            Block body,
            int line,
            int doLine,
            int endLine)
            implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.NUMERIC_FOR;
        }
    }

    /**
     * {@code for a, b in values do}. The four locals before the first variable are the hidden loop state: function,
     * state, control and the value to be closed.
     *
     * @param line line of the first token after {@code in}, where the iterator is called
     * @param doLine line of the word {@code do}, where the loop is prepared
     * @param endLine line of the word {@code end}, where the loop closes its value and what breaks leave
     */
    public record GenericFor(List<Variable> variables, List<Expr> values, Block body, int line, int doLine, int endLine)
            implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.GENERIC_FOR;
        }
    }

    /**
     * Return from the function; a tail call if {@code values} is one single call and no value waits to be closed.
     *
     * @param line line of its last token
     */
    public record Return(List<Expr> values, int line) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.RETURN;
        }
    }

    /**
     * Leaves the innermost loop.
     *
     * @param jump dense id of the jump, shared with {@link Goto}
     */
    public record Break(int jump, int line) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.BREAK;
        }
    }

    /**
     * Goes to a label of the same function.
     *
     * @param jump dense id of the jump, shared with {@link Break}
     */
    public record Goto(ByteStr label, int jump, int line) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.GOTO;
        }
    }

    /**
     * A place to go to. Labels that follow it at once come before it.
     *
     * @param id dense id of the label
     * @param line line of the last token before what the label leads to, where gotos close what they leave
     */
    public record Label(ByteStr name, int id, int line) implements Stat {
        @Override
        public StatKind kind() {
            return StatKind.LABEL;
        }
    }

    // Operators.

    public enum UnaryOp {
        MINUS("-"),
        NOT("not"),
        LENGTH("#"),
        BNOT("~");

        private final String text;

        UnaryOp(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** The binary operators; an operand between two of them goes to the one whose priority on that side is higher. */
    public enum BinaryOp {
        ADD("+", 10, 10),
        SUB("-", 10, 10),
        MUL("*", 11, 11),
        MOD("%", 11, 11),
        POW("^", 14, 13),
        DIV("/", 11, 11),
        IDIV("//", 11, 11),
        BAND("&", 6, 6),
        BOR("|", 4, 4),
        BXOR("~", 5, 5),
        SHL("<<", 7, 7),
        SHR(">>", 7, 7),
        CONCAT("..", 9, 8),
        EQ("==", 3, 3),
        LT("<", 3, 3),
        LE("<=", 3, 3),
        NE("~=", 3, 3),
        GT(">", 3, 3),
        GE(">=", 3, 3),
        AND("and", 2, 2),
        OR("or", 1, 1);

        private final String text;
        final int leftPriority;
        final int rightPriority;

        BinaryOp(String text, int leftPriority, int rightPriority) {
            this.text = text;
            this.leftPriority = leftPriority;
            this.rightPriority = rightPriority;
        }

        public String text() {
            return text;
        }
    }
}
