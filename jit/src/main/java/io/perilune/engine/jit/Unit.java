package io.perilune.engine.jit;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.vm.CompiledCode;
import io.perilune.engine.vm.LinkedCode;
import io.perilune.engine.vm.Profile;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes the code of one function or loop.
 *
 * <p>Every stretch of instructions between two joins is made once for each state of the {@link Registers} in which it can be
 * reached: a <em>version</em>. So what a test has shown about a value holds from there on, and a loop whose variables change their type
 * in the first round gets that round of its own. When a place has many versions, values are moved to fit one that exists, at last one
 * in which every register may hold anything.
 */
final class Unit {
    static final int STACK = 0;
    static final int CLOSURE = 1;
    static final int FRAME = 2;
    static final int BASE = 3;
    private static final int FIRST_VARIABLE = 4;
    /** Variables for use within one instruction. */
    private static final int TEMPORARIES = 40;
    /** Larger functions are called with their arguments in slots. */
    static final int MAX_DIRECT = 6;

    /** One stretch of code for one state. */
    private static final class Version {
        final int pc;
        final Registers state;
        final Label label = new Label();
        boolean made;

        Version(int pc, Registers state) {
            this.pc = pc;
            this.state = state;
        }
    }

    /** The code that was made has to be made in another way. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why, null, false, false);
        }
    }

    final LinkedCode linked;
    final Prototype prototype;
    final Flow flow;
    final Profile profile;
    final int header;
    /** Whether nothing in the code needs frames. */
    final boolean pure;
    /** How many versions a place may have. */
    private final int maxVersions;
    /** The instructions of the loop; null for a whole function. */
    private final @Nullable BitSet region;

    final Assembler asm;
    final Values values;
    final SlowPaths slow;
    final Exits exits;
    private final Arithmetics arithmetics;
    private final Tables tables;
    private final Calls calls;
    private final Control control;
    private final Tests tests;

    private final Map<Integer, List<Version>> versions = new HashMap<>();
    private final List<Runnable> later = new ArrayList<>();
    private final Label end = new Label();
    private final ClassWriter writer = new Assembler.Writer();
    private final String name;
    private final int firstTemporary;
    /**
     * A variable with what loops have used since it was last charged, below zero; -1 when loops charge at once. What is charged
     * at once goes through memory in every round, which is what small loops would wait for. Paid before anything
     * that looks at the rest of the slice, and at every way out.
     */
    private final int owed;

    private int nextTemporary;
    private int nextVariable;

    /** The state at the instruction that is being made. */
    Registers now = new Registers(0);

