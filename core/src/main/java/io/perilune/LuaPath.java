package io.perilune;

import java.util.ArrayList;
import java.util.List;

/** A way from an object to a value deep inside it, parsed once; see {@link LuaObject#path} for the form. Immutable. */
public final class LuaPath {
    private record Step(Object key, boolean mayBeNil, int end) {}

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    private LuaPath(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when the path is malformed; the message says where */
    public static LuaPath of(String text) {
        LuaPath path = new LuaPath(text);
        path.parse();
        return path;
    }

    /**
     * The value at the end of the path.
     *
     * @throws LuaRuntimeException when a step meets a value that cannot be indexed, or a metamethod fails
     */
    public LuaValue get(LuaObject from) {
        LuaValue value = from;
        int end = 0;
        for (Step step : steps) {
            if (!(value instanceof LuaObject object)) {
                throw LuaRuntimeException.of("attempt to index a " + value.type() + " value ('" + text.substring(0, end)
                        + "') with '" + step.key + "'");
            }
            value = object.get(step.key);
            end = step.end;
            if (step.mayBeNil && (value.isNil() || value.isNull())) {
                return LuaNil.NIL;
            }
        }
        return value;
    }

    private void parse() {
        skipSpace();
        if (at < text.length() && peek() != '.' && peek() != '[') {
            step(name());
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '.') {
                at++;
                skipSpace();
                step(name());
            } else if (c == '[') {
                at++;
                skipSpace();
                Object key = bracketed();
                skipSpace();
                if (peek() != ']') {
                    throw malformed("']' expected");
                }
                at++;
                step(key);
            } else {
                throw malformed("'.' or '[' expected");
            }
        }
    }

    private void step(Object key) {
        int end = at;
        skipSpace();
        boolean mayBeNil = peek() == '?';
        if (mayBeNil) {
            at++;
            skipSpace();
        }
        steps.add(new Step(key, mayBeNil, end));
    }

    private String name() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (at == start || Character.isDigit(text.charAt(start))) {
            throw malformed("name expected");
        }
        return text.substring(start, at);
    }

    private Object bracketed() {
        char c = peek();
        if (c == '"' || c == '\'') {
            return quoted(c);
        }
        int start = at;
        if (c == '-') {
            at++;
        }
        while (Character.isDigit(peek())) {
            at++;
        }
        try {
            return Long.parseLong(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw malformed("integer or quoted string expected");
        }
    }

    private String quoted(char quote) {
        StringBuilder out = new StringBuilder();
        for (at++; peek() != quote; at++) {
            if (at >= text.length()) {
                throw malformed("unfinished string");
            }
            if (peek() == '\\') {
                at++;
                out.append(escaped());
            } else {
                out.append(peek());
            }
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        return switch (peek()) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '\\', '"', '\'' -> peek();
            default -> throw malformed("invalid escape");
        };
    }

    /** The character at hand, or NUL at the end, which no path contains. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException malformed(String problem) {
        return new IllegalArgumentException(problem + " at position " + (at + 1) + " of path '" + text + "'");
    }

    @Override
    public String toString() {
        return text;
    }
}
