package io.perilune.engine.host;

import io.perilune.engine.lib.system.HostSystem;
import io.perilune.engine.vm.OutputSink;
import io.perilune.engine.vm.Vm;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The powers of a stand-alone interpreter: those of the process, and its end. */
final class ProcessSystem extends HostSystem {
    private final @Nullable IntConsumer onExit;

    /** @param onExit ends the program when a script asks for that; null to end the process */
    ProcessSystem(InputStream input, OutputSink errors, @Nullable IntConsumer onExit) {
        super(input, errors);
        this.onExit = onExit;
    }

    @Override
    public void exit(Vm vm, int status, boolean close) {
        try {
            if (close) {
                State.end(vm, true);
            } else {
                vm.output.flush();
            }
        } catch (IOException lost) {
            // The script has decided to end, and on its status, too.
            assert vm.output != null;
        }
        if (onExit != null) {
            onExit.accept(status);
        } else {
            Runtime.getRuntime().exit(status);
        }
    }
}
