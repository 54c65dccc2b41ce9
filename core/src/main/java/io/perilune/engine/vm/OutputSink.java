package io.perilune.engine.vm;

import java.io.IOException;

/** Where {@code print} and {@code io.write} on the standard output go. A failure becomes the script's to deal with. */
public interface OutputSink {
    void write(byte[] bytes, int offset, int count) throws IOException;

    void flush() throws IOException;
}
