package io.perilune.engine.resolve;

import io.perilune.engine.resolve.Scopes.Use;
import io.perilune.engine.syntax.Ast.Attrib;
import io.perilune.engine.syntax.Ast.Binary;
import io.perilune.engine.syntax.Ast.BinaryOp;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.ExprKind;
import io.perilune.engine.syntax.Ast.FunctionExpr;
import io.perilune.engine.syntax.Ast.Name;
import io.perilune.engine.syntax.Ast.Unary;
import io.perilune.engine.syntax.Lexer;
import io.perilune.engine.syntax.Parser;
import io.perilune.engine.syntax.ScopeListener;
import io.perilune.engine.syntax.Source;
import io.perilune.engine.syntax.SyntaxError;
import io.perilune.engine.syntax.TokenTrace;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the names of a chunk mean, while the parser reads it.
 *
 * <p>For every name there is the innermost local in scope that has it, through all open functions, so that a look-up is
 * one array access. A local that comes into scope puts itself there and remembers what it hides; when its block ends,
 * what it hid comes back. A local of an outer function becomes an upvalue of every function between it and the use. A
 * name without a local is a field of {@code _ENV}, which is a name like any other, except that the main function has it
 * as an upvalue from the start.
 */
public final class Resolver implements ScopeListener {
    /** How many locals of one function may be in scope at a time; they must fit into its registers. */
    private static final int MAX_LOCALS = 200;

    /** How many upvalues a function may have; instructions name them in one byte. */
    private static final int MAX_UPVALUES = 255;

    /** Searching so many list entries counts as one unit of work. */
    private static final int ENTRIES_PER_UNIT = 16;

    private final Lexer lexer;
    private final int envSymbol;

    private int[] uses = new int[64];
    private int useCount;

    private Binding[] bindings = new Binding[32];
    private int bindingCount;

    /** By symbol: the id of the innermost local in scope with that name, plus 1, or 0. */
    private int[] innermost = new int[64];

    /** Ids of the locals of all open functions that are declared and not yet out of scope, in order. */
    private int[] declared = new int[32];

    private int declaredCount;

    private int[] blockCloses = new int[16];
    private int blockCount;

    private FunctionScope[] functions = new FunctionScope[8];
    private int functionCount;

    private int labelCount;
    private final Labels labels = new Labels();
    private final Jumps jumps = new Jumps();

    private @Nullable OpenFunction function;

    private Resolver(Lexer lexer) {
        this.lexer = lexer;
        this.envSymbol = lexer.envSymbol();
    }

    /**
     * Reads a chunk and resolves its names.
     *
     * @param charge told of the work, about one unit a token
     * @throws SyntaxError at the first mistake in the text
     */
    public static Resolved resolve(Source source, Charge charge) {
        return resolve(source, charge, null);
    }

    /** As {@link #resolve(Source, Charge)}, with a trace for the parser, or null. */
    public static Resolved resolve(Source source, Charge charge, @Nullable TokenTrace trace) {
        Lexer lexer = new Lexer(source, charge);
        Resolver resolver = new Resolver(lexer);
        FunctionExpr main = new Parser(lexer, resolver, trace).chunk();
        return new Resolved(main, resolver.scopes());
    }

    private Scopes scopes() {
        return new Scopes(
                Arrays.copyOf(uses, useCount),
                Arrays.copyOf(bindings, bindingCount),
                Arrays.copyOf(functions, functionCount),
                Arrays.copyOf(blockCloses, blockCount),
                jumps.targets(),
                jumps.closes(bindings),
                labelCount);
    }

    private OpenFunction function() {
        OpenFunction open = function;
        if (open == null) {
            throw new IllegalStateException("no function is open");
        }
        return open;
    }

    private static OpenBlock block(OpenFunction open) {
        OpenBlock block = open.block;
        if (block == null) {
            throw new IllegalStateException("no block is open");
        }
        return block;
    }

    // Functions and blocks.

