package io.perilune.engine.lib;

import io.perilune.engine.text.Ascii;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns pattern text into nodes, item by item, up to the first malformed one.
 *
 * <p>Where an item begins and ends does not depend on what stands before it; so parsing can stop anywhere and be taken
 * up there later, and a long pattern never exists as nodes as a whole. See {@link PatternNode#MORE}.
 */
final class PatternParser {
    /** The set of {@code .}. */
    static final boolean[] EVERY_BYTE = everyByte();
    /** Of every letter that stands for a class, the bytes of it: made once, for the patterns of all VMs. */
    private static final boolean[] @Nullable [] CLASSES = classes();

    private final byte[] b;
    private int p;

    PatternParser(byte[] b, int from) {
        this.b = b;
        p = from;
    }

    private static boolean[] everyByte() {
        boolean[] set = new boolean[256];
        Arrays.fill(set, true);
        return set;
    }

    private static boolean[] @Nullable [] classes() {
        boolean[] @Nullable [] all = new boolean['z' + 1] @Nullable [];
        for (int letter = 'A'; letter <= 'z'; letter++) {
            if (isClass(letter)) {
                boolean[] set = new boolean[256];
                addClass(set, letter);
                all[letter] = set;
            }
        }
        return all;
    }

    /** How far into the text the parser has come. */
    int position() {
        return p;
    }

    /** The chain of the next items, at most {@code limit} of them. */
    PatternNode parse(int limit) {
        PatternNode head = item();
        PatternNode last = head;
        for (int count = 1; !last.isLast(); count++) {
            PatternNode added = count < limit ? item() : PatternNode.bytes(PatternNode.MORE, p, 0);
            last.next = added;
            last = added;
        }
        return head;
    }

    /**
     * Tells every item that may repeat what must follow it, given that the chain begins the pattern. Captures are
     * opened and closed in the order of the text, so it is known here which brackets will be errors.
     */
    static void link(PatternNode head) {
        int opened = 0;
        int unclosed = 0;
        for (PatternNode node = head; !node.isLast(); node = node.next) {
            switch (node.kind) {
                case PatternNode.OPEN -> {
                    opened++;
                    unclosed++;
                }
                case PatternNode.POSITION -> opened++;
                case PatternNode.CLOSE -> unclosed--;
                case PatternNode.MAXIMAL, PatternNode.MAXIMAL_ONE, PatternNode.MINIMAL -> {
                    node.peek = peek(node.next, opened, unclosed);
                }
                default -> {}
            }
        }
    }

    /** The single-byte item that everything from {@code from} on begins with, brackets aside; null when none. */
    static @Nullable PatternNode peek(PatternNode from, int openedBefore, int unclosedBefore) {
        int opened = openedBefore;
        int unclosed = unclosedBefore;
        PatternNode node = from;
        while (true) {
            switch (node.kind) {
                case PatternNode.OPEN -> {
                    opened++;
                    unclosed++;
                }
                case PatternNode.POSITION -> opened++;
                case PatternNode.CLOSE -> unclosed--;
                default -> {
                    return node.needsByte() ? node : null;
                }
            }
            if (opened > StringPattern.MAX_CAPTURES || unclosed < 0) {
                return null;
            }
            node = node.next;
        }
    }

    private PatternNode item() {
        if (p == b.length) {
            return PatternNode.plain(PatternNode.END);
        }
        switch (b[p]) {
            case '(' -> {
                if (p + 1 < b.length && b[p + 1] == ')') {
                    p += 2;
                    return PatternNode.plain(PatternNode.POSITION);
                }
                p++;
                return PatternNode.plain(PatternNode.OPEN);
            }
            case ')' -> {
                p++;
                return PatternNode.plain(PatternNode.CLOSE);
            }
            case '$' -> {
                if (p + 1 == b.length) {
                    p++;
                    return PatternNode.plain(PatternNode.TAIL);
                }
            }
            case '%' -> {
                if (p + 1 < b.length) {
                    int escaped = b[p + 1];
                    if (escaped == 'b') {
                        return balance();
                    }
                    if (escaped == 'f') {
                        return frontier();
                    }
                    if (Ascii.isDigit(escaped)) {
                        p += 2;
                        return PatternNode.bytes(PatternNode.REFERENCE, escaped - '1', 0);
                    }
                }
            }
            default -> {}
        }
        return single();
    }

    private PatternNode balance() {
        if (p + 3 >= b.length) {
            return PatternNode.fault("malformed pattern (missing arguments to '%b')");
        }
        p += 4;
        return PatternNode.bytes(PatternNode.BALANCE, b[p - 2], b[p - 1]);
    }

    private PatternNode frontier() {
        p += 2;
        if (p == b.length || b[p] != '[') {
            return PatternNode.fault("missing '[' after '%f' in pattern");
        }
        int end = setEnd();
        if (end < 0) {
            return PatternNode.fault("malformed pattern (missing ']')");
        }
        boolean[] set = set(end);
        p = end;
        return PatternNode.set(PatternNode.FRONTIER, set);
    }

    /** An item that stands for one byte, and its suffix. */
    private PatternNode single() {
        boolean[] set = null;
        int literal = b[p];
        int end = p + 1;
        if (literal == '.') {
            set = EVERY_BYTE;
        } else if (literal == '[') {
            end = setEnd();
            if (end < 0) {
                return PatternNode.fault("malformed pattern (missing ']')");
            }
            set = set(end);
        } else if (literal == '%') {
            if (end == b.length) {
                return PatternNode.fault("malformed pattern (ends with '%')");
            }
            literal = b[end++];
            if (isClass(literal)) {
                set = CLASSES[literal];
            }
        }
        p = end;
        int kind = suffix();
        return set != null ? PatternNode.set(kind, set) : PatternNode.bytes(kind, literal & 0xFF, 0);
    }

    private int suffix() {
        if (p < b.length) {
            switch (b[p]) {
                case '?' -> {
                    p++;
                    return PatternNode.OPTIONAL;
                }
                case '*' -> {
                    p++;
                    return PatternNode.MAXIMAL;
                }
                case '+' -> {
                    p++;
                    return PatternNode.MAXIMAL_ONE;
                }
                case '-' -> {
                    p++;
                    return PatternNode.MINIMAL;
                }
                default -> {}
            }
        }
        return PatternNode.ONE;
    }

    /** The index behind the {@code ]} that closes the set opened at p, or -1 when there is none. */
    private int setEnd() {
        int q = p + 1;
        if (q < b.length && b[q] == '^') {
            q++;
        }
        // The first byte belongs to the set even when it is a ']'.
        do {
            if (q >= b.length) {
                return -1;
            }
            q += b[q] == '%' && q + 1 < b.length ? 2 : 1;
        } while (q >= b.length || b[q] != ']');
        return q + 1;
    }

    /**
     * The bytes of the set from p to {@code end}. A range may swallow the {@code %} of an escape, as in
     * {@code [a-%%]}; then the escape's second byte starts an item of its own, and that may read the closing
     * bracket as an escaped one.
     */
    private boolean[] set(int end) {
        boolean[] set = new boolean[256];
        int close = end - 1;
        boolean negated = b[p + 1] == '^';
        for (int q = negated ? p + 2 : p + 1; q < close; q++) {
            if (b[q] == '%') {
                q++;
                addClass(set, b[q]);
            } else if (b[q + 1] == '-' && q + 2 < close) {
                int last = b[q + 2] & 0xFF;
                for (int c = b[q] & 0xFF; c <= last; c++) {
                    set[c] = true;
                }
                q += 2;
            } else {
                set[b[q] & 0xFF] = true;
            }
        }
        if (negated) {
            for (int c = 0; c < 256; c++) {
                set[c] = !set[c];
            }
        }
        return set;
    }

    private static boolean isClass(int letter) {
        return switch (Ascii.toLower(letter)) {
            case 'a', 'c', 'd', 'g', 'l', 'p', 's', 'u', 'w', 'x', 'z' -> true;
            default -> false;
        };
    }

    /** Adds what {@code %letter} stands for: a class, its complement when upper case, or the byte itself. */
    private static void addClass(boolean[] set, int letter) {
        int mask = switch (Ascii.toLower(letter)) {
            case 'a' -> Ascii.ALPHA;
            case 'c' -> Ascii.CONTROL;
            case 'd' -> Ascii.DIGIT;
            case 'g' -> Ascii.GRAPH;
            case 'l' -> Ascii.LOWER;
            case 'p' -> Ascii.PUNCT;
            case 's' -> Ascii.SPACE;
            case 'u' -> Ascii.UPPER;
            case 'w' -> Ascii.ALNUM;
            case 'x' -> Ascii.HEX;
            case 'z' -> 0;
            default -> -1;
        };
        if (mask < 0) {
            set[letter & 0xFF] = true;
            return;
        }
        boolean wanted = Ascii.is(letter, Ascii.LOWER);
        for (int c = 0; c < 256; c++) {
            // %z, from older versions, is the zero byte.
            boolean member = mask == 0 ? c == 0 : Ascii.is(c, mask);
            if (member == wanted) {
                set[c] = true;
            }
        }
    }
}
