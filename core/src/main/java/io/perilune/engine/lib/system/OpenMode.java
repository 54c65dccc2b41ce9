package io.perilune.engine.lib.system;

import io.perilune.engine.text.ByteStr;
import org.jspecify.annotations.Nullable;

/** The modes of {@code io.open}. Text and binary are the same, as on every POSIX system. */
public enum OpenMode {
    /** {@code r}. */
    READ,
    /** {@code w}: cut to nothing or made anew. */
    WRITE,
    /** {@code a}: every write goes to the end. */
    APPEND,
    /** {@code r+}. */
    READ_UPDATE,
    /** {@code w+}. */
    WRITE_UPDATE,
    /** {@code a+}. */
    APPEND_UPDATE;

    private static final OpenMode[] MODES = values();

    /** The mode that {@code text} spells; null when it spells none. */
    static @Nullable OpenMode of(ByteStr text) {
        int length = text.length();
        int kind = length == 0 ? -1 : "rwa".indexOf(text.at(0));
        if (kind < 0) {
            return null;
        }
        int i = 1;
        if (i < length && text.at(i) == '+') {
            kind += 3;
            i++;
        }
        while (i < length) {
            if (text.at(i++) != 'b') {
                return null;
            }
        }
        return MODES[kind];
    }

    boolean reads() {
        return this != WRITE && this != APPEND;
    }

    boolean writes() {
        return this != READ;
    }
}
