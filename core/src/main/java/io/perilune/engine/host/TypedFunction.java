package io.perilune.engine.host;

import io.perilune.JavaFunction;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.NativeFunction;

/** A function of the program with typed parameters. */
final class TypedFunction extends NativeFunction {
    private final Signature signature;
    private final JavaFunction.OfAll body;
    private final State state;

    TypedFunction(String name, Signature signature, JavaFunction.OfAll body, State state) {
        super(name);
        this.signature = signature;
        this.body = body;
        this.state = state;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        Object[] arguments = signature.read(s, base, count, null);
        Object result;
        state.hostBegins(name());
        try {
            result = body.call(arguments);
        } catch (Exception e) {
            throw HostErrors.raise(s, state, e);
        } finally {
            state.hostEnds();
        }
        s.vm.meter.rethrow();
        return Results.deliver(s, base, result, state);
    }
}
