package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.TextFault;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import org.jspecify.annotations.Nullable;

/** The functions {@code find}, {@code match} and {@code gmatch}. */
final class StringSearch {
    private StringSearch() {}

    static int find(CallStack s, int base, int count) {
        ByteStr subject = Args.checkString(s, base, count, 1);
        ByteStr source = Args.checkString(s, base, count, 2);
        int from = start(s, base, count, subject);
        if (from > subject.length()) {
            return s.returnObject(base, null);
        }
        boolean plain = Args.truthy(s, base, count, 4);
        StringPattern pattern = plain ? null : PatternCache.get(s.vm, source);
        if (pattern == null || pattern.isPlain()) {
            int at = ByteSearch.indexOf(subject.bytes(), from, source.bytes(), s.vm);
            if (at < 0) {
                return s.returnObject(base, null);
            }
            s.setInt(base - 1, at + 1L);
            s.setInt(base, (long) at + source.length());
            return 2;
        }
        if (pattern.single != null) {
            return findByte(s, base, subject.bytes(), from, pattern.single);
        }
        try {
            PatternMatcher matcher = pattern.matcher(subject, s.vm);
            if (!matcher.find(from)) {
                return s.returnObject(base, null);
            }
            s.ensure(base + StringPattern.MAX_CAPTURES + 2);
            int captures = pushValues(s, base + 1, matcher, matcher.captureCount());
            s.setInt(base - 1, matcher.start() + 1L);
            s.setInt(base, matcher.end());
            return captures + 2;
        } catch (TextFault fault) {
            throw error(s, fault);
        }
    }

    /** The first byte that fits, without a matcher: what scanners do all the time. */
    private static int findByte(CallStack s, int base, byte[] subject, int from, PatternNode item) {
        int at = from;
        while (at < subject.length && !item.fits(subject[at])) {
            at++;
        }
        s.vm.charge(1 + (at - from >> 2));
        if (at == subject.length) {
            return s.returnObject(base, null);
        }
        s.setInt(base - 1, at + 1L);
        s.setInt(base, at + 1L);
        return 2;
    }

    static int match(CallStack s, int base, int count) {
        ByteStr subject = Args.checkString(s, base, count, 1);
        ByteStr source = Args.checkString(s, base, count, 2);
        int from = start(s, base, count, subject);
        if (from > subject.length()) {
            return s.returnObject(base, null);
        }
        StringPattern pattern = PatternCache.get(s.vm, source);
        try {
            PatternMatcher matcher = pattern.matcher(subject, s.vm);
            return matcher.find(from) ? returnValues(s, base, matcher) : s.returnObject(base, null);
        } catch (TextFault fault) {
            throw error(s, fault);
        }
    }

    /** Where to start, counted from 0; beyond the subject's length when there is nothing to be found. */
    private static int start(CallStack s, int base, int count, ByteStr subject) {
        int length = subject.length();
        long from = Args.startPosition(Args.optInteger(s, base, count, 3, 1), length) - 1;
        return (int) Math.min(from, length + 1L);
    }

    static int gmatch(CallStack s, int base, int count) {
        ByteStr subject = Args.checkString(s, base, count, 1);
        ByteStr source = Args.checkString(s, base, count, 2);
        int from = start(s, base, count, subject);
        StringPattern pattern = PatternCache.getUnanchored(s.vm, source);
        s.vm.allocated(120);
        return s.returnObject(base, new MatchIterator(pattern.matcher(subject, s.vm), from));
    }

    /** Leaves all values of the match found last as the results of a native function. */
    private static int returnValues(CallStack s, int base, PatternMatcher matcher) {
        s.ensure(base + StringPattern.MAX_CAPTURES);
        return pushValues(s, base - 1, matcher, matcher.valueCount());
    }

    /** Puts the first {@code count} values of the match found last into slots {@code at} and up. */
    static int pushValues(CallStack s, int at, PatternMatcher matcher, int count) {
        for (int i = 0; i < count; i++) {
            if (matcher.isPosition(i)) {
                s.setInt(at + i, matcher.position(i));
            } else {
                ByteStr text = matcher.text(i);
                StringLib.charge(s, text.length());
                s.setObject(at + i, text);
            }
        }
        return count;
    }

    /** A fault in a pattern, format or packing format as an error of the native function that read it. */
    static ScriptError error(CallStack s, TextFault fault) {
        return fault.argument() > 0
                ? Errors.argument(s, fault.argument(), fault.text().toString())
                : Errors.fromNative(s, fault.text());
    }

    /** What {@code gmatch} returns: every call goes on where the last match ended. */
    private static final class MatchIterator extends NativeFunction {
        private final PatternMatcher matcher;
        private int from;
        private int lastEnd = -1;

        MatchIterator(PatternMatcher matcher, int from) {
            super("gmatch");
            this.matcher = matcher;
            this.from = from;
        }

        @Override
        public int hiddenValues() {
            return 3;
        }

        @Override
        public @Nullable Object hiddenValue(int index) {
            return index == 0 ? matcher.subject() : null;
        }

        @Override
        public int call(CallStack s, int base, int count) {
            try {
                if (from > matcher.subject().length() || !matcher.find(from, lastEnd)) {
                    return 0;
                }
                from = matcher.end();
                lastEnd = from;
                return returnValues(s, base, matcher);
            } catch (TextFault fault) {
                throw error(s, fault);
            }
        }
    }
}
