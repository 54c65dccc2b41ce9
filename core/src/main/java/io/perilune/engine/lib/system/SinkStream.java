package io.perilune.engine.lib.system;

import io.perilune.engine.vm.OutputSink;
import java.io.IOException;

/**
 * A standard stream that the host receives. The sink has the buffer, because {@code print} writes to it, too, and the
 * order of the two must hold; so this stream keeps nothing back, and buffering only says when the sink is flushed.
 */
final class SinkStream extends ByteStream {
    private final OutputSink sink;
    private Buffering flushing;

    SinkStream(OutputSink sink, Buffering flushing) {
        super(false, true, Buffering.NONE);
        this.sink = sink;
        this.flushing = flushing;
    }

    @Override
    void buffering(Buffering wanted) throws IOException {
        sink.flush();
        flushing = wanted;
    }

    @Override
    protected void writeRaw(byte[] bytes, int offset, int count) throws IOException {
        sink.write(bytes, offset, count);
        if (flushing == Buffering.NONE || flushing == Buffering.LINE && hasNewline(bytes, offset, count)) {
            sink.flush();
        }
    }

    @Override
    protected void flushRaw() throws IOException {
        sink.flush();
    }
}
