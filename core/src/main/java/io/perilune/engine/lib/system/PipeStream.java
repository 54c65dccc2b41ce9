package io.perilune.engine.lib.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** One end of a pipe to a process that {@code io.popen} started. */
final class PipeStream extends ByteStream {
    private final ChildProcess child;
    private final @Nullable InputStream input;
    private final @Nullable OutputStream output;

    /** @param read true: the script reads what the process prints; false: it writes what the process reads */
    PipeStream(ChildProcess child, boolean read) {
        super(read, !read);
        this.child = child;
        this.input = read ? child.process().getInputStream() : null;
        this.output = read ? null : child.process().getOutputStream();
    }

    @Override
    protected int readRaw(byte[] bytes, int offset, int count) throws IOException {
        return input == null ? super.readRaw(bytes, offset, count) : input.read(bytes, offset, count);
    }

    @Override
    protected void writeRaw(byte[] bytes, int offset, int count) throws IOException {
        if (output == null) {
            super.writeRaw(bytes, offset, count);
        } else {
            output.write(bytes, offset, count);
            // Java has a buffer of its own there; the one above is enough.
            output.flush();
        }
    }

    /** Closes the pipe and waits for the process, as {@code pclose} does. */
    @Override
    protected @Nullable ExitStatus closeRaw() throws IOException {
        try {
            if (output != null) {
                output.close();
            }
            if (input != null) {
                input.close();
            }
        } catch (IOException broken) {
            // The process has gone already; its status says all there is to say.
            assert output != null;
        }
        return child.await();
    }
}
