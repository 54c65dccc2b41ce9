package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import org.jspecify.annotations.Nullable;

/**
 * A compiled Lua pattern: immutable, and shareable between threads and states.
 *
 * <p>Compiling never fails. The reference implementation interprets the pattern text and complains about a malformed
 * item only when a match attempt arrives there; so such an item becomes a node that throws, and
 * {@code ("b"):find("a[")} is no error but an ordinary failure to match.
 */
public final class StringPattern implements TextCache.Entry {
    /** The most captures a pattern may have, LUA_MAXCAPTURES of the reference. */
    static final int MAX_CAPTURES = 32;

    /** How many items are kept as nodes, which take up to three hundred bytes each; real patterns have fewer. */
    private static final int KEPT_ITEMS = 256;

    /** How many items are parsed at a time beyond those. */
    private static final int LATER_ITEMS = 32;

    final PatternNode start;
    /** What every match must begin with, opening brackets aside; null when that is no single byte item. */
    final @Nullable PatternNode lead;

    /** The only item, of a pattern that is one byte or one set. */
    final @Nullable PatternNode single;
    /** Whether a match that fails at the end of a run of bytes fails there wherever in the run it has begun. */
    final boolean forgetful;

    private final ByteStr source;
    private final boolean anchored;
    private final boolean plain;

    private StringPattern(ByteStr source, boolean anchored, boolean mayWalk) {
        this.source = source;
        this.anchored = anchored;
        start = new PatternParser(source.bytes(), anchored ? 1 : 0).parse(KEPT_ITEMS);
        PatternParser.link(start);
        lead = PatternParser.peek(start, 0, 0);
        if (mayWalk) {
            Determinism.mark(start);
        }
        forgetful = !Determinism.looksBack(start);
        plain = !hasSpecials(source);
        single = !anchored && start.kind == PatternNode.ONE && start.next.kind == PatternNode.END ? start : null;
    }

    /** A pattern in which a leading {@code ^} means the place where matching starts. */
    public static StringPattern compile(ByteStr source) {
        return new StringPattern(source, source.length() > 0 && source.at(0) == '^', true);
    }

    /** The same, but always matched by trying again: what a walk must agree with. */
    static StringPattern backtracking(ByteStr source) {
        return new StringPattern(source, source.length() > 0 && source.at(0) == '^', false);
    }

    /** A pattern in which a leading {@code ^} is an ordinary byte, as it is for {@code gmatch}. */
    public static StringPattern compileUnanchored(ByteStr source) {
        return new StringPattern(source, false, true);
    }

    @Override
    public ByteStr source() {
        return source;
    }

    /** True when a match can start in one place only. */
    public boolean anchored() {
        return anchored;
    }

    /** True when the source has no special byte at all, so that {@code find} is a {@link ByteSearch} for it. */
    public boolean isPlain() {
        return plain;
    }

    /** A fresh matcher of this pattern on one subject. */
    public PatternMatcher matcher(ByteStr subject, Charge charge) {
        return new PatternMatcher(this, subject, charge);
    }

    private static boolean hasSpecials(ByteStr source) {
        byte[] b = source.bytes();
        for (byte c : b) {
            switch (c) {
                case '^', '$', '*', '+', '?', '.', '(', '[', '%', '-' -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** Parses on from a {@link PatternNode#MORE} item, and pays for it, since backtracking may come here again. */
    PatternNode more(int position, Charge charge) {
        PatternParser parser = new PatternParser(source.bytes(), position);
        PatternNode head = parser.parse(LATER_ITEMS);
        charge.charge(32L * LATER_ITEMS + parser.position() - position);
        return head;
    }
}
