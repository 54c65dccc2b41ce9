package io.perilune.engine.host;

import io.perilune.Engine;
import io.perilune.engine.vm.CodeCompiler;
import java.util.Iterator;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the compiler to JVM bytecode, which is a jar of its own that may be left out. */
final class CodeCompilers {
    private static final @Nullable CodeCompiler TIERED = find();
    private static final @Nullable CodeCompiler EAGER = TIERED == null ? null : TIERED.eager();

    private CodeCompilers() {}

    /** The compiler for that engine, or null for the interpreter alone; with null, whatever there is. */
    static @Nullable CodeCompiler of(@Nullable Engine engine) {
        if (engine == Engine.INTERPRETER) {
            return null;
        }
        if (engine != null && TIERED == null) {
            throw new IllegalStateException("Engine." + engine + " needs the module perilune-jit on the class path");
        }
        return engine == Engine.COMPILED ? EAGER : TIERED;
    }

    private static @Nullable CodeCompiler find() {
        Iterator<CodeCompiler> found = ServiceLoader.load(CodeCompiler.class, CodeCompiler.class.getClassLoader())
                .iterator();
        return found.hasNext() ? found.next() : null;
    }
}
