package io.perilune.engine.lib.system;

import java.io.IOException;

/** A directory opened for reading: that succeeds in C, and reading it does not. */
final class DirectoryStream extends ByteStream {
    DirectoryStream() {
        super(true, false);
    }

    @Override
    protected int readRaw(byte[] bytes, int offset, int count) throws IOException {
        throw SystemFailure.of("Is a directory");
    }

    @Override
    protected long seekRaw(Whence whence, long offset) throws IOException {
        if (offset < 0) {
            throw SystemFailure.of("Invalid argument");
        }
        return offset;
    }
}
