package io.perilune.engine.host;

import io.perilune.AsyncFunction;
import io.perilune.Multi;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * An asynchronous function of the host as an ordinary Lua function. What is already there when it returns is taken at once; else
 * the whole call from Java is suspended.
 */
final class AsyncHostFunction extends NativeFunction {
    private final State state;
    private final AsyncFunction function;

    AsyncHostFunction(State state, String name, AsyncFunction function) {
        super(name);
        this.state = state;
        this.function = function;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        Object[] arguments = new Object[count];
        for (int i = 0; i < count; i++) {
            arguments[i] = s.get(base + i);
        }
        Multi given = state.door().multi(state, arguments);
        CompletionStage<?> stage;
        state.hostBegins(name());
        try {
            stage = function.call(given);
        } catch (Exception e) {
            throw HostErrors.raise(s, state, e);
        } finally {
            state.hostEnds();
        }
        s.vm.meter.rethrow();
        if (stage == null) {
            throw new ScriptError(
                    ByteStr.of(Errors.where(s, 1) + "the asynchronous function '" + name() + "' returned null"));
        }
        if (stage instanceof CompletableFuture<?> future && future.isDone()) {
            return finish(s, base, Completion.on(future).join());
        }
        return s.await(stage, 1);
    }

    @Override
    public int resume(CallStack s, Frame frame, int first, int count) {
        Completion completion = (Completion) s.r[first];
        s.r[first] = null;
        return finish(s, frame.base, completion);
    }

    private int finish(CallStack s, int base, Completion completion) {
        Throwable failure = completion.failure();
        if (failure instanceof Error e) {
            // As for any host function: no script may catch it.
            throw e;
        }
        if (failure != null) {
            throw HostErrors.raise(s, state, failure instanceof Exception e ? e : new CompletionException(failure));
        }
        return Results.deliver(s, base, completion.value(), state);
    }
}
