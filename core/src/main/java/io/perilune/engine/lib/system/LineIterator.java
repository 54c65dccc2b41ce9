package io.perilune.engine.lib.system;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What {@code lines} returns: a function that reads once more at every call. It belongs to the VM of its file. */
final class LineIterator extends NativeFunction {
    /** What the reference's iterator captures besides the formats. */
    private static final int OTHER_UPVALUES = 3;

    private final FileHandle file;
    /** The formats, boxed. */
    private final Object[] formats;
    /** The iteration opened the file, so it closes it at the end. */
    private final boolean closes;

    LineIterator(FileHandle file, Object[] formats, boolean closes) {
        super("lines");
        this.file = file;
        this.formats = formats;
        this.closes = closes;
    }

    @Override
    public int hiddenValues() {
        return OTHER_UPVALUES + formats.length;
    }

    @Override
    public @Nullable Object hiddenValue(int index) {
        return index < OTHER_UPVALUES ? null : formats[index - OTHER_UPVALUES];
    }

    @Override
    public int call(CallStack s, int base, int count) {
        if (file.isClosed()) {
            throw Errors.fromNative(s, "file is already closed");
        }
        int formatCount = formats.length;
        // The reference has the state of the loop as first argument, so the formats count from the second.
        int from = base + 1;
        s.ensure(from + formatCount);
        for (int i = 0; i < formatCount; i++) {
            s.set(from + i, formats[i]);
        }
        int results = StreamReader.read(s, base, file.stream(), from, formatCount);
        Object first = s.r[base - 1];
        if (first != null && first != Boolean.FALSE) {
            return results;
        }
        if (results > 1 && s.r[base] instanceof ByteStr message) {
            throw Errors.fromNative(s, message);
        }
        if (closes) {
            try {
                file.close(OpenFiles.of(s.vm));
            } catch (IOException atEnd) {
                // A file that was read to its end has nothing left to lose.
                return 0;
            }
        }
        return 0;
    }
}
