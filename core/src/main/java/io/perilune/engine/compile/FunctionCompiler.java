package io.perilune.engine.compile;

import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.code.Prototype.UpvalueDescriptor;
import io.perilune.engine.resolve.FunctionScope;
import io.perilune.engine.resolve.UpvalueSource;
import io.perilune.engine.syntax.Ast.Attrib;
import io.perilune.engine.syntax.Ast.FunctionExpr;
import io.perilune.engine.syntax.Ast.Variable;
import java.util.List;

/** Everything that compiles functions at one depth of nesting, one function after the other. */
final class FunctionCompiler {
    private final Compiler chunk;
    private final int depth;
    private final Emitter emitter = new Emitter();
    private final Registers registers = new Registers(emitter);
    private final Jumps jumps = new Jumps(emitter);
    private final Locals locals;
    private final StatementCompiler statements;

    FunctionCompiler(Compiler chunk, int depth) {
        this.chunk = chunk;
        this.depth = depth;
        locals = new Locals(emitter, registers, chunk.scopes, chunk.registerOf);
        Placement placement = new Placement(emitter, registers, jumps);
        OperatorCompiler operators = new OperatorCompiler(emitter, jumps, placement);
        ExpressionCompiler expressions =
                new ExpressionCompiler(this, chunk.scopes, emitter, registers, locals, placement, operators);
        statements = new StatementCompiler(
                this, chunk.scopes, emitter, registers, jumps, locals, placement, expressions, chunk.labels);
    }

    Prototype compile(FunctionExpr function) {
        emitter.reset();
        registers.reset();
        locals.reset();
        statements.reset();
        boolean isMain = function.id() == 0;
        emitter.line = Math.max(1, function.line());
        List<Variable> parameters = function.parameters();
        int count = parameters.size();
        for (int i = 0; i < count; i++) {
            locals.enter(parameters.get(i).id());
        }
        if (function.vararg()) {
            emitter.abc(Op.VARARGPREP, count, 0, 0);
        }
        registers.reserve(count);
        statements.statements(function.body().statements(), 0);
        emitter.line = isMain ? function.body().endLine() : function.lastLine();
        statements.emitReturn(0, 0);
        locals.leave(0);
        jumps.shorten();
        return emitter.builder.build(
                upvalues(function),
                count,
                function.vararg(),
                registers.frameSize,
                chunk.name,
                function.line(),
                function.lastLine());
    }

    private UpvalueDescriptor[] upvalues(FunctionExpr function) {
        FunctionScope scope = chunk.scopes.function(function);
        List<UpvalueSource> sources = scope.upvalues();
        UpvalueDescriptor[] upvalues = new UpvalueDescriptor[sources.size()];
        for (int i = 0; i < upvalues.length; i++) {
            UpvalueSource source = sources.get(i);
            boolean isLocal = source.fromParentLocal() && scope.parent() >= 0;
            upvalues[i] = new UpvalueDescriptor(
                    source.name(),
                    source.fromParentLocal(),
                    isLocal ? chunk.registerOf[source.index()] : source.index(),
                    source.attrib() != Attrib.REGULAR);
        }
        return upvalues;
    }

    Prototype compileNested(FunctionExpr function) {
        return chunk.atDepth(depth + 1).compile(function);
    }

    /** Pays for one statement. */
    void charge() {
        chunk.charge.charge(1);
    }

    /** Pays for the entry {@code index} of a constructor; small ones are covered by their statement. */
    void charge(int index) {
        if ((index & 15) == 15) {
            chunk.charge.charge(1);
        }
    }
}
