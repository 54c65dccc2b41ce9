package io.perilune.engine.jit;

import io.perilune.engine.code.DebugInfo.LocalVariable;
import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.code.Prototype.UpvalueDescriptor;
import io.perilune.engine.vm.LinkedCode;
import java.util.ArrayDeque;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about a function's instructions without knowing any value: where control goes, which registers are still
 * needed, and which are variables that closures have captured.
 *
 * <p>A register is <em>live</em> at a pc when it may be read from there on before it is written, or when a named variable lives in
 * it: the debug library may ask for that one at any time.
 */
final class Flow {
    final Prototype prototype;
    final int[] code;
    /** Instructions to which a jump leads. */
    final BitSet joins = new BitSet();
    /** Registers that closures capture. They are always in their slots. */
    final BitSet captured = new BitSet();

    private final BitSet headers = new BitSet();

    private final BitSet[] live;
    private final BitSet[] read;
    private final int[] named;
    /** Whether any instruction is a call. */
    private boolean calls;

    Flow(Prototype prototype) {
        this.prototype = prototype;
        this.code = prototype.code;
        live = new BitSet[code.length + 1];
        read = new BitSet[code.length + 1];
        named = new int[code.length + 1];
        for (int pc = 0; pc < code.length; pc = next(pc)) {
            int target = target(pc);
            if (target >= 0) {
                joins.set(target);
                if (target <= pc) {
                    headers.set(target);
                }
            }
            calls |= op(pc) == Op.CALL || op(pc) == Op.TAILCALL || op(pc) == Op.TFORCALL;
            if (op(pc) == Op.LFALSESKIP) {
                joins.set(pc + 2);
            }
            if (op(pc) == Op.CLOSURE) {
                for (UpvalueDescriptor u : prototype.nested[code[pc + 1]].upvalues) {
                    if (u.fromParentRegister()) {
                        captured.set(u.index());
                    }
                }
            }
        }
        nameRegisters();
        liveness(read);
        for (int pc = 0; pc <= code.length; pc++) {
            if (read[pc] != null) {
                live[pc] = (BitSet) read[pc].clone();
                live[pc].set(0, named[pc]);
            }
        }
    }

    int op(int pc) {
        return Instruction.op(code[pc]);
    }

    int next(int pc) {
        return Instruction.isWide(op(pc)) ? pc + 2 : pc + 1;
    }

    /** Where the instruction may jump to, or -1. */
    int target(int pc) {
        int op = op(pc);
        if (op == Op.JMP) {
            return pc + 1 + Instruction.signedAx(code[pc]);
        }
        if (Instruction.isTest(op) || op == Op.FORLOOP || op == Op.FORPREP || op == Op.TFORPREP || op == Op.TFORLOOP) {
            return pc + 2 + code[pc + 1];
        }
        return -1;
    }

    boolean fallsThrough(int pc) {
        return switch (op(pc)) {
            case Op.JMP, Op.RETURN, Op.RETURN0, Op.RETURN1, Op.TFORPREP -> false;
            default -> true;
        };
    }

    boolean calls() {
        return calls;
    }

    /** Whether any instruction is a tail call. */
    boolean callsInTheEnd() {
        for (int pc = 0; pc < code.length; pc = next(pc)) {
            if (op(pc) == Op.TAILCALL) {
                return true;
            }
        }
        return false;
    }

    /** Whether a loop in {@code region}, or in the whole function, does nothing but compute. */
    boolean hasQuietLoop(@Nullable BitSet region) {
        for (int h = headers.nextSetBit(0); h >= 0; h = headers.nextSetBit(h + 1)) {
            BitSet body = region == null || region.get(h) ? loop(h) : null;
            if (body != null && isQuiet(body)) {
                return true;
            }
        }
        return false;
    }

    private boolean isQuiet(BitSet body) {
        for (int pc = body.nextSetBit(0); pc >= 0; pc = body.nextSetBit(pc + 1)) {
            switch (op(pc)) {
                case Op.CALL, Op.TAILCALL, Op.TFORCALL, Op.CONCAT, Op.CLOSURE, Op.VARARG, Op.SETLIST -> {
                    return false;
                }
                default -> {}
            }
        }
        return true;
    }

    private int follower(int pc) {
        return op(pc) == Op.LFALSESKIP ? pc + 2 : next(pc);
    }

    /** Registers that are needed at {@code pc}: their values must be in their slots when the interpreter goes on there. */
    BitSet live(int pc) {
        return live[pc];
    }

    /** Registers that instructions from {@code pc} on may read before they are written. */
    BitSet read(int pc) {
        return read[pc];
    }

