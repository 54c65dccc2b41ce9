package io.perilune.engine.syntax;

import io.perilune.engine.syntax.Ast.Assign;
import io.perilune.engine.syntax.Ast.Attrib;
import io.perilune.engine.syntax.Ast.Block;
import io.perilune.engine.syntax.Ast.Break;
import io.perilune.engine.syntax.Ast.CallStat;
import io.perilune.engine.syntax.Ast.Clause;
import io.perilune.engine.syntax.Ast.Do;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.ExprKind;
import io.perilune.engine.syntax.Ast.FunctionExpr;
import io.perilune.engine.syntax.Ast.FunctionStat;
import io.perilune.engine.syntax.Ast.GenericFor;
import io.perilune.engine.syntax.Ast.Goto;
import io.perilune.engine.syntax.Ast.If;
import io.perilune.engine.syntax.Ast.Index;
import io.perilune.engine.syntax.Ast.Label;
import io.perilune.engine.syntax.Ast.Local;
import io.perilune.engine.syntax.Ast.LocalFunction;
import io.perilune.engine.syntax.Ast.Name;
import io.perilune.engine.syntax.Ast.NumericFor;
import io.perilune.engine.syntax.Ast.Repeat;
import io.perilune.engine.syntax.Ast.Return;
import io.perilune.engine.syntax.Ast.Stat;
import io.perilune.engine.syntax.Ast.Variable;
import io.perilune.engine.syntax.Ast.While;
import io.perilune.engine.text.ByteStr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chunk by recursive descent and makes its tree, in one pass and telling a {@link ScopeListener} about names.
 */
public final class Parser extends ExpressionParser {
    private int localCount;
    private int functionCount;
    private int blockCount;
    private int jumpCount;
    private int labelCount;

    /** @param trace told of moments, or null */
    public Parser(Lexer lexer, ScopeListener names, @Nullable TokenTrace trace) {
        super(lexer, names, trace);
    }

    /** Reads the whole chunk: its main function. */
    public FunctionExpr chunk() {
        int function = functionCount++;
        int block = blockCount++;
        names.openFunction(function, 0, block);
        inVararg = true;
        lexer.next();
        Block body = statements(block);
        if (lexer.kind != TokenKind.END_OF_SOURCE) {
            throw expected(TokenKind.END_OF_SOURCE);
        }
        names.closeFunction();
        return new FunctionExpr(function, List.of(), true, body, 0, 0);
    }

    // Statements.

    /** True when the current token ends a block; {@code until} ends one that stays in scope. */
    private boolean atBlockEnd(boolean withUntil) {
        return switch (lexer.kind) {
            case ELSE, ELSEIF, END, END_OF_SOURCE -> true;
            case UNTIL -> withUntil;
            default -> false;
        };
    }

    /** Statements up to the end of the block that the listener knows to be open. */
    private Block statements(int block) {
        int from = pendingCount;
        while (!atBlockEnd(true)) {
            boolean isReturn = lexer.kind == TokenKind.RETURN;
            statement();
            if (isReturn) {
                break;
            }
        }
        return new Block(pop(from), block, lexer.lastLine);
    }

    private Block block() {
        int block = blockCount++;
        names.openBlock(block);
        Block body = statements(block);
        names.closeBlock();
        return body;
    }

    /** Reads one statement and pushes it, and with a label also the labels behind it. */
    private void statement() {
        int line = lexer.line;
        enterLevel();
        switch (lexer.kind) {
            case SEMICOLON -> lexer.next();
            case IF -> push(ifStatement(line));
            case WHILE -> push(whileStatement(line));
            case DO -> {
                lexer.next();
                Block body = block();
                expectClosing(TokenKind.END, TokenKind.DO, line);
                push(new Do(body));
            }
            case FOR -> push(forStatement(line));
            case REPEAT -> push(repeatStatement(line));
            case FUNCTION -> push(functionStatement(line));
            case LOCAL -> {
                lexer.next();
                push(skip(TokenKind.FUNCTION) ? localFunction() : local());
            }
            case DOUBLE_COLON -> label(line);
            case RETURN -> push(returnStatement());
            case BREAK -> {
                lexer.next();
                int jump = jumpCount++;
                names.breakLoop(jump, line);
                push(new Break(jump, line));
            }
            case GOTO -> push(gotoStatement());
            default -> push(expressionStatement());
        }
        levels--;
    }

    private Stat ifStatement(int line) {
        int from = pendingCount;
        do {
            lexer.next();
            Expr condition = expression(LOADED_LATE);
            int thenLine = lexer.line;
            expect(TokenKind.THEN);
            push(new Clause(condition, block(), thenLine));
        } while (lexer.kind == TokenKind.ELSEIF);
        List<Clause> clauses = pop(from);
        Block orElse = skip(TokenKind.ELSE) ? block() : null;
        expectClosing(TokenKind.END, TokenKind.IF, line);
        return new If(clauses, orElse);
    }

