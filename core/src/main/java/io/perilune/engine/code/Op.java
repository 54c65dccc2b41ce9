package io.perilune.engine.code;

/**
 * The numbers of the instructions and what each does: the one table of the intermediate representation.
 *
 * <p>An instruction is one {@code int}: opcode in bits 0–7, A in 8–15, B in 16–23, C in 24–31. {@code Bx} is B and C as
 * one unsigned 16-bit number, {@code sBx} the same signed, {@code sC} is C signed, {@code sAx} is bits 8–31 signed.
 * Some instructions are followed by one more word, written {@code W}; the program counter then moves on by two.
 *
 * <p>Notation: {@code R[x]} a register of the frame, {@code K[x]} a constant, {@code U[x]} an upvalue, {@code pc} the
 * index of the word after the instruction and its {@code W}. All jumps are relative to that {@code pc}. A conditional
 * branch reads "if … == C then pc += W".
 *
 * <p>The numbers are dense: the interpreter's switch must stay a table. {@code ORDER Op}: {@link Opcode} lists the same
 * rows with their operand formats, and a test compares the two.
 */
public final class Op {
    private Op() {}

    /** R[A] := R[B]. */
    public static final int MOVE = 0;
    /** R[A] := integer sBx. */
    public static final int LOADI = 1;
    /** R[A] := float sBx. */
    public static final int LOADF = 2;
    /** R[A] := K[Bx]. */
    public static final int LOADK = 3;
    /** R[A] := K[W]; for constants beyond 65,535. */
    public static final int LOADKX = 4;
    /** R[A] := false. */
    public static final int LOADFALSE = 5;
    /** R[A] := false; pc++. */
    public static final int LFALSESKIP = 6;
    /** R[A] := true. */
    public static final int LOADTRUE = 7;
    /** R[A], R[A+1] … R[A+B] := nil. */
    public static final int LOADNIL = 8;
    /** R[A] := U[B]. */
    public static final int GETUPVAL = 9;
    /** U[B] := R[A]. */
    public static final int SETUPVAL = 10;

    /** R[A] := U[B][K[C]]; K[C] is a string. */
    public static final int GETTABUP = 11;
    /** R[A] := R[B][R[C]]. */
    public static final int GETTABLE = 12;
    /** R[A] := R[B][C]; C is the integer key, 0 to 255. */
    public static final int GETINT = 13;
    /** R[A] := R[B][K[C]]; K[C] is a string. */
    public static final int GETFIELD = 14;
    /** U[A][K[B]] := R[C]; K[B] is a string. */
    public static final int SETTABUP = 15;
    /** U[A][K[B]] := K[C]. */
    public static final int SETTABUPK = 16;
    /** R[A][R[B]] := R[C]. */
    public static final int SETTABLE = 17;
    /** R[A][R[B]] := K[C]. */
    public static final int SETTABLEK = 18;
    /** R[A][B] := R[C]; B is the integer key, 0 to 255. */
    public static final int SETINT = 19;
    /** R[A][B] := K[C]. */
    public static final int SETINTK = 20;
    /** R[A][K[B]] := R[C]; K[B] is a string. */
    public static final int SETFIELD = 21;
    /** R[A][K[B]] := K[C]. */
    public static final int SETFIELDK = 22;
    /** R[A] := {}; W = array size hint in the low 24 bits; B = log2(hash size hint) + 1, or 0. */
    public static final int NEWTABLE = 23;
    /** R[A+1] := R[B]; R[A] := R[B][K[C]]; K[C] is a string. */
    public static final int SELF = 24;

    /**
     * R[A] := R[B] + sC; covers subtraction of a small constant, too ({@code x - 3} is ADDI with -3). The sign tells
     * which it was, for metamethods: sC > 0 is {@code x + sC}, sC <= 0 is {@code x - -sC}. The compiler never adds zero or a
     * negative constant, nor subtracts a negative one, by ADDI. Like the reference, {@code x - 0} adds zero: -0.0 becomes 0.0.
     */
    public static final int ADDI = 25;
    /** R[A] := R[B] + K[C] (a number), likewise up to BXORK. */
    public static final int ADDK = 26;

    public static final int SUBK = 27;
    public static final int MULK = 28;
    public static final int MODK = 29;
    public static final int POWK = 30;
    public static final int DIVK = 31;
    public static final int IDIVK = 32;
    /** Constants of the bitwise instructions are integers. */
    public static final int BANDK = 33;

    public static final int BORK = 34;
    public static final int BXORK = 35;
    /** R[A] := K[C] + R[B]: the constant was on the left, which metamethods and messages must see. */
    public static final int ADDKL = 36;
    /** R[A] := K[C] - R[B]. */
    public static final int SUBKL = 37;
    /** R[A] := K[C] * R[B]. */
    public static final int MULKL = 38;
    /** R[A] := K[C] / R[B]. */
    public static final int DIVKL = 39;
    /** R[A] := R[B] >> sC; {@code x << 3} is SHRI with -3, and as with ADDI the sign tells which it was. */
    public static final int SHRI = 40;
    /** R[A] := sC << R[B]. */
    public static final int SHLI = 41;

