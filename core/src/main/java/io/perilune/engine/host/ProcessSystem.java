package io.perilune.engine.host;

import io.perilune.engine.lib.system.HostSystem;
import io.perilune.engine.vm.OutputSink;
import io.perilune.engine.vm.Vm;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The powers of a stand-alone interpreter: the process's own streams, and its end. */
final class ProcessSystem extends HostSystem {
    private final @Nullable IntConsumer onExit;

    /** @param onExit ends the program when a script asks for that; null to end the process */
    ProcessSystem(InputStream input, OutputSink errors, @Nullable IntConsumer onExit) {
        super(input, errors);
        this.onExit = onExit;
    }

    // Not System.in and System.err: their character sets and locks cost start-up time and change bytes.

    static InputStream processInput() {
        return new FileInputStream(FileDescriptor.in);
    }

    static OutputStream processOutput() {
        return new FileOutputStream(FileDescriptor.out);
    }

    static OutputStream processErrors() {
        return new FileOutputStream(FileDescriptor.err);
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
