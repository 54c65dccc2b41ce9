package io.perilune.conformance;

import io.perilune.Engine;

/**
 * The ways to run a chunk. Every script runs on every row, and a difference between two rows is a failure; a new way of
 * execution is one more line here.
 */
enum EngineMatrix {
    INTERPRETER(script -> PeriluneDoor.run(script, Engine.INTERPRETER)),
    /** Compiled at once, so that the compiler and its ways out meet every script. */
    COMPILED(script -> PeriluneDoor.run(script, Engine.COMPILED)),
    TIERED(script -> PeriluneDoor.run(script, Engine.TIERED)),
    /** The reference interpreter, where one is installed: it keeps the expectations honest, not the engine. */
    REFERENCE(ReferenceProcess::run);

    private interface Runner {
        Outcome run(Script script) throws Exception;
    }

    private final Runner runner;

    EngineMatrix(Runner runner) {
        this.runner = runner;
    }

    Outcome run(Script script) throws Exception {
        return runner.run(script);
    }

    /** Whether this row can and should run the script. */
    boolean accepts(Script script) {
        return this != REFERENCE || ReferenceProcess.accepts(script);
    }
}
