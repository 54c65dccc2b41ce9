package io.perilune.engine.code;

/**
 * Packing and unpacking of instruction words. The layout is told in {@link Op}; nobody else shifts bits, except the
 * interpreter's loop, which repeats the expressions of this class because every byte of its size counts.
 */
public final class Instruction {
    /** Largest value of the operands A, B and C. */
    public static final int MAX_BYTE = 255;
    /** Largest value of Bx. */
    public static final int MAX_BX = 0xFFFF;
    /** Largest distance of a JMP, in either direction. */
    public static final int MAX_SAX = (1 << 23) - 1;

    /**
     * The instructions that are followed by a word W, as a set of bits: numbers 0 to 63, then 64 up. {@code ORDER Op}:
     * the rows of {@link Opcode} say the same, and a test compares.
     */
    private static final long WIDE_LOW = 1L << Op.LOADKX | 1L << Op.NEWTABLE | 1L << Op.EQ | 1L << Op.LT;

    private static final long WIDE_HIGH = 1L << Op.LE - 64
            | 1L << Op.EQK - 64
            | 1L << Op.EQI - 64
            | 1L << Op.LTI - 64
            | 1L << Op.LEI - 64
            | 1L << Op.GTI - 64
            | 1L << Op.GEI - 64
            | 1L << Op.TEST - 64
            | 1L << Op.TESTSET - 64
            | 1L << Op.FORLOOP - 64
            | 1L << Op.FORPREP - 64
            | 1L << Op.TFORPREP - 64
            | 1L << Op.TFORLOOP - 64
            | 1L << Op.SETLIST - 64
            | 1L << Op.CLOSURE - 64;

    private Instruction() {}

    public static int abc(int op, int a, int b, int c) {
        return op | a << 8 | b << 16 | c << 24;
    }

    /** For Bx and sBx alike: only the low 16 bits of {@code bx} are kept. */
    public static int abx(int op, int a, int bx) {
        return op | a << 8 | bx << 16;
    }

    public static int sax(int op, int sax) {
        return op | sax << 8;
    }

    public static int op(int word) {
        return word & 0xFF;
    }

    public static int a(int word) {
        return word >>> 8 & 0xFF;
    }

    public static int b(int word) {
        return word >>> 16 & 0xFF;
    }

    public static int c(int word) {
        return word >>> 24;
    }

    public static int signedB(int word) {
        return (byte) (word >>> 16);
    }

    public static int signedC(int word) {
        return word >> 24;
    }

    public static int bx(int word) {
        return word >>> 16;
    }

    public static int signedBx(int word) {
        return word >> 16;
    }

    public static int signedAx(int word) {
        return word >> 8;
    }

    public static int withOp(int word, int op) {
        return word & ~0xFF | op;
    }

    public static int withA(int word, int a) {
        return word & ~0xFF00 | a << 8;
    }

    public static int withB(int word, int b) {
        return word & ~0xFF0000 | b << 16;
    }

    public static int withC(int word, int c) {
        return word & 0xFFFFFF | c << 24;
    }

    /** True when a word W follows the instruction. */
    public static boolean isWide(int op) {
        return ((op < 64 ? WIDE_LOW >>> op : WIDE_HIGH >>> op) & 1) != 0;
    }

    /** True for the conditional branches that can be members of a list of jumps: their W is a distance. */
    public static boolean isTest(int op) {
        return op >= Op.EQ && op <= Op.TESTSET;
    }
}
