package io.perilune.engine.jit;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.vm.Profile;
import java.util.BitSet;

/** Reading of profiles where they are thin. */
final class Unseen {
    private Unseen() {}

    /** For code that was never watched: everything may have been met. */
    static Profile profile(int length) {
        Profile p = new Profile(length);
        java.util.Arrays.fill(p.seen, true);
        return p;
    }

    /** Instructions that do the same whatever they meet, so that it does not matter whether they have run. */
    static boolean isHarmless(int op) {
        return switch (op) {
            case Op.MOVE, Op.LOADI, Op.LOADF, Op.LOADK, Op.LOADKX, Op.LOADFALSE, Op.LFALSESKIP, Op.LOADTRUE -> true;
            case Op.LOADNIL, Op.JMP, Op.RETURN0, Op.RETURN1, Op.VARARGPREP, Op.NEWTABLE -> true;
            default -> false;
        };
    }

    /** The types that the first instruction of a loop met which reads the register; 0 when none is known. */
    static int firstUse(Flow flow, Profile profile, BitSet body, int header, int register) {
        for (int pc = body.nextSetBit(header); pc >= 0; pc = body.nextSetBit(pc + 1)) {
            if (!profile.seen[pc]) {
                continue;
            }
            int i = flow.code[pc];
            int bits = use(i, pc, profile, register);
            if (bits != 0) {
                return bits;
            }
        }
        return 0;
    }

    private static int use(int i, int pc, Profile profile, int register) {
        int a = Instruction.a(i);
        int b = Instruction.b(i);
        int c = Instruction.c(i);
        int op = Instruction.op(i);
        switch (op) {
            case Op.MOVE,
                    Op.GETINT,
                    Op.GETFIELD,
                    Op.SELF,
                    Op.UNM,
                    Op.BNOT,
                    Op.LEN,
                    Op.ADDI,
                    Op.SHRI,
                    Op.SHLI,
                    Op.TESTSET:
                return b == register ? profile.b[pc] & 0xFF : 0;
            case Op.ADDK, Op.SUBK, Op.MULK, Op.MODK, Op.POWK, Op.DIVK, Op.IDIVK, Op.BANDK, Op.BORK, Op.BXORK:
                return b == register ? profile.b[pc] & 0xFF : 0;
            case Op.ADDKL, Op.SUBKL, Op.MULKL, Op.DIVKL:
                return b == register ? profile.b[pc] & 0xFF : 0;
            case Op.GETTABLE, Op.ADD, Op.SUB, Op.MUL, Op.MOD, Op.POW, Op.DIV, Op.IDIV, Op.BAND, Op.BOR, Op.BXOR, Op.SHL:
            case Op.SHR:
                return b == register ? profile.b[pc] & 0xFF : c == register ? profile.c[pc] & 0xFF : 0;
            case Op.SETTABLE:
                return a == register
                        ? profile.a[pc] & 0xFF
                        : b == register ? profile.b[pc] & 0xFF : c == register ? profile.c[pc] & 0xFF : 0;
            case Op.SETTABLEK:
                return a == register ? profile.a[pc] & 0xFF : b == register ? profile.b[pc] & 0xFF : 0;
            case Op.SETINT, Op.SETFIELD:
                return a == register ? profile.a[pc] & 0xFF : c == register ? profile.c[pc] & 0xFF : 0;
            case Op.SETINTK, Op.SETFIELDK, Op.EQI, Op.LTI, Op.LEI, Op.GTI, Op.GEI, Op.CALL, Op.TFORCALL:
                return a == register ? profile.a[pc] & 0xFF : 0;
            case Op.EQ, Op.LT, Op.LE:
                return a == register ? profile.a[pc] & 0xFF : b == register ? profile.b[pc] & 0xFF : 0;
            case Op.FORLOOP:
                return register >= a && register <= a + 2 ? profile.a[pc] & 0xFF : 0;
            default:
                return 0;
        }
    }
}
