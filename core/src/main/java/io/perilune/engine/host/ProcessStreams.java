package io.perilune.engine.host;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/** The process's own streams. Not System.in and its like: their character sets and locks cost start-up time and change bytes. */
final class ProcessStreams {
    private ProcessStreams() {}

    static InputStream input() {
        return new FileInputStream(FileDescriptor.in);
    }

    static OutputStream output() {
        return new FileOutputStream(FileDescriptor.out);
    }

    static OutputStream errors() {
        return new FileOutputStream(FileDescriptor.err);
    }
}
