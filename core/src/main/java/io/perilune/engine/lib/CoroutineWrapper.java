package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;

/** What {@code coroutine.wrap} returns: calling it resumes its coroutine, whose errors it passes on. */
final class CoroutineWrapper extends NativeFunction {
    private static final int RESUMED = 1;
    private static final int CLOSED = 2;

    private final Coroutine coroutine;

    CoroutineWrapper(Coroutine coroutine) {
        super("wrap");
        this.coroutine = coroutine;
    }

    @Override
    public int hiddenValues() {
        return 1;
    }

    @Override
    public Object hiddenValue(int index) {
        return coroutine;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        String refused = CoroutineLib.refusal(coroutine);
        if (refused != null) {
            throw Errors.fromNative(s, refused);
        }
        return s.resume(coroutine, base, count, RESUMED);
    }

    @Override
    public int resume(CallStack s, Frame frame, int first, int count) {
        if (s.transferOk()) {
            return s.returnSlots(frame.base, first, count);
        }
        if (frame.phase == RESUMED && coroutine.status() == Coroutine.Status.DEAD) {
            // Its pending variables are closed before the error goes on; one of them may raise another error.
            return s.close(coroutine, first, CLOSED);
        }
        Object error = s.get(first);
        if (error instanceof ByteStr message) {
            throw Errors.fromNative(s, message);
        }
        throw new ScriptError(error);
    }
}
