package io.perilune.engine.compile;

import io.perilune.engine.text.ByteStr;
import org.jspecify.annotations.Nullable;

/**
 * The value of an expression on its way to where it is wanted: a constant that needs no code yet, a variable that was
 * not read yet, or the result of an instruction that can still be told where to put it. {@link Placement} moves it on.
 *
 * <p>{@code whenTrue} and {@code whenFalse} are lists of jumps that leave the expression early, because its value is
 * already known to be true or false there ({@code and}, {@code or}, comparisons).
 */
final class Pending {
    /** No expression at all. */
    static final int VOID = 0;

    // Constants, up to STRING.
    static final int NIL = 1;
    static final int TRUE = 2;
    static final int FALSE = 3;
    /** An integer; {@code bits}. */
    static final int INTEGER = 4;
    /** A float; {@code bits} is its raw bits. */
    static final int FLOAT = 5;
    /** A string; {@code text}. */
    static final int STRING = 6;

    /** In register {@code at} and nowhere else. */
    static final int REGISTER = 7;
    /** Result of the instruction at {@code at}, whose operand A is still open. */
    static final int RELOCATABLE = 8;
    /** Decided by the comparison at {@code at}, which jumps when it is true. */
    static final int COMPARISON = 9;

    // Variables, up to INDEXED_REGISTER.
    /** The local variable in register {@code at}. */
    static final int LOCAL = 10;
    /** Upvalue {@code at}. */
    static final int UPVALUE = 11;
    /** Upvalue {@code at} indexed by the string constant {@code key}. */
    static final int INDEXED_UPVALUE = 12;
    /** Register {@code at} indexed by the string constant {@code key}. */
    static final int INDEXED_FIELD = 13;
    /** Register {@code at} indexed by the integer {@code key}. */
    static final int INDEXED_INTEGER = 14;
    /** Register {@code at} indexed by register {@code key}. */
    static final int INDEXED_REGISTER = 15;

    // Any number of values.
    /** Results of the CALL at {@code at}, which delivers one unless it is changed. */
    static final int CALL = 16;
    /** Results of the VARARG at {@code at}, which delivers one unless it is changed. */
    static final int VARARG = 17;

    int kind;
    int at;
    int key;
    long bits;

    @Nullable
    ByteStr text;

    int whenTrue;
    int whenFalse;

    /** Makes this a fresh value without jumps. */
    void set(int newKind, int newAt) {
        kind = newKind;
        at = newAt;
        whenTrue = Jumps.NONE;
        whenFalse = Jumps.NONE;
    }

    void setInteger(long value) {
        set(INTEGER, 0);
        bits = value;
    }

    void setFloat(double value) {
        set(FLOAT, 0);
        bits = Double.doubleToRawLongBits(value);
    }

    void setString(ByteStr value) {
        set(STRING, 0);
        text = value;
    }

    void copy(Pending other) {
        kind = other.kind;
        at = other.at;
        key = other.key;
        bits = other.bits;
        text = other.text;
        whenTrue = other.whenTrue;
        whenFalse = other.whenFalse;
    }

    boolean hasJumps() {
        return whenTrue != whenFalse;
    }

    boolean isConstant() {
        return kind >= NIL && kind <= STRING && !hasJumps();
    }

    boolean isNumeral() {
        return (kind == INTEGER || kind == FLOAT) && !hasJumps();
    }

    boolean isInteger() {
        return kind == INTEGER && !hasJumps();
    }

    boolean isIndexed() {
        return kind >= INDEXED_UPVALUE && kind <= INDEXED_REGISTER;
    }

    boolean hasManyValues() {
        return kind == CALL || kind == VARARG;
    }

    double asFloat() {
        return Double.longBitsToDouble(bits);
    }

    /** The constant, boxed; only for constants. */
    @Nullable
    Object constant() {
        return switch (kind) {
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case INTEGER -> bits;
            case FLOAT -> Double.longBitsToDouble(bits);
            case STRING -> text;
            default -> null;
        };
    }
}
