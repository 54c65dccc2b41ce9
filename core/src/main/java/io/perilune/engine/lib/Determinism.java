package io.perilune.engine.lib;

import org.jspecify.annotations.Nullable;

/**
 * Finds out which items of a pattern never have to be tried again with more bytes or fewer, because only one choice counts. Most
 * patterns of real programs begin with such items or have no others, and are matched in one walk without recursion.
 *
 * <p>An item that takes as many bytes as it can has one choice when what follows cannot begin with any of them, or never fails.
 */
final class Determinism {
    /** Items beyond these are always tried again: the reference may find such patterns too complex. */
    private static final int MOST_ITEMS = 60;

    private Determinism() {}

    /** Marks the items at the beginning of the pattern that have one choice, up to the first that has not. */
    static void mark(PatternNode start) {
        if (!hasGoodBrackets(start)) {
            return;
        }
        PatternNode node = start;
        for (int items = 0; items < MOST_ITEMS && !node.isLast() && hasOneChoice(node); items++) {
            node.oneChoice = true;
            node = node.next;
        }
        if (node.kind == PatternNode.END) {
            node.oneChoice = true;
        }
    }

    /** A bad bracket is an error as soon as a match comes there, also where looking ahead would tell that none does. */
    private static boolean hasGoodBrackets(PatternNode start) {
        int opened = 0;
        int unclosed = 0;
        for (PatternNode node = start; !node.isLast(); node = node.next) {
            switch (node.kind) {
                case PatternNode.OPEN -> {
                    opened++;
                    unclosed++;
                }
                case PatternNode.POSITION -> opened++;
                case PatternNode.CLOSE -> unclosed--;
                default -> {}
            }
            if (unclosed < 0 || opened > StringPattern.MAX_CAPTURES) {
                return false;
            }
        }
        return true;
    }

    /** True when the pattern refers to what it has captured, so that the same bytes may match in one place and not in another. */
    static boolean looksBack(PatternNode start) {
        PatternNode node = start;
        while (!node.isLast()) {
            if (node.kind == PatternNode.REFERENCE) {
                return true;
            }
            node = node.next;
        }
        return node.kind == PatternNode.MORE;
    }

    private static boolean hasOneChoice(PatternNode node) {
        return switch (node.kind) {
            case PatternNode.OPTIONAL, PatternNode.MAXIMAL, PatternNode.MAXIMAL_ONE ->
                neverFails(node.next) || cannotFollow(node, node.next);
            case PatternNode.MINIMAL -> findEnd(node);
            case PatternNode.REFERENCE -> false;
            default -> true;
        };
    }

    /** True when everything from here on matches anywhere. */
    private static boolean neverFails(PatternNode from) {
        boolean reachesEnd = false;
        PatternNode node = from;
        while (true) {
            switch (node.kind) {
                case PatternNode.END -> {
                    return true;
                }
                case PatternNode.TAIL -> {
                    return reachesEnd;
                }
                case PatternNode.MAXIMAL, PatternNode.MINIMAL -> {
                    reachesEnd |= node.set == PatternParser.EVERY_BYTE;
                    node = node.next;
                }
                case PatternNode.OPTIONAL, PatternNode.OPEN, PatternNode.CLOSE, PatternNode.POSITION -> {
                    node = node.next;
                }
                default -> {
                    return false;
                }
            }
        }
    }

    /** True when no match of what follows can begin with a byte that fits the item. */
    private static boolean cannotFollow(PatternNode item, PatternNode from) {
        PatternNode node = from;
        while (true) {
            switch (node.kind) {
                case PatternNode.OPEN, PatternNode.CLOSE, PatternNode.POSITION -> {}
                case PatternNode.TAIL -> {
                    return true;
                }
                case PatternNode.ONE, PatternNode.MAXIMAL_ONE -> {
                    return !overlap(item, node);
                }
                case PatternNode.OPTIONAL, PatternNode.MAXIMAL, PatternNode.MINIMAL -> {
                    if (overlap(item, node)) {
                        return false;
                    }
                }
                case PatternNode.BALANCE -> {
                    return !item.fits(node.first);
                }
                default -> {
                    return false;
                }
            }
            node = node.next;
        }
    }

    private static boolean overlap(PatternNode x, PatternNode y) {
        for (int c = 0; c < 256; c++) {
            if (x.fits(c) && y.fits(c)) {
                return true;
            }
        }
        return false;
    }

    /** Where a minimal item ends: at once, before the byte that must follow, or where the last item of the pattern can begin. */
    private static boolean findEnd(PatternNode item) {
        if (neverFails(item.next)) {
            item.ending = PatternNode.AT_ONCE;
            return true;
        }
        PatternNode node = behindBrackets(item.next);
        if (node.kind == PatternNode.ONE && neverFails(node.next)) {
            return end(item, PatternNode.BEFORE, node);
        }
        if (node.kind == PatternNode.MAXIMAL && behindBrackets(node.next).kind == PatternNode.TAIL) {
            return end(item, PatternNode.BEFORE_LAST, node);
        }
        return node.kind == PatternNode.TAIL && end(item, PatternNode.BEFORE_LAST, null);
    }

    private static boolean end(PatternNode item, int ending, @Nullable PatternNode at) {
        item.ending = ending;
        item.stop = at;
        return true;
    }

    private static PatternNode behindBrackets(PatternNode from) {
        PatternNode node = from;
        while (node.kind == PatternNode.OPEN || node.kind == PatternNode.CLOSE || node.kind == PatternNode.POSITION) {
            node = node.next;
        }
        return node;
    }
}
