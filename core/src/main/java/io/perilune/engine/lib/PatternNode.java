package io.perilune.engine.lib;

import org.jspecify.annotations.Nullable;

/**
 * One item of a compiled pattern. Nodes are chained in the order of the pattern and never change once
 * {@link StringPattern} has made them; every chain ends in {@link #END}, {@link #FAULT} or
 * {@link #MORE}.
 */
final class PatternNode {
    /** The pattern is used up: success. */
    static final int END = 0;
    /** One byte, with no suffix. */
    static final int ONE = 1;
    /** {@code ?}: one byte or none, preferring one. */
    static final int OPTIONAL = 2;
    /** {@code *}: as many as possible. */
    static final int MAXIMAL = 3;
    /** {@code +}: as many as possible, at least one. */
    static final int MAXIMAL_ONE = 4;
    /** {@code -}: as few as possible. */
    static final int MINIMAL = 5;
    /** The opening bracket of a capture. */
    static final int OPEN = 6;
    /** {@code ()}, the capture of a position. */
    static final int POSITION = 7;
    /** The closing bracket of a capture. */
    static final int CLOSE = 8;
    /** {@code $} as last byte of the pattern. */
    static final int TAIL = 9;
    /** {@code %b}, from {@link #first} to {@link #second}. */
    static final int BALANCE = 10;
    /** {@code %f}, the border where {@link #set} begins. */
    static final int FRONTIER = 11;
    /** {@code %1} to {@code %9}: the text of capture {@link #first}, counted from 0; -1 is a {@code %0}. */
    static final int REFERENCE = 12;
    /** Malformed from here on, which is an error only when a match gets here. */
    static final int FAULT = 13;
    /** The pattern goes on at index {@link #first} of its text, in items that are parsed when a match gets here. */
    static final int MORE = 14;

    // Where a minimal item of a deterministic pattern ends.

    /** Without a byte. */
    static final int AT_ONCE = 0;
    /** Before the first byte that fits {@link #stop}. */
    static final int BEFORE = 1;
    /** Before the bytes at the end of the subject that all fit {@link #stop}; without one, at that end. */
    static final int BEFORE_LAST = 2;

    final int kind;
    /** Of the five single-byte kinds: the byte, unless {@link #set} says which bytes. */
    final int first;

    final int second;
    final boolean @Nullable [] set;
    /** What is wrong, of a {@link #FAULT}. */
    final String message;

    /** Set once, while the chain is built; the last node, at which every walk ends, keeps itself. */
    PatternNode next;

    /** Of an item that repeats: the one that must fit the byte behind the repetitions, brackets aside, if known. */
    @Nullable
    PatternNode peek;

    /** Set by {@link Determinism}, as are the two below, which tell of a minimal item where it ends. */
    boolean oneChoice;

    int ending;

    @Nullable
    PatternNode stop;

    private PatternNode(int kind, int first, int second, boolean @Nullable [] set, String message) {
        this.kind = kind;
        this.first = first;
        this.second = second;
        this.set = set;
        this.message = message;
        this.next = this;
    }

    static PatternNode plain(int kind) {
        return new PatternNode(kind, 0, 0, null, "");
    }

    static PatternNode bytes(int kind, int first, int second) {
        return new PatternNode(kind, first, second, null, "");
    }

    static PatternNode set(int kind, boolean[] set) {
        return new PatternNode(kind, 0, 0, set, "");
    }

    static PatternNode fault(String message) {
        return new PatternNode(FAULT, 0, 0, null, message);
    }

    /** True for the kinds that end a chain. */
    boolean isLast() {
        return kind == END || kind >= FAULT;
    }

    /** True when the byte {@code c} fits a single-byte item. */
    boolean fits(int c) {
        boolean[] s = set;
        return s != null ? s[c & 0xFF] : (byte) c == (byte) first;
    }

    /** True when no match can start here unless {@link #fits} the next byte. */
    boolean needsByte() {
        return kind == ONE || kind == MAXIMAL_ONE;
    }
}
