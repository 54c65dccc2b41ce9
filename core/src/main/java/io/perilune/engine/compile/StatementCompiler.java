package io.perilune.engine.compile;

import io.perilune.engine.code.Op;
import io.perilune.engine.resolve.Scopes;
import io.perilune.engine.syntax.Ast.Assign;
import io.perilune.engine.syntax.Ast.Block;
import io.perilune.engine.syntax.Ast.Break;
import io.perilune.engine.syntax.Ast.CallStat;
import io.perilune.engine.syntax.Ast.Clause;
import io.perilune.engine.syntax.Ast.Do;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.FunctionStat;
import io.perilune.engine.syntax.Ast.GenericFor;
import io.perilune.engine.syntax.Ast.Goto;
import io.perilune.engine.syntax.Ast.If;
import io.perilune.engine.syntax.Ast.Label;
import io.perilune.engine.syntax.Ast.Local;
import io.perilune.engine.syntax.Ast.LocalFunction;
import io.perilune.engine.syntax.Ast.NumericFor;
import io.perilune.engine.syntax.Ast.Repeat;
import io.perilune.engine.syntax.Ast.Return;
import io.perilune.engine.syntax.Ast.Stat;
import io.perilune.engine.syntax.Ast.StatKind;
import io.perilune.engine.syntax.Ast.Variable;
import io.perilune.engine.syntax.Ast.While;
import java.util.List;

/**
 * Walks statements, except for those that give values to variables.
 *
 * <p>Jumps that leave the scope of captured variables go to a place where a CLOSE stands: breaks and forward gotos to
 * their target, which closes for everybody who comes there; only backward gotos close before they jump.
 */
final class StatementCompiler {
    private final FunctionCompiler function;
    private final Scopes scopes;
    private final Emitter emitter;
    private final Registers registers;
    private final Jumps jumps;
    private final Locals locals;
    private final Placement placement;
    private final ExpressionCompiler expressions;
    private final AssignmentCompiler assignments;
    private final LabelPlaces labels;

    /** Open breaks of the innermost loop. */
    private int breaks;

    private boolean breaksClose;

    StatementCompiler(
            FunctionCompiler function,
            Scopes scopes,
            Emitter emitter,
            Registers registers,
            Jumps jumps,
            Locals locals,
            Placement placement,
            ExpressionCompiler expressions,
            LabelPlaces labels) {
        this.function = function;
        this.scopes = scopes;
        this.emitter = emitter;
        this.registers = registers;
        this.jumps = jumps;
        this.locals = locals;
        this.placement = placement;
        this.expressions = expressions;
        this.labels = labels;
        this.assignments = new AssignmentCompiler(scopes, emitter, registers, locals, placement, expressions);
    }

    void reset() {
        breaks = Jumps.NONE;
        breaksClose = false;
    }

    void statements(List<Stat> statements, int from) {
        int count = statements.size();
        for (int i = from; i < count; i++) {
            function.charge();
            statement(statements.get(i));
            registers.free = registers.active;
        }
    }

    private void statement(Stat statement) {
        switch (statement.kind()) {
            case LOCAL -> assignments.local((Local) statement);
            case LOCAL_FUNCTION -> assignments.localFunction((LocalFunction) statement);
            case FUNCTION -> assignments.function((FunctionStat) statement);
            case ASSIGN -> assignments.assign((Assign) statement);
            case CALL -> call((CallStat) statement);
            case DO -> block(((Do) statement).body(), 0);
            case WHILE -> whileLoop((While) statement);
            case REPEAT -> repeatLoop((Repeat) statement);
            case IF -> conditional((If) statement);
            case NUMERIC_FOR -> numericLoop((NumericFor) statement);
            case GENERIC_FOR -> genericLoop((GenericFor) statement);
            case RETURN -> returnValues((Return) statement);
            case BREAK -> breakLoop((Break) statement);
            case GOTO -> goTo((Goto) statement);
            case LABEL -> label((Label) statement);
        }
    }

    private void call(CallStat statement) {
        Pending p = expressions.take();
        expressions.expression(statement.call(), p);
        emitter.setC(p.at, 1);
        expressions.giveBack(1);
    }

    // Blocks and conditions.

    private void block(Block block, int firstStatement) {
        int mark = locals.mark();
        statements(block.statements(), firstStatement);
        leave(block, mark);
    }

    private void leave(Block block, int mark) {
        emitter.line = block.endLine();
        locals.leave(mark);
        int first = scopes.firstToClose(block);
        if (first >= 0) {
            emitter.abc(Op.CLOSE, locals.register(first), 0, 0);
        }
    }

