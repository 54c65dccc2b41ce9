package io.perilune.engine.lib.system;

import io.perilune.engine.lib.Args;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.CFormat;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import java.io.IOException;

/** The methods and metamethods of file handles. */
final class FileLib extends NativeFunction {
    private static final int CLOSE = 0;
    private static final int FLUSH = 1;
    private static final int LINES = 2;
    private static final int READ = 3;
    private static final int SEEK = 4;
    private static final int SETVBUF = 5;
    private static final int WRITE = 6;
    private static final int FIRST_METAMETHOD = 7;
    private static final int META_CLOSE = 7;
    private static final int META_GC = 8;
    private static final int META_TOSTRING = 9;

    /** In the order of the numbers above. */
    private static final String[] NAMES = {
        "close", "flush", "lines", "read", "seek", "setvbuf", "write", "__close", "__gc", "__tostring"
    };

    /** The name of the type, in messages and in the metatable. */
    static final String TYPE = "FILE*";

    /** As many formats as the reference can capture. */
    private static final int MAX_FORMATS = 250;

    private static final String[] WHENCES = {"set", "cur", "end"};
    private static final String[] BUFFERINGS = {"no", "full", "line"};
    private static final ByteStr CURRENT = ByteStr.of("cur");
    private static final ByteStr CANNOT_CLOSE = ByteStr.of("cannot close standard file");

    private static final Table METHODS = new Table();
    private static final Table METATABLE = metatable();

    private final int id;

    private FileLib(int id) {
        super(NAMES[id]);
        this.id = id;
    }

    private static Table metatable() {
        Table metatable = new Table();
        for (int i = 0; i < NAMES.length; i++) {
            Table into = i < FIRST_METAMETHOD ? METHODS : metatable;
            into.put(ByteStr.of(NAMES[i]), new FileLib(i));
        }
        metatable.put(ByteStr.of("__name"), ByteStr.of(TYPE));
        return metatable;
    }

    /** A metatable for the handles of one VM, which its scripts may change. */
    static Table newMetatable() {
        Table made = Table.sharing(METATABLE);
        made.put(ByteStr.of("__index"), Table.sharing(METHODS));
        return made;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        switch (id) {
            case META_TOSTRING:
                return s.returnObject(base, checkHandle(s, base, count).text());
            case META_CLOSE, META_GC:
                return closeQuietly(s, checkHandle(s, base, count));
            default:
                return callOpen(s, base, count, checkOpen(s, base, count));
        }
    }

    private int callOpen(CallStack s, int base, int count, FileHandle file) {
        switch (id) {
            case CLOSE:
                return close(s, base, file);
            case FLUSH:
                return flush(s, base, file);
            case LINES:
                return s.returnObject(base, lines(s, base, count, file, false));
            case READ:
                return StreamReader.read(s, base, file.stream(), base + 1, count - 1);
            case SEEK:
                return seek(s, base, count, file);
            case SETVBUF:
                return setvbuf(s, base, count, file);
            case WRITE:
                return write(s, base, count, 2, file);
            default:
                throw new IllegalStateException(name());
        }
    }

    // Handles.

    private static FileHandle checkHandle(CallStack s, int base, int count) {
        if (count > 0 && s.r[base] instanceof FileHandle file) {
            return file;
        }
        throw Errors.argumentType(s, 1, base, count, TYPE);
    }

    /** The file that is the first argument. */
    static FileHandle checkOpen(CallStack s, int base, int count) {
        FileHandle file = checkHandle(s, base, count);
        if (file.isClosed()) {
            throw Errors.fromNative(s, "attempt to use a closed file");
        }
        return file;
    }

    static int close(CallStack s, int base, FileHandle file) {
        if (file.isStandard()) {
            s.setObject(base - 1, null);
            s.setObject(base, CANNOT_CLOSE);
            return 2;
        }
        try {
            ExitStatus status = file.close(OpenFiles.of(s.vm));
            return status == null ? s.returnBoolean(base, true) : Outcome.ofProcess(s, base, status);
        } catch (IOException e) {
            return Outcome.failure(s, base, null, e);
        }
    }

    private static int closeQuietly(CallStack s, FileHandle file) {
        if (!file.isClosed() && !file.isStandard()) {
            try {
                file.close(OpenFiles.of(s.vm));
            } catch (IOException lost) {
                // As in the reference: the results of this close go nowhere.
                return 0;
            }
        }
        return 0;
    }

    // What the functions of io do to the default files.

    static int flush(CallStack s, int base, FileHandle file) {
        try {
            file.stream().flush();
            return s.returnBoolean(base, true);
        } catch (IOException e) {
            return Outcome.failure(s, base, null, e);
        }
    }

    /** The iterator over {@code file}; the formats are the arguments from the second on. */
    static LineIterator lines(CallStack s, int base, int count, FileHandle file, boolean closes) {
        int formatCount = Math.max(0, count - 1);
        Args.check(s, formatCount <= MAX_FORMATS, MAX_FORMATS + 2, "too many arguments");
        Object[] formats = new Object[formatCount];
        for (int i = 0; i < formatCount; i++) {
            formats[i] = s.get(base + 1 + i);
        }
        return new LineIterator(file, formats, closes);
    }

    /** Writes the arguments from number {@code first} on and returns the file. */
    static int write(CallStack s, int base, int count, int first, FileHandle file) {
        ByteStream stream = file.stream();
        try {
            for (int arg = first; arg <= count; arg++) {
                int slot = base + arg - 1;
                if (s.r[slot] instanceof ByteStr text) {
                    s.vm.charge(1 + (text.length() >> 4));
                    stream.write(text.bytes(), 0, text.length());
                } else if (s.isNumber(slot)) {
                    writeNumber(s, slot, stream);
                } else {
                    Args.checkString(s, base, count, arg);
                }
            }
        } catch (IOException e) {
            return Outcome.failure(s, base, null, e);
        }
        return s.returnObject(base, file);
    }

    /** Not as {@code tostring} does it: a float that is whole gets no {@code .0}. */
    private static void writeNumber(CallStack s, int slot, ByteStream stream) throws IOException {
        ByteBuf out = new ByteBuf();
        if (s.isInt(slot)) {
            Numerals.append(out, s.n[slot]);
        } else {
            CFormat.floating(out, 'g', 0, 0, 14, s.floatAt(slot));
        }
        s.vm.charge(4);
        stream.write(out.array(), 0, out.length());
    }

    private static int seek(CallStack s, int base, int count, FileHandle file) {
        int whence = Args.checkOption(s, base, count, 2, CURRENT, WHENCES);
        long offset = Args.optInteger(s, base, count, 3, 0);
        try {
            long position = file.stream().seek(ByteStream.Whence.values()[whence], offset);
            return s.returnInt(base, position);
        } catch (IOException e) {
            return Outcome.failure(s, base, null, e);
        }
    }

    private static int setvbuf(CallStack s, int base, int count, FileHandle file) {
        int wanted = Args.checkOption(s, base, count, 2, null, BUFFERINGS);
        // The size is a hint, here as in the C libraries.
        Args.optInteger(s, base, count, 3, 0);
        try {
            file.stream().buffering(ByteStream.Buffering.values()[wanted == 0 ? 0 : 3 - wanted]);
            return s.returnBoolean(base, true);
        } catch (IOException e) {
            return Outcome.failure(s, base, null, e);
        }
    }
}
