package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.NativeFunction;

/** As {@code coroutine.resume}, but raises a value as an error where the coroutine has yielded. For hosts only. */
final class CoroutineRaise extends NativeFunction {
    static final CoroutineRaise FUNCTION = new CoroutineRaise();

    private CoroutineRaise() {
        super("raise");
    }

    @Override
    public int call(CallStack s, int base, int count) {
        Coroutine co = (Coroutine) s.r[base];
        String refused = CoroutineLib.refusal(co);
        if (refused != null) {
            s.setBoolean(base - 1, false);
            s.setObject(base, ByteStr.of(refused));
            return 2;
        }
        return s.raise(co, base + 1, 1);
    }

    @Override
    public int resume(CallStack s, Frame frame, int first, int count) {
        int results = s.returnSlots(frame.base + 1, first, count);
        s.setBoolean(frame.base - 1, s.transferOk());
        return results + 1;
    }
}
