package io.perilune.engine.value;

import io.perilune.engine.text.ByteStr;

/** The names of metamethods and of the other metatable fields that the language looks at, numbered. */
public final class MetaKey {
    public static final int INDEX = 0;
    public static final int NEWINDEX = 1;
    public static final int GC = 2;
    public static final int MODE = 3;
    public static final int LEN = 4;
    public static final int EQ = 5;
    public static final int ADD = 6;
    public static final int SUB = 7;
    public static final int MUL = 8;
    public static final int MOD = 9;
    public static final int POW = 10;
    public static final int DIV = 11;
    public static final int IDIV = 12;
    public static final int BAND = 13;
    public static final int BOR = 14;
    public static final int BXOR = 15;
    public static final int SHL = 16;
    public static final int SHR = 17;
    public static final int UNM = 18;
    public static final int BNOT = 19;
    public static final int LT = 20;
    public static final int LE = 21;
    public static final int CONCAT = 22;
    public static final int CALL = 23;
    public static final int CLOSE = 24;
    public static final int TOSTRING = 25;
    public static final int NAME = 26;
    public static final int PAIRS = 27;
    public static final int METATABLE = 28;

    /** The names by number. To be read only. */
    public static final ByteStr[] NAMES = names(
            "__index",
            "__newindex",
            "__gc",
            "__mode",
            "__len",
            "__eq",
            "__add",
            "__sub",
            "__mul",
            "__mod",
            "__pow",
            "__div",
            "__idiv",
            "__band",
            "__bor",
            "__bxor",
            "__shl",
            "__shr",
            "__unm",
            "__bnot",
            "__lt",
            "__le",
            "__concat",
            "__call",
            "__close",
            "__tostring",
            "__name",
            "__pairs",
            "__metatable");

    private MetaKey() {}

    private static ByteStr[] names(String... texts) {
        ByteStr[] names = new ByteStr[texts.length];
        for (int i = 0; i < texts.length; i++) {
            names[i] = ByteStr.of(texts[i]);
        }
        return names;
    }

    /** The number of {@code name}, or -1 when the language gives it no meaning. */
    public static int of(ByteStr name) {
        if (name.length() < 4 || name.at(0) != '_' || name.at(1) != '_') {
            return -1;
        }
        for (int e = 0; e < NAMES.length; e++) {
            if (NAMES[e].equals(name)) {
                return e;
            }
        }
        return -1;
    }

    /** The bit of {@link KeyMap#metaMask} that {@code name} sets; zero for most names. */
    static int bit(ByteStr name) {
        int e = of(name);
        return e < 0 ? 0 : 1 << e;
    }
}
