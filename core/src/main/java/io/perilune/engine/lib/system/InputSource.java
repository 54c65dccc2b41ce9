package io.perilune.engine.lib.system;

import io.perilune.engine.vm.OutputSink;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The standard input. */
final class InputSource extends ByteStream {
    private final InputStream input;
    private final OutputSink output;

    InputSource(InputStream input, OutputSink output) {
        super(true, false);
        this.input = input;
        this.output = output;
    }

    @Override
    protected int readRaw(byte[] bytes, int offset, int count) throws IOException {
        output.flush();
        return input.read(bytes, offset, count);
    }

    /** Possible when the input is a file of the system and not a pipe or a terminal. */
    @Override
    protected long seekRaw(Whence whence, long offset) throws IOException {
        return input instanceof FileInputStream file
                ? ChannelPosition.move(file.getChannel(), whence, offset)
                : super.seekRaw(whence, offset);
    }
}