    @Override
    public void openFunction(int id, int line, int block) {
        OpenFunction opened = new OpenFunction(id, line, function, declaredCount, labels.count());
        if (function == null) {
            opened.addUpvalue(envSymbol, new UpvalueSource(lexer.word(envSymbol), true, 0, Attrib.REGULAR));
        }
        function = opened;
        if (id >= functions.length) {
            functions = Arrays.copyOf(functions, id * 2);
        }
        functionCount = Math.max(functionCount, id + 1);
        openBlock(block);
    }

    @Override
    public void closeFunction() {
        OpenFunction closed = function();
        OpenBlock outermost = block(closed);
        leaveScope(closed, outermost);
        if (jumps.pendingCount() > outermost.firstPending()) {
            throw unsolved(jumps.pending(outermost.firstPending()));
        }
        functions[closed.id] = closed.close();
        function = closed.parent;
    }

    private SyntaxError unsolved(int jump) {
        if (jumps.isBreak(jump)) {
            return lexer.error("break outside loop at line " + jumps.line(jump));
        }
        return lexer.error("no visible label '" + jumps.name(jump) + "' for <goto> at line " + jumps.line(jump));
    }

    @Override
    public void openBlock(int id) {
        OpenFunction open = function();
        open.block = new OpenBlock(id, open.block, open.active, labels.count(), jumps.pendingCount());
        if (id >= blockCloses.length) {
            blockCloses = Arrays.copyOf(blockCloses, id * 2);
        }
        blockCount = Math.max(blockCount, id + 1);
    }

    @Override
    public void closeBlock() {
        OpenFunction open = function();
        OpenBlock closed = block(open);
        leaveScope(open, closed);
        carryOut(open, closed);
    }

    @Override
    public void openLoop() {
        openBlock(-1);
    }

    @Override
    public void closeLoop() {
        OpenFunction open = function();
        OpenBlock closed = block(open);
        leaveScope(open, closed);
        solvePending(open, closed, Jumps.BREAK, -1, closed.level());
        carryOut(open, closed);
    }

    private void carryOut(OpenFunction open, OpenBlock closed) {
        open.block = closed.outer();
        jumps.leaveBlock(closed.firstPending(), closed.level());
    }

    /** Ends the scope of the block's locals and labels. */
    private void leaveScope(OpenFunction open, OpenBlock closed) {
        int firstToClose = -1;
        while (open.active > closed.level()) {
            open.active--;
            declaredCount--;
            Binding binding = bindings[declared[declaredCount]];
            innermost[binding.symbol] = binding.hidden;
            if (binding.closes()) {
                firstToClose = binding.id();
            }
        }
        if (firstToClose >= 0) {
            open.needsClose = true;
        }
        if (closed.id() >= 0) {
            blockCloses[closed.id()] = firstToClose;
        }
        labels.truncate(closed.firstLabel());
    }

    // Locals.

    @Override
    public void declare(int local, ByteStr name, int symbol) {
        OpenFunction open = function();
        if (declaredCount + 1 - open.firstLocal > MAX_LOCALS) {
            throw tooMany(open, MAX_LOCALS, "local variables");
        }
        if (local == bindings.length) {
            bindings = Arrays.copyOf(bindings, local * 2);
        }
        if (declaredCount == declared.length) {
            declared = Arrays.copyOf(declared, declaredCount * 2);
        }
        bindings[local] = new Binding(name, symbol, local, open.id);
        bindingCount = local + 1;
        declared[declaredCount++] = local;
    }

    private SyntaxError tooMany(OpenFunction open, int limit, String what) {
        String where = open.line == 0 ? "main function" : "function at line " + open.line;
        return lexer.errorNear("too many " + what + " (limit is " + limit + ") in " + where);
    }

    @Override
    public void attrib(Attrib attrib) {
        bindings[bindingCount - 1].attrib = attrib;
    }

    @Override
    public void initialConstant(Expr value) {
        bindings[declared[declaredCount - 1]].constant = fold(value);
    }

