package io.perilune.engine.syntax;

import io.perilune.engine.syntax.Ast.BinaryOp;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of token.
 *
 * <p>{@code ORDER TokenKind}: the reserved words come first, {@link Symbols} numbers them in the same order.
 */
enum TokenKind {
    AND("'and'", BinaryOp.AND),
    BREAK("'break'"),
    DO("'do'"),
    ELSE("'else'"),
    ELSEIF("'elseif'"),
    END("'end'"),
    FALSE("'false'"),
    FOR("'for'"),
    FUNCTION("'function'"),
    GOTO("'goto'"),
    IF("'if'"),
    IN("'in'"),
    LOCAL("'local'"),
    NIL("'nil'"),
    NOT("'not'"),
    OR("'or'", BinaryOp.OR),
    REPEAT("'repeat'"),
    RETURN("'return'"),
    THEN("'then'"),
    TRUE("'true'"),
    UNTIL("'until'"),
    WHILE("'while'"),

    PLUS("'+'", BinaryOp.ADD),
    MINUS("'-'", BinaryOp.SUB),
    STAR("'*'", BinaryOp.MUL),
    SLASH("'/'", BinaryOp.DIV),
    DOUBLE_SLASH("'//'", BinaryOp.IDIV),
    PERCENT("'%'", BinaryOp.MOD),
    CARET("'^'", BinaryOp.POW),
    HASH("'#'"),
    AMPERSAND("'&'", BinaryOp.BAND),
    TILDE("'~'", BinaryOp.BXOR),
    BAR("'|'", BinaryOp.BOR),
    SHIFT_LEFT("'<<'", BinaryOp.SHL),
    SHIFT_RIGHT("'>>'", BinaryOp.SHR),
    CONCAT("'..'", BinaryOp.CONCAT),
    EQUAL("'=='", BinaryOp.EQ),
    NOT_EQUAL("'~='", BinaryOp.NE),
    LESS("'<'", BinaryOp.LT),
    LESS_EQUAL("'<='", BinaryOp.LE),
    GREATER("'>'", BinaryOp.GT),
    GREATER_EQUAL("'>='", BinaryOp.GE),
    ASSIGN("'='"),
    LEFT_PAREN("'('"),
    RIGHT_PAREN("')'"),
    LEFT_BRACE("'{'"),
    RIGHT_BRACE("'}'"),
    LEFT_BRACKET("'['"),
    RIGHT_BRACKET("']'"),
    SEMICOLON("';'"),
    COLON("':'"),
    DOUBLE_COLON("'::'"),
    COMMA("','"),
    DOT("'.'"),
    DOTS("'...'"),

    NAME("<name>"),
    STRING("<string>"),
    INTEGER("<integer>"),
    FLOAT("<number>"),
    /** A byte that starts no token. */
    STRAY("<stray>"),
    END_OF_SOURCE("<eof>");

    static final int RESERVED_COUNT = WHILE.ordinal() + 1;
    private static final TokenKind[] KINDS = values();

    /** How messages show the token. */
    final String shown;

    /** The operator that the token is between two operands, or null. */
    final @Nullable BinaryOp binary;

    TokenKind(String shown) {
        this(shown, null);
    }

    TokenKind(String shown, @Nullable BinaryOp binary) {
        this.shown = shown;
        this.binary = binary;
    }

    /** The kind of the reserved word that has this symbol. */
    static TokenKind reserved(int symbol) {
        return KINDS[symbol];
    }
}
