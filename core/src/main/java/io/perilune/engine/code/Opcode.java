package io.perilune.engine.code;

/**
 * What listings, the verifier and the search for variable names know about each instruction: the kinds of its operands
 * and its effect in words. {@code ORDER Op}: the rows stand in the order of {@link Op}, whose Javadoc is binding; a
 * test compares numbers and names.
 */
public enum Opcode {
    MOVE(Operand.TARGET, Operand.REGISTER, Operand.NONE, "R[A] := R[B]"),
    LOADI(Operand.TARGET, Operand.SIGNED_X, Operand.NONE, "R[A] := sBx"),
    LOADF(Operand.TARGET, Operand.SIGNED_X, Operand.NONE, "R[A] := (float)sBx"),
    LOADK(Operand.TARGET, Operand.CONSTANT_X, Operand.NONE, "R[A] := K[Bx]"),
    LOADKX(Operand.TARGET, Operand.NONE, Operand.NONE, Word.CONSTANT, "R[A] := K[W]"),
    LOADFALSE(Operand.TARGET, Operand.NONE, Operand.NONE, "R[A] := false"),
    LFALSESKIP(Operand.TARGET, Operand.NONE, Operand.NONE, "R[A] := false; pc++"),
    LOADTRUE(Operand.TARGET, Operand.NONE, Operand.NONE, "R[A] := true"),
    LOADNIL(Operand.TARGET, Operand.COUNT, Operand.NONE, "R[A], ..., R[A+B] := nil"),
    GETUPVAL(Operand.TARGET, Operand.UPVALUE, Operand.NONE, "R[A] := U[B]"),
    SETUPVAL(Operand.REGISTER, Operand.UPVALUE, Operand.NONE, "U[B] := R[A]"),

    GETTABUP(Operand.TARGET, Operand.UPVALUE, Operand.STRING, "R[A] := U[B][K[C]]"),
    GETTABLE(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B][R[C]]"),
    GETINT(Operand.TARGET, Operand.REGISTER, Operand.COUNT, "R[A] := R[B][C]"),
    GETFIELD(Operand.TARGET, Operand.REGISTER, Operand.STRING, "R[A] := R[B][K[C]]"),
    SETTABUP(Operand.UPVALUE, Operand.STRING, Operand.REGISTER, "U[A][K[B]] := R[C]"),
    SETTABUPK(Operand.UPVALUE, Operand.STRING, Operand.CONSTANT, "U[A][K[B]] := K[C]"),
    SETTABLE(Operand.REGISTER, Operand.REGISTER, Operand.REGISTER, "R[A][R[B]] := R[C]"),
    SETTABLEK(Operand.REGISTER, Operand.REGISTER, Operand.CONSTANT, "R[A][R[B]] := K[C]"),
    SETINT(Operand.REGISTER, Operand.COUNT, Operand.REGISTER, "R[A][B] := R[C]"),
    SETINTK(Operand.REGISTER, Operand.COUNT, Operand.CONSTANT, "R[A][B] := K[C]"),
    SETFIELD(Operand.REGISTER, Operand.STRING, Operand.REGISTER, "R[A][K[B]] := R[C]"),
    SETFIELDK(Operand.REGISTER, Operand.STRING, Operand.CONSTANT, "R[A][K[B]] := K[C]"),
    NEWTABLE(Operand.TARGET, Operand.COUNT, Operand.NONE, Word.NUMBER, "R[A] := {}"),
    SELF(Operand.TARGET, Operand.REGISTER, Operand.STRING, "R[A+1] := R[B]; R[A] := R[B][K[C]]"),

