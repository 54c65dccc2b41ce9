package io.perilune.engine.host;

import io.perilune.Engine;
import io.perilune.engine.vm.CodeCompiler;
import io.perilune.engine.vm.CompiledCode;
import io.perilune.engine.vm.Events;
import io.perilune.engine.vm.LinkedCode;
import java.util.Iterator;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the compiler to JVM bytecode, which is a jar of its own that may be left out. */
final class CodeCompilers {
    private static final CodeCompiler WHEN_NEEDED = new WhenNeeded();

    private CodeCompilers() {}

    /**
     * The compiler that an engine uses, or null when it interprets.
     *
     * @param engine null for what there is: tiered with the compiler on the class path, else the interpreter
     */
    static @Nullable CodeCompiler of(@Nullable Engine engine) {
        if (engine == Engine.INTERPRETER) {
            return null;
        }
        if (engine == null) {
            return WHEN_NEEDED;
        }
        CodeCompiler found = Found.COMPILER;
        if (found == null) {
            throw new IllegalStateException("Engine." + engine + " needs the module perilune-jit on the class path");
        }
        return engine == Engine.COMPILED ? found.eager() : found;
    }

    /** Looked for once, by whoever needs it first. */
    private static final class Found {
        static final @Nullable CodeCompiler COMPILER = find();

        private static @Nullable CodeCompiler find() {
            Iterator<CodeCompiler> found = ServiceLoader.load(CodeCompiler.class, CodeCompiler.class.getClassLoader())
                    .iterator();
            return found.hasNext() ? found.next() : null;
        }
    }

    /** Looks for the compiler only when something is hot: looking costs more than a short script takes. */
    private static final class WhenNeeded implements CodeCompiler {
        @Override
        public void compile(LinkedCode linked, int header, Events events) {
            CodeCompiler compiler = Found.COMPILER;
            if (compiler == null) {
                linked.refuse(header);
            } else {
                compiler.compile(linked, header, events);
            }
        }

        @Override
        public void retired(LinkedCode linked, CompiledCode code) {
            CodeCompiler compiler = Found.COMPILER;
            if (compiler != null) {
                compiler.retired(linked, code);
            }
        }

        @Override
        public CodeCompiler eager() {
            throw new IllegalStateException("the compiler itself is to be asked");
        }

        @Override
        public Thresholds thresholds() {
            return Thresholds.TIERED;
        }
    }
}
