package io.perilune.engine.code;

/**
 * What {@link CodeWriter} and {@link CodeReader} must agree on. The header is byte for byte the reference's, so that
 * programs which look at it find what they expect; after the reference's byte with the number of upvalues comes a
 * payload of our own, preceded by its length and its checksum.
 */
final class ChunkFormat {
    /** First byte of every binary chunk; no text starts with it. */
    static final int ESCAPE = 0x1B;

    static final byte[] NAME = {'L', 'u', 'a'};
    static final int VERSION = 0x54;
    static final int FORMAT = 0;
    /** Damaged by whoever takes a chunk for text: conversions of line ends, of the eighth bit, end-of-file marks. */
    static final byte[] TEXT_TRAP = {0x19, (byte) 0x93, '\r', '\n', 0x1A, '\n'};

    static final int INSTRUCTION_SIZE = 4;
    static final int INTEGER_SIZE = 8;
    static final int NUMBER_SIZE = 8;
    static final long SAMPLE_INTEGER = 0x5678;
    static final double SAMPLE_NUMBER = 370.5;

    // Kinds of constants.
    static final int NIL = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;
    static final int INTEGER = 3;
    static final int FLOAT = 4;
    static final int STRING = 5;

    // Flags of upvalues.
    static final int FROM_REGISTER = 1;
    static final int READ_ONLY = 2;

    private ChunkFormat() {}
}
