package io.perilune.engine.compile;

import io.perilune.engine.code.Op;
import io.perilune.engine.resolve.Scopes;
import io.perilune.engine.syntax.Ast.Binary;
import io.perilune.engine.syntax.Ast.BinaryOp;
import io.perilune.engine.syntax.Ast.BooleanLiteral;
import io.perilune.engine.syntax.Ast.Call;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.ExprKind;
import io.perilune.engine.syntax.Ast.Field;
import io.perilune.engine.syntax.Ast.FloatLiteral;
import io.perilune.engine.syntax.Ast.FunctionExpr;
import io.perilune.engine.syntax.Ast.Index;
import io.perilune.engine.syntax.Ast.IntegerLiteral;
import io.perilune.engine.syntax.Ast.MethodCall;
import io.perilune.engine.syntax.Ast.Name;
import io.perilune.engine.syntax.Ast.Paren;
import io.perilune.engine.syntax.Ast.StringLiteral;
import io.perilune.engine.syntax.Ast.TableConstructor;
import io.perilune.engine.syntax.Ast.Unary;
import io.perilune.engine.syntax.Ast.UnaryOp;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks expressions. {@link #expression} emits what must run at this point and leaves the rest pending; what becomes of
 * the value is the business of whoever asked, with the help of {@link Placement}.
 *
 * <p>The spines that the tree allows to be long (see {@code Ast}) are collected on a stack and walked from their far
 * end; everything else may recurse, since the parser bounds its depth.
 */
final class ExpressionCompiler {
    private final FunctionCompiler function;
    private final Scopes scopes;
    private final Emitter emitter;
    private final Registers registers;
    private final Locals locals;
    private final Placement placement;
    private final OperatorCompiler operators;

    private Expr[] spine = new Expr[16];
    private int spineSize;

    /** Reused descriptors: those below {@code taken} are in use. */
    private Pending[] descriptors = new Pending[8];

    private int taken;

    ExpressionCompiler(
            FunctionCompiler function,
            Scopes scopes,
            Emitter emitter,
            Registers registers,
            Locals locals,
            Placement placement,
            OperatorCompiler operators) {
        this.function = function;
        this.scopes = scopes;
        this.emitter = emitter;
        this.registers = registers;
        this.locals = locals;
        this.placement = placement;
        this.operators = operators;
    }

    /** A descriptor for the caller's use until the matching {@link #giveBack}. */
    Pending take() {
        if (taken == descriptors.length) {
            descriptors = Arrays.copyOf(descriptors, taken * 2);
        }
        Pending p = descriptors[taken];
        if (p == null) {
            p = new Pending();
            descriptors[taken] = p;
        }
        taken++;
        return p;
    }

    /** Gives back the {@code count} descriptors taken last. */
    void giveBack(int count) {
        taken -= count;
    }

    void expression(Expr e, Pending p) {
        switch (e.kind()) {
            case NAME -> name((Name) e, p);
            case INDEX, CALL, METHOD_CALL -> suffixes(e, p);
            case BINARY -> operatorChain(e, p);
            case UNARY -> {
                Unary unary = (Unary) e;
                expression(unary.operand(), p);
                boolean atEnd = unary.op() == UnaryOp.NOT;
                operators.unary(unary.op(), p, atEnd ? endLine(unary.operand()) : unary.line());
            }
            case TABLE -> constructor((TableConstructor) e, p);
            case FUNCTION -> closure((FunctionExpr) e, p);
            case VARARG -> {
                emitter.line = e.line();
                p.set(Pending.VARARG, emitter.abc(Op.VARARG, 0, 0, 1));
            }
            case PAREN -> {
                expression(((Paren) e).inner(), p);
                placement.load(p);
            }
            default -> {
                emitter.line = e.line();
                literal(e, p);
            }
        }
        emitter.place(e);
    }

    private static void literal(@Nullable Expr e, Pending p) {
        if (e instanceof StringLiteral string) {
            p.setString(string.value());
        } else if (e instanceof IntegerLiteral integer) {
            p.setInteger(integer.value());
        } else if (e instanceof FloatLiteral number) {
            p.setFloat(number.value());
        } else if (e instanceof BooleanLiteral truth) {
            p.set(truth.value() ? Pending.TRUE : Pending.FALSE, 0);
        } else {
            p.set(Pending.NIL, 0);
        }
    }

    private void name(Name name, Pending p) {
        int index = scopes.index(name);
        emitter.line = name.line();
        switch (scopes.use(name)) {
            case LOCAL -> p.set(Pending.LOCAL, locals.register(index));
            case UPVALUE -> p.set(Pending.UPVALUE, index);
            case CONSTANT -> literal(scopes.binding(index).constant(), p);
            case GLOBAL_IN_UPVALUE -> {
                p.set(Pending.UPVALUE, index);
                global(name, p);
            }
            case GLOBAL_IN_LOCAL -> {
                p.set(Pending.LOCAL, locals.register(index));
                global(name, p);
            }
            case GLOBAL_IN_CONSTANT -> {
                literal(scopes.binding(index).constant(), p);
                placement.toAny(p);
                global(name, p);
            }
        }
    }

    private void global(Name name, Pending environment) {
        Pending key = take();
        key.setString(name.name());
        placement.index(environment, key);
        giveBack(1);
    }

    // Operators.

    private void operatorChain(Expr e, Pending p) {
        int from = spineSize;
        Expr first = e;
        while (first.kind() == ExprKind.BINARY) {
            push(first);
            first = ((Binary) first).left();
        }
        expression(first, p);
        Pending right = take();
        while (spineSize > from) {
            Binary binary = (Binary) spine[--spineSize];
            BinaryOp op = binary.op();
            emitter.line = binary.line();
            emitter.place(binary.left());
            operators.before(op, p);
            expression(binary.right(), right);
            operators.after(op, p, right, isComparison(op) ? endLine(binary.right()) : binary.line());
        }
        giveBack(1);
    }

    private static boolean isComparison(BinaryOp op) {
        return switch (op) {
            case EQ, NE, LT, LE, GT, GE -> true;
            default -> false;
        };
    }

    private void push(Expr e) {
        if (spineSize == spine.length) {
            spine = Arrays.copyOf(spine, spineSize * 2);
        }
        spine[spineSize++] = e;
    }

    /** The line of the last token, as nearly as the tree tells: comparisons and {@code not} are attributed to it. */
    private static int endLine(Expr e) {
        for (Expr end = e; ; ) {
            switch (end.kind()) {
                case BINARY -> end = ((Binary) end).right();
                case UNARY -> end = ((Unary) end).operand();
                case TABLE -> {
                    return ((TableConstructor) end).endLine();
                }
                case FUNCTION -> {
                    return ((FunctionExpr) end).lastLine();
                }
                case CALL, METHOD_CALL -> {
                    List<Expr> arguments = end instanceof Call call ? call.arguments() : ((MethodCall) end).arguments();
                    if (arguments.isEmpty()) {
                        return end.line();
                    }
                    end = arguments.get(arguments.size() - 1);
                }
                default -> {
                    return end.line();
                }
            }
        }
    }

    // Accesses and calls.

    private void suffixes(Expr e, Pending p) {
        int from = spineSize;
        Expr first = e;
        for (boolean more = true; more; ) {
            switch (first.kind()) {
                case INDEX -> {
                    push(first);
                    first = ((Index) first).object();
                }
                case CALL -> {
                    push(first);
                    first = ((Call) first).callee();
                }
                case METHOD_CALL -> {
                    push(first);
                    first = ((MethodCall) first).object();
                }
                default -> more = false;
            }
        }
        expression(first, p);
        while (spineSize > from) {
            Expr suffix = spine[--spineSize];
            switch (suffix.kind()) {
                case INDEX -> index((Index) suffix, p);
                case CALL -> {
                    Call call = (Call) suffix;
                    emitter.place(call.callee());
                    placement.toNext(p);
                    call(p, call.arguments(), call.line());
                }
                default -> {
                    MethodCall call = (MethodCall) suffix;
                    emitter.line = call.nameLine();
                    emitter.place(call.object());
                    placement.method(p, call.name());
                    call(p, call.arguments(), call.line());
                }
            }
        }
    }

    private void index(Index index, Pending object) {
        emitter.place(index.object());
        placement.toAnyOrUpvalue(object);
        Pending key = take();
        expression(index.key(), key);
        placement.toValue(key);
        emitter.make(index);
        placement.index(object, key);
        giveBack(1);
        emitter.line = index.line();
    }

    /** Calls what lies in the topmost register, or below the object of a method. */
    private void call(Pending callee, List<Expr> arguments, int line) {
        int base = callee.at;
        int operandB = toRegisters(arguments) ? 0 : registers.free - base;
        emitter.line = line;
        callee.set(Pending.CALL, emitter.abc(Op.CALL, base, operandB, 2));
        registers.free = base + 1;
    }

    /** Puts all values into consecutive registers; true when the last one brings any number of them. */
    boolean toRegisters(List<Expr> values) {
        int count = values.size();
        if (count == 0) {
            return false;
        }
        Pending p = take();
        for (int i = 0; i < count - 1; i++) {
            expression(values.get(i), p);
            placement.toNext(p);
        }
        expression(values.get(count - 1), p);
        boolean open = p.hasManyValues();
        if (open) {
            placement.values(p, -1);
        } else {
            placement.toNext(p);
        }
        giveBack(1);
        return open;
    }

    // Functions and tables.

    void closure(FunctionExpr e, Pending p) {
        int index = emitter.builder.nested(function.compileNested(e));
        emitter.line = e.lastLine();
        p.set(Pending.RELOCATABLE, emitter.wide(Op.CLOSURE, 0, 0, 0, index));
        emitter.make(e);
        placement.toNext(p);
    }

    private void constructor(TableConstructor e, Pending p) {
        emitter.line = e.line();
        int made = emitter.wide(Op.NEWTABLE, 0, 0, 0, 0);
        emitter.make(e);
        int table = registers.reserve(1);
        emitter.setA(made, table);
        Pending item = take();
        List<Field> fields = e.fields();
        int count = fields.size();
        int stored = 0;
        int waiting = 0;
        int named = 0;
        for (int i = 0; i < count; i++) {
            Field field = fields.get(i);
            if (field.key() != null) {
                named(table, field, field.key());
                named++;
                continue;
            }
            expression(field.value(), item);
            if (i == count - 1 && item.hasManyValues()) {
                placement.values(item, -1);
                emitter.line = e.endLine();
                emitter.wide(Op.SETLIST, table, 0, 0, stored);
                stored += waiting;
                waiting = 0;
            } else {
                if (i == count - 1) {
                    // Only the closing brace tells that this item is not the first of several values.
                    emitter.line = e.endLine();
                }
                placement.toNext(item);
                waiting++;
                if (waiting == CompileLimits.ITEMS_PER_FLUSH) {
                    emitter.line = field.line();
                    stored = storeItems(table, stored, waiting);
                    waiting = 0;
                }
            }
            function.charge(i);
        }
        if (waiting > 0) {
            emitter.line = e.endLine();
            stored = storeItems(table, stored, waiting);
        }
        emitter.line = e.endLine();
        registers.free = table + 1;
        giveBack(1);
        emitter.setSizeHints(made, stored, named);
        p.set(Pending.REGISTER, table);
    }

    private int storeItems(int table, int stored, int waiting) {
        emitter.wide(Op.SETLIST, table, waiting, 0, stored);
        registers.free = table + 1;
        return stored + waiting;
    }

    private void named(int table, Field field, Expr keyExpression) {
        int free = registers.free;
        Pending key = take();
        Pending element = take();
        Pending value = take();
        expression(keyExpression, key);
        placement.toValue(key);
        element.set(Pending.REGISTER, table);
        placement.index(element, key);
        expression(field.value(), value);
        emitter.line = field.line();
        placement.store(element, value);
        registers.free = free;
        giveBack(3);
    }
}
