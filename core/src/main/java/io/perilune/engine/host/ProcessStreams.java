package io.perilune.engine.host;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The process's own streams. Not System.in and its like: their character sets and locks cost start-up time and change bytes.
 *
 * <p>One of each for all VMs: a descriptor remembers every stream that was ever made for it, so that each VM would leave one behind.
 */
final class ProcessStreams {
    private static final InputStream INPUT = new FileInputStream(FileDescriptor.in);
    private static final OutputStream OUTPUT = new FileOutputStream(FileDescriptor.out);
    private static final OutputStream ERRORS = new FileOutputStream(FileDescriptor.err);

    private ProcessStreams() {}

    static InputStream input() {
        return INPUT;
    }

    static OutputStream output() {
        return OUTPUT;
    }

    static OutputStream errors() {
        return ERRORS;
    }
}
