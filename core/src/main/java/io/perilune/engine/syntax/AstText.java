package io.perilune.engine.syntax;

import io.perilune.engine.syntax.Ast.Assign;
import io.perilune.engine.syntax.Ast.Attrib;
import io.perilune.engine.syntax.Ast.Binary;
import io.perilune.engine.syntax.Ast.Block;
import io.perilune.engine.syntax.Ast.BooleanLiteral;
import io.perilune.engine.syntax.Ast.Break;
import io.perilune.engine.syntax.Ast.Call;
import io.perilune.engine.syntax.Ast.CallStat;
import io.perilune.engine.syntax.Ast.Clause;
import io.perilune.engine.syntax.Ast.Do;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.Field;
import io.perilune.engine.syntax.Ast.FloatLiteral;
import io.perilune.engine.syntax.Ast.FunctionExpr;
import io.perilune.engine.syntax.Ast.FunctionStat;
import io.perilune.engine.syntax.Ast.GenericFor;
import io.perilune.engine.syntax.Ast.Goto;
import io.perilune.engine.syntax.Ast.If;
import io.perilune.engine.syntax.Ast.Index;
import io.perilune.engine.syntax.Ast.IntegerLiteral;
import io.perilune.engine.syntax.Ast.Label;
import io.perilune.engine.syntax.Ast.Local;
import io.perilune.engine.syntax.Ast.LocalFunction;
import io.perilune.engine.syntax.Ast.MethodCall;
import io.perilune.engine.syntax.Ast.Name;
import io.perilune.engine.syntax.Ast.NumericFor;
import io.perilune.engine.syntax.Ast.Paren;
import io.perilune.engine.syntax.Ast.Repeat;
import io.perilune.engine.syntax.Ast.Return;
import io.perilune.engine.syntax.Ast.Stat;
import io.perilune.engine.syntax.Ast.StringLiteral;
import io.perilune.engine.syntax.Ast.TableConstructor;
import io.perilune.engine.syntax.Ast.Unary;
import io.perilune.engine.syntax.Ast.Variable;
import io.perilune.engine.syntax.Ast.While;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A tree as text, for tests and for people.
 *
 * <p>Statements look like Lua, one a line; operators are written in front, with parentheses. {@code @n} means that what
 * follows is at line n, up to the next such mark; the text starts at line 1.
 */
public final class AstText {
    private final StringBuilder out = new StringBuilder();
    private int indent;
    private int line = 1;

    private AstText() {}

    /** The text of a chunk, each line with its line end. */
    public static String dump(FunctionExpr main) {
        AstText text = new AstText();
        text.statements(main.body());
        text.mark(main.body().endLine());
        text.out.append("<eof>\n");
        return text.out.toString();
    }

    private void mark(int newLine) {
        if (newLine != line) {
            out.append('@').append(newLine).append(' ');
            line = newLine;
        }
    }

    private void newLine() {
        out.append('\n').append("  ".repeat(indent));
    }

    private void statements(Block block) {
        for (Stat stat : block.statements()) {
            statement(stat);
            newLine();
        }
    }

    /** The indented statements of a block, and behind them the start of a line for what ends it. */
    private void block(Block block) {
        indent++;
        for (Stat stat : block.statements()) {
            newLine();
            statement(stat);
        }
        indent--;
        newLine();
        mark(block.endLine());
    }

    private void statement(Stat stat) {
        switch (stat.kind()) {
            case LOCAL -> {
                Local local = (Local) stat;
                out.append("local ");
                variables(local.variables());
                if (!local.values().isEmpty()) {
                    out.append(" = ");
                    expressions(local.values());
                }
                lastLine(local.line());
            }
            case LOCAL_FUNCTION -> {
                LocalFunction local = (LocalFunction) stat;
                out.append("local function ").append(local.variable().name());
                function(local.function());
            }
            case FUNCTION -> {
                FunctionStat function = (FunctionStat) stat;
                mark(function.line());
                out.append("function ");
                expression(function.target());
                function(function.function());
            }
            case ASSIGN -> {
                Assign assign = (Assign) stat;
                expressions(assign.targets());
                out.append(" = ");
                expressions(assign.values());
                lastLine(assign.line());
            }
            case CALL -> expression(((CallStat) stat).call());
            case DO -> {
                out.append("do");
                block(((Do) stat).body());
                out.append("end");
            }
            case WHILE, REPEAT, NUMERIC_FOR, GENERIC_FOR -> loop(stat);
            case IF -> ifStatement((If) stat);
            case RETURN -> {
                Return returned = (Return) stat;
                out.append("return ");
                expressions(returned.values());
                lastLine(returned.line());
            }
            case BREAK -> {
                mark(((Break) stat).line());
                out.append("break");
            }
            case GOTO -> {
                Goto jump = (Goto) stat;
                mark(jump.line());
                out.append("goto ").append(jump.label());
            }
            case LABEL -> {
                Label label = (Label) stat;
                mark(label.line());
                out.append("::").append(label.name()).append("::");
            }
        }
    }

    private void lastLine(int newLine) {
        if (newLine != line) {
            out.append(' ');
            mark(newLine);
            out.append(';');
        }
    }