    private void nameRegisters() {
        for (LocalVariable v : prototype.debug.locals()) {
            for (int pc = v.startPc(); pc < v.endPc() && pc < named.length; pc++) {
                named[pc]++;
            }
        }
        for (int pc = 0; pc < named.length; pc++) {
            named[pc] = Math.min(named[pc], prototype.frameSize);
        }
    }

    private void liveness(BitSet[] in) {
        for (int pc = 0; pc < code.length; pc = next(pc)) {
            in[pc] = new BitSet();
        }
        in[code.length] = new BitSet();
        boolean changed = true;
        int[] order = new int[code.length];
        int count = 0;
        for (int pc = 0; pc < code.length; pc = next(pc)) {
            order[count++] = pc;
        }
        BitSet out = new BitSet();
        while (changed) {
            changed = false;
            for (int k = count - 1; k >= 0; k--) {
                int pc = order[k];
                out.clear();
                if (fallsThrough(pc)) {
                    out.or(in[follower(pc)]);
                }
                int target = target(pc);
                if (target >= 0) {
                    out.or(in[target]);
                }
                transfer(pc, out);
                if (!out.equals(in[pc])) {
                    in[pc].clear();
                    in[pc].or(out);
                    changed = true;
                }
            }
        }
    }

    /** From what is live behind the instruction to what is live before it. */
    private void transfer(int pc, BitSet set) {
        transfer(code[pc], pc, set);
    }

    private void transfer(int i, int pc, BitSet set) {
        int a = Instruction.a(i);
        int b = Instruction.b(i);
        int c = Instruction.c(i);
        int size = prototype.frameSize;
        switch (Instruction.op(i)) {
            case Op.LOADI, Op.LOADF, Op.LOADK, Op.LOADKX, Op.LOADFALSE, Op.LFALSESKIP, Op.LOADTRUE -> set.clear(a);
            case Op.GETUPVAL, Op.GETTABUP, Op.NEWTABLE -> set.clear(a);
            case Op.CLOSURE -> {
                set.clear(a);
                for (UpvalueDescriptor u : prototype.nested[code[pc + 1]].upvalues) {
                    if (u.fromParentRegister()) {
                        set.set(u.index());
                    }
                }
            }
            case Op.LOADNIL -> set.clear(a, a + b + 1);
            case Op.SETUPVAL, Op.TEST, Op.EQK, Op.EQI, Op.LTI, Op.LEI, Op.GTI, Op.GEI, Op.TBC -> set.set(a);
            case Op.SETTABUP -> set.set(c);
            case Op.SETTABUPK, Op.JMP, Op.CLOSE, Op.VARARGPREP, Op.RETURN0 -> {}
            case Op.GETTABLE -> {
                set.clear(a);
                set.set(b);
                set.set(c);
            }
            case Op.SETTABLE -> {
                set.set(a);
                set.set(b);
                set.set(c);
            }
            case Op.SETTABLEK -> {
                set.set(a);
                set.set(b);
            }
            case Op.SETINT, Op.SETFIELD -> {
                set.set(a);
                set.set(c);
            }
            case Op.SETINTK, Op.SETFIELDK -> set.set(a);
            case Op.SELF -> {
                set.clear(a, a + 2);
                set.set(b);
            }
            case Op.CONCAT -> {
                set.clear(a);
                set.set(a, a + b);
            }
            case Op.EQ, Op.LT, Op.LE -> {
                set.set(a);
                set.set(b);
            }
            case Op.TESTSET -> set.set(b);
            case Op.CALL -> {
                set.clear(a, c == 0 ? size : Math.max(a, a + c - 1));
                set.set(a, b == 0 ? size : a + b);
            }
            case Op.TAILCALL -> set.set(a, b == 0 ? size : a + b);
            case Op.RETURN -> set.set(a, b == 0 ? size : a + b - 1);
            case Op.RETURN1 -> set.set(a);
            case Op.FORLOOP -> {
                set.clear(a + 3);
                set.set(a, a + 3);
            }
            case Op.FORPREP -> {
                set.clear(a + 3);
                set.set(a, a + 3);
            }
            case Op.TFORPREP -> set.set(a + 3);
            case Op.TFORCALL -> {
                set.clear(a + 4, a + 4 + c);
                set.set(a, a + 3);
            }
            case Op.TFORLOOP -> set.set(a + 4);
            case Op.SETLIST -> set.set(a, b == 0 ? size : a + b + 1);
            case Op.VARARG -> set.clear(a, c == 0 ? size : a + c - 1);
            default -> {
                set.clear(a);
                set.set(b);
                int op = Instruction.op(i);
                if (op >= Op.ADD && op <= Op.SHR) {
                    set.set(c);
                }
            }
        }
    }

