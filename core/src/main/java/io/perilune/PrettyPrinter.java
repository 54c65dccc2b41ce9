package io.perilune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes one value for people; see {@link LuaInspector}. */
final class PrettyPrinter {
    static final Comparator<LuaValue> KEY_ORDER =
            Comparator.comparingInt(PrettyPrinter::rank).thenComparing(PrettyPrinter::compareWithinRank);

    /** Deeper than anybody reads, and far from what a Java stack bears. */
    private static final int MAX_DEPTH = 100;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "break",
            "do",
            "else",
            "elseif",
            "end",
            "false",
            "for",
            "function",
            "goto",
            "if",
            "in",
            "local",
            "nil",
            "not",
            "or",
            "repeat",
            "return",
            "then",
            "true",
            "until",
            "while");

    private final StringBuilder out = new StringBuilder();
    /** The tables around the place where writing is. */
    private final Set<LuaTable> open = new HashSet<>();

    String print(LuaValue value) {
        append(value, 0);
        return out.toString();
    }

    private void append(LuaValue value, int depth) {
        if (value instanceof LuaString text) {
            out.append(text.quoted());
        } else if (value instanceof LuaTable table) {
            appendTable(table, depth);
        } else if (value instanceof LuaUserdata userdata) {
            out.append(text(userdata));
        } else {
            out.append(value);
        }
    }

    private static String text(LuaUserdata userdata) {
        try {
            LuaValue own = userdata.metatable()
                    .map(metatable -> metatable.rawGet("__todebugstring"))
                    .orElse(LuaNil.NIL);
            if (own instanceof LuaFunction function) {
                return function.call(userdata).get(0).toString();
            }
            return userdata.toLuaString().toString();
        } catch (LuaException failed) {
            return userdata.toString();
        }
    }

    private void appendTable(LuaTable table, int depth) {
        if (table.isEmpty()) {
            out.append("{}");
            return;
        }
        if (depth >= MAX_DEPTH || !open.add(table)) {
            out.append("{...}");
            return;
        }
        List<Map.Entry<LuaValue, LuaValue>> entries =
                new ArrayList<>(table.entries().toList());
        entries.sort(Map.Entry.comparingByKey(KEY_ORDER));
        boolean isList = isList(entries);
        out.append("{\n");
        for (Map.Entry<LuaValue, LuaValue> entry : entries) {
            out.append("  ".repeat(depth + 1));
            if (!isList) {
                appendKey(entry.getKey(), depth);
                out.append(" = ");
            }
            append(entry.getValue(), depth + 1);
            out.append(",\n");
        }
        out.append("  ".repeat(depth)).append('}');
        open.remove(table);
    }

    private static boolean isList(List<Map.Entry<LuaValue, LuaValue>> sorted) {
        for (int i = 0; i < sorted.size(); i++) {
            if (!(sorted.get(i).getKey() instanceof LuaInteger key) || key.value() != i + 1) {
                return false;
            }
        }
        return true;
    }

    private void appendKey(LuaValue key, int depth) {
        if (key instanceof LuaString text
                && NAME.matcher(text.toString()).matches()
                && !KEYWORDS.contains(text.toString())) {
            out.append(text);
        } else {
            out.append('[');
            // The content of a table that is a key would only be noise here.
            if (key instanceof LuaTable) {
                out.append(key);
            } else {
                append(key, depth);
            }
            out.append(']');
        }
    }

    private static int rank(LuaValue value) {
        if (value.isNil()) {
            return 0;
        }
        if (value instanceof LuaBoolean) {
            return 1;
        }
        if (value instanceof LuaInteger || value instanceof LuaFloat) {
            return 2;
        }
        return value instanceof LuaString ? 3 : 4;
    }

    private static int compareWithinRank(LuaValue a, LuaValue b) {
        if (a instanceof LuaBoolean x && b instanceof LuaBoolean y) {
            return Boolean.compare(x.value(), y.value());
        }
        if (a instanceof LuaString x && b instanceof LuaString y) {
            return x.compareTo(y);
        }
        if (a instanceof LuaInteger x && b instanceof LuaInteger y) {
            return Long.compare(x.value(), y.value());
        }
        int rank = rank(a);
        return rank == 2
                ? Double.compare(number(a), number(b))
                : rank == 4 ? Long.compare(a.identity(), b.identity()) : 0;
    }

    private static double number(LuaValue value) {
        return value instanceof LuaInteger i ? i.value() : ((LuaFloat) value).value();
    }
}