    Unit(LinkedCode linked, Flow flow, int header, boolean pure, int maxVersions) {
        this.linked = linked;
        this.prototype = linked.prototype;
        this.flow = flow;
        this.profile = linked.profile == null ? Unseen.profile(prototype.code.length) : linked.profile;
        this.header = header;
        this.pure = pure;
        this.maxVersions = maxVersions;
        this.region = header == LinkedCode.WHOLE ? null : flow.loop(header);
        if (header != LinkedCode.WHOLE && region == null) {
            throw new Refused("no loop at " + header);
        }
        name = Assembler.VM + "Lua$" + Names.of(prototype);
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, Assembler.CODE, null);
        writer.visitSource(Names.source(prototype), null);
        MethodVisitor body =
                writer.visitMethod(Opcodes.ACC_STATIC, "body", bodyType().toMethodDescriptorString(), null, null);
        asm = new Assembler(body, name, new ArrayList<>());
        firstTemporary = FIRST_VARIABLE + 3 * (isDirect() ? prototype.parameters : 0);
        nextTemporary = firstTemporary;
        owed = flow.hasQuietLoop(region) ? firstTemporary + TEMPORARIES : -1;
        nextVariable = firstTemporary + TEMPORARIES + 2;
        values = new Values(this);
        slow = new SlowPaths(this);
        exits = new Exits(this, writer, name);
        arithmetics = new Arithmetics(this);
        tables = new Tables(this);
        calls = new Calls(this);
        control = new Control(this);
        tests = new Tests(this, control);
        new Wrapper(this, writer, name).write();
    }

    /** A constant that is not nil. */
    Object constant(int k) {
        return Objects.requireNonNull(prototype.constants[k]);
    }

    Calls calls() {
        return calls;
    }

    boolean isWhole() {
        return header == LinkedCode.WHOLE;
    }

    boolean isDirect() {
        return isWhole() && !prototype.vararg && prototype.parameters <= MAX_DIRECT;
    }

    MethodType bodyType() {
        return Sites.type(isDirect() ? prototype.parameters : 0);
    }

    /** The size of the method in bytes, when all is made. */
    int size() {
        return end.getOffset();
    }

    /** The bytes of the class, when all is made. */
    byte[] bytes() {
        return writer.toByteArray();
    }

    CompiledCode load() throws ReflectiveOperationException {
        return Loader.load(bytes(), asm.constants(), linked, header, isDirect() ? bodyType() : null, pure);
    }

    /** A direct call of the function that is being made. */
    void callSelf(String type) {
        asm.invoke(name, pure ? "body" : "direct", type);
    }

    // Variables of the JVM.

    int newVariable(int size) {
        int v = nextVariable;
        nextVariable += size;
        return v;
    }

    int temporary(int size) {
        int v = nextTemporary;
        nextTemporary += size;
        if (nextTemporary > firstTemporary + TEMPORARIES) {
            throw new Refused("too many temporaries");
        }
        return v;
    }

    /** Variables of the parameters, for {@link Values}. */
    int parameterVariable(int parameter) {
        return FIRST_VARIABLE + 3 * parameter;
    }

    // The driver.

    void make() {
        asm.m.visitCode();
        if (owed >= 0) {
            asm.insn(Opcodes.LCONST_0);
            asm.var(Opcodes.LSTORE, owed);
        }
        exits.keepTailCalls();
        Registers start = new Registers(prototype.frameSize + 8);
        int pc = 0;
        if (isWhole()) {
            for (int p = 0; p < prototype.parameters; p++) {
                boolean inVariables = isDirect() && !flow.captured.get(p);
                if (isDirect() && flow.captured.get(p)) {
                    values.storeParameter(p);
                }
                start.set(p, inVariables ? Registers.ANY : Registers.SLOT, 0, !inVariables);
            }
            now = start;
            exits.depthCheck();
        } else {
            pc = header;
            for (int r = 0; r < prototype.frameSize; r++) {
                if (flow.live(pc).get(r)) {
                    start.set(r, Registers.SLOT, 0, true);
                }
            }
            now = start;
        }
        enter(pc);
        for (int i = 0; i < later.size(); i++) {
            nextTemporary = firstTemporary;
            later.get(i).run();
        }
        exits.write();
        asm.label(end);
        asm.m.visitMaxs(0, 0);
        asm.m.visitEnd();
        asm.writeConstants(writer);
        writer.visitEnd();
    }

    /** The frame, which has to be real, goes on at {@code pc}. */
    void setPc(int pc) {
        asm.var(Opcodes.ALOAD, FRAME);
        asm.pushInt(pc);
        asm.field(Opcodes.PUTFIELD, Assembler.FRAME, "pc", "I");
    }

    /** Charges what is owed. */
    void pay() {
        if (owed >= 0) {
            asm.vm();
            asm.insn(Opcodes.DUP);
            asm.field(Opcodes.GETFIELD, Assembler.STATE, "fuel", "J");
            asm.var(Opcodes.LLOAD, owed);
            asm.insn(Opcodes.LADD);
            asm.put("fuel", "J");
            asm.insn(Opcodes.LCONST_0);
            asm.var(Opcodes.LSTORE, owed);
        }
    }

    /** Charges a jump back over so many words, less than zero; goes to {@code stop} when code has to be left for it. */
    void chargeBack(int words, Label stop) {
        if (owed < 0) {
            asm.var(Opcodes.ALOAD, STACK);
            asm.pushInt(words);
            asm.calls("back", "(L" + Assembler.STACK + ";I)Z");
            asm.jump(Opcodes.IFNE, stop);
            return;
        }
        Label usedUp = new Label();
        Label on = new Label();
        asm.var(Opcodes.LLOAD, owed);
        asm.pushLong(words);
        asm.insn(Opcodes.LADD);
        asm.insn(Opcodes.DUP2);
        asm.var(Opcodes.LSTORE, owed);
        asm.vm();
        asm.field(Opcodes.GETFIELD, Assembler.STATE, "fuel", "J");
        asm.insn(Opcodes.LADD);
        asm.insn(Opcodes.LCONST_0);
        asm.insn(Opcodes.LCMP);
        asm.jump(Opcodes.IFLT, usedUp);
        later(() -> {
            asm.label(usedUp);
            pay();
            asm.var(Opcodes.ALOAD, STACK);
            asm.calls("mustStop", "(L" + Assembler.STACK + ";)Z");
            asm.jump(Opcodes.IFNE, stop);
            asm.jump(Opcodes.GOTO, on);
        });
        asm.label(on);
    }

    /** Code that is made at the end, away from what is usual. */
    void later(Runnable code) {
        later.add(code);
    }

    private void make(Version v) {
        v.made = true;
        now = v.state.copy();
        int pc = v.pc;
        boolean first = true;
        while (pc >= 0) {
            if (!first && (flow.joins.get(pc) || !inRegion(pc))) {
                enter(pc);
                return;
            }
            first = false;
            nextTemporary = firstTemporary;
            line(pc);
            values.beginInstruction(pc);
            pc = instruction(pc);
        }
    }

    private boolean inRegion(int pc) {
        return region == null || region.get(pc);
    }

    private void line(int pc) {
        int line = prototype.debug.lineAt(pc);
        if (line > 0) {
            Label here = new Label();
            asm.label(here);
            asm.m.visitLineNumber(line & 0xFFFF, here);
        }
    }

    /** Goes on at {@code pc} in the present state: jumps to a version, or makes it here. */
    void enter(int pc) {
        if (!inRegion(pc)) {
            asm.jump(Opcodes.GOTO, exits.leave(pc));
            return;
        }
        Registers state = now.copy();
        state.restrict(flow.live(pc));
        Version v = version(pc, state);
        if (v.made) {
            asm.jump(Opcodes.GOTO, v.label);
        } else {
            asm.label(v.label);
            make(v);
        }
    }

    /** The place to jump to for {@code pc} in the present state; conversions stand there, if any are needed. */
    Label labelFor(int pc) {
        if (!inRegion(pc)) {
            return exits.leave(pc);
        }
        Registers state = now.copy();
        state.restrict(flow.live(pc));
        for (Version v : versions.getOrDefault(pc, List.of())) {
            if (state.fits(v.state)) {
                return v.label;
            }
        }
        Label label = new Label();
        Registers at = now.copy();
        later(() -> {
            asm.label(label);
            now = at;
            enter(pc);
        });
        return label;
    }

    private Version version(int pc, Registers state) {
        List<Version> known = versions.computeIfAbsent(pc, k -> new ArrayList<>());
        for (Version v : known) {
            if (state.fits(v.state)) {
                return v;
            }
        }
        if (known.isEmpty()) {
            prepareLoop(pc, state);
        }
        boolean mayConvert = known.size() >= 2 || known.size() >= maxVersions;
        if (mayConvert) {
            for (Version v : known) {
                if (state.convertible(v.state)) {
                    values.convert(state, v.state);
                    return v;
                }
            }
        }
        if (known.size() >= maxVersions) {
            Registers any = state.copy();
            for (int r = 0; r < any.kinds.length; r++) {
                if (any.kinds[r] != Registers.NONE && !flow.captured.get(r)) {
                    any.set(r, Registers.ANY, 0, false);
                }
            }
            values.convert(state, any);
            Version v = new Version(pc, any);
            known.add(v);
            return v;
        }
        Version v = new Version(pc, state);
        known.add(v);
        return v;
    }

    /** Before the first round of a loop: what does not change in it is loaded and tested here. */
    private void prepareLoop(int pc, Registers state) {
        BitSet body = flow.isHeader(pc) ? flow.loop(pc) : null;
        if (body == null) {
            return;
        }
        BitSet written = new BitSet();
        for (int p = body.nextSetBit(0); p >= 0; p = body.nextSetBit(p + 1)) {
            flow.written(p, written);
        }
        now = state;
        for (int r = 0; r < prototype.frameSize; r++) {
            byte kind = state.kinds[r];
            if (kind == Registers.NONE || flow.captured.get(r)) {
                continue;
            }
            if ((kind == Registers.SLOT || kind == Registers.ANY)
                    && flow.read(pc).get(r)) {
                values.resolveBefore(r, pc, Unseen.firstUse(flow, profile, body, pc, r));
            }
            if (written.get(r) && state.kinds[r] != Registers.SLOT) {
                state.synced[r] = false;
            }
        }
    }

    /** Makes one instruction; answers where to go on, or -1. */
    private int instruction(int pc) {
        int i = prototype.code[pc];
        int op = Instruction.op(i);
        if (!profile.seen[pc] && !Unseen.isHarmless(op)) {
            asm.jump(Opcodes.GOTO, exits.fail(pc));
            return -1;
        }
        if (op <= Op.SETUPVAL || op == Op.NOT) {
            return control.move(pc, i);
        }
        if (op <= Op.SELF || op == Op.LEN || op == Op.SETLIST) {
            return tables.instruction(pc, i);
        }
        if (op <= Op.BNOT) {
            return arithmetics.instruction(pc, i);
        }
        if (op >= Op.EQ && op <= Op.TESTSET) {
            return tests.instruction(pc, i);
        }
        if (op == Op.CALL || op == Op.TAILCALL || op >= Op.RETURN && op <= Op.RETURN1 || op == Op.TFORCALL) {
            return calls.instruction(pc, i);
        }
        return control.instruction(pc, i);
    }
}
