package io.perilune.engine.host;

import io.perilune.engine.vm.OutputSink;

/** Where scripts write that have nowhere to write to. */
final class NoOutput implements OutputSink {
    static final NoOutput SINK = new NoOutput();

    private NoOutput() {}

    @Override
    public void write(byte[] bytes, int offset, int count) {
        // Dropped, as was said to the host.
    }

    @Override
    public void flush() {
        // Nothing was kept.
    }
}
