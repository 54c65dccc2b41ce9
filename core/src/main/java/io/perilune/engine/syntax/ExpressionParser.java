package io.perilune.engine.syntax;

import io.perilune.engine.syntax.Ast.Binary;
import io.perilune.engine.syntax.Ast.BinaryOp;
import io.perilune.engine.syntax.Ast.BooleanLiteral;
import io.perilune.engine.syntax.Ast.Call;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.Field;
import io.perilune.engine.syntax.Ast.FloatLiteral;
import io.perilune.engine.syntax.Ast.FunctionExpr;
import io.perilune.engine.syntax.Ast.Index;
import io.perilune.engine.syntax.Ast.IntegerLiteral;
import io.perilune.engine.syntax.Ast.MethodCall;
import io.perilune.engine.syntax.Ast.Name;
import io.perilune.engine.syntax.Ast.NilLiteral;
import io.perilune.engine.syntax.Ast.Paren;
import io.perilune.engine.syntax.Ast.StringLiteral;
import io.perilune.engine.syntax.Ast.TableConstructor;
import io.perilune.engine.syntax.Ast.Unary;
import io.perilune.engine.syntax.Ast.UnaryOp;
import io.perilune.engine.syntax.Ast.Vararg;
import io.perilune.engine.text.ByteStr;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The half of the parser that reads expressions, with what both halves need: tokens, nesting and lists.
 *
 * <p>Each method that reads a construct finds its first token as the current one and leaves the token behind the
 * construct as the current one.
 *
 * <p>Lists under construction lie on one stack, each list above the one that surrounds it.
 */
abstract sealed class ExpressionParser permits Parser {
    /**
     * How deep statements and operands may be nested. The reference counts them with its C calls, of which a chunk that
     * is loaded by the main program has two behind it. The Java stack need not hold more than this.
     */
    public static final int MAX_LEVELS = 200;

    private static final int LEVELS_IN_USE = 2;

    /** Priority of the unary operators: between those of multiplication and power. */
    private static final int UNARY_PRIORITY = 12;

    /**
     * Limits for {@link #operand}, below the priority of every operator. They differ in when the reference loads an
     * expression that is a mere constant or variable: only behind the comma or bracket which follows, or before it.
     */
    static final int LOADED_LATE = 0;

    static final int LOADED_AT_ONCE = -1;

    final Lexer lexer;
    final ScopeListener names;

    /** Null unless the chunk is read again, to find a token. */
    private final @Nullable TokenTrace trace;

    private Object[] pending = new Object[64];
    int pendingCount;

    int levels = LEVELS_IN_USE;
    boolean inVararg;

    /** True when the suffixed expression read last was nothing but an expression in parentheses. */
    boolean bareParens;

    private int useCount;

    ExpressionParser(Lexer lexer, ScopeListener names, @Nullable TokenTrace trace) {
        this.lexer = lexer;
        this.names = names;
        this.trace = trace;
    }

    /** The reference would place the value of {@code e} now. A later moment replaces an earlier one. */
    final void place(Object e) {
        if (trace != null) {
            trace.place((Expr) e, lexer);
        }
    }

    /** Reads a function from the opening parenthesis of its parameters to {@code end}. */
    abstract FunctionExpr function(boolean isMethod, int line);

    // Tokens.

    boolean skip(TokenKind kind) {
        if (lexer.kind == kind) {
            lexer.next();
            return true;
        }
        return false;
    }

    void expect(TokenKind kind) {
        if (lexer.kind != kind) {
            throw expected(kind);
        }
        lexer.next();
    }

    SyntaxError expected(TokenKind kind) {
        return lexer.errorNear(kind.shown + " expected");
    }

    /** Reads the token that ends what {@code opening} began at {@code line}. */
    void expectClosing(TokenKind closing, TokenKind opening, int line) {
        if (lexer.kind == closing) {
            lexer.next();
        } else if (line == lexer.line) {
            throw expected(closing);
        } else {
            throw lexer.errorNear(closing.shown + " expected (to close " + opening.shown + " at line " + line + ")");
        }
    }

    void checkName() {
        if (lexer.kind != TokenKind.NAME) {
            throw expected(TokenKind.NAME);
        }
    }

    /** Reads a name that is a field, method or attribute. */
    ByteStr plainName() {
        checkName();
        ByteStr name = lexer.text;
        lexer.next();
        return name;
    }

    void enterLevel() {
        if (++levels >= MAX_LEVELS) {
            throw lexer.tooDeep();
        }
    }

