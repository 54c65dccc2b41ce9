package io.perilune.engine.host;

import io.perilune.JavaFunction;
import io.perilune.engine.vm.CallStack;

/** A function of the program with typed parameters. */
final class TypedFunction extends ProgramFunction {
    private final Signature signature;
    private final JavaFunction.OfAll body;

    TypedFunction(String name, Signature signature, JavaFunction.OfAll body, State state) {
        super(name, state);
        this.signature = signature;
        this.body = body;
    }

    @Override
    Object run(CallStack s, int base, int count) throws Exception {
        return body.call(signature.read(s, base, count, null));
    }
}
