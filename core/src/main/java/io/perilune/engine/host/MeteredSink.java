package io.perilune.engine.host;

import io.perilune.engine.vm.OutputSink;
import io.perilune.engine.vm.Vm;
import java.io.IOException;

/** Output that counts against the limit of the VM that writes it, before it is written. */
final class MeteredSink implements OutputSink {
    private final Vm vm;
    private final OutputSink sink;

    MeteredSink(Vm vm, OutputSink sink) {
        this.vm = vm;
        this.sink = sink;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        vm.meter.chargeOutput(count);
        sink.write(bytes, offset, count);
    }

    @Override
    public void flush() throws IOException {
        sink.flush();
    }
}