    private Stat whileStatement(int line) {
        lexer.next();
        Expr condition = expression(LOADED_AT_ONCE);
        int testLine = lexer.lastLine;
        names.openLoop();
        expect(TokenKind.DO);
        Block body = block();
        int endLine = lexer.line;
        expectClosing(TokenKind.END, TokenKind.WHILE, line);
        names.closeLoop();
        return new While(condition, body, testLine, endLine);
    }

    private Stat repeatStatement(int line) {
        int block = blockCount++;
        names.openLoop();
        names.openBlock(block);
        lexer.next();
        Block body = statements(block);
        expectClosing(TokenKind.UNTIL, TokenKind.REPEAT, line);
        Expr condition = expression(LOADED_AT_ONCE);
        int testLine = lexer.lastLine;
        names.closeBlock();
        names.closeLoop();
        return new Repeat(body, condition, testLine);
    }

    private Stat forStatement(int line) {
        names.openLoop();
        lexer.next();
        checkName();
        ByteStr name = lexer.text;
        int symbol = lexer.symbol;
        lexer.next();
        Stat loop = switch (lexer.kind) {
            case ASSIGN -> numericFor(name, symbol, line);
            case COMMA, IN -> genericFor(name, symbol);
            default -> throw lexer.errorNear("'=' or 'in' expected");
        };
        expectClosing(TokenKind.END, TokenKind.FOR, line);
        names.closeLoop();
        return loop;
    }

    private NumericFor numericFor(ByteStr name, int symbol, int line) {
        declareLoopState(3);
        Variable variable = declare(name, symbol);
        lexer.next();
        Expr start = expression(LOADED_AT_ONCE);
        expect(TokenKind.COMMA);
        Expr limit = expression(LOADED_AT_ONCE);
        Expr step = skip(TokenKind.COMMA) ? expression(LOADED_AT_ONCE) : null;
        names.activate(3);
        int doLine = lexer.line;
        Block body = loopBody(1);
        return new NumericFor(variable, start, limit, step, body, line, doLine, lexer.line);
    }

    private GenericFor genericFor(ByteStr name, int symbol) {
        declareLoopState(4);
        names.attrib(Attrib.CLOSE);
        int from = pendingCount;
        push(declare(name, symbol));
        while (skip(TokenKind.COMMA)) {
            push(declaredName());
        }
        List<Variable> variables = pop(from);
        expect(TokenKind.IN);
        int line = lexer.line;
        List<Expr> values = expressions();
        names.activate(4);
        int doLine = lexer.line;
        Block body = loopBody(variables.size());
        return new GenericFor(variables, values, body, line, doLine, lexer.line);
    }

    private void declareLoopState(int count) {
        for (int i = 0; i < count; i++) {
            declare(lexer.word(Symbols.LOOP_STATE), Symbols.LOOP_STATE);
        }
    }

    /** The body of a for loop, with the loop's variables as locals of it. */
    private Block loopBody(int variables) {
        expect(TokenKind.DO);
        int block = blockCount++;
        names.openBlock(block);
        names.activate(variables);
        Block body = statements(block);
        names.closeBlock();
        return body;
    }

    private Stat functionStatement(int line) {
        lexer.next();
        checkName();
        Name variable = name(LOADED_AT_ONCE);
        Expr target = variable;
        boolean isMethod = false;
        while (lexer.kind == TokenKind.DOT || lexer.kind == TokenKind.COLON) {
            isMethod = lexer.kind == TokenKind.COLON;
            lexer.next();
            Expr key = fieldName();
            target = new Index(target, key, lexer.lastLine);
            if (isMethod) {
                break;
            }
        }
        FunctionExpr function = function(isMethod, line);
        if (target == variable) {
            names.assign(variable.use());
        }
        return new FunctionStat(target, function, line);
    }

    private Stat localFunction() {
        Variable variable = declaredName();
        names.activate(1);
        return new LocalFunction(variable, function(false, lexer.line));
    }

    private Stat local() {
        int from = pendingCount;
        boolean closes = false;
        Attrib attrib;
        do {
            checkName();
            ByteStr name = lexer.text;
            int symbol = lexer.symbol;
            lexer.next();
            int local = localCount++;
            names.declare(local, name, symbol);
            attrib = attrib();
            if (attrib != Attrib.REGULAR) {
                names.attrib(attrib);
            }
            if (attrib == Attrib.CLOSE) {
                if (closes) {
                    throw lexer.error("multiple to-be-closed variables in local list");
                }
                closes = true;
            }
            push(new Variable(name, local, attrib));
        } while (skip(TokenKind.COMMA));
        List<Variable> variables = pop(from);
        List<Expr> values = skip(TokenKind.ASSIGN) ? expressions() : List.of();
        if (attrib == Attrib.CONST && values.size() == variables.size()) {
            names.initialConstant(values.get(values.size() - 1));
        }
        names.activate(variables.size());
        return new Local(variables, values, lexer.lastLine);
    }

