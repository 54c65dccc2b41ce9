package io.perilune.engine.lib.system;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Moving about in files that Java opens for one direction only: their streams cannot do it. */
final class ChannelPosition {
    private ChannelPosition() {}

    /** Moves the position and returns the new one. */
    static long move(FileChannel channel, ByteStream.Whence whence, long offset) throws IOException {
        // A channel closes its file when it is used by an interrupted thread, so the interrupt has to wait.
        boolean interrupted = Thread.interrupted();
        try {
            long position = offset;
            if (whence == ByteStream.Whence.CURRENT) {
                position += channel.position();
            } else if (whence == ByteStream.Whence.END) {
                position += channel.size();
            }
            if (position < 0) {
                throw SystemFailure.of("Invalid argument");
            }
            channel.position(position);
            return position;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
