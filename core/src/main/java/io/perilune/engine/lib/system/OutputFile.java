package io.perilune.engine.lib.system;

import java.io.FileOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file opened for writing only: unlike {@link DiskStream} it asks for no right to read. */
final class OutputFile extends ByteStream {
    private final FileOutputStream file;

    OutputFile(FileOutputStream file) {
        super(false, true);
        this.file = file;
    }

    @Override
    protected void writeRaw(byte[] bytes, int offset, int count) throws IOException {
        file.write(bytes, offset, count);
    }

    @Override
    protected long seekRaw(Whence whence, long offset) throws IOException {
        return ChannelPosition.move(file.getChannel(), whence, offset);
    }

    @Override
    protected @Nullable ExitStatus closeRaw() throws IOException {
        file.close();
        return null;
    }
}
