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

    /** The compiler for an engine that has one. */
    static CodeCompiler of(Engine engine) {
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
