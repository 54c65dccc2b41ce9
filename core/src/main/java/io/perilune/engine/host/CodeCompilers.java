package io.perilune.engine.host;

import io.perilune.Engine;
import io.perilune.engine.vm.CodeCompiler;
import java.util.Iterator;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the compiler to JVM bytecode, which is a jar of its own that may be left out. */
final class CodeCompilers {
    private static final @Nullable CodeCompiler TIERED = find();

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
            return TIERED;
        }
        if (TIERED == null) {
            throw new IllegalStateException("Engine." + engine + " needs the module perilune-jit on the class path");
        }
        return engine == Engine.COMPILED ? TIERED.eager() : TIERED;
    }

    private static @Nullable CodeCompiler find() {
        Iterator<CodeCompiler> found = ServiceLoader.load(CodeCompiler.class, CodeCompiler.class.getClassLoader())
                .iterator();
        return found.hasNext() ? found.next() : null;
    }
}
