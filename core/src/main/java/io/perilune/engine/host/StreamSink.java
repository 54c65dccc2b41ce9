package io.perilune.engine.host;

import io.perilune.engine.vm.OutputSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Script output to a Java stream, gathered in a buffer. */
final class StreamSink implements OutputSink {
    private final OutputStream stream;
    private final byte[] buffer = new byte[8192];
    private int length;

    StreamSink(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        if (count > buffer.length - length) {
            drain();
        }
        if (count > buffer.length) {
            send(bytes, offset, count);
        } else {
            System.arraycopy(bytes, offset, buffer, length, count);
            length += count;
        }
    }

    private void drain() {
        int filled = length;
        length = 0;
        send(buffer, 0, filled);
    }

    private void send(byte[] bytes, int offset, int count) {
        try {
            stream.write(bytes, offset, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void flush() {
        drain();
        try {
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