    ADDI(Operand.TARGET, Operand.REGISTER, Operand.SIGNED, "R[A] := R[B] + sC"),
    ADDK(Operand.TARGET, Operand.REGISTER, Operand.NUMBER, "R[A] := R[B] + K[C]"),
    SUBK(Operand.TARGET, Operand.REGISTER, Operand.NUMBER, "R[A] := R[B] - K[C]"),
    MULK(Operand.TARGET, Operand.REGISTER, Operand.NUMBER, "R[A] := R[B] * K[C]"),
    MODK(Operand.TARGET, Operand.REGISTER, Operand.NUMBER, "R[A] := R[B] % K[C]"),
    POWK(Operand.TARGET, Operand.REGISTER, Operand.NUMBER, "R[A] := R[B] ^ K[C]"),
    DIVK(Operand.TARGET, Operand.REGISTER, Operand.NUMBER, "R[A] := R[B] / K[C]"),
    IDIVK(Operand.TARGET, Operand.REGISTER, Operand.NUMBER, "R[A] := R[B] // K[C]"),
    BANDK(Operand.TARGET, Operand.REGISTER, Operand.INTEGER, "R[A] := R[B] & K[C]"),
    BORK(Operand.TARGET, Operand.REGISTER, Operand.INTEGER, "R[A] := R[B] | K[C]"),
    BXORK(Operand.TARGET, Operand.REGISTER, Operand.INTEGER, "R[A] := R[B] ~ K[C]"),
    ADDKL(Operand.TARGET, Operand.REGISTER, Operand.NUMBER, "R[A] := K[C] + R[B]"),
    SUBKL(Operand.TARGET, Operand.REGISTER, Operand.NUMBER, "R[A] := K[C] - R[B]"),
    MULKL(Operand.TARGET, Operand.REGISTER, Operand.NUMBER, "R[A] := K[C] * R[B]"),
    DIVKL(Operand.TARGET, Operand.REGISTER, Operand.NUMBER, "R[A] := K[C] / R[B]"),
    SHRI(Operand.TARGET, Operand.REGISTER, Operand.SIGNED, "R[A] := R[B] >> sC"),
    SHLI(Operand.TARGET, Operand.REGISTER, Operand.SIGNED, "R[A] := sC << R[B]"),

    ADD(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B] + R[C]"),
    SUB(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B] - R[C]"),
    MUL(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B] * R[C]"),
    MOD(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B] % R[C]"),
    POW(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B] ^ R[C]"),
    DIV(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B] / R[C]"),
    IDIV(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B] // R[C]"),
    BAND(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B] & R[C]"),
    BOR(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B] | R[C]"),
    BXOR(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B] ~ R[C]"),
    SHL(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B] << R[C]"),
    SHR(Operand.TARGET, Operand.REGISTER, Operand.REGISTER, "R[A] := R[B] >> R[C]"),

    UNM(Operand.TARGET, Operand.REGISTER, Operand.NONE, "R[A] := -R[B]"),
    BNOT(Operand.TARGET, Operand.REGISTER, Operand.NONE, "R[A] := ~R[B]"),
    NOT(Operand.TARGET, Operand.REGISTER, Operand.NONE, "R[A] := not R[B]"),
    LEN(Operand.TARGET, Operand.REGISTER, Operand.NONE, "R[A] := #R[B]"),
    CONCAT(Operand.TARGET, Operand.COUNT, Operand.NONE, "R[A] := R[A] .. ... .. R[A+B-1]"),

    CLOSE(Operand.REGISTER, Operand.NONE, Operand.NONE, "close everything from R[A] up"),
    TBC(Operand.REGISTER, Operand.NONE, Operand.NONE, "mark R[A] as to be closed"),
    JMP(Operand.DISTANCE, Operand.NONE, Operand.NONE, "pc += sAx"),

    EQ(Operand.REGISTER, Operand.REGISTER, Operand.FLAG, Word.DISTANCE, "if (R[A] == R[B]) == C then pc += W"),
    LT(Operand.REGISTER, Operand.REGISTER, Operand.FLAG, Word.DISTANCE, "if (R[A] < R[B]) == C then pc += W"),
    LE(Operand.REGISTER, Operand.REGISTER, Operand.FLAG, Word.DISTANCE, "if (R[A] <= R[B]) == C then pc += W"),
    EQK(Operand.REGISTER, Operand.CONSTANT, Operand.FLAG, Word.DISTANCE, "if (R[A] == K[B]) == C then pc += W"),
    EQI(Operand.REGISTER, Operand.SIGNED, Operand.FLAG, Word.DISTANCE, "if (R[A] == sB) == C then pc += W"),
    LTI(Operand.REGISTER, Operand.SIGNED, Operand.FLAG, Word.DISTANCE, "if (R[A] < sB) == C then pc += W"),
    LEI(Operand.REGISTER, Operand.SIGNED, Operand.FLAG, Word.DISTANCE, "if (R[A] <= sB) == C then pc += W"),
    GTI(Operand.REGISTER, Operand.SIGNED, Operand.FLAG, Word.DISTANCE, "if (R[A] > sB) == C then pc += W"),
    GEI(Operand.REGISTER, Operand.SIGNED, Operand.FLAG, Word.DISTANCE, "if (R[A] >= sB) == C then pc += W"),
    TEST(Operand.REGISTER, Operand.NONE, Operand.FLAG, Word.DISTANCE, "if truth(R[A]) == C then pc += W"),
    TESTSET(
            Operand.TARGET,
            Operand.REGISTER,
            Operand.FLAG,
            Word.DISTANCE,
            "if truth(R[B]) == C then { R[A] := R[B]; pc += W }"),

