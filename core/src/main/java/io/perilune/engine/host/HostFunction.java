package io.perilune.engine.host;

import io.perilune.JavaFunction;
import io.perilune.Multi;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.NativeFunction;

/** A function of the program that takes the arguments as they come. */
final class HostFunction extends NativeFunction {
    private final JavaFunction function;
    private final State state;

    HostFunction(String name, JavaFunction function, State state) {
        super(name);
        this.function = function;
        this.state = state;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        Object[] arguments = new Object[count];
        for (int i = 0; i < count; i++) {
            arguments[i] = s.get(base + i);
        }
        Multi given = state.door().multi(state, arguments);
        Object result;
        state.hostBegins(name());
        try {
            result = function.call(given);
        } catch (Exception e) {
            throw HostErrors.raise(s, state, e);
        } finally {
            state.hostEnds();
        }
        s.vm.meter.rethrow();
        return Results.deliver(s, base, result, state);
    }
}