    private Attrib attrib() {
        if (!skip(TokenKind.LESS)) {
            return Attrib.REGULAR;
        }
        ByteStr name = plainName();
        expect(TokenKind.GREATER);
        if (name.contentEquals("const")) {
            return Attrib.CONST;
        }
        if (name.contentEquals("close")) {
            return Attrib.CLOSE;
        }
        throw lexer.error("unknown attribute '" + name + "'");
    }

    private Variable declare(ByteStr name, int symbol) {
        int local = localCount++;
        names.declare(local, name, symbol);
        return new Variable(name, local, Attrib.REGULAR);
    }

    private Variable declaredName() {
        checkName();
        ByteStr name = lexer.text;
        int symbol = lexer.symbol;
        lexer.next();
        return declare(name, symbol);
    }

    private void label(int line) {
        lexer.next();
        checkName();
        ByteStr name = lexer.text;
        int symbol = lexer.symbol;
        lexer.next();
        expect(TokenKind.DOUBLE_COLON);
        int label = labelCount++;
        // What follows and does nothing comes first, because it decides whether this label ends its block.
        while (lexer.kind == TokenKind.SEMICOLON || lexer.kind == TokenKind.DOUBLE_COLON) {
            statement();
        }
        push(new Label(name, label, lexer.lastLine));
        names.label(label, name, symbol, line, atBlockEnd(false));
    }

    private Stat gotoStatement() {
        lexer.next();
        int line = lexer.line;
        checkName();
        ByteStr label = lexer.text;
        int symbol = lexer.symbol;
        lexer.next();
        int jump = jumpCount++;
        names.jump(jump, label, symbol, line);
        return new Goto(label, jump, line);
    }

    private Stat returnStatement() {
        lexer.next();
        boolean empty = atBlockEnd(true) || lexer.kind == TokenKind.SEMICOLON;
        List<Expr> values = empty ? List.of() : expressions();
        int line = lexer.lastLine;
        skip(TokenKind.SEMICOLON);
        return new Return(values, line);
    }

    private Stat expressionStatement() {
        Expr first = suffixed(LOADED_AT_ONCE);
        if (lexer.kind == TokenKind.ASSIGN || lexer.kind == TokenKind.COMMA) {
            return assignment(first);
        }
        if (first.kind() != ExprKind.CALL && first.kind() != ExprKind.METHOD_CALL) {
            throw lexer.errorNear("syntax error");
        }
        return new CallStat(first);
    }

    private Assign assignment(Expr first) {
        int from = pendingCount;
        int outerLevels = levels;
        checkAssignable(first);
        push(first);
        while (skip(TokenKind.COMMA)) {
            Expr target = suffixed(LOADED_AT_ONCE);
            enterLevel();
            checkAssignable(target);
            push(target);
        }
        List<Expr> targets = pop(from);
        expect(TokenKind.ASSIGN);
        List<Expr> values = expressions();
        levels = outerLevels;
        return new Assign(targets, values, lexer.lastLine);
    }

    /** Checks the suffixed expression that was read last. */
    private void checkAssignable(Expr target) {
        ExprKind kind = target.kind();
        if (bareParens || kind != ExprKind.NAME && kind != ExprKind.INDEX) {
            throw lexer.errorNear("syntax error");
        }
        if (target instanceof Name variable) {
            names.assign(variable.use());
        }
    }

    // Functions.

    @Override
    FunctionExpr function(boolean isMethod, int line) {
        int function = functionCount++;
        int block = blockCount++;
        boolean outerVararg = inVararg;
        inVararg = false;
        names.openFunction(function, line, block);
        expect(TokenKind.LEFT_PAREN);
        int from = pendingCount;
        if (isMethod) {
            push(declare(lexer.word(Symbols.SELF), Symbols.SELF));
        }
        parameters();
        List<Variable> parameters = pop(from);
        names.activate(parameters.size());
        boolean vararg = inVararg;
        expect(TokenKind.RIGHT_PAREN);
        Block body = statements(block);
        int lastLine = lexer.line;
        expectClosing(TokenKind.END, TokenKind.FUNCTION, line);
        names.closeFunction();
        inVararg = outerVararg;
        FunctionExpr made = new FunctionExpr(function, parameters, vararg, body, line, lastLine);
        place(made);
        return made;
    }

    /** Pushes the parameters. */
    private void parameters() {
        if (lexer.kind == TokenKind.RIGHT_PAREN) {
            return;
        }
        do {
            if (lexer.kind == TokenKind.NAME) {
                push(declaredName());
            } else if (skip(TokenKind.DOTS)) {
                inVararg = true;
            } else {
                throw lexer.errorNear("<name> or '...' expected");
            }
        } while (!inVararg && skip(TokenKind.COMMA));
    }
}
