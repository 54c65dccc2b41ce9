package io.perilune.engine.lib;

import io.perilune.engine.text.Ascii;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.text.TextFault;
import org.jspecify.annotations.Nullable;

/**
 * The replacement text of {@code gsub}, in which {@code %0} to {@code %9} stand for values of the match and {@code %%} for a percent
 * sign.
 */
final class Replacement {
    private final ByteStr text;
    private final byte[] r;
    private final boolean literal;

    Replacement(ByteStr text) {
        this.text = text;
        r = text.bytes();
        literal = !hasEscape(r);
    }

    private static boolean hasEscape(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '%') {
                return true;
            }
        }
        return false;
    }

    /** How many bytes {@link #append} will append for the match found last; faults that it would meet are thrown here. */
    long length(PatternMatcher matcher) {
        return literal ? r.length : replace(null, matcher);
    }

    /** Appends the text for the match found last. */
    void append(ByteBuf out, PatternMatcher matcher) {
        if (literal) {
            out.append(text);
        } else {
            replace(out, matcher);
        }
    }

    private long replace(@Nullable ByteBuf out, PatternMatcher matcher) {
        long total = 0;
        int from = 0;
        int p = 0;
        while (p < r.length) {
            if (r[p] != '%') {
                p++;
                continue;
            }
            total += p - from;
            if (out != null) {
                out.append(r, from, p - from);
            }
            int escaped = p + 1;
            int c = escaped < r.length ? r[escaped] : -1;
            p += 2;
            if (c == '%') {
                from = escaped;
                continue;
            }
            if (!Ascii.isDigit(c)) {
                throw TextFault.of("invalid use of '%' in replacement string");
            }
            from = p;
            total += expand(out, matcher, c - '1');
            matcher.pay(1);
        }
        if (out != null) {
            out.append(r, from, r.length - from);
        }
        return total + r.length - from;
    }

    /** Appends value {@code i}, or the whole match for -1, and answers its length. */
    private static int expand(@Nullable ByteBuf out, PatternMatcher matcher, int i) {
        if (i >= 0 && matcher.isPosition(i)) {
            ByteStr text = Numerals.format(matcher.position(i));
            if (out != null) {
                out.append(text);
            }
            return text.length();
        }
        int length = matcher.textLength(i);
        if (out != null) {
            out.append(matcher.subject().bytes(), matcher.textStart(i), length);
            matcher.pay(length >> 3);
        }
        return length;
    }
}