    @Override
    public void activate(int count) {
        OpenFunction open = function();
        for (int i = 0; i < count; i++) {
            Binding binding = bindings[declared[open.firstLocal + open.active]];
            binding.below = top(open, open.active);
            if (binding.symbol >= innermost.length) {
                innermost = Arrays.copyOf(innermost, Math.max(binding.symbol + 1, innermost.length * 2));
            }
            binding.hidden = innermost[binding.symbol];
            innermost[binding.symbol] = binding.id() + 1;
            open.active++;
        }
    }

    /** The topmost of the function's first {@code level} locals, or -1. */
    private int top(OpenFunction open, int level) {
        return level == 0 ? -1 : declared[open.firstLocal + level - 1];
    }

    // Uses.

    @Override
    public void use(int use, int symbol) {
        OpenFunction open = function();
        int local = innermost(symbol);
        int meaning;
        if (local >= 0) {
            Binding binding = bindings[local];
            if (binding.constant != null) {
                meaning = meaning(Use.CONSTANT, local);
            } else if (binding.function() == open.id) {
                meaning = meaning(Use.LOCAL, local);
            } else {
                meaning = meaning(Use.UPVALUE, upvalue(open, symbol, binding));
            }
        } else if (symbol == envSymbol) {
            meaning = meaning(Use.UPVALUE, upvalue(open, symbol, null));
        } else {
            meaning = global(open);
        }
        if (use == uses.length) {
            uses = Arrays.copyOf(uses, use * 2);
        }
        uses[use] = meaning;
        useCount = use + 1;
    }

    private int global(OpenFunction open) {
        int local = innermost(envSymbol);
        if (local >= 0) {
            Binding env = bindings[local];
            if (env.constant != null) {
                return meaning(Use.GLOBAL_IN_CONSTANT, local);
            }
            if (env.function() == open.id) {
                return meaning(Use.GLOBAL_IN_LOCAL, local);
            }
            return meaning(Use.GLOBAL_IN_UPVALUE, upvalue(open, envSymbol, env));
        }
        return meaning(Use.GLOBAL_IN_UPVALUE, upvalue(open, envSymbol, null));
    }

    private int innermost(int symbol) {
        return symbol < innermost.length ? innermost[symbol] - 1 : -1;
    }

    private static int meaning(Use use, int index) {
        return index << Scopes.KIND_BITS | use.ordinal();
    }

    /**
     * The index of the upvalue through which {@code open} sees a local of a function around it, or the main function's
     * upvalue when {@code binding} is null. Nesting is bounded, hence the recursion is.
     */
    private int upvalue(OpenFunction open, int symbol, @Nullable Binding binding) {
        int known = open.findUpvalue(symbol);
        if (known >= 0) {
            return known;
        }
        OpenFunction parent = open.parent;
        if (parent == null) {
            throw new IllegalStateException("the main function has one upvalue");
        }
        UpvalueSource source;
        if (binding != null && binding.function() == parent.id) {
            binding.captured = true;
            source = new UpvalueSource(binding.name(), true, binding.id(), binding.attrib());
        } else {
            int outer = upvalue(parent, symbol, binding);
            UpvalueSource of = parent.upvalue(outer);
            source = new UpvalueSource(of.name(), false, outer, of.attrib());
        }
        if (open.upvalueCount() == MAX_UPVALUES) {
            throw tooMany(open, MAX_UPVALUES, "upvalues");
        }
        return open.addUpvalue(symbol, source);
    }

    @Override
    public void assign(int use) {
        int index = uses[use] >>> Scopes.KIND_BITS;
        ByteStr constant = switch (Scopes.use(uses[use])) {
            case LOCAL, CONSTANT -> bindings[index].attrib == Attrib.REGULAR ? null : bindings[index].name();
            case UPVALUE -> {
                UpvalueSource upvalue = function().upvalue(index);
                yield upvalue.attrib() == Attrib.REGULAR ? null : upvalue.name();
            }
            default -> null;
        };
        if (constant != null) {
            throw lexer.error("attempt to assign to const variable '" + constant + "'");
        }
    }

