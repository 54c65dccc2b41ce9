package io.perilune.engine.compile;

import io.perilune.engine.code.Prototype;
import io.perilune.engine.resolve.Resolved;
import io.perilune.engine.resolve.Resolver;
import io.perilune.engine.resolve.Scopes;
import io.perilune.engine.syntax.Diagnostic;
import io.perilune.engine.syntax.Source;
import io.perilune.engine.syntax.SyntaxError;
import io.perilune.engine.syntax.TokenTrace;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import io.perilune.engine.text.ChunkName;
import java.util.Arrays;

/**
 * Makes the prototype of a chunk.
 *
 * <p>One pass over the tree emits the code; a function inside a function is completed before the code around it goes
 * on. What is common to all functions of the chunk is kept here; what belongs to one function is a {@link
 * FunctionCompiler}, reused for all functions at its depth of nesting.
 */
public final class Compiler {
    final ByteStr name;
    final Scopes scopes;
    final Charge charge;
    final int[] registerOf;
    final LabelPlaces labels;

    private FunctionCompiler[] byDepth = new FunctionCompiler[4];

    private Compiler(ByteStr name, Scopes scopes, Charge charge) {
        this.name = name;
        this.scopes = scopes;
        this.charge = charge;
        this.registerOf = new int[scopes.localCount()];
        this.labels = new LabelPlaces(scopes.labelCount());
    }

    /**
     * Compiles a resolved chunk to its main function, whose one upvalue is {@code _ENV}.
     *
     * @param source where the chunk came from; read again when the chunk is refused
     * @param charge told of the work, about one unit a statement
     * @throws SyntaxError when a function is too large for its registers
     */
    public static Prototype compile(Source source, Resolved chunk, Charge charge) {
        try {
            return new Compiler(source.name(), chunk.scopes(), charge)
                    .atDepth(0)
                    .compile(chunk.main());
        } catch (CompileLimits.Exceeded e) {
            throw refusal(source, charge, e.problem());
        }
    }

    /** The error of a chunk that is too large, with the token at which the reference notices it. */
    private static SyntaxError refusal(Source source, Charge charge, String problem) {
        TokenTrace trace = TokenTrace.numbering();
        Resolved again = Resolver.resolve(source, charge, trace);
        try {
            new Compiler(source.name(), again.scopes(), charge).atDepth(0).compile(again.main());
        } catch (CompileLimits.Exceeded e) {
            try {
                Resolver.resolve(source, charge, TokenTrace.endingAt(e.moment(trace), problem));
            } catch (SyntaxError found) {
                return found;
            }
        }
        // Jumps that are too long may belong to no expression at all.
        ByteBuf message = new ByteBuf();
        message.append(ChunkName.display(source.name())).append(": ").append(problem);
        return new SyntaxError(new Diagnostic(message.toByteStr(), 0, 0, null, false));
    }

    FunctionCompiler atDepth(int depth) {
        if (depth == byDepth.length) {
            byDepth = Arrays.copyOf(byDepth, depth * 2);
        }
        FunctionCompiler compiler = byDepth[depth];
        if (compiler == null) {
            compiler = new FunctionCompiler(this, depth);
            byDepth[depth] = compiler;
        }
        return compiler;
    }
}
