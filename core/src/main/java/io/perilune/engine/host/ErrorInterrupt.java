package io.perilune.engine.host;

import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Meter;
import io.perilune.engine.vm.Vm;

/** An error from outside: it is raised where the script stands when it notices, and can be caught there. */
record ErrorInterrupt(String message) implements Meter.Interrupt {
    @Override
    public void atSafePoint(Vm vm) {
        throw Errors.fromNative(vm.current, message);
    }
}