    // Lists under construction.

    void push(Object element) {
        if (pendingCount == pending.length) {
            pending = Arrays.copyOf(pending, pendingCount * 2);
        }
        pending[pendingCount++] = element;
    }

    /** Takes off what lies above {@code from}. The caller pushed elements of one type only. */
    @SuppressWarnings("unchecked")
    <T> List<T> pop(int from) {
        Object[] all = pending;
        int count = pendingCount - from;
        pendingCount = from;
        switch (count) {
            case 0:
                return List.of();
            case 1:
                return (List<T>) List.of(all[from]);
            case 2:
                return (List<T>) List.of(all[from], all[from + 1]);
            default:
                return (List<T>) List.of(Arrays.copyOfRange(all, from, from + count));
        }
    }

    // Expressions.

    Expr expression(int limit) {
        return operand(limit);
    }

    /** One expression or more. */
    List<Expr> expressions() {
        int from = pendingCount;
        push(expression(LOADED_LATE));
        while (skip(TokenKind.COMMA)) {
            place(pending[pendingCount - 1]);
            push(expression(LOADED_LATE));
        }
        return pop(from);
    }

    /** An expression as far as it has operators whose priority is above {@code limit}. */
    private Expr operand(int limit) {
        enterLevel();
        UnaryOp unary = unaryOperator();
        Expr left;
        if (unary != null) {
            int line = lexer.line;
            lexer.next();
            left = new Unary(unary, operand(UNARY_PRIORITY), line);
        } else {
            left = simple(limit);
        }
        place(left);
        for (BinaryOp op = lexer.kind.binary; op != null && op.leftPriority > limit; op = lexer.kind.binary) {
            int line = lexer.line;
            lexer.next();
            place(left);
            left = new Binary(op, left, operand(op.rightPriority), line);
            place(left);
        }
        levels--;
        return left;
    }

    private @Nullable UnaryOp unaryOperator() {
        return switch (lexer.kind) {
            case MINUS -> UnaryOp.MINUS;
            case NOT -> UnaryOp.NOT;
            case HASH -> UnaryOp.LENGTH;
            case TILDE -> UnaryOp.BNOT;
            default -> null;
        };
    }

    /**
     * The line at which a constant or variable that was just read is loaded, see {@link Ast}: that of the current token
     * if the reference passes that token first. The current token is an operator, for instance, or a comma.
     */
    private int loadLine(int limit) {
        if (lexer.line == lexer.lastLine) {
            return lexer.line;
        }
        BinaryOp op = lexer.kind.binary;
        boolean late;
        if (op != null) {
            late = op.leftPriority > limit;
        } else {
            late = switch (lexer.kind) {
                case COLON -> true;
                case RIGHT_PAREN, THEN, COMMA, RIGHT_BRACE -> limit == LOADED_LATE;
                default -> false;
            };
        }
        return late ? lexer.line : lexer.lastLine;
    }

    private Expr simple(int limit) {
        switch (lexer.kind) {
            case INTEGER: {
                long value = lexer.integer;
                lexer.next();
                return new IntegerLiteral(value, loadLine(limit));
            }
            case FLOAT: {
                double value = lexer.number;
                lexer.next();
                return new FloatLiteral(value, loadLine(limit));
            }
            case STRING: {
                ByteStr value = lexer.text;
                lexer.next();
                return new StringLiteral(value, loadLine(limit));
            }
            case NIL:
                lexer.next();
                return new NilLiteral(loadLine(limit));
            case TRUE:
                lexer.next();
                return new BooleanLiteral(true, loadLine(limit));
            case FALSE:
                lexer.next();
                return new BooleanLiteral(false, loadLine(limit));
            case DOTS: {
                if (!inVararg) {
                    throw lexer.errorNear("cannot use '...' outside a vararg function");
                }
                int line = lexer.lastLine;
                lexer.next();
                return new Vararg(line);
            }
            case LEFT_BRACE:
                return constructor();
            case FUNCTION:
                lexer.next();
                return function(false, lexer.line);
            default:
                return suffixed(limit);
        }
    }

    Name name(int limit) {
        ByteStr name = lexer.text;
        int symbol = lexer.symbol;
        lexer.next();
        int use = useCount++;
        names.use(use, symbol);
        return new Name(name, use, loadLine(limit));
    }

