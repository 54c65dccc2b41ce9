package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import io.perilune.engine.text.TextFault;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The search for matches of one pattern in one subject, and the captures of the match found last.
 *
 * <p>Matching backtracks. It recurses where the reference implementation does, counts that depth against the same
 * limit, and loops where that one loops; so both call the same patterns too complex. Every step is charged, at the
 * latest 64 steps later, so that exponential patterns meet the limits of the state. Indexes count from 0.
 */
public final class PatternMatcher {
    /** MAXCCALLS of the reference: nested calls of {@link #match}. */
    private static final int MAX_DEPTH = 200;

    private static final int UNFINISHED = -1;
    private static final int IS_POSITION = -2;

    private static final int STEPS_PER_CHARGE = 64;

    private final StringPattern pattern;
    private final ByteStr subject;
    private final byte[] src;
    private final Charge charge;

    private int steps;
    private int depthLeft;
    private int start;
    private int end;
    /** Of the last {@link #walk} that failed: before this place it would fail again. */
    private int worthTrying;

    private int level;
    private int[] captureStart = new int[4];
    /** The length of each capture, or one of the two marks for captures that have none. */
    private int[] captureLength = new int[4];

    PatternMatcher(StringPattern pattern, ByteStr subject, Charge charge) {
        this.pattern = pattern;
        this.subject = subject;
        this.src = subject.bytes();
        this.charge = charge;
    }

    /** Looks for the first match that starts at {@code from} or later; only there when the pattern is anchored. */
    public boolean find(int from) {
        return find(from, -1);
    }

    /**
     * Looks for the first match that starts at {@code from} or later and does not end at {@code lastEnd}: after a match
     * that ended there, an empty one at the same place does not count.
     */
    public boolean find(int from, int lastEnd) {
        PatternNode lead = pattern.lead;
        boolean anchored = pattern.anchored();
        boolean walks = pattern.start.oneChoice;
        for (int s = from; s <= src.length; s++) {
            if (lead != null && !anchored) {
                s = skipTo(lead, s);
                if (s == src.length) {
                    break;
                }
            }
            level = 0;
            depthLeft = MAX_DEPTH;
            int e = walks ? walk(s) : match(pattern.start, s);
            if (e >= 0 && e != lastEnd) {
                start = s;
                end = e;
                settle();
                return true;
            }
            if (anchored) {
                break;
            }
            if (walks) {
                pay(1);
                s = Math.max(s, worthTrying - 1);
            }
        }
        settle();
        return false;
    }

    private int skipTo(PatternNode lead, int from) {
        byte[] b = src;
        int s = from;
        boolean[] set = lead.set;
        if (set != null) {
            while (s < b.length && !set[b[s] & 0xFF]) {
                s++;
            }
        } else {
            byte first = (byte) lead.first;
            while (s < b.length && b[s] != first) {
                s++;
            }
        }
        pay(s - from >> 2);
        return s;
    }

    /** Where the match found last starts. */
    public int start() {
        return start;
    }

    /** The index behind the match found last. */
    public int end() {
        return end;
    }

    public ByteStr subject() {
        return subject;
    }

    /** How many captures the match found last has of its own. */
    public int captureCount() {
        return level;
    }

    /** How many values the match gives: its captures, or the whole match when the pattern has none. */
    public int valueCount() {
        return level == 0 ? 1 : level;
    }

    /** True when value {@code i} is the position that {@code ()} captured, to be read with {@link #position}. */
    public boolean isPosition(int i) {
        return i < level && captureLength[i] == IS_POSITION;
    }

    /** The position that value {@code i} holds, counted from 1 as in Lua. */
    public long position(int i) {
        return captureStart[i] + 1L;
    }

    /** Value {@code i}, counted from 0: the text of that capture; of no captures, the whole match. */
    public ByteStr text(int i) {
        int length = captureLength(i);
        return i >= level
                ? subject.substring(start, end)
                : subject.substring(captureStart[i], captureStart[i] + length);
    }

    /** Value {@code i} as a boxed Lua value. */
    public Object value(int i) {
        return isPosition(i) ? (Object) position(i) : text(i);
    }

    /** The length of the text of value {@code i}, for which that must exist and be finished. */
    private int captureLength(int i) {
        if (i >= level) {
            if (i != 0) {
                throw invalidCapture(i);
            }
            return end - start;
        }
        if (captureLength[i] == UNFINISHED) {
            throw TextFault.of("unfinished capture");
        }
        return captureLength[i];
    }

    private static TextFault invalidCapture(int i) {
        return TextFault.of("invalid capture index %" + (i + 1));
    }

    /** Where the text of value {@code i} begins, or the whole match for -1. */
    int textStart(int i) {
        return i < 0 || i >= level ? start : captureStart[i];
    }

    /** How long the text of value {@code i} is, or the whole match for -1; complains when there is no such text. */
    int textLength(int i) {
        return i < 0 ? end - start : captureLength(i);
    }