    // Jumps.

    @Override
    public void jump(int jump, ByteStr label, int symbol, int line) {
        OpenFunction open = function();
        jumps.add(jump, label, symbol, line, open.active, top(open, open.active));
        payForSearch(labels.count() - open.firstLabel);
        int found = labels.find(open.firstLabel, symbol);
        if (found >= 0) {
            jumps.solve(jump, labels.id(found), labels.top(found));
        } else {
            jumps.setPending(jump);
        }
    }

    @Override
    public void breakLoop(int jump, int line) {
        OpenFunction open = function();
        jumps.add(jump, ByteStr.EMPTY, Jumps.BREAK, line, open.active, top(open, open.active));
        jumps.setPending(jump);
    }

    @Override
    public void label(int label, ByteStr name, int symbol, int line, boolean last) {
        OpenFunction open = function();
        payForSearch(labels.count() - open.firstLabel);
        int same = labels.find(open.firstLabel, symbol);
        if (same >= 0) {
            throw lexer.error("label '" + name + "' already defined on line " + labels.line(same));
        }
        labelCount = Math.max(labelCount, label + 1);
        OpenBlock block = block(open);
        // The locals of a block count as gone where nothing but its end follows: a goto may go there past them.
        int level = last ? block.level() : open.active;
        labels.add(label, symbol, line, top(open, level));
        solvePending(open, block, symbol, label, level);
    }

    private void solvePending(OpenFunction open, OpenBlock block, int symbol, int label, int level) {
        payForSearch(jumps.pendingCount() - block.firstPending());
        int wrong = jumps.solvePending(block.firstPending(), symbol, label, level, top(open, level));
        if (wrong >= 0) {
            ByteStr entered = bindings[declared[open.firstLocal + jumps.level(wrong)]].name();
            throw lexer.error("<goto " + jumps.name(wrong) + "> at line " + jumps.line(wrong)
                    + " jumps into the scope of local '" + entered + "'");
        }
    }

    private void payForSearch(int entries) {
        if (entries >= ENTRIES_PER_UNIT) {
            lexer.charge(entries / ENTRIES_PER_UNIT);
        }
    }

    // Compile-time constants.

    /** The literal that {@code e} is, after folding, or null if its value is not known before run time. */
    private @Nullable Expr fold(Expr e) {
        return switch (e.kind()) {
            case NIL, BOOLEAN, INTEGER, FLOAT, STRING -> e;
            case NAME -> {
                int meaning = uses[((Name) e).use()];
                boolean known = Scopes.use(meaning) == Use.CONSTANT;
                yield known ? bindings[meaning >>> Scopes.KIND_BITS].constant : null;
            }
            case UNARY -> {
                Unary unary = (Unary) e;
                Expr operand = fold(unary.operand());
                yield operand == null ? null : Folding.unary(unary.op(), operand, unary.line());
            }
            case BINARY -> foldChain((Binary) e);
            default -> null;
        };
    }

    /** Left operands may be nested as deep as the source is long, so they are gathered first. */
    private @Nullable Expr foldChain(Binary last) {
        List<Binary> chain = new ArrayList<>();
        Expr first = last;
        while (first.kind() == ExprKind.BINARY) {
            Binary binary = (Binary) first;
            chain.add(binary);
            first = binary.left();
        }
        Expr value = fold(first);
        for (int i = chain.size() - 1; i >= 0 && value != null; i--) {
            value = foldNext(value, chain.get(i));
        }
        return value;
    }

    private @Nullable Expr foldNext(Expr left, Binary binary) {
        BinaryOp op = binary.op();
        if (op == BinaryOp.AND || op == BinaryOp.OR) {
            return Folding.isTrue(left) == (op == BinaryOp.AND) ? fold(binary.right()) : null;
        }
        Expr right = fold(binary.right());
        return right == null ? null : Folding.binary(op, left, right, binary.line());
    }
}
