package io.perilune.engine.jit;

import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ChunkName;

/** Names of generated classes, for stack traces and profilers. */
final class Names {
    private Names() {}

    static String of(Prototype p) {
        return (p.debug.lineDefined() == 0 ? "main" : "function") + "$" + p.debug.lineDefined();
    }

    static String source(Prototype p) {
        return ChunkName.display(p.debug.source()).toString();
    }
}
