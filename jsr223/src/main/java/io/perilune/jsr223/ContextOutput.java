package io.perilune.jsr223;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** What scripts print, to the writer of the context that they run with. Used by whoever has entered the Lua. */
final class ContextOutput extends OutputStream {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    /** The beginning of a character whose end has not been printed yet. */
    private ByteBuffer pending = ByteBuffer.allocate(0);

    private Writer writer = Writer.nullWriter();

    /** @return the writer before */
    Writer use(Writer next) {
        Writer before = writer;
        writer = next;
        return before;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(pending.remaining() + count)
                .put(pending)
                .put(bytes, offset, count)
                .flip();
        CharBuffer text = CharBuffer.allocate(all.remaining() + 1);
        decoder.decode(all, text, false);
        pending = all;
        writer.append(text.flip());
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }
}
