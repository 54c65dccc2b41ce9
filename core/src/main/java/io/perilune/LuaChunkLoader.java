package io.perilune;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes chunks from program text, wherever it comes from. Nothing is compiled before a chunk is run or made a function. */
public sealed interface LuaChunkLoader permits Lua {
    /** Program text, which is taken as it is; the array must not be changed afterwards. */
    Chunk load(byte[] text);

    /**
     * Text with a name and an environment of its own.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    Chunk load(ChunkSource source);

    /** Program text; nothing is compiled yet. */
    default Chunk load(String text) {
        return load(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of the remaining bytes. */
    default Chunk load(ByteBuffer text) {
        byte[] bytes = new byte[text.remaining()];
        text.duplicate().get(bytes);
        return load(bytes);
    }

    /**
     * The text of a file, which also gives the chunk its name. A first line that begins with {@code #} is skipped.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    default Chunk load(Path file) {
        try {
            return load(Handles.withoutFirstComment(Files.readAllBytes(file))).name("@" + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Text that is read here to its end; the stream is left open.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    default Chunk load(InputStream text) {
        try {
            return load(text.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Text that is read here to its end; the reader is left open.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    default Chunk load(Reader text) {
        StringWriter all = new StringWriter();
        try {
            text.transferTo(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return load(all.toString());
    }
}
