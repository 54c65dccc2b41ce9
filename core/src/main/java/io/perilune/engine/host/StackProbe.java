package io.perilune.engine.host;

import io.perilune.engine.vm.Meter;
import io.perilune.engine.vm.Traceback;
import io.perilune.engine.vm.Vm;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks a running script where it stands: it tells at its next safe point, which is less than a millisecond away. */
final class StackProbe implements Meter.Interrupt {
    private static final long PATIENCE_MILLIS = 50;

    private final CompletableFuture<String> answer = new CompletableFuture<>();

    private StackProbe() {}

    /** The traceback; empty when nothing runs, or it is in a function of Java all the time. */
    static String ask(Vm vm) {
        StackProbe probe = new StackProbe();
        vm.meter.interrupt(probe);
        probe.answer.completeOnTimeout("", PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        return probe.answer.join();
    }

    @Override
    public void atSafePoint(Vm vm) {
        if (!answer.isDone()) {
            answer.complete(Traceback.of(vm.current, 0));
        }
    }
}
