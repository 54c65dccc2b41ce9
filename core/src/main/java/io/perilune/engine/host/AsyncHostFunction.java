package io.perilune.engine.host;

import io.perilune.AsyncFunction;
import io.perilune.engine.vm.CallStack;
import java.util.concurrent.CompletionStage;

/** An asynchronous function of the program, which promises a stage. */
final class AsyncHostFunction extends ProgramFunction {
    private final AsyncFunction function;

    AsyncHostFunction(State state, String name, AsyncFunction function) {
        super(name, state);
        this.function = function;
    }

    @Override
    Object run(CallStack s, int base, int count) throws Exception {
        CompletionStage<?> stage = function.call(state.door().multi(state, s, base, count));
        if (stage == null) {
            throw returnedNull(s);
        }
        return stage;
    }
}