    /** Registers that an instruction reads; those of an open list only up to where it begins. */
    BitSet operands(int i, int open) {
        BitSet set = new BitSet();
        int a = Instruction.a(i);
        int b = Instruction.b(i);
        int op = Instruction.op(i);
        if (b == 0 && (op == Op.CALL || op == Op.TAILCALL || op == Op.RETURN || op == Op.SETLIST)) {
            set.set(a, Math.max(a, open));
        } else if (op != Op.CLOSURE) {
            transfer(i, -1, set);
        }
        return set;
    }

    /** Registers that the instruction writes. */
    void written(int pc, BitSet to) {
        BitSet all = new BitSet();
        all.set(0, prototype.frameSize + 8);
        BitSet before = (BitSet) all.clone();
        transferKillsOnly(pc, before);
        all.andNot(before);
        to.or(all);
        if (op(pc) == Op.FORLOOP || op(pc) == Op.FORPREP) {
            int a = Instruction.a(code[pc]);
            to.set(a, a + 4);
        }
        if (op(pc) == Op.TFORLOOP) {
            to.set(Instruction.a(code[pc]) + 2);
        }
        if (op(pc) == Op.TESTSET) {
            to.set(Instruction.a(code[pc]));
        }
        if (op(pc) == Op.CONCAT) {
            int a = Instruction.a(code[pc]);
            to.set(a, a + Instruction.b(code[pc]));
        }
        if (op(pc) == Op.CALL || op(pc) == Op.TFORCALL) {
            to.set(Instruction.a(code[pc]) + (op(pc) == Op.CALL ? 0 : 4), prototype.frameSize);
        }
    }

    private void transferKillsOnly(int pc, BitSet set) {
        int i = code[pc];
        int a = Instruction.a(i);
        int op = Instruction.op(i);
        switch (op) {
            case Op.SETUPVAL, Op.TEST, Op.EQK, Op.EQI, Op.LTI, Op.LEI, Op.GTI, Op.GEI, Op.TBC, Op.SETTABUP -> {}
            case Op.SETTABUPK, Op.JMP, Op.CLOSE, Op.VARARGPREP, Op.RETURN0, Op.SETTABLE, Op.SETTABLEK -> {}
            case Op.SETINT, Op.SETFIELD, Op.SETINTK, Op.SETFIELDK, Op.EQ, Op.LT, Op.LE, Op.TESTSET -> {}
            case Op.TAILCALL, Op.RETURN, Op.RETURN1, Op.TFORPREP, Op.TFORLOOP, Op.SETLIST, Op.FORLOOP, Op.FORPREP -> {}
            case Op.LOADNIL -> set.clear(a, a + Instruction.b(i) + 1);
            case Op.SELF -> set.clear(a, a + 2);
            case Op.CALL, Op.TFORCALL -> {}
            case Op.VARARG -> set.clear(a, Instruction.c(i) == 0 ? prototype.frameSize : a + Instruction.c(i) - 1);
            default -> set.clear(a);
        }
    }

    /** True where a loop begins: something jumps back here. */
    boolean isHeader(int pc) {
        return headers.get(pc);
    }

    /**
     * The instructions of the loop that begins at {@code header}: from which it can be reached again without leaving them.
     *
     * @return null when nothing jumps back there, or when the loop can be entered elsewhere
     */
    @Nullable
    BitSet loop(int header) {
        BitSet body = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int pc = 0; pc < code.length; pc = next(pc)) {
            if (LinkedCode.backTarget(code, pc) == header && pc >= header) {
                body.set(pc);
                open.add(pc);
            }
        }
        if (body.isEmpty()) {
            return null;
        }
        body.set(header);
        int[][] before = predecessors();
        while (!open.isEmpty()) {
            int pc = open.poll();
            if (pc == header) {
                continue;
            }
            for (int p : before[pc]) {
                if (!body.get(p) && !entersFrom(p, header)) {
                    body.set(p);
                    open.add(p);
                }
            }
        }
        return header != 0 && body.get(0) ? null : body;
    }

    /**
     * A generic loop is entered at its end, where the iterator is called for the first time. Its code is entered only where it
     * goes back, so that way in is none of the loop's.
     */
    private boolean entersFrom(int pc, int header) {
        return op(pc) == Op.TFORPREP && LinkedCode.backTarget(code, next(target(pc))) == header;
    }

    private int[][] predecessors() {
        int[][] before = new int[code.length + 1][0];
        for (int pc = 0; pc < code.length; pc = next(pc)) {
            if (fallsThrough(pc)) {
                before[follower(pc)] = plus(before[follower(pc)], pc);
            }
            int target = target(pc);
            if (target >= 0) {
                before[target] = plus(before[target], pc);
            }
        }
        return before;
    }

    private static int[] plus(int[] list, int value) {
        int[] more = java.util.Arrays.copyOf(list, list.length + 1);
        more[list.length] = value;
        return more;
    }
}
