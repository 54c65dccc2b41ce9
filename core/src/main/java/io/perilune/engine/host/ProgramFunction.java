package io.perilune.engine.host;

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
 * A native function that runs code of the program. What that throws becomes an error of Lua; what it returns becomes the results, and
 * for a stage the call waits: what is already there is taken at once, else the whole call from Java is suspended.
 */
abstract class ProgramFunction extends NativeFunction {
    final State state;

    ProgramFunction(String name, State state) {
        super(name);
        this.state = state;
    }

    /** Runs the program's code on the arguments in the window of the call. */
    abstract Object run(CallStack s, int base, int count) throws Exception;

    @Override
    public final int call(CallStack s, int base, int count) {
        Object result;
        state.hostBegins(name());
        try {
            result = run(s, base, count);
        } catch (Exception e) {
            throw HostErrors.raise(s, state, e);
        } finally {
            state.hostEnds();
        }
        s.vm.meter.rethrow();
        if (result instanceof CompletionStage<?> stage) {
            if (stage instanceof CompletableFuture<?> future && future.isDone()) {
                return finish(s, base, Completion.on(future).join());
            }
            return s.await(stage, 1);
        }
        return Results.deliver(s, base, result, state);
    }

    @Override
    public final int resume(CallStack s, Frame frame, int first, int count) {
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

    /** For a function that promised a stage. */
    final ScriptError returnedNull(CallStack s) {
        return new ScriptError(
                ByteStr.of(Errors.where(s, 1) + "the asynchronous function '" + name() + "' returned null"));
    }

    /** The arguments, boxed. */
    static Object[] arguments(CallStack s, int base, int count) {
        Object[] arguments = new Object[count];
        for (int i = 0; i < count; i++) {
            arguments[i] = s.get(base + i);
        }
        return arguments;
    }
}