    /** As {@link #match} of the whole pattern, but in a loop, as long as the items have one choice. */
    private int walk(int at) {
        byte[] b = src;
        int s = at;
        worthTrying = at;
        depthLeft--;
        for (PatternNode node = pattern.start; ; node = node.next) {
            if (!node.oneChoice) {
                return run(node, s);
            }
            steps++;
            switch (node.kind) {
                case PatternNode.END:
                    return s;
                case PatternNode.ONE:
                    if (s >= b.length || !node.fits(b[s])) {
                        return -1;
                    }
                    s++;
                    break;
                case PatternNode.OPTIONAL:
                    if (s < b.length && node.fits(b[s])) {
                        s++;
                        depthLeft--;
                    }
                    break;
                case PatternNode.MAXIMAL:
                case PatternNode.MAXIMAL_ONE: {
                    int e = endOfRun(node, s);
                    if (e == s && node.kind == PatternNode.MAXIMAL_ONE) {
                        return -1;
                    }
                    if (s == at && node.kind == PatternNode.MAXIMAL_ONE && pattern.forgetful) {
                        // From within the run one would come to its end again, and fail there in the same way.
                        worthTrying = e;
                    }
                    // What the reference has nested by then counts for the items that are tried again.
                    depthLeft -= e > s ? 1 : 0;
                    s = e;
                    break;
                }
                case PatternNode.MINIMAL:
                    s = shortest(node, s);
                    if (s < 0) {
                        return -1;
                    }
                    depthLeft--;
                    break;
                case PatternNode.OPEN:
                    push(s, UNFINISHED);
                    depthLeft--;
                    break;
                case PatternNode.POSITION:
                    push(s, IS_POSITION);
                    depthLeft--;
                    break;
                case PatternNode.CLOSE: {
                    int i = unfinished();
                    captureLength[i] = s - captureStart[i];
                    depthLeft--;
                    break;
                }
                case PatternNode.TAIL:
                    if (s != b.length) {
                        return -1;
                    }
                    break;
                case PatternNode.BALANCE:
                    s = balance(node, s);
                    if (s < 0) {
                        return -1;
                    }
                    break;
                default:
                    if (isIn(node, s - 1) || !isIn(node, s)) {
                        return -1;
                    }
                    break;
            }
        }
    }

    /** The end of a minimal item that begins at {@code s}, in a walk; -1 when there is none. */
    private int shortest(PatternNode node, int s) {
        byte[] b = src;
        PatternNode stop = node.stop;
        if (node.ending == PatternNode.AT_ONCE) {
            return s;
        }
        int i = s;
        if (node.ending == PatternNode.BEFORE && stop != null) {
            while (i < b.length && !stop.fits(b[i]) && node.fits(b[i])) {
                i++;
            }
            pay(i - s >> 2);
            return i < b.length && stop.fits(b[i]) ? i : -1;
        }
        int e = b.length;
        while (stop != null && e > s && stop.fits(b[e - 1])) {
            e--;
        }
        while (i < e && node.fits(b[i])) {
            i++;
        }
        pay(b.length - s >> 2);
        return i == e ? e : -1;
    }

    /** The end of a match of {@code node} and what follows it at {@code s}, or -1. */
    private int match(PatternNode node, int s) {
        if (depthLeft == 0) {
            throw TextFault.of("pattern too complex");
        }
        depthLeft--;
        int result = run(node, s);
        depthLeft++;
        return result;
    }

    private int run(PatternNode from, int at) {
        byte[] b = src;
        PatternNode node = from;
        int s = at;
        while (true) {
            if (++steps >= STEPS_PER_CHARGE) {
                settle();
            }
            switch (node.kind) {
                case PatternNode.END:
                    return s;
                case PatternNode.ONE:
                    if (s >= b.length || !node.fits(b[s])) {
                        return -1;
                    }
                    s++;
                    break;
                case PatternNode.OPTIONAL:
                    if (s < b.length && node.fits(b[s])) {
                        int e = match(node.next, s + 1);
                        if (e >= 0) {
                            return e;
                        }
                    }
                    break;
                case PatternNode.MAXIMAL:
                    // Without a single repetition the reference goes on in its loop instead of nesting.
                    if (s < b.length && node.fits(b[s])) {
                        return maximal(node, s, s);
                    }
                    break;
                case PatternNode.MAXIMAL_ONE:
                    return s < b.length && node.fits(b[s]) ? maximal(node, s, s + 1) : -1;
                case PatternNode.MINIMAL:
                    if (s < b.length && node.fits(b[s])) {
                        return minimal(node, s);
                    }
                    break;
                case PatternNode.OPEN:
                    return open(node, s, UNFINISHED);
                case PatternNode.POSITION:
                    return open(node, s, IS_POSITION);
                case PatternNode.CLOSE:
                    return close(node, s);
                case PatternNode.TAIL:
                    if (s != b.length) {
                        return -1;
                    }
                    break;
                case PatternNode.BALANCE:
                    s = balance(node, s);
                    if (s < 0) {
                        return -1;
                    }
                    break;
                case PatternNode.FRONTIER:
                    if (isIn(node, s - 1) || !isIn(node, s)) {
                        return -1;
                    }
                    break;
                case PatternNode.REFERENCE:
                    s = reference(node, s);
                    if (s < 0) {
                        return -1;
                    }
                    break;
                case PatternNode.MORE:
                    node = pattern.more(node.first, charge);
                    continue;
                default:
                    throw TextFault.of(node.message);
            }
            node = node.next;
        }
    }

