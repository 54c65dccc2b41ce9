package io.perilune.engine.host;

import io.perilune.engine.vm.OutputSink;
import java.io.IOException;
import java.io.OutputStream;

/** Script output to a Java stream, gathered in a buffer, which a VM that never prints does not have. */
final class StreamSink implements OutputSink {
    private static final int BUFFER_SIZE = 8192;
    private static final byte[] NOTHING = new byte[0];

    private final OutputStream stream;
    private byte[] buffer = NOTHING;
    private int length;

    StreamSink(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (count > buffer.length - length) {
            drain();
            if (count >= BUFFER_SIZE) {
                pass(bytes, offset, count);
                return;
            }
            if (buffer.length == 0) {
                buffer = new byte[BUFFER_SIZE];
            }
        }
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
    }

    /** Forgets the bytes first: what could not be written must not be tried again by every later call. */
    private void drain() throws IOException {
        int filled = length;
        length = 0;
        if (filled > 0) {
            pass(buffer, 0, filled);
        }
    }

    /** A stream is code of the program: whatever exception it throws is a failure of output, which scripts can catch. */
    private void pass(byte[] bytes, int offset, int count) throws IOException {
        try {
            stream.write(bytes, offset, count);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(HostErrors.message(e), e);
        }
    }

    @Override
    public void flush() throws IOException {
        drain();
        try {
            stream.flush();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(HostErrors.message(e), e);
        }
    }
}
