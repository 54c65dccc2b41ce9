package io.perilune.cli;

import io.perilune.LuaFunction;
import io.perilune.LuaString;
import io.perilune.LuaTable;
import io.perilune.LuaValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that can stand at the end of what was typed: globals, fields of tables reached by names, methods. */
final class Completion {
    private final LuaTable globals;

    Completion(LuaTable globals) {
        this.globals = globals;
    }

    /** Index where the path of names that ends at {@code cursor} begins. */
    static int start(String line, int cursor) {
        int i = cursor;
        while (i > 0 && isPathPart(line.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean isPathPart(char c) {
        return c == '_' || c == '.' || c == ':' || c >= '0' && c <= '9' || isLetter(c);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** All completions of a path such as {@code string.fo}, in alphabetical order, each with the whole path. */
    List<String> candidates(String path) {
        int last = Math.max(path.lastIndexOf('.'), path.lastIndexOf(':'));
        LuaTable owner = last < 0 ? globals : resolve(path.substring(0, last));
        List<String> names = new ArrayList<>();
        if (owner != null) {
            String prefix = path.substring(last + 1);
            boolean functionsOnly = last >= 0 && path.charAt(last) == ':';
            for (LuaValue key : owner.keys()) {
                if (key instanceof LuaString name
                        && isName(name.toString())
                        && name.toString().startsWith(prefix)
                        && (!functionsOnly || owner.rawGet(name) instanceof LuaFunction)) {
                    names.add(path.substring(0, last + 1) + name);
                }
            }
        }
        names.sort(null);
        return names;
    }

    /** The table that a path of fields leads to, by raw access: completing must not run anything. */
    private @Nullable LuaTable resolve(String path) {
        LuaTable table = globals;
        for (String name : path.split("[.:]", -1)) {
            if (!(table.rawGet(name) instanceof LuaTable next)) {
                return null;
            }
            table = next;
        }
        return table;
    }

    static boolean isName(String text) {
        if (text.isEmpty() || text.charAt(0) >= '0' && text.charAt(0) <= '9') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == ':' || !isPathPart(c)) {
                return false;
            }
        }
        return !Syntax.isKeyword(text);
    }
}
