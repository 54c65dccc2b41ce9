package io.perilune.engine.lib.system;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The results by which functions of io and os tell success and failure. */
final class Outcome {
    private static final ByteStr EXIT = ByteStr.of("exit");
    private static final ByteStr SIGNAL = ByteStr.of("signal");

    private Outcome() {}

    /** {@code nil, "name: reason", number}; without the name when it is null. */
    static int failure(CallStack s, int base, @Nullable ByteStr name, IOException cause) {
        SystemFailure failure = SystemFailure.of(cause);
        ByteStr text = ByteStr.of(failure.text());
        if (name != null) {
            text = new ByteBuf().append(name).append(": ").append(text).toByteStr();
        }
        return failure(s, base, text, failure.number());
    }

    private static int failure(CallStack s, int base, ByteStr text, int number) {
        s.setObject(base - 1, null);
        s.setObject(base, text);
        s.setInt(base + 1, number);
        return 3;
    }

    /** {@code true} or {@code nil}, how the process ended, and the number. */
    static int ofProcess(CallStack s, int base, ExitStatus status) {
        boolean ok = !status.signalled() && status.code() == 0;
        s.setObject(base - 1, ok ? Boolean.TRUE : null);
        s.setObject(base, status.signalled() ? SIGNAL : EXIT);
        s.setInt(base + 1, status.code());
        return 3;
    }
}
