package io.perilune.engine.lib;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.TextFault;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.Types;
import org.jspecify.annotations.Nullable;

/** One run of {@code gsub}: what it must remember while a function of the script finds a replacement. */
final class Substitution {
    private final ByteStr subject;
    private final PatternMatcher matcher;
    private final boolean anchored;
    /** What gives the replacements: a Replacement, a Table or a Callable. */
    private final Object replacement;

    private final long most;
    /** First slot above the arguments. */
    private final int above;

    /** Null as long as nothing was replaced. */
    private @Nullable ByteBuf out;

    private int charged;
    /** The subject before this index has been copied, or replaced by something else. */
    private int copied;

    private int from;
    private int lastEnd = -1;
    private long matches;

    private Substitution(
            ByteStr subject, StringPattern pattern, Object replacement, long most, CallStack s, int above) {
        this.subject = subject;
        this.matcher = pattern.matcher(subject, s.vm);
        this.anchored = pattern.anchored();
        this.replacement = replacement;
        this.most = most;
        this.above = above;
    }

    static int gsub(CallStack s, int base, int count) {
        ByteStr subject = Args.checkString(s, base, count, 1);
        ByteStr source = Args.checkString(s, base, count, 2);
        long most = Args.optInteger(s, base, count, 4, subject.length() + 1L);
        Object replacement = replacement(s, base, count);
        StringPattern pattern = PatternCache.get(s.vm, source);
        return new Substitution(subject, pattern, replacement, most, s, base + count).run(s, base);
    }

    private static Object replacement(CallStack s, int base, int count) {
        Object given = count >= 3 ? s.r[base + 2] : null;
        if (given instanceof Table || given instanceof Callable) {
            return given;
        }
        ByteStr text = count >= 3 ? Types.coerce(s, base + 2) : null;
        if (text == null) {
            throw Errors.argumentType(s, 3, base, count, "string/function/table");
        }
        return new Replacement(text);
    }

    /** The script's function has returned, or the field of its table is known. */
    static int resume(CallStack s, Frame frame, int first, int count) {
        Substitution run = (Substitution) frame.state;
        frame.state = null;
        if (count == 0) {
            s.setObject(first, null);
        }
        run.replaceWith(s, first);
        return run.anchored ? run.finish(s, frame.base) : run.run(s, frame.base);
    }

    private int run(CallStack s, int base) {
        try {
            while (matches < most && matcher.find(from, lastEnd)) {
                matches++;
                from = matcher.end();
                lastEnd = from;
                if (replacement instanceof Replacement text) {
                    replace(s, text);
                } else if (!lookUp(s)) {
                    s.frame.state = this;
                    return s.request(above, requestedArguments(s), 1);
                }
                if (anchored) {
                    break;
                }
            }
            return finish(s, base);
        } catch (TextFault fault) {
            throw StringSearch.error(s, fault);
        }
    }

    private int finish(CallStack s, int base) {
        if (out == null) {
            s.setObject(base - 1, subject);
        } else {
            copySubject(s, subject.length());
            StringLib.charge(s, out.length());
            s.setObject(base - 1, out.toByteStr());
            s.vm.memory.release(2L * charged);
        }
        s.setInt(base, matches);
        return 2;
    }

    /** Replaces by the field of a table, where that can be had without calling anything. */
    private boolean lookUp(CallStack s) {
        if (!(replacement instanceof Table t)) {
            return false;
        }
        StringSearch.pushValues(s, above, matcher, 1);
        if (!t.load(s.r, s.n, above, s.r, s.n, above + 1)) {
            if (t.metatable != null && t.metatable.metamethod(MetaKey.INDEX) != null) {
                return false;
            }
        }
        replaceWith(s, above + 1);
        return true;
    }

    /** Puts what is to be called and its arguments above the native function's own. */
    private int requestedArguments(CallStack s) {
        s.ensure(above + 2 + StringPattern.MAX_CAPTURES);
        if (replacement instanceof Table t) {
            s.setObject(above, PreludeNatives.INDEX);
            s.setObject(above + 1, t);
            StringSearch.pushValues(s, above + 2, matcher, 1);
            return 2;
        }
        s.setObject(above, replacement);
        return StringSearch.pushValues(s, above + 1, matcher, matcher.valueCount());
    }

    /** Replaces the match by the value in a slot; nil and false leave it as it is. */
    private void replaceWith(CallStack s, int slot) {
        Object v = s.r[slot];
        if (v == null || v == Boolean.FALSE) {
            return;
        }
        ByteStr text = Types.coerce(s, slot);
        if (text == null) {
            throw Errors.fromNative(s, "invalid replacement value (a " + Types.name(v) + ")");
        }
        ByteBuf written = copySubject(s, matcher.start());
        reserve(s, written, text.length());
        written.append(text);
        copied = matcher.end();
    }

    private void replace(CallStack s, Replacement text) {
        ByteBuf written = copySubject(s, matcher.start());
        reserve(s, written, text.length(matcher));
        text.append(written, matcher);
        copied = matcher.end();
    }

    /** Appends what lies between the last match and {@code to}; answers the buffer, which there is from now on. */
    private ByteBuf copySubject(CallStack s, int to) {
        if (out == null) {
            out = new ByteBuf(Math.max(32, Math.min(subject.length(), 1024)));
        }
        reserve(s, out, to - copied);
        out.append(subject.bytes(), copied, to - copied);
        return out;
    }

    /** Accounts for what will be appended, and sees that the result does not get too large. */
    private void reserve(CallStack s, ByteBuf written, long more) {
        long total = written.length() + more;
        if (total > ByteBuf.MAX_LENGTH) {
            throw Errors.fromNative(s, "resulting string too large");
        }
        s.vm.checkString(total);
        if (total - charged >= 4096) {
            s.vm.charge(total - charged >> 4);
            s.vm.memory.hold(2 * (total - charged));
            charged = (int) total;
        }
    }
}
