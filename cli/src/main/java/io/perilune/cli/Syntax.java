package io.perilune.cli;

import java.util.Set;

/** As much of Lua's lexical rules as colours need: where a word, a number, a string or a comment ends. */
final class Syntax {
    /** What a stretch of text is. */
    enum Kind {
        KEYWORD,
        NAME,
        NUMBER,
        STRING,
        COMMENT,
        OTHER
    }

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

    private final String text;
    private int start;
    private int end;
    private Kind kind = Kind.OTHER;

    Syntax(String text) {
        this.text = text;
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    /** Moves on to the next stretch; false at the end. */
    boolean next() {
        start = end;
        if (start == text.length()) {
            return false;
        }
        char c = text.charAt(start);
        end = start + 1;
        if (c == '-' && at(end) == '-') {
            kind = Kind.COMMENT;
            end = longBracketEnd(end + 1);
            if (end < 0) {
                end = lineEnd();
            }
        } else if (c == '"' || c == '\'') {
            kind = Kind.STRING;
            end = quotedEnd(c);
        } else if (c == '[' && longBracketEnd(start) >= 0) {
            kind = Kind.STRING;
            end = longBracketEnd(start);
        } else if (isDigit(c) || c == '.' && isDigit(at(end))) {
            kind = Kind.NUMBER;
            end = numberEnd();
        } else if (isLetter(c)) {
            while (isLetter(at(end)) || isDigit(at(end))) {
                end++;
            }
            kind = isKeyword(word()) ? Kind.KEYWORD : Kind.NAME;
        } else {
            kind = Kind.OTHER;
        }
        return true;
    }

    Kind kind() {
        return kind;
    }

    String word() {
        return text.substring(start, end);
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private int lineEnd() {
        int newline = text.indexOf('\n', start);
        return newline < 0 ? text.length() : newline;
    }

    private int quotedEnd(char quote) {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != quote && text.charAt(i) != '\n') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), i + 1);
    }

    /** Behind the long bracket that opens at {@code from}; -1 when none does. */
    private int longBracketEnd(int from) {
        int i = from + 1;
        while (at(i) == '=') {
            i++;
        }
        if (at(from) != '[' || at(i) != '[') {
            return -1;
        }
        String closing = "]" + "=".repeat(i - from - 1) + "]";
        int found = text.indexOf(closing, i + 1);
        return found < 0 ? text.length() : found + closing.length();
    }

    private int numberEnd() {
        int i = start;
        boolean hex = at(i) == '0' && (at(i + 1) | 0x20) == 'x';
        while (isDigit(at(i)) || isLetter(at(i)) || at(i) == '.') {
            char mark = (char) (at(i) | 0x20);
            boolean exponent = mark == (hex ? 'p' : 'e');
            i += exponent && (at(i + 1) == '+' || at(i + 1) == '-') ? 2 : 1;
        }
        return i;
    }
}
