package io.perilune.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The standard output of the process. When its reader is gone, the program ends silently, as C programs do. */
final class StandardOutput extends OutputStream {
    /** What a shell makes of death by SIGPIPE, which a JVM ignores. */
    private static final int BROKEN_PIPE_STATUS = 141;

    private final FileOutputStream stream = new FileOutputStream(FileDescriptor.out);

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        try {
            stream.write(bytes, offset, count);
        } catch (IOException e) {
            if ("Broken pipe".equals(e.getMessage())) {
                throw new ExitRequest(BROKEN_PIPE_STATUS);
            }
            throw e;
        }
    }
}
