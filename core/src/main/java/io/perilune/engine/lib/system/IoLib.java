package io.perilune.engine.lib.system;

import io.perilune.engine.lib.Args;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Types;
import io.perilune.engine.vm.Vm;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The library {@code io}. */
final class IoLib extends NativeFunction {
    private static final int CLOSE = 0;
    private static final int FLUSH = 1;
    private static final int INPUT = 2;
    private static final int LINES = 3;
    private static final int OPEN = 4;
    private static final int OUTPUT = 5;
    private static final int POPEN = 6;
    private static final int READ = 7;
    private static final int TMPFILE = 8;
    private static final int TYPE = 9;
    private static final int WRITE = 10;

    /** In the order of the numbers above. */
    private static final String[] NAMES = {
        "close", "flush", "input", "lines", "open", "output", "popen", "read", "tmpfile", "type", "write"
    };

    private static final ByteStr READ_MODE = ByteStr.of("r");
    private static final ByteStr FILE = ByteStr.of("file");
    private static final ByteStr CLOSED_FILE = ByteStr.of("closed file");
    private static final ByteStr STDIN = ByteStr.of("stdin");
    private static final ByteStr STDOUT = ByteStr.of("stdout");
    private static final ByteStr STDERR = ByteStr.of("stderr");

    private static final Table TEMPLATE = template();

    private final int id;

    private IoLib(int id) {
        super(NAMES[id]);
        this.id = id;
    }

    private static Table template() {
        Table library = new Table();
        for (int i = 0; i < NAMES.length; i++) {
            library.put(ByteStr.of(NAMES[i]), new IoLib(i));
        }
        return library;
    }

    /** The library for a VM whose open files are set up. */
    static Table open(Vm vm) {
        OpenFiles files = OpenFiles.of(vm);
        Table library = Table.sharing(TEMPLATE);
        library.put(STDIN, files.stdin);
        library.put(STDOUT, files.stdout);
        library.put(STDERR, files.stderr);
        vm.registry().put(ByteStr.of(FileLib.TYPE), files.metatable);
        return library;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        OpenFiles files = OpenFiles.of(s.vm);
        switch (id) {
            case WRITE:
                return FileLib.write(s, base, count, 1, output(s, files));
            case READ:
                return StreamReader.read(s, base, input(s, files).stream(), base, count);
            case CLOSE:
                return count == 0
                        ? FileLib.close(s, base, checkOpen(s, files.output))
                        : FileLib.close(s, base, FileLib.checkOpen(s, base, count));
            case FLUSH:
                return FileLib.flush(s, base, output(s, files));
            case INPUT:
                return input(s, base, count, files);
            case OUTPUT:
                return output(s, base, count, files);
            case LINES:
                return lines(s, base, count, files);
            case OPEN:
                return open(s, base, count, files);
            case POPEN:
                return popen(s, base, count, files);
            case TMPFILE:
                return tmpfile(s, base, files);
            case TYPE:
                return type(s, base, count);
            default:
                throw new IllegalStateException(name());
        }
    }

    private static FileHandle input(CallStack s, OpenFiles files) {
        if (files.input.isClosed()) {
            throw Errors.fromNative(s, "default input file is closed");
        }
        return files.input;
    }

    private static FileHandle output(CallStack s, OpenFiles files) {
        if (files.output.isClosed()) {
            throw Errors.fromNative(s, "default output file is closed");
        }
        return files.output;
    }

    private static FileHandle checkOpen(CallStack s, FileHandle file) {
        if (file.isClosed()) {
            throw Errors.fromNative(s, "attempt to use a closed file");
        }
        return file;
    }

    private static int input(CallStack s, int base, int count, OpenFiles files) {
        FileHandle chosen = choose(s, base, count, files, OpenMode.READ);
        if (chosen != null) {
            files.input = chosen;
        }
        return s.returnObject(base, files.input);
    }

    private static int output(CallStack s, int base, int count, OpenFiles files) {
        FileHandle chosen = choose(s, base, count, files, OpenMode.WRITE);
        if (chosen != null) {
            files.output = chosen;
        }
        return s.returnObject(base, files.output);
    }

    /** The file that the argument is or names; null when there is none. */
    private static @Nullable FileHandle choose(CallStack s, int base, int count, OpenFiles files, OpenMode mode) {
        if (Args.isNoneOrNil(s, base, count, 1)) {
            return null;
        }
        ByteStr name = Types.coerce(s, base);
        return name != null ? openOrRaise(s, files, name, mode) : FileLib.checkOpen(s, base, count);
    }

    private static FileHandle openOrRaise(CallStack s, OpenFiles files, ByteStr name, OpenMode mode) {
        try {
            return files.handle(files.access.open(name.toString(), mode));
        } catch (IOException e) {
            throw cannotOpen(s, name, SystemFailure.of(e));
        }
    }

    private static ScriptError cannotOpen(CallStack s, ByteStr name, SystemFailure failure) {
        ByteBuf message =
                new ByteBuf().append("cannot open file '").append(name).append("' (");
        return Errors.fromNative(
                s, message.append(ByteStr.of(failure.text())).append(')').toByteStr());
    }

    private static int lines(CallStack s, int base, int count, OpenFiles files) {
        if (Args.isNoneOrNil(s, base, count, 1)) {
            return s.returnObject(base, FileLib.lines(s, base, count, checkOpen(s, files.input), false));
        }
        FileHandle file = openOrRaise(s, files, Args.checkString(s, base, count, 1), OpenMode.READ);
        s.setObject(base - 1, FileLib.lines(s, base, count, file, true));
        s.setObject(base, null);
        s.setObject(base + 1, null);
        // The fourth value of a generic loop is closed when the loop ends.
        s.setObject(base + 2, file);
        return 4;
    }

    private static int open(CallStack s, int base, int count, OpenFiles files) {
        ByteStr name = Args.checkString(s, base, count, 1);
        OpenMode mode = OpenMode.of(Args.optString(s, base, count, 2, READ_MODE));
        if (mode == null) {
            throw Errors.argument(s, 2, "invalid mode");
        }
        try {
            return s.returnObject(base, files.handle(files.access.open(name.toString(), mode)));
        } catch (IOException e) {
            return Outcome.failure(s, base, name, e);
        }
    }

    private static int popen(CallStack s, int base, int count, OpenFiles files) {
        ByteStr command = Args.checkString(s, base, count, 1);
        ByteStr mode = Args.optString(s, base, count, 2, READ_MODE);
        boolean read = mode.contentEquals("r");
        Args.check(s, read || mode.contentEquals("w"), 2, "invalid mode");
        files.flushAll();
        try {
            return s.returnObject(base, files.handle(files.access.startProcess(command.toString(), read)));
        } catch (IOException e) {
            return Outcome.failure(s, base, command, e);
        }
    }

    private static int tmpfile(CallStack s, int base, OpenFiles files) {
        try {
            return s.returnObject(base, files.handle(files.access.temporaryFile()));
        } catch (IOException e) {
            return Outcome.failure(s, base, null, e);
        }
    }

    private static int type(CallStack s, int base, int count) {
        Args.checkAny(s, base, count, 1);
        if (s.r[base] instanceof FileHandle file) {
            return s.returnObject(base, file.isClosed() ? CLOSED_FILE : FILE);
        }
        return s.returnObject(base, null);
    }
}
