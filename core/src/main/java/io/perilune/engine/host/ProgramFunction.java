package io.perilune.engine.host;

import io.perilune.JavaFunction;
import io.perilune.LuaValue;
import io.perilune.Yield;
import io.perilune.engine.lib.Libraries;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A native function that runs code of the program. What that throws becomes an error of Lua; what it returns becomes the results, and
 * for a stage the call waits: what is already there is taken at once, else the whole call from Java is suspended. A {@link Yield} suspends
 * the script's coroutine, by a call of the function with which scripts do it.
 */
abstract class ProgramFunction extends NativeFunction {
    /** Phases of the call while it waits for a stage, and while its coroutine is suspended. */
    private static final int AWAITING = 1;

    private static final int YIELDED = 2;

    final State state;

    ProgramFunction(String name, State state) {
        super(name);
        this.state = state;
    }

    /** Runs the program's code on the arguments in the window of the call. */
    abstract Object run(CallStack s, int base, int count) throws Exception;

    /** False when a {@link Yield} is ignored where the script itself could not yield. */
    boolean insistsOnYield() {
        return true;
    }

    /** Leaves the results in the window of the call and gives their number; plain ones do not come here. */
    int deliver(CallStack s, int base, @Nullable Object result) {
        return Results.deliver(s, base, result, state);
    }

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
        return goOn(s, base, result);
    }

    /** The program's code has returned. */
    private int goOn(CallStack s, int base, @Nullable Object result) {
        s.vm.meter.rethrow();
        if (Results.deliverPlain(s, base, result)) {
            return 1;
        }
        if (result instanceof CompletionStage<?> stage) {
            if (stage instanceof CompletableFuture<?> future && future.isDone()) {
                return finish(s, base, Completion.on(future).join());
            }
            return s.await(stage, AWAITING);
        }
        if (result instanceof Yield yield) {
            return suspend(s, base, yield);
        }
        return deliver(s, base, result);
    }

    private int suspend(CallStack s, int base, Yield yield) {
        if (!insistsOnYield() && !s.isYieldable()) {
            return 0;
        }
        List<Object> values = yield.values();
        Object[] converted = new Object[values.size()];
        try {
            for (int i = 0; i < converted.length; i++) {
                converted[i] = engineValue(values.get(i));
            }
        } catch (RuntimeException refused) {
            throw HostErrors.raise(s, state, refused);
        }
        s.ensure(base + 1 + converted.length);
        // The arguments are not needed any more.
        s.setObject(base, Libraries.yieldFunction());
        for (int i = 0; i < converted.length; i++) {
            s.set(base + 1 + i, converted[i]);
        }
        s.frame.state = yield.continuation().orElse(null);
        return s.request(base, values.size(), YIELDED);
    }

    private Object engineValue(Object value) {
        return value instanceof LuaValue v
                ? state.door().unwrap(state, v)
                : state.converters().toLua(value);
    }

    @Override
    public final int resume(CallStack s, Frame frame, int first, int count) {
        if (frame.phase == YIELDED) {
            return afterYield(s, frame, first, count);
        }
        Completion completion = (Completion) s.r[first];
        s.r[first] = null;
        return finish(s, frame.base, completion);
    }

    private int afterYield(CallStack s, Frame frame, int first, int count) {
        JavaFunction continuation = (JavaFunction) frame.state;
        frame.state = null;
        if (continuation == null) {
            return s.returnSlots(frame.base, first, count);
        }
        Object result;
        state.hostBegins(name());
        try {
            result = continuation.call(state.door().multi(state, s, first, count));
        } catch (Exception e) {
            throw HostErrors.raise(s, state, e);
        } finally {
            state.hostEnds();
        }
        return goOn(s, frame.base, result);
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
        return goOn(s, base, completion.value());
    }

    /** For a function that promised a stage. */
    final ScriptError returnedNull(CallStack s) {
        return new ScriptError(
                ByteStr.of(Errors.where(s, 1) + "the asynchronous function '" + name() + "' returned null"));
    }
}
