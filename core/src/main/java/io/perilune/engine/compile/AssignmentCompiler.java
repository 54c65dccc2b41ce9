package io.perilune.engine.compile;

import io.perilune.engine.code.Op;
import io.perilune.engine.resolve.Scopes;
import io.perilune.engine.syntax.Ast.Assign;
import io.perilune.engine.syntax.Ast.Attrib;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.FunctionStat;
import io.perilune.engine.syntax.Ast.Local;
import io.perilune.engine.syntax.Ast.LocalFunction;
import io.perilune.engine.syntax.Ast.Variable;
import java.util.List;

/** Walks the statements that give values to variables. */
final class AssignmentCompiler {
    private final Scopes scopes;
    private final Emitter emitter;
    private final Registers registers;
    private final Locals locals;
    private final Placement placement;
    private final ExpressionCompiler expressions;

    AssignmentCompiler(
            Scopes scopes,
            Emitter emitter,
            Registers registers,
            Locals locals,
            Placement placement,
            ExpressionCompiler expressions) {
        this.scopes = scopes;
        this.emitter = emitter;
        this.registers = registers;
        this.locals = locals;
        this.placement = placement;
        this.expressions = expressions;
    }

    void local(Local statement) {
        List<Variable> variables = statement.variables();
        List<Expr> values = statement.values();
        int count = variables.size();
        boolean lastIsConstant = scopes.binding(variables.get(count - 1).id()).constant() != null;
        if (lastIsConstant) {
            // There are as many values as variables, and the last value needs no code.
            count--;
            for (int i = 0; i < count; i++) {
                Pending p = expressions.take();
                expressions.expression(values.get(i), p);
                placement.toNext(p);
                expressions.giveBack(1);
            }
        } else {
            values(values, count, statement.line());
        }
        int toBeClosed = -1;
        for (int i = 0; i < count; i++) {
            Variable variable = variables.get(i);
            locals.enter(variable.id());
            if (variable.attrib() == Attrib.CLOSE) {
                toBeClosed = locals.register(variable.id());
            }
        }
        emitter.line = statement.line();
        if (toBeClosed >= 0) {
            emitter.abc(Op.TBC, toBeClosed, 0, 0);
        }
    }

    /** Puts exactly {@code wanted} values into the next registers, whatever number the expressions have. */
    void values(List<Expr> values, int wanted, int line) {
        if (values.isEmpty()) {
            emitter.line = line;
            emitter.loadNil(registers.free, wanted);
            registers.reserve(wanted);
            return;
        }
        Pending last = expressions.take();
        allButLast(values, last);
        finishValues(last, wanted - values.size(), line);
        expressions.giveBack(1);
    }

    /** Puts all values but the last into registers; that one is left pending. */
    private void allButLast(List<Expr> values, Pending last) {
        int count = values.size();
        for (int i = 0; i < count - 1; i++) {
            expressions.expression(values.get(i), last);
            placement.toNext(last);
        }
        expressions.expression(values.get(count - 1), last);
    }

    /**
     * Completes a list of values whose last one is pending with {@code missing} more, or drops that many if negative.
     */
    private void finishValues(Pending last, int missing, int line) {
        if (last.hasManyValues()) {
            placement.values(last, Math.max(missing + 1, 0));
        } else {
            placement.toNext(last);
            if (missing > 0) {
                emitter.line = line;
                emitter.loadNil(registers.free, missing);
            }
        }
        if (missing > 0) {
            registers.reserve(missing);
        } else {
            registers.free += missing;
        }
    }

    /** The variable is in scope in its own function, but debuggers see it only when it has its value. */
    void localFunction(LocalFunction statement) {
        locals.enter(statement.variable().id());
        Pending p = expressions.take();
        expressions.closure(statement.function(), p);
        expressions.giveBack(1);
        locals.hideUntilHere();
    }

    void function(FunctionStat statement) {
        Pending target = expressions.take();
        Pending function = expressions.take();
        expressions.expression(statement.target(), target);
        expressions.closure(statement.function(), function);
        emitter.line = statement.line();
        placement.store(target, function);
        expressions.giveBack(2);
    }

    /**
     * Prepares the targets from left to right, evaluates the values from left to right, and stores from right to left;
     * the last value goes to the last target without detour when the numbers agree.
     */
    void assign(Assign statement) {
        List<Expr> targets = statement.targets();
        List<Expr> values = statement.values();
        int count = targets.size();
        Pending[] variables = new Pending[count];
        for (int i = 0; i < count; i++) {
            Pending variable = expressions.take();
            variables[i] = variable;
            expressions.expression(targets.get(i), variable);
            if (i > 0 && !variable.isIndexed()) {
                protectEarlier(variables, i);
            }
        }
        Pending value = expressions.take();
        allButLast(values, value);
        int unassigned = count;
        if (values.size() == count) {
            placement.oneValue(value);
            emitter.line = statement.line();
            placement.store(variables[count - 1], value);
            unassigned--;
        } else {
            finishValues(value, count - values.size(), statement.line());
        }
        emitter.line = statement.line();
        for (int i = unassigned - 1; i >= 0; i--) {
            value.set(Pending.REGISTER, registers.free - 1);
            placement.store(variables[i], value);
        }
        expressions.giveBack(count + 1);
    }

    /**
     * The variable {@code variables[newest]} will be assigned before the elements to its left are. If it is the table
     * or the key of one of those, that one gets a copy to work with.
     */
    private void protectEarlier(Pending[] variables, int newest) {
        Pending assigned = variables[newest];
        int copy = registers.free;
        boolean conflict = false;
        for (int i = 0; i < newest; i++) {
            Pending earlier = variables[i];
            if (earlier.kind == Pending.INDEXED_UPVALUE) {
                if (assigned.kind == Pending.UPVALUE && earlier.at == assigned.at) {
                    conflict = true;
                    earlier.kind = Pending.INDEXED_FIELD;
                    earlier.at = copy;
                }
            } else if (earlier.isIndexed() && assigned.kind == Pending.LOCAL) {
                if (earlier.at == assigned.at) {
                    conflict = true;
                    earlier.at = copy;
                }
                if (earlier.kind == Pending.INDEXED_REGISTER && earlier.key == assigned.at) {
                    conflict = true;
                    earlier.key = copy;
                }
            }
        }
        if (conflict) {
            emitter.abc(assigned.kind == Pending.LOCAL ? Op.MOVE : Op.GETUPVAL, copy, assigned.at, 0);
            registers.reserve(1);
        }
    }
}