    /** Where the bytes from {@code s} on that fit the node end. */
    private int endOfRun(PatternNode node, int s) {
        byte[] b = src;
        int i = s;
        boolean[] set = node.set;
        if (set != null) {
            while (i < b.length && set[b[i] & 0xFF]) {
                i++;
            }
        } else {
            byte first = (byte) node.first;
            while (i < b.length && b[i] == first) {
                i++;
            }
        }
        pay(i - s >> 2);
        return i;
    }

    /** The repetitions at {@code s}: as many as can be, then fewer, while they end at {@code least} or beyond. */
    private int maximal(PatternNode node, int s, int least) {
        byte[] b = src;
        int limit = b.length;
        int i = endOfRun(node, s);
        PatternNode next = node.next;
        PatternNode peek = peek(node);
        if (peek == null) {
            for (; i >= least; i--) {
                int e = match(next, i);
                if (e >= 0) {
                    return e;
                }
            }
            return -1;
        }
        for (; i >= least; i--) {
            // Looking at the next item's byte here saves calls that would do nothing else.
            if (i < limit && peek.fits(b[i])) {
                int e = match(next, i);
                if (e >= 0) {
                    return e;
                }
            } else {
                pay(1);
            }
        }
        return -1;
    }

    /** The node's peek, unless the calls it saves might have been the ones too deep. */
    private @Nullable PatternNode peek(PatternNode node) {
        return depthLeft > 2 * StringPattern.MAX_CAPTURES ? node.peek : null;
    }

    private int minimal(PatternNode node, int from) {
        byte[] b = src;
        PatternNode next = node.next;
        PatternNode peek = peek(node);
        int s = from;
        while (true) {
            if (peek == null || s < b.length && peek.fits(b[s])) {
                int e = match(next, s);
                if (e >= 0) {
                    return e;
                }
            } else {
                pay(1);
            }
            if (s >= b.length || !node.fits(b[s])) {
                return -1;
            }
            s++;
        }
    }

    private int open(PatternNode node, int s, int mark) {
        push(s, mark);
        int e = match(node.next, s);
        if (e < 0) {
            level--;
        }
        return e;
    }

    /** Begins a capture. */
    private void push(int s, int mark) {
        if (level >= StringPattern.MAX_CAPTURES) {
            throw TextFault.of("too many captures");
        }
        if (level == captureStart.length) {
            captureStart = Arrays.copyOf(captureStart, level * 2);
            captureLength = Arrays.copyOf(captureLength, level * 2);
        }
        captureStart[level] = s;
        captureLength[level] = mark;
        level++;
    }

    private int close(PatternNode node, int s) {
        int i = unfinished();
        captureLength[i] = s - captureStart[i];
        int e = match(node.next, s);
        if (e < 0) {
            captureLength[i] = UNFINISHED;
        }
        return e;
    }

    /** The capture that a closing bracket closes. */
    private int unfinished() {
        int i = level - 1;
        while (i >= 0 && captureLength[i] != UNFINISHED) {
            i--;
        }
        if (i < 0) {
            throw TextFault.of("invalid pattern capture");
        }
        return i;
    }

    /** The index behind the balanced text at {@code s}, or -1. */
    private int balance(PatternNode node, int s) {
        byte[] b = src;
        if (s >= b.length || b[s] != node.first) {
            return -1;
        }
        int nesting = 1;
        int i = s + 1;
        for (; i < b.length; i++) {
            if (b[i] == node.second) {
                if (--nesting == 0) {
                    i++;
                    break;
                }
            } else if (b[i] == node.first) {
                nesting++;
            }
        }
        pay(i - s >> 1);
        return nesting == 0 ? i : -1;
    }

    /** Whether the byte at {@code i} is in the node's set; outside of the subject there are zero bytes. */
    private boolean isIn(PatternNode node, int i) {
        return node.fits(i >= 0 && i < src.length ? src[i] : 0);
    }

    private int reference(PatternNode node, int s) {
        int i = node.first;
        if (i < 0 || i >= level || captureLength[i] == UNFINISHED) {
            throw invalidCapture(i);
        }
        int length = captureLength[i];
        if (length < 0 || length > src.length - s) {
            return -1;
        }
        pay(length >> 3);
        int at = captureStart[i];
        return Arrays.equals(src, at, at + length, src, s, s + length) ? s + length : -1;
    }

    /** Charges so many steps, in time. */
    void pay(int more) {
        steps += more;
        if (steps >= STEPS_PER_CHARGE) {
            settle();
        }
    }

    private void settle() {
        int due = steps;
        steps = 0;
        if (due > 0) {
            charge.charge(due);
        }
    }
}
