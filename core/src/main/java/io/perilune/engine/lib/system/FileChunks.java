package io.perilune.engine.lib.system;

import io.perilune.engine.lib.Args;
import io.perilune.engine.lib.ChunkLoading;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Chunks that lie in files: the functions {@code loadfile} and {@code dofile}. */
final class FileChunks extends NativeFunction {
    private static final FileChunks LOADFILE = new FileChunks("loadfile");
    private static final FileChunks DOFILE = new FileChunks("dofile");

    private static final ByteStr STDIN_NAME = ByteStr.of("=stdin");
    private static final ByteStr ANY_MODE = ByteStr.of("bt");
    private static final int BINARY_MARK = 0x1B;

    private FileChunks(String name) {
        super(name);
    }

    static void open(Table globals) {
        globals.put(ByteStr.of("loadfile"), LOADFILE);
        globals.put(ByteStr.of("dofile"), DOFILE);
    }

    @Override
    public int call(CallStack s, int base, int count) {
        ByteStr name = Args.isNoneOrNil(s, base, count, 1) ? null : Args.checkString(s, base, count, 1);
        if (this == DOFILE) {
            s.setObject(base + 1, function(s, name, "bt", s.vm.globals));
            return s.request(base + 1, 0, 1);
        }
        ByteStr mode = Args.optString(s, base, count, 2, ANY_MODE);
        Object environment = count >= 3 ? s.get(base + 2) : s.vm.globals;
        try {
            return s.returnObject(base, function(s, name, mode.toString(), environment));
        } catch (ScriptError refused) {
            s.setObject(base - 1, null);
            s.set(base, refused.value());
            return 2;
        }
    }

    @Override
    public int resume(CallStack s, Frame frame, int first, int count) {
        return s.returnSlots(frame.base, first, count);
    }

    /**
     * The main function of the chunk in a file.
     *
     * @param name null for the standard input
     * @param environment boxed
     * @throws ScriptError with the message as its value, when there is no such file or its text is refused
     */
    static Closure function(CallStack s, @Nullable ByteStr name, String mode, @Nullable Object environment) {
        ByteStr chunkName = name == null
                ? STDIN_NAME
                : new ByteBuf().append('@').append(name).toByteStr();
        ByteStr content = read(s, name, chunkName.substring(1, chunkName.length()));
        return ChunkLoading.function(s.vm, chunk(content), chunkName, mode, environment);
    }

    private static ByteStr read(CallStack s, @Nullable ByteStr name, ByteStr shown) {
        OpenFiles files = OpenFiles.of(s.vm);
        ByteStream in = files.stdin.stream();
        if (name != null) {
            try {
                in = files.access.open(name.toString(), OpenMode.READ);
            } catch (IOException e) {
                throw failure("open", shown, e);
            }
        }
        try {
            return StreamReader.readRest(s, in);
        } catch (IOException e) {
            throw failure("read", shown, e);
        } finally {
            if (name != null) {
                closeQuietly(in);
            }
        }
    }

    private static void closeQuietly(ByteStream in) {
        try {
            in.close();
        } catch (IOException afterReading) {
            return;
        }
    }

    private static ScriptError failure(String what, ByteStr shown, IOException e) {
        ByteBuf message = new ByteBuf()
                .append("cannot ")
                .append(what)
                .append(' ')
                .append(shown)
                .append(": ");
        return new ScriptError(
                message.append(ByteStr.of(SystemFailure.of(e).text())).toByteStr());
    }

    /**
     * The chunk itself: a byte order mark is left out, and a first line that begins with {@code #} is, too, up to its end,
     * which stays in front of a text so that the lines keep their numbers.
     */
    static ByteStr chunk(ByteStr content) {
        byte[] b = content.bytes();
        int length = b.length;
        int start = length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF ? 3 : 0;
        if (start < length && b[start] == '#') {
            while (start < length && b[start] != '\n') {
                start++;
            }
            if (start + 1 < length && b[start + 1] == BINARY_MARK) {
                start++;
            }
        }
        return content.substring(start, length);
    }
}
