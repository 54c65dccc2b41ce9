package io.perilune.engine.lib.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perilune.engine.lib.system.ByteStream.Buffering;
import io.perilune.engine.lib.system.ByteStream.Whence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ByteStreamTest {
    /** A file in memory, which shows what has been passed on. */
    private static final class MemoryStream extends ByteStream {
        private final StringBuilder content;
        private int position;
        private boolean full;
        private boolean closed;

        MemoryStream(String content, boolean readable, boolean writable) {
            super(readable, writable);
            this.content = new StringBuilder(content);
        }

        @Override
        protected int readRaw(byte[] bytes, int offset, int count) {
            int n = Math.min(count, content.length() - position);
            for (int i = 0; i < n; i++) {
                bytes[offset + i] = (byte) content.charAt(position++);
            }
            return n;
        }

        @Override
        protected void writeRaw(byte[] bytes, int offset, int count) throws IOException {
            if (full) {
                throw SystemFailure.of("No space left on device");
            }
            for (int i = 0; i < count; i++) {
                if (position < content.length()) {
                    content.setCharAt(position, (char) bytes[offset + i]);
                } else {
                    content.append((char) bytes[offset + i]);
                }
                position++;
            }
        }

        @Override
        protected long seekRaw(Whence whence, long offset) {
            int from = whence == Whence.START ? 0 : whence == Whence.END ? content.length() : position;
            position = (int) (from + offset);
            return position;
        }

        @Override
        protected ExitStatus closeRaw() {
            closed = true;
            return null;
        }
    }

    private static void write(ByteStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
    }

    @Test
    void fullBuffering_keepsUntilFlush() throws IOException {
        MemoryStream file = new MemoryStream("", false, true);
        write(file, "one\ntwo");
        assertEquals("", file.content.toString());
        file.flush();
        assertEquals("one\ntwo", file.content.toString());
    }

    @Test
    void lineBuffering_passesOnAtNewlines() throws IOException {
        MemoryStream file = new MemoryStream("", false, true);
        file.buffering(Buffering.LINE);
        write(file, "x");
        assertEquals("", file.content.toString());
        write(file, "a\nb");
        assertEquals("xa\nb", file.content.toString());
    }

    @Test
    void noBuffering_passesOnAtOnce() throws IOException {
        MemoryStream file = new MemoryStream("", false, true);
        write(file, "kept");
        file.buffering(Buffering.NONE);
        write(file, "!");
        assertEquals("kept!", file.content.toString());
    }

    @Test
    void longWrites_keepTheirOrder() throws IOException {
        MemoryStream file = new MemoryStream("", false, true);
        String large = "y".repeat(10_000);
        write(file, "x");
        write(file, large);
        write(file, "z");
        file.flush();
        assertEquals("x" + large + "z", file.content.toString());
    }

    @Test
    void position_countsWhatTheScriptHasRead() throws IOException {
        MemoryStream file = new MemoryStream("0123456789", true, false);
        assertEquals('0', file.read());
        assertEquals('1', file.peek());
        assertEquals(1, file.seek(Whence.CURRENT, 0));
        assertEquals(4, file.seek(Whence.CURRENT, 3));
        assertEquals('4', file.read());
    }

    @Test
    void write_afterReading_goesWhereTheScriptIs() throws IOException {
        MemoryStream file = new MemoryStream("0123456789", true, true);
        file.read();
        file.read();
        write(file, "ab");
        file.flush();
        assertEquals("01ab456789", file.content.toString());
        assertEquals('4', file.read());
    }

    @Test
    void read_afterWriting_passesOnFirst() throws IOException {
        MemoryStream file = new MemoryStream("0123", true, true);
        write(file, "ab");
        assertEquals('2', file.read());
        assertEquals("ab23", file.content.toString());
    }

    @Test
    void wrongDirection_isABadDescriptor() {
        SystemFailure read = assertThrows(SystemFailure.class, () -> new MemoryStream("x", false, true).read());
        assertEquals(9, read.number());
        assertThrows(SystemFailure.class, () -> write(new MemoryStream("x", true, false), "y"));
    }

    @Test
    void close_releasesTheFileAlthoughBytesAreLost() throws IOException {
        MemoryStream file = new MemoryStream("", false, true);
        write(file, "lost");
        file.full = true;
        SystemFailure failure = assertThrows(SystemFailure.class, file::close);
        assertEquals("No space left on device", failure.text());
        assertEquals(true, file.closed);
    }

    @Test
    void failedFlush_isNotTriedAgain() throws IOException {
        MemoryStream file = new MemoryStream("", false, true);
        write(file, "lost");
        file.full = true;
        assertThrows(SystemFailure.class, file::flush);
        file.full = false;
        write(file, "kept");
        file.flush();
        assertEquals("kept", file.content.toString());
    }
}