    /** R[A] := R[B] + R[C], likewise up to SHR. */
    public static final int ADD = 42;

    public static final int SUB = 43;
    public static final int MUL = 44;
    public static final int MOD = 45;
    public static final int POW = 46;
    public static final int DIV = 47;
    public static final int IDIV = 48;
    public static final int BAND = 49;
    public static final int BOR = 50;
    public static final int BXOR = 51;
    public static final int SHL = 52;
    public static final int SHR = 53;

    /** R[A] := -R[B]. */
    public static final int UNM = 54;
    /** R[A] := ~R[B]. */
    public static final int BNOT = 55;
    /** R[A] := not R[B]. */
    public static final int NOT = 56;
    /** R[A] := #R[B]. */
    public static final int LEN = 57;
    /** R[A] := R[A] .. … .. R[A+B-1]; the operands are consecutive and are destroyed. */
    public static final int CONCAT = 58;

    /** Close all upvalues and to-be-closed variables from R[A] up. */
    public static final int CLOSE = 59;
    /** Mark R[A] as to be closed. */
    public static final int TBC = 60;
    /** pc += sAx. */
    public static final int JMP = 61;

    /** If (R[A] == R[B]) == C then pc += W. */
    public static final int EQ = 62;
    /** If (R[A] < R[B]) == C then pc += W. */
    public static final int LT = 63;
    /** If (R[A] <= R[B]) == C then pc += W. */
    public static final int LE = 64;
    /** If (R[A] == K[B]) == C then pc += W; raw equality, K[B] is any constant (nil, booleans, numbers, strings). */
    public static final int EQK = 65;
    /** If (R[A] == sB) == C then pc += W; sB is B as a signed number. */
    public static final int EQI = 66;
    /** If (R[A] < sB) == C then pc += W. */
    public static final int LTI = 67;
    /** If (R[A] <= sB) == C then pc += W. */
    public static final int LEI = 68;
    /** If (R[A] > sB) == C then pc += W. */
    public static final int GTI = 69;
    /** If (R[A] >= sB) == C then pc += W. */
    public static final int GEI = 70;
    /** If truth(R[A]) == C then pc += W. */
    public static final int TEST = 71;
    /** If truth(R[B]) == C then { R[A] := R[B]; pc += W }. */
    public static final int TESTSET = 72;

    /**
     * R[A], … R[A+C-2] := R[A](R[A+1], … R[A+B-1]). B = 0: the arguments reach up to the frame's top (left by a call or
     * vararg with an open number of results). C = 0: an open number of results, top is set.
     */
    public static final int CALL = 73;
    /**
     * return R[A](R[A+1], … R[A+B-1]); C = 1: the function may have upvalues to close. A RETURN of all results from
     * R[A'] up, A' <= A, always follows.
     */
    public static final int TAILCALL = 74;
    /** return R[A], … R[A+B-2]; B = 0: up to top. C = 1: the function has upvalues or variables to close. */
    public static final int RETURN = 75;
    /** return; nothing to close. */
    public static final int RETURN0 = 76;
    /** return R[A]; nothing to close. */
    public static final int RETURN1 = 77;

    /**
     * Numeric loop, bottom: update the counters; if the loop goes on then pc += W. R[A] is the internal index, R[A+1]
     * the limit (for integer loops: the number of iterations left), R[A+2] the step, R[A+3] the visible variable.
     */
    public static final int FORLOOP = 78;
    /** Numeric loop, top: check and prepare R[A] … R[A+3]; if the loop does not run at all then pc += W. */
    public static final int FORPREP = 79;
    /** Generic loop, top: make R[A+3] a to-be-closed variable; pc += W. */
    public static final int TFORPREP = 80;
    /** R[A+4], … R[A+3+C] := R[A](R[A+1], R[A+2]). */
    public static final int TFORCALL = 81;
    /** If R[A+4] ~= nil then { R[A+2] := R[A+4]; pc += W }. Always follows a TFORCALL with the same A. */
    public static final int TFORLOOP = 82;

    /** R[A][W + i] := R[A+i] for 1 <= i <= B; B = 0: up to top. */
    public static final int SETLIST = 83;
    /** R[A] := closure of nested prototype W. */
    public static final int CLOSURE = 84;
    /** R[A], … R[A+C-2] := the variable arguments; C = 0: all of them, top is set. */
    public static final int VARARG = 85;
    /** First instruction of a vararg function with A fixed parameters: move the extra arguments out of the way. */
    public static final int VARARGPREP = 86;
    /** Only in the hooked copy of a code array: run the hooks that are due, then the original instruction. */
    public static final int HOOK = 87;

    /** Only in twins of a code array: watch the original instruction, or go on in compiled code. */
    public static final int TIER = 88;

    public static final int COUNT = 89;
}