    /** Evaluates a condition; the answer leads away when it is false. */
    private int exitUnless(Expr condition, int line) {
        Pending p = expressions.take();
        expressions.expression(condition, p);
        emitter.line = line;
        placement.goOnIfTrue(p);
        expressions.giveBack(1);
        return p.whenFalse;
    }

    private void conditional(If statement) {
        List<Clause> clauses = statement.clauses();
        int count = clauses.size();
        int ends = Jumps.NONE;
        for (int i = 0; i < count; i++) {
            Clause clause = clauses.get(i);
            List<Stat> body = clause.body().statements();
            int skip;
            int firstStatement = 0;
            if (!body.isEmpty() && body.get(0).kind() == StatKind.BREAK) {
                // The condition itself is the break, which saves a jump over it.
                Pending p = expressions.take();
                expressions.expression(clause.condition(), p);
                emitter.line = clause.line();
                placement.goOnIfFalse(p);
                expressions.giveBack(1);
                addBreak((Break) body.get(0), p.whenTrue);
                if (body.size() == 1) {
                    continue;
                }
                skip = emitter.jump();
                firstStatement = 1;
            } else {
                skip = exitUnless(clause.condition(), clause.line());
            }
            block(clause.body(), firstStatement);
            if (i < count - 1 || statement.orElse() != null) {
                ends = jumps.concat(emitter.jump(), ends);
            }
            jumps.patchToHere(skip);
        }
        if (statement.orElse() != null) {
            block(statement.orElse(), 0);
        }
        jumps.patchToHere(ends);
    }

    // Loops.

    private void whileLoop(While statement) {
        int outerBreaks = breaks;
        boolean outerBreaksClose = breaksClose;
        reset();
        int start = emitter.label();
        int exit = exitUnless(statement.condition(), statement.line());
        block(statement.body(), 0);
        emitter.line = statement.body().endLine();
        jumps.patch(emitter.jump(), start);
        emitter.line = statement.endLine();
        endLoop(false);
        jumps.patchToHere(exit);
        breaks = outerBreaks;
        breaksClose = outerBreaksClose;
    }

    /** Breaks come here; the registers that are closed are those above the variables around the loop. */
    private void endLoop(boolean closes) {
        jumps.patchToHere(breaks);
        if (closes || breaksClose) {
            emitter.abc(Op.CLOSE, registers.active, 0, 0);
        }
    }

    private void repeatLoop(Repeat statement) {
        int outerBreaks = breaks;
        boolean outerBreaksClose = breaksClose;
        reset();
        int start = emitter.label();
        int mark = locals.mark();
        statements(statement.body().statements(), 0);
        int again = exitUnless(statement.condition(), statement.line());
        locals.leave(mark);
        int first = scopes.firstToClose(statement.body());
        if (first >= 0) {
            // Both ways out of the body close its variables, each on its own.
            int register = locals.register(first);
            emitter.abc(Op.CLOSE, register, 0, 0);
            int exit = emitter.jump();
            jumps.patchToHere(again);
            emitter.abc(Op.CLOSE, register, 0, 0);
            again = emitter.jump();
            jumps.patchToHere(exit);
        }
        jumps.patch(again, start);
        endLoop(false);
        breaks = outerBreaks;
        breaksClose = outerBreaksClose;
    }

    private void numericLoop(NumericFor statement) {
        int outerBreaks = breaks;
        boolean outerBreaksClose = breaksClose;
        reset();
        int base = registers.free;
        toNext(statement.start());
        toNext(statement.limit());
        if (statement.step() != null) {
            toNext(statement.step());
        } else {
            placement.loadInteger(registers.reserve(1), 1);
        }
        int outside = locals.mark();
        int variable = statement.variable().id();
        enterState(variable, 3);
        emitter.line = statement.doLine();
        int prepared = emitter.wide(Op.FORPREP, base, 0, 0, 0) + 2;
        int mark = locals.mark();
        locals.enter(variable);
        registers.reserve(1);
        statements(statement.body().statements(), 0);
        leave(statement.body(), mark);
        int bottom = emitter.label();
        emitter.line = statement.line();
        emitter.wide(Op.FORLOOP, base, 0, 0, prepared - (bottom + 2));
        emitter.builder.setWord(prepared - 1, bottom + 2 - prepared);
        emitter.line = statement.endLine();
        locals.leave(outside);
        endLoop(false);
        breaks = outerBreaks;
        breaksClose = outerBreaksClose;
    }

