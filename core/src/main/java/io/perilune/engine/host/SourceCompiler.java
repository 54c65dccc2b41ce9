package io.perilune.engine.host;

import io.perilune.engine.code.CodeReader;
import io.perilune.engine.code.MalformedChunk;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.compile.Compiler;
import io.perilune.engine.resolve.Resolver;
import io.perilune.engine.syntax.Source;
import io.perilune.engine.syntax.SyntaxError;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import io.perilune.engine.vm.ChunkCompiler;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Vm;

/** The pipeline from text to prototype, in the order of its rooms. */
final class SourceCompiler implements ChunkCompiler {
    /** What a unit of the lexer's work, four bytes of source, takes as a tree and in tables of names; measured, dense code. */
    private static final long TREE_BYTES = 4 * 48;
    /** What is left of it in instructions, constants and line numbers. */
    private static final long CODE_BYTES = 16;

    /** The first byte of a dumped function; no text begins with it. */
    private static final int BINARY_MARK = 0x1B;

    @Override
    public Prototype compile(Vm vm, ByteStr chunk, ByteStr name, String mode) {
        boolean binary = chunk.length() > 0 && chunk.at(0) == BINARY_MARK;
        if (mode.indexOf(binary ? 'b' : 't') < 0) {
            String kind = binary ? "binary" : "text";
            throw new ScriptError(ByteStr.of("attempt to load a " + kind + " chunk (mode is '" + mode + "')"));
        }
        Prototype made = binary ? read(vm, chunk, name) : compileTimed(vm, chunk, name);
        vm.allocated(chunk.length() * CODE_BYTES);
        return made;
    }

    private static Prototype compileTimed(Vm vm, ByteStr chunk, ByteStr name) {
        if (!vm.events.wantsChunks()) {
            return compileText(vm, Source.of(chunk, name));
        }
        long start = vm.ticker.getAsLong();
        Prototype made = compileText(vm, Source.of(chunk, name));
        vm.events.chunkCompiled(name, chunk.length(), vm.ticker.getAsLong() - start);
        return made;
    }

    private static Prototype compileText(Vm vm, Source source) {
        // What the host loads is the host's memory as long as it is no code.
        TreeCharge charge = vm.isIdle() ? null : new TreeCharge(vm);
        try {
            return Compiler.compile(source, Resolver.resolve(source, charge == null ? vm : charge), vm);
        } catch (SyntaxError e) {
            throw new ScriptError(e.diagnostic().message(), e);
        } finally {
            if (charge != null) {
                vm.memory.release(charge.held);
            }
        }
    }

    /** Accounts for the tree as it grows. */
    private static final class TreeCharge implements Charge {
        private final Vm vm;
        private long held;

        TreeCharge(Vm vm) {
            this.vm = vm;
        }

        @Override
        public void charge(long units) {
            vm.charge(units);
            held += units * TREE_BYTES;
            vm.memory.hold(units * TREE_BYTES);
        }
    }

    private static Prototype read(Vm vm, ByteStr chunk, ByteStr name) {
        vm.charge(chunk.length() >> 2);
        try {
            return CodeReader.read(chunk);
        } catch (MalformedChunk e) {
            throw new ScriptError(e.messageFor(name));
        }
    }
}
