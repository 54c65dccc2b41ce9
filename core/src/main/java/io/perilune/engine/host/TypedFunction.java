package io.perilune.engine.host;

import io.perilune.JavaFunction;
import io.perilune.engine.vm.CallStack;

/** A function of the program with typed parameters. */
final class TypedFunction extends ProgramFunction {
    private final Body body;

    TypedFunction(String name, Signature signature, JavaFunction.OfAll body, State state) {
        super(name, state);
        this.body = new Body(signature, body, 0);
    }

    @Override
    Object run(CallStack s, int base, int count) throws Exception {
        return body.call(s, base, count);
    }
}
