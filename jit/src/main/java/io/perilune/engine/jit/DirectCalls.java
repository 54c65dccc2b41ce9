package io.perilune.engine.jit;

import io.perilune.engine.code.Prototype;
import io.perilune.engine.jit.Values.Operand;
import io.perilune.engine.vm.LinkedCode;
import io.perilune.engine.vm.Profile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Calls of the one function, or the few functions, that an instruction has met: by their sites, with arguments as values. */
final class DirectCalls {
    private static final String STACK_FRAME = "(L" + Assembler.STACK + ";L" + Assembler.FRAME + ";";
    private static final Prototype[] NOBODY = {};

    private final Unit unit;
    private final Assembler asm;
    private final Values values;
    private final Results results;

    DirectCalls(Unit unit, Results results) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
        this.results = results;
    }

    /** The functions that a call has met, when all of them can be called by their sites. */
    Prototype[] met(@Nullable Object callee) {
        Prototype[] met = callee instanceof Prototype p
                ? new Prototype[] {p}
                : callee instanceof Prototype[] several ? several : NOBODY;
        for (Prototype p : met) {
            if (!isDirect(p)) {
                return NOBODY;
            }
        }
        return met;
    }

    /** Whether a function is called by its site; asks for its code. */
    private boolean isDirect(Prototype p) {
        if (p.vararg || p.parameters > Unit.MAX_DIRECT) {
            return false;
        }
        if (p == unit.prototype) {
            return unit.isWhole();
        }
        LinkedCode linked = LinkedCode.of(p);
        return linked.function() != null || !linked.isRefused(LinkedCode.WHOLE);
    }

    /**
     * A call of one of {@code met}.
     *
     * @param general makes it when it is another function, where that has happened before
     */
    void call(int pc, Prototype[] met, int a, int count, int wanted, Runnable general) {
        for (Prototype p : met) {
            if (unit.pure && p != unit.prototype && !Sites.of(LinkedCode.of(p)).isPureFor(unit.linked)) {
                throw new Unit.Refused("calls code that needs frames");
            }
        }
        Operand f = values.read(a, Profile.CLOSURE);
        if (!f.isObject()) {
            asm.jump(Opcodes.GOTO, unit.exits.fail(pc));
            return;
        }
        values.require(a, f, Profile.CLOSURE);
        Operand[] arguments = new Operand[count];
        for (int k = 0; k < count; k++) {
            arguments[k] = values.read(a + 1 + k, 0);
        }
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.calls("charge", "(L" + Assembler.STACK + ";)Z");
        asm.jump(Opcodes.IFNE, unit.exits.leaveBefore(pc));
        if (!unit.pure) {
            unit.setPc(pc + 1);
        }
        int result = unit.temporary(1);
        Label called = new Label();
        Label other = met.length == 1 || !unit.slow.hasFailed(pc) ? unit.exits.fail(pc) : new Label();
        for (int k = 0; k < met.length; k++) {
            boolean last = k == met.length - 1;
            Label next = last ? other : new Label();
            values.pushObject(f, Assembler.CLOSURE);
            asm.field(Opcodes.GETFIELD, Assembler.CLOSURE, "prototype", "Lio/perilune/engine/code/Prototype;");
            asm.pushConstant(met[k], "io/perilune/engine/code/Prototype");
            asm.jump(Opcodes.IF_ACMPNE, next);
            callSite(met[k], f, a, arguments);
            asm.var(Opcodes.ASTORE, result);
            if (!last) {
                asm.jump(Opcodes.GOTO, called);
                asm.label(next);
            }
        }
        asm.label(called);
        Registers before = unit.now.copy();
        unit.now.clear(a);
        unit.now.forgetShapes();
        unit.now.close();
        Label left = unit.exits.leaveBelow(pc + 1, a, wanted);
        results.settle(pc, result, a, wanted, left, false);
        if (met.length > 1 && unit.slow.hasFailed(pc)) {
            Label end = new Label();
            asm.label(end);
            unit.later(() -> {
                Registers kept = unit.now;
                unit.now = before;
                asm.label(other);
                values.beginInstruction(pc);
                general.run();
                asm.jump(Opcodes.GOTO, end);
                unit.now = kept;
            });
        }
    }

    private void callSite(Prototype p, Operand f, int a, Operand[] arguments) {
        asm.var(Opcodes.ALOAD, Unit.STACK);
        values.pushObject(f, Assembler.CLOSURE);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.var(Opcodes.ALOAD, Unit.FRAME);
        asm.calls("above", STACK_FRAME + ")L" + Assembler.FRAME + ";");
        asm.index(a + 1);
        pushArguments(arguments, p.parameters);
        String type = Sites.type(p.parameters).toMethodDescriptorString();
        if (p == unit.prototype) {
            unit.callSelf(type);
        } else {
            asm.direct(unit.pure, type, LinkedCode.of(p));
        }
    }

    /** Whether none of them shows frames. */
    boolean isPure(Prototype[] met) {
        for (Prototype p : met) {
            if (p == unit.prototype ? !unit.pure : !Sites.of(LinkedCode.of(p)).isPureFor(unit.linked)) {
                return false;
            }
        }
        return true;
    }

    /** A tail call of this very function is a jump to its beginning. */
    private void again(int pc, Operand f, Operand[] arguments) {
        Label other = new Label();
        asm.var(Opcodes.ALOAD, f.object);
        asm.var(Opcodes.ALOAD, Unit.CLOSURE);
        asm.jump(Opcodes.IF_ACMPNE, other);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        asm.calls("charge", "(L" + Assembler.STACK + ";)Z");
        asm.jump(Opcodes.IFNE, unit.exits.leaveBefore(pc));
        int parameters = unit.prototype.parameters;
        pushArguments(arguments, parameters);
        for (int p = parameters - 1; p >= 0; p--) {
            asm.var(Opcodes.LSTORE, unit.parameterVariable(p) + 1);
            asm.var(Opcodes.ASTORE, unit.parameterVariable(p));
        }
        unit.exits.tailCalled();
        Registers kept = unit.now.copy();
        unit.now.clear(0);
        unit.now.close();
        for (int p = 0; p < parameters; p++) {
            unit.now.set(p, Registers.ANY, 0, false);
        }
        unit.enter(0);
        unit.now = kept;
        asm.label(other);
    }

    private void pushArguments(Operand[] arguments, int parameters) {
        for (int k = 0; k < parameters; k++) {
            if (k < arguments.length) {
                values.pushPair(arguments[k]);
            } else {
                asm.insn(Opcodes.ACONST_NULL);
                asm.insn(Opcodes.LCONST_0);
            }
        }
    }

    /**
     * A tail call of functions that show no frames, so that nobody sees that the caller's is still there. Goes on behind, in the
     * present state, when there have been too many or the function is another.
     */
    void tail(int pc, Prototype[] met, int a, int count) {
        Operand f = values.read(a, 0);
        if (f.isNumber()) {
            return;
        }
        Operand[] arguments = new Operand[count];
        for (int k = 0; k < count; k++) {
            arguments[k] = values.read(a + 1 + k, 0);
        }
        Label other = new Label();
        asm.var(Opcodes.ALOAD, f.object);
        asm.isA(Assembler.CLOSURE);
        asm.jump(Opcodes.IFEQ, other);
        for (Prototype p : met) {
            if (p == unit.prototype) {
                again(pc, f, arguments);
            }
            Label next = new Label();
            values.pushObject(f, Assembler.CLOSURE);
            asm.field(Opcodes.GETFIELD, Assembler.CLOSURE, "prototype", "Lio/perilune/engine/code/Prototype;");
            asm.pushConstant(p, "io/perilune/engine/code/Prototype");
            asm.jump(Opcodes.IF_ACMPNE, next);
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.var(Opcodes.ALOAD, Unit.FRAME);
            asm.calls("beginTail", STACK_FRAME + ")Z");
            asm.jump(Opcodes.IFEQ, other);
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.var(Opcodes.ALOAD, Unit.FRAME);
            callSite(p, f, a, arguments);
            asm.calls("endTail", STACK_FRAME + Assembler.OBJECT + ")" + Assembler.OBJECT);
            asm.insn(Opcodes.ARETURN);
            asm.label(next);
        }
        asm.label(other);
    }
}