    private Expr primary(int limit) {
        if (lexer.kind == TokenKind.NAME) {
            return name(limit);
        }
        if (lexer.kind != TokenKind.LEFT_PAREN) {
            throw lexer.errorNear("unexpected symbol");
        }
        int line = lexer.line;
        lexer.next();
        Expr inner = expression(LOADED_LATE);
        expectClosing(TokenKind.RIGHT_PAREN, TokenKind.LEFT_PAREN, line);
        return switch (inner.kind()) {
            case CALL, METHOD_CALL, VARARG -> new Paren(inner, lexer.lastLine);
            default -> inner;
        };
    }

    /** A name or an expression in parentheses, with any number of accesses and calls behind it. */
    Expr suffixed(int limit) {
        boolean parens = lexer.kind == TokenKind.LEFT_PAREN;
        Expr e = primary(limit);
        for (; ; ) {
            place(e);
            switch (lexer.kind) {
                case DOT: {
                    lexer.next();
                    Expr key = fieldName();
                    e = new Index(e, key, loadLine(limit));
                    break;
                }
                case LEFT_BRACKET: {
                    Expr key = bracketed();
                    e = new Index(e, key, loadLine(limit));
                    break;
                }
                case COLON: {
                    lexer.next();
                    ByteStr method = plainName();
                    place(e);
                    int nameLine = lexer.lastLine;
                    int line = lexer.line;
                    e = new MethodCall(e, method, arguments(), line, nameLine);
                    break;
                }
                case LEFT_PAREN, STRING, LEFT_BRACE: {
                    int line = lexer.line;
                    e = new Call(e, arguments(), line);
                    break;
                }
                default:
                    bareParens = parens;
                    return e;
            }
            parens = false;
        }
    }

    StringLiteral fieldName() {
        ByteStr name = plainName();
        return new StringLiteral(name, lexer.lastLine);
    }

    private Expr bracketed() {
        lexer.next();
        Expr key = expression(LOADED_AT_ONCE);
        expect(TokenKind.RIGHT_BRACKET);
        return key;
    }

    private List<Expr> arguments() {
        switch (lexer.kind) {
            case STRING: {
                ByteStr value = lexer.text;
                lexer.next();
                Expr argument = new StringLiteral(value, lexer.lastLine);
                place(argument);
                return List.of(argument);
            }
            case LEFT_BRACE: {
                Expr argument = constructor();
                place(argument);
                return List.of(argument);
            }
            case LEFT_PAREN: {
                int line = lexer.line;
                lexer.next();
                List<Expr> arguments = lexer.kind == TokenKind.RIGHT_PAREN ? List.of() : expressions();
                expectClosing(TokenKind.RIGHT_PAREN, TokenKind.LEFT_PAREN, line);
                if (trace != null && !arguments.isEmpty()) {
                    placeLast(arguments.get(arguments.size() - 1));
                }
                return arguments;
            }
            default:
                throw lexer.errorNear("function arguments expected");
        }
    }

    /** The last argument is placed behind the parenthesis, unless it brings any number of values. */
    private void placeLast(Expr argument) {
        switch (argument.kind()) {
            case CALL, METHOD_CALL, VARARG -> {}
            default -> place(argument);
        }
    }

    private TableConstructor constructor() {
        int moment = trace == null ? 0 : trace.moment(lexer);
        int openingLine = lexer.line;
        int line = lexer.lastLine;
        lexer.next();
        int from = pendingCount;
        Field last = null;
        while (lexer.kind != TokenKind.RIGHT_BRACE) {
            placeItem(last);
            last = field();
            push(last);
            if (!skip(TokenKind.COMMA) && !skip(TokenKind.SEMICOLON)) {
                break;
            }
        }
        expectClosing(TokenKind.RIGHT_BRACE, TokenKind.LEFT_BRACE, openingLine);
        placeItem(last);
        TableConstructor made = new TableConstructor(pop(from), line, lexer.lastLine);
        if (trace != null) {
            trace.make(made, moment);
        }
        return made;
    }

    private void placeItem(@Nullable Field field) {
        if (field != null && field.key() == null) {
            place(field.value());
        }
    }

    private Field field() {
        Expr key = null;
        if (lexer.kind == TokenKind.LEFT_BRACKET) {
            key = bracketed();
        } else if (lexer.kind == TokenKind.NAME && lexer.peek() == TokenKind.ASSIGN) {
            key = fieldName();
        }
        Expr value;
        if (key != null) {
            expect(TokenKind.ASSIGN);
            place(key);
            value = expression(LOADED_AT_ONCE);
        } else {
            value = expression(LOADED_LATE);
        }
        return new Field(key, value, lexer.lastLine);
    }
}
