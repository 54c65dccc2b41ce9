package io.perilune.engine.lib.system;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/**
 * A file that can be read. Not a channel on purpose: an interrupt would close it, and the host's threads may be
 * interrupted for reasons that are not the script's.
 */
final class DiskStream extends ByteStream {
    private final RandomAccessFile file;
    private final boolean append;
    /** Where the operating system cannot remove open files, a temporary file is removed when it is closed. */
    private final @Nullable File temporary;

    DiskStream(RandomAccessFile file, OpenMode mode, @Nullable File temporary) {
        super(mode.reads(), mode.writes());
        this.file = file;
        this.append = mode == OpenMode.APPEND_UPDATE;
        this.temporary = temporary;
    }

    @Override
    protected int readRaw(byte[] bytes, int offset, int count) throws IOException {
        return file.read(bytes, offset, count);
    }

    @Override
    protected void writeRaw(byte[] bytes, int offset, int count) throws IOException {
        if (append) {
            file.seek(file.length());
        }
        file.write(bytes, offset, count);
    }

    @Override
    protected long seekRaw(Whence whence, long offset) throws IOException {
        long position = offset;
        if (whence == Whence.CURRENT) {
            position += file.getFilePointer();
        } else if (whence == Whence.END) {
            position += file.length();
        }
        if (position < 0) {
            throw SystemFailure.of("Invalid argument");
        }
        file.seek(position);
        return position;
    }

    @Override
    protected @Nullable ExitStatus closeRaw() throws IOException {
        file.close();
        if (temporary != null) {
            // It may be gone already; nobody is left who wants to know.
            boolean removed = temporary.delete();
            assert removed || !temporary.exists();
        }
        return null;
    }
}
