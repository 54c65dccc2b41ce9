package io.perilune.engine.lib.system;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Userdata;
import io.perilune.engine.vm.Types;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file as scripts hold it. The stream below may be closed before the handle is forgotten, and the other way round. */
public final class FileHandle extends Userdata {
    private static final ByteStr CLOSED = ByteStr.of("file (closed)");

    private final ByteStream stream;
    private final boolean standard;
    private boolean closed;

    /** @param standard one of stdin, stdout and stderr, which no script can close */
    FileHandle(ByteStream stream, boolean standard) {
        super(stream, 0);
        this.stream = stream;
        this.standard = standard;
    }

    ByteStream stream() {
        return stream;
    }

    boolean isStandard() {
        return standard;
    }

    boolean isClosed() {
        return closed;
    }

    /** Closes the file, even if that fails; never called for standard files. */
    @Nullable
    ExitStatus close(OpenFiles files) throws IOException {
        closed = true;
        files.forget(stream);
        return stream.close();
    }

    ByteStr text() {
        return closed ? CLOSED : ByteStr.of("file (" + Types.address(stream) + ")");
    }
}
