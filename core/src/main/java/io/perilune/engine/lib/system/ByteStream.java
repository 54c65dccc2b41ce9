package io.perilune.engine.lib.system;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An open file with one buffer, which serves either direction, as {@code FILE} does in C.
 *
 * <p>Invariants: bytes {@code at … end - 1} of the buffer were read ahead and not yet given out; bytes {@code 0 … pending - 1}
 * were written and not yet passed on; at most one of the two is not empty. The position of the file that the script
 * sees is the raw one less the bytes read ahead, plus the pending ones.
 */
public abstract class ByteStream {
    /** When written bytes are passed on. */
    public enum Buffering {
        NONE,
        LINE,
        FULL
    }

    /** Where an offset counts from. */
    public enum Whence {
        START,
        CURRENT,
        END
    }

    private static final int BUFFER_SIZE = 8192;
    private static final byte[] NOTHING = new byte[0];

    private final boolean readable;
    private final boolean writable;
    private byte[] buffer = NOTHING;
    private int at;
    private int end;
    private int pending;
    private Buffering buffering;

    protected ByteStream(boolean readable, boolean writable) {
        this(readable, writable, Buffering.FULL);
    }

    ByteStream(boolean readable, boolean writable, Buffering buffering) {
        this.readable = readable;
        this.writable = writable;
        this.buffering = buffering;
    }

    // What lies below.

    /** Reads at least one byte into the array and returns how many; 0 or less at the end. */
    protected int readRaw(byte[] bytes, int offset, int count) throws IOException {
        throw SystemFailure.of("Bad file descriptor");
    }

    protected void writeRaw(byte[] bytes, int offset, int count) throws IOException {
        throw SystemFailure.of("Bad file descriptor");
    }

    /** Moves the raw position and returns the new one. */
    protected long seekRaw(Whence whence, long offset) throws IOException {
        throw SystemFailure.of("Illegal seek");
    }

    /** Passes on what lies in buffers further down. */
    protected void flushRaw() throws IOException {}

    /**
     * Releases the file.
     *
     * @return for a process how it ended, otherwise null
     */
    protected @Nullable ExitStatus closeRaw() throws IOException {
        return null;
    }

    // Reading.

    /** The next byte, or -1 at the end. */
    final int read() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xFF : -1;
    }

    /** The next byte without taking it, or -1 at the end. */
    final int peek() throws IOException {
        return at < end || fill() ? buffer[at] & 0xFF : -1;
    }

    /** The buffer that {@link #position} and {@link #limit} refer to; valid until the next call of another method. */
    final byte[] window() {
        return buffer;
    }

    /** Index in {@link #window} of the next byte. */
    final int position() {
        return at;
    }

    /** Index in {@link #window} behind the last byte read ahead. */
    final int limit() {
        return end;
    }

    /** Marks the bytes before {@code position} as taken. */
    final void take(int position) {
        at = position;
    }

    /** Reads more; only when nothing is read ahead. False at the end of the file. */
    final boolean fill() throws IOException {
        if (!readable) {
            throw SystemFailure.of("Bad file descriptor");
        }
        passOn();
        allocate();
        at = 0;
        end = 0;
        int count = readRaw(buffer, 0, buffer.length);
        if (count <= 0) {
            return false;
        }
        end = count;
        return true;
    }

    // Writing.

    final void write(byte[] bytes, int offset, int count) throws IOException {
        if (!writable) {
            throw SystemFailure.of("Bad file descriptor");
        }
        dropReadAhead();
        if (buffering == Buffering.NONE) {
            writeRaw(bytes, offset, count);
            return;
        }
        allocate();
        if (count > buffer.length - pending) {
            passOn();
            if (count >= buffer.length) {
                writeRaw(bytes, offset, count);
                return;
            }
        }
        System.arraycopy(bytes, offset, buffer, pending, count);
        pending += count;
        if (buffering == Buffering.LINE && hasNewline(bytes, offset, count)) {
            passOn();
        }
    }

    static boolean hasNewline(byte[] bytes, int offset, int count) {
        for (int i = offset + count - 1; i >= offset; i--) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    final void flush() throws IOException {
        passOn();
        flushRaw();
    }

    /** The script's position and the raw one are the same afterwards. */
    private void dropReadAhead() throws IOException {
        if (at < end) {
            seekRaw(Whence.CURRENT, (long) at - end);
            at = 0;
            end = 0;
        }
    }

    private void passOn() throws IOException {
        int count = pending;
        // Forgotten first: what could not be written must not be tried again by every later call.
        pending = 0;
        if (count > 0) {
            writeRaw(buffer, 0, count);
        }
    }

    private void allocate() {
        if (buffer.length == 0) {
            buffer = new byte[BUFFER_SIZE];
        }
    }

    // The rest.

    final long seek(Whence whence, long offset) throws IOException {
        passOn();
        long from = whence == Whence.CURRENT ? offset - (end - at) : offset;
        long position = seekRaw(whence, from);
        at = 0;
        end = 0;
        return position;
    }

    void buffering(Buffering wanted) throws IOException {
        passOn();
        buffering = wanted;
    }

    /** Closes the file even if what is pending cannot be written. */
    final @Nullable ExitStatus close() throws IOException {
        IOException lost = null;
        try {
            passOn();
        } catch (IOException failure) {
            lost = failure;
        }
        ExitStatus status = closeRaw();
        buffer = NOTHING;
        at = 0;
        end = 0;
        if (lost != null) {
            throw lost;
        }
        return status;
    }
}