    private void loop(Stat stat) {
        switch (stat.kind()) {
            case WHILE -> {
                While loop = (While) stat;
                out.append("while ");
                expression(loop.condition());
                lastLine(loop.line());
                out.append(" do");
                block(loop.body());
                out.append("end");
            }
            case REPEAT -> {
                Repeat loop = (Repeat) stat;
                out.append("repeat");
                block(loop.body());
                out.append("until ");
                expression(loop.condition());
                lastLine(loop.line());
            }
            case NUMERIC_FOR -> {
                NumericFor loop = (NumericFor) stat;
                mark(loop.line());
                out.append("for ").append(loop.variable().name()).append(" = ");
                expression(loop.start());
                out.append(", ");
                expression(loop.limit());
                if (loop.step() != null) {
                    out.append(", ");
                    expression(loop.step());
                }
                forBody(loop.doLine(), loop.body());
            }
            default -> {
                GenericFor loop = (GenericFor) stat;
                out.append("for ");
                variables(loop.variables());
                out.append(" in ");
                mark(loop.line());
                expressions(loop.values());
                forBody(loop.doLine(), loop.body());
            }
        }
    }

    private void forBody(int doLine, Block body) {
        out.append(' ');
        mark(doLine);
        out.append("do");
        block(body);
        out.append("end");
    }

    private void ifStatement(If stat) {
        String word = "if ";
        for (Clause clause : stat.clauses()) {
            out.append(word);
            expression(clause.condition());
            out.append(' ');
            mark(clause.line());
            out.append("then");
            block(clause.body());
            word = "elseif ";
        }
        if (stat.orElse() != null) {
            out.append("else");
            block(stat.orElse());
        }
        out.append("end");
    }

    private void variables(List<Variable> variables) {
        String separator = "";
        for (Variable variable : variables) {
            out.append(separator).append(variable.name());
            if (variable.attrib() != Attrib.REGULAR) {
                out.append(variable.attrib() == Attrib.CONST ? " <const>" : " <close>");
            }
            separator = ", ";
        }
    }

    private void function(FunctionExpr function) {
        mark(function.line());
        out.append('(');
        variables(function.parameters());
        if (function.vararg()) {
            out.append(function.parameters().isEmpty() ? "..." : ", ...");
        }
        out.append(')');
        block(function.body());
        mark(function.lastLine());
        out.append("end");
    }

    private void expressions(List<Expr> list) {
        String separator = "";
        for (Expr e : list) {
            out.append(separator);
            expression(e);
            separator = ", ";
        }
    }

    /** Goes down the long spines first, then writes what hangs on them on the way back. */
    private void expression(Expr whole) {
        Deque<Expr> spine = new ArrayDeque<>();
        Expr e = whole;
        boolean down = true;
        while (down) {
            switch (e.kind()) {
                case BINARY -> {
                    Binary binary = (Binary) e;
                    mark(binary.line());
                    out.append('(').append(binary.op().text()).append(' ');
                    spine.push(e);
                    e = binary.left();
                }
                case INDEX -> {
                    spine.push(e);
                    e = ((Index) e).object();
                }
                case CALL -> {
                    spine.push(e);
                    e = ((Call) e).callee();
                }
                case METHOD_CALL -> {
                    spine.push(e);
                    e = ((MethodCall) e).object();
                }
                default -> down = false;
            }
        }
        simple(e);
        while (!spine.isEmpty()) {
            rest(spine.pop());
        }
    }

    private void rest(Expr e) {
        switch (e.kind()) {
            case BINARY -> {
                out.append(' ');
                expression(((Binary) e).right());
                out.append(')');
            }
            case INDEX -> {
                mark(e.line());
                out.append('[');
                expression(((Index) e).key());
                out.append(']');
            }
            case CALL -> {
                mark(e.line());
                arguments(((Call) e).arguments());
            }
            default -> {
                MethodCall call = (MethodCall) e;
                mark(call.nameLine());
                out.append(':').append(call.name());
                mark(call.line());
                arguments(call.arguments());
            }
        }
    }

    private void arguments(List<Expr> arguments) {
        out.append('(');
        expressions(arguments);
        out.append(')');
    }

    private void simple(Expr e) {
        mark(e.line());
        switch (e.kind()) {
            case NIL -> out.append("nil");
            case BOOLEAN -> out.append(((BooleanLiteral) e).value());
            case INTEGER -> out.append(((IntegerLiteral) e).value());
            case FLOAT -> out.append(Numerals.format(((FloatLiteral) e).value()));
            case STRING -> string(((StringLiteral) e).value());
            case VARARG -> out.append("...");
            case FUNCTION -> {
                out.append("function");
                function((FunctionExpr) e);
            }
            case NAME -> out.append(((Name) e).name());
            case UNARY -> {
                Unary unary = (Unary) e;
                out.append('(').append(unary.op().text()).append(' ');
                expression(unary.operand());
                out.append(')');
            }
            case TABLE -> table((TableConstructor) e);
            case PAREN -> {
                out.append("(first ");
                expression(((Paren) e).inner());
                out.append(')');
            }
            default -> throw new IllegalArgumentException("not a simple expression: " + e.kind());
        }
    }

    private void table(TableConstructor table) {
        out.append('{');
        String separator = "";
        for (Field field : table.fields()) {
            out.append(separator);
            if (field.key() != null) {
                out.append('[');
                expression(field.key());
                out.append("] = ");
            }
            expression(field.value());
            lastLine(field.line());
            separator = ", ";
        }
        mark(table.endLine());
        out.append('}');
    }

    private void string(ByteStr value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            int c = value.at(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else {
                out.append((char) c);
            }
        }
        out.append('"');
    }
}
