package io.perilune.engine.lib.system;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import org.jspecify.annotations.Nullable;

/** Search paths of modules: templates between semicolons, in which question marks stand for the module's name. */
final class ModulePath {
    static final String SEPARATOR = ";";
    static final String MARK = "?";

    private ModulePath() {}

    /** The first of the names that can be opened for reading, or null. */
    static @Nullable ByteStr find(SystemAccess access, ByteStr names) {
        int start = 0;
        int length = names.length();
        while (length > 0 && start <= length) {
            int end = indexOf(names, ';', start);
            ByteStr name = names.substring(start, end);
            if (access.isReadable(name.toString())) {
                return name;
            }
            start = end + 1;
        }
        return null;
    }

    /**
     * The file names that a path gives for a module, still between semicolons.
     *
     * @param from a separator in the module's name, which {@code to} takes the place of; empty for none
     */
    static ByteStr names(ByteStr module, ByteStr path, ByteStr from, ByteStr to) {
        ByteStr name = from.length() == 0 ? module : replace(module, from, to);
        return replace(path, ByteStr.of(MARK), name);
    }

    /** The message that lists all names as missing. */
    static ByteStr notFound(ByteStr names) {
        ByteStr lines = replace(names, ByteStr.of(SEPARATOR), ByteStr.of("'\n\tno file '"));
        return new ByteBuf().append("no file '").append(lines).append('\'').toByteStr();
    }

    private static int indexOf(ByteStr text, int wanted, int from) {
        int i = from;
        while (i < text.length() && text.at(i) != wanted) {
            i++;
        }
        return i;
    }

    static ByteStr replace(ByteStr text, ByteStr from, ByteStr to) {
        ByteBuf out = new ByteBuf(text.length() + 16);
        int i = 0;
        while (i < text.length()) {
            if (startsWith(text, i, from)) {
                out.append(to);
                i += from.length();
            } else {
                out.append(text.at(i++));
            }
        }
        return out.toByteStr();
    }

    private static boolean startsWith(ByteStr text, int at, ByteStr prefix) {
        int length = prefix.length();
        if (at + length > text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.at(at + i) != prefix.at(i)) {
                return false;
            }
        }
        return true;
    }
}
