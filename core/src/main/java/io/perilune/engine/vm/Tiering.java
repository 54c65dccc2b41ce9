package io.perilune.engine.vm;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;

/**
 * From interpreted to compiled code, and what decides it.
 *
 * <p>A function that was called often, or in which a slice was used up a few times, is <em>watched</em> for some instructions, then
 * the compiler is asked for it. The interpreter's loop pays nothing for that: both watching and compiled code are reached by
 * {@link Op#TIER}, which stands in twins of the code array ({@link LinkedCode#code}).
 */
final class Tiering {
    /** For a VM without a compiler: as good as never. */
    private static final int NEVER = Integer.MAX_VALUE;
    /** After so many retirements a function is left to the interpreter. */
    private static final int MOST_RETIREMENTS = 6;

    private Tiering() {}

    /** {@link LinkedCode#calls} has run out. */
    static void called(Vm vm, LinkedCode linked) {
        CodeCompiler compiler = vm.codeCompiler;
        if (compiler == null) {
            linked.calls = NEVER;
            return;
        }
        CodeCompiler.Thresholds thresholds = compiler.thresholds();
        if (!linked.counting && thresholds.calls() > 0) {
            linked.counting = true;
            linked.calls = thresholds.calls();
            return;
        }
        linked.calls = NEVER;
        linked.wanted |= LinkedCode.FUNCTION_WANTED;
        warmUp(linked, compiler);
    }

    private static void warmUp(LinkedCode linked, CodeCompiler compiler) {
        if (linked.retirements > MOST_RETIREMENTS) {
            return;
        }
        if (linked.watched == null) {
            linked.watch(compiler.thresholds().window());
        }
    }

    /** Between two instructions, at the beginning of a function or where a loop has gone back. */
    static void atSafePoint(Vm vm) {
        CallStack s = vm.current;
        Frame f = s.frame;
        if (f.closure == null || s.hooks != null || f.pc == 0) {
            return;
        }
        LinkedCode linked = f.linked;
        if (linked.watched == null && linked.loop(f.pc) == null && !linked.isDecided(f.pc)) {
            CodeCompiler compiler = vm.codeCompiler;
            // Compiled code that was left may have used the slice up: then this is no loop's beginning.
            if (++linked.heat >= compiler.thresholds().slices() && linked.isHeader(f.pc)) {
                linked.wantLoop(f.pc);
                warmUp(linked, compiler);
            }
        }
        f.code = linked.code;
    }

    /** The TIER instruction. */
    static boolean execute(CallStack s, Frame f) {
        LinkedCode linked = f.linked;
        int pc = f.pc - 1;
        int i = linked.prototype.code[pc];
        if (s.vm.codeCompiler == null || s.hooks != null || s.vm.compiled == CompiledCalls.MOST_NESTED) {
            return original(s, f, pc, i);
        }
        if (f.code == linked.watched) {
            return watch(s, f, linked, pc, i);
        }
        // Read once: another thread may take the code out of force.
        CompiledCode function = linked.function;
        if (pc == 0 && function != null) {
            f.pc = 0;
            CompiledCalls.enter(s, f, function);
            return true;
        }
        // Before the instruction: a tail call gives the frame to another function.
        f.code = linked.code;
        boolean changed = original(s, f, pc, i);
        if (!changed && f.pc <= pc) {
            CompiledCode loop = linked.loop(f.pc);
            if (loop != null) {
                CompiledCalls.enter(s, f, loop);
            }
        }
        return true;
    }

    private static boolean watch(CallStack s, Frame f, LinkedCode linked, int pc, int i) {
        Profile profile = linked.profile;
        profile.record(s, f, pc, i);
        if (--profile.window < 0) {
            linked.endWatch();
            f.code = linked.code;
            request(s.vm, linked);
        }
        boolean changed = original(s, f, pc, i);
        if (isNamed(i)) {
            profile.recordField(linked, pc);
        }
        return changed || f.code != linked.watched;
    }

    private static boolean isNamed(int i) {
        int op = Instruction.op(i);
        return op == Op.GETTABUP
                || op == Op.GETFIELD
                || op == Op.SELF
                || op == Op.SETTABUP
                || op == Op.SETTABUPK
                || op == Op.SETFIELD
                || op == Op.SETFIELDK;
    }

    private static void request(Vm vm, LinkedCode linked) {
        CodeCompiler compiler = vm.codeCompiler;
        int[] loops = linked.takeWantedLoops();
        boolean function = (linked.wanted & LinkedCode.FUNCTION_WANTED) != 0;
        linked.wanted = 0;
        if (function && linked.ask(LinkedCode.WHOLE)) {
            compiler.compile(linked, LinkedCode.WHOLE, vm.events);
        }
        for (int header : loops) {
            if (linked.ask(header)) {
                compiler.compile(linked, header, vm.events);
            }
        }
    }

    /** Compiled code was left because an instruction met what it was not made for. */
    static void failed(CallStack s, LinkedCode linked, int header) {
        if (linked.profile != null) {
            Frame f = s.frame;
            linked.profile.recordFailure(s, f, f.pc, linked.prototype.code[f.pc]);
        }
        CompiledCode code = header == LinkedCode.WHOLE ? linked.function : linked.loop(header);
        if (code == null || ++code.failures < CompiledCode.PATIENCE) {
            return;
        }
        linked.retirements++;
        s.vm.events.deoptimized(
                linked.place(),
                Math.max(0, linked.prototype.debug.lineAt(s.frame.pc)),
                "other values than before, " + CompiledCode.PATIENCE + " times");
        linked.retire(code);
        if (s.vm.codeCompiler != null) {
            s.vm.codeCompiler.retired(linked, code);
        }
        if (header == LinkedCode.WHOLE) {
            linked.wanted |= LinkedCode.FUNCTION_WANTED;
        } else {
            linked.wantLoop(header);
        }
        if (s.vm.codeCompiler != null) {
            warmUp(linked, s.vm.codeCompiler);
        }
    }

    /** Leaves a function or loop to the interpreter for good. */
    static void giveUp(CallStack s, CompiledCode code) {
        LinkedCode linked = code.linked;
        linked.retire(code);
        linked.refuse(code.header);
        if (s.vm.codeCompiler != null) {
            s.vm.codeCompiler.retired(linked, code);
        }
        s.vm.events.functionRefused(linked.place(), "it is left for library functions nearly every time");
    }

    /** The instruction itself, charged as the interpreter's loop charges it. */
    private static boolean original(CallStack s, Frame f, int pc, int i) {
        Vm vm = s.vm;
        int op = Instruction.op(i);
        if (op == Op.JMP) {
            int w = Instruction.signedAx(i);
            f.pc += w;
            if (w < 0 && (vm.fuel += w) < 0) {
                Calling.safePoint(vm);
                return true;
            }
            return false;
        }
        boolean call = op == Op.CALL && s.r[f.base + Instruction.a(i)] instanceof Closure;
        boolean changed = Instructions.execute(s, f, i);
        if (call) {
            if ((vm.fuel -= 4) < 0) {
                Calling.safePoint(vm);
            }
            return true;
        }
        if (!changed && f.pc <= pc) {
            if (Instruction.isTest(op)) {
                vm.fuel += f.pc - pc - 2;
            }
            if (vm.fuel < 0) {
                Calling.safePoint(vm);
                return true;
            }
        }
        return changed;
    }
}