    CALL(Operand.TARGET, Operand.COUNT, Operand.COUNT, "R[A], ..., R[A+C-2] := R[A](R[A+1], ..., R[A+B-1])"),
    TAILCALL(Operand.TARGET, Operand.COUNT, Operand.FLAG, "return R[A](R[A+1], ..., R[A+B-1])"),
    RETURN(Operand.REGISTER, Operand.COUNT, Operand.FLAG, "return R[A], ..., R[A+B-2]"),
    RETURN0(Operand.NONE, Operand.NONE, Operand.NONE, "return"),
    RETURN1(Operand.REGISTER, Operand.NONE, Operand.NONE, "return R[A]"),

    FORLOOP(Operand.TARGET, Operand.NONE, Operand.NONE, Word.DISTANCE, "update counters; if loop goes on then pc += W"),
    FORPREP(Operand.TARGET, Operand.NONE, Operand.NONE, Word.DISTANCE, "prepare counters; if not to run then pc += W"),
    TFORPREP(Operand.REGISTER, Operand.NONE, Operand.NONE, Word.DISTANCE, "mark R[A+3] as to be closed; pc += W"),
    TFORCALL(Operand.REGISTER, Operand.NONE, Operand.COUNT, "R[A+4], ..., R[A+3+C] := R[A](R[A+1], R[A+2])"),
    TFORLOOP(
            Operand.TARGET,
            Operand.NONE,
            Operand.NONE,
            Word.DISTANCE,
            "if R[A+4] ~= nil then { R[A+2] := R[A+4]; pc += W }"),

    SETLIST(Operand.REGISTER, Operand.COUNT, Operand.NONE, Word.NUMBER, "R[A][W+i] := R[A+i], 1 <= i <= B"),
    CLOSURE(Operand.TARGET, Operand.NONE, Operand.NONE, Word.NESTED, "R[A] := closure(P[W])"),
    VARARG(Operand.TARGET, Operand.NONE, Operand.COUNT, "R[A], ..., R[A+C-2] := ..."),
    VARARGPREP(Operand.COUNT, Operand.NONE, Operand.NONE, "move extra arguments away"),
    HOOK(Operand.NONE, Operand.NONE, Operand.NONE, "run hooks, then the original instruction"),
    TIER(Operand.NONE, Operand.NONE, Operand.NONE, "watch the original instruction, or go on in compiled code");

    /** What the bits of an operand mean. */
    public enum Operand {
        /** Not used; written as zero. */
        NONE,
        /** A register that is read. */
        REGISTER,
        /** A register that the instruction sets (and may have read before). */
        TARGET,
        UPVALUE,
        /** Any constant. */
        CONSTANT,
        STRING,
        NUMBER,
        INTEGER,
        /** An unsigned number. */
        COUNT,
        /** 0 or 1. */
        FLAG,
        SIGNED,
        /** Bx as index of a constant. */
        CONSTANT_X,
        /** sBx as a number. */
        SIGNED_X,
        /** sAx as a distance of a jump. */
        DISTANCE
    }

    /** What the word after the instruction means. */
    public enum Word {
        NONE,
        DISTANCE,
        CONSTANT,
        NESTED,
        NUMBER
    }

    private static final Opcode[] BY_NUMBER = values();

    private final Operand a;
    private final Operand b;
    private final Operand c;
    private final Word word;
    private final String effect;

    Opcode(Operand a, Operand b, Operand c, String effect) {
        this(a, b, c, Word.NONE, effect);
    }

    Opcode(Operand a, Operand b, Operand c, Word word, String effect) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.word = word;
        this.effect = effect;
    }

    /** The row of {@link Op} number {@code op}, which must be below {@link Op#COUNT}. */
    public static Opcode of(int op) {
        return BY_NUMBER[op];
    }

    public Operand a() {
        return a;
    }

    public Operand b() {
        return b;
    }

    public Operand c() {
        return c;
    }

    /** Says whether a word follows, and what it holds. */
    public Word word() {
        return word;
    }

    /** The effect in the notation of {@link Op}. */
    public String effect() {
        return effect;
    }
}
