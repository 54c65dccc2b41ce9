package io.perilune.engine.host;

import io.perilune.JavaFunction;
import io.perilune.engine.vm.CallStack;

/** A function of the program that takes the arguments as they come. */
final class HostFunction extends ProgramFunction {
    private final JavaFunction function;

    HostFunction(String name, JavaFunction function, State state) {
        super(name, state);
        this.function = function;
    }

    @Override
    Object run(CallStack s, int base, int count) throws Exception {
        return function.call(state.door().multi(state, s, base, count));
    }
}
