package io.perilune.engine.vm;

/** Where {@code print} and {@code io.write} on the standard output go. */
public interface OutputSink {
    void write(byte[] bytes, int offset, int count);

    void flush();
}