    private void genericLoop(GenericFor statement) {
        int outerBreaks = breaks;
        boolean outerBreaksClose = breaksClose;
        reset();
        List<Variable> variables = statement.variables();
        int count = variables.size();
        int base = registers.free;
        assignments.values(statement.values(), 4, statement.doLine());
        int outside = locals.mark();
        enterState(variables.get(0).id(), 4);
        // The iterator is called with copies of the first three, above the fourth.
        registers.ensure(3);
        emitter.line = statement.doLine();
        int prepared = emitter.wide(Op.TFORPREP, base, 0, 0, 0) + 2;
        int mark = locals.mark();
        for (int i = 0; i < count; i++) {
            locals.enter(variables.get(i).id());
        }
        registers.reserve(count);
        statements(statement.body().statements(), 0);
        leave(statement.body(), mark);
        int bottom = emitter.label();
        emitter.line = statement.line();
        emitter.abc(Op.TFORCALL, base, 0, count);
        int loop = emitter.wide(Op.TFORLOOP, base, 0, 0, 0);
        emitter.builder.setWord(loop + 1, prepared - (loop + 2));
        emitter.builder.setWord(prepared - 1, bottom - prepared);
        emitter.line = statement.endLine();
        locals.leave(outside);
        endLoop(true);
        breaks = outerBreaks;
        breaksClose = outerBreaksClose;
    }

    private void toNext(Expr e) {
        Pending p = expressions.take();
        expressions.expression(e, p);
        placement.toNext(p);
        expressions.giveBack(1);
    }

    /** The hidden variables of a loop have the ids before its first visible one. */
    private void enterState(int firstVariable, int count) {
        for (int i = count; i > 0; i--) {
            locals.enter(firstVariable - i);
        }
    }

    // Jumps.

    private void breakLoop(Break statement) {
        emitter.line = statement.line();
        addBreak(statement, emitter.jump());
    }

    private void addBreak(Break statement, int list) {
        breaks = jumps.concat(list, breaks);
        breaksClose |= scopes.firstClosedBy(statement.jump()) >= 0;
    }

    private void goTo(Goto statement) {
        emitter.line = statement.line();
        int label = scopes.target(statement);
        int left = scopes.firstClosedBy(statement.jump());
        int place = labels.place(label);
        if (place >= 0) {
            if (left >= 0) {
                emitter.abc(Op.CLOSE, locals.register(left), 0, 0);
            }
            jumps.patch(emitter.jump(), place);
        } else {
            labels.setPending(label, jumps.concat(emitter.jump(), labels.pending(label)));
            if (left >= 0) {
                labels.closeFrom(label, locals.register(left));
            }
        }
    }

    private void label(Label statement) {
        int label = statement.id();
        labels.setPlace(label, emitter.label());
        jumps.patchToHere(labels.pending(label));
        int close = labels.closeFrom(label);
        if (close >= 0) {
            emitter.line = statement.line();
            emitter.abc(Op.CLOSE, close, 0, 0);
        }
    }

    // Return.

    private void returnValues(Return statement) {
        List<Expr> values = statement.values();
        int count = values.size();
        if (count == 1) {
            returnOne(statement);
            return;
        }
        boolean open = expressions.toRegisters(values);
        emitter.line = statement.line();
        emitReturn(registers.active, open ? -1 : count);
    }

    private void returnOne(Return statement) {
        Pending p = expressions.take();
        expressions.expression(statement.values().get(0), p);
        emitter.line = statement.line();
        if (p.hasManyValues()) {
            boolean isCall = p.kind == Pending.CALL;
            placement.values(p, -1);
            if (isCall && !locals.closesValue()) {
                emitter.setOp(p.at, Op.TAILCALL);
                emitter.setC(p.at, locals.returnCloses() ? 1 : 0);
            }
            emitReturn(registers.active, -1);
        } else {
            emitReturn(placement.toAny(p), 1);
        }
        expressions.giveBack(1);
    }

    /** Returns {@code count} values from {@code first} up; -1 stands for all up to the top. */
    void emitReturn(int first, int count) {
        if (locals.returnCloses() || count < 0 || count > 1) {
            emitter.abc(Op.RETURN, count == 0 ? 0 : first, count + 1, locals.returnCloses() ? 1 : 0);
        } else if (count == 1) {
            emitter.abc(Op.RETURN1, first, 0, 0);
        } else {
            emitter.abc(Op.RETURN0, 0, 0, 0);
        }
    }
}
