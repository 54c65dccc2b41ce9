package io.perilune.engine.vm;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;

/**
 * Runs hooks. Code that is hooked is a twin in which every instruction is {@code HOOK}, so the interpreter pays nothing while
 * there are none.
 *
 * <p>A hook is an ordinary call on top of the function that it reports, so it may be suspended like any other. What is to
 * happen after it, the next instruction, the beginning of a native function or the delivery of results, is said by its
 * frame's {@link Frame#wanted}; everything else that is needed for it lies in the frame below.
 */
final class HookRunner {
    private static final ByteStr CALL = ByteStr.of("call");
    private static final ByteStr TAIL_CALL = ByteStr.of("tail call");
    private static final ByteStr RETURN = ByteStr.of("return");
    private static final ByteStr LINE = ByteStr.of("line");
    private static final ByteStr COUNT = ByteStr.of("count");

    private static final int NO_LINE = -1;

    private HookRunner() {}

    static boolean insideHook(Frame f) {
        while (f != null && !f.isHook()) {
            f = f.previous;
        }
        return f != null;
    }

    /** What the hook that reports {@code f} is about, as in {@link Frame#wanted}; 0 when there is no such hook just now. */
    static int hookAbove(CallStack s, Frame f) {
        return f != s.frame && f.next.isHook() ? f.next.wanted : 0;
    }

    static void luaFunctionEntered(CallStack s, Frame f) {
        Hooks h = s.hooks;
        if (h.running) {
            return;
        }
        if (h.isStepping()) {
            f.code = f.linked.hooked();
        }
        h.lastPc = -1;
        if (h.calls) {
            f.flags |= Frame.CALL_HOOK_DUE;
        }
    }

    /** @return true when a hook is called first; the running native function begins when that is over */
    static boolean beforeNative(CallStack s) {
        Hooks h = s.hooks;
        if (h.running || !h.calls) {
            return false;
        }
        run(s, h, CALL, NO_LINE, Calling.above(s), Frame.HOOK_CALL);
        return true;
    }

    /** @return true when a hook is called first; the results are handed over when that is over */
    static boolean beforeReturn(CallStack s, Frame f, int from, int count) {
        Hooks h = s.hooks;
        if (f.isHook()) {
            h.running = false;
            return false;
        }
        if (h.running) {
            return false;
        }
        if (h.returns && !f.is(Frame.ENTRY)) {
            f.keepResults(from, count);
            // An error of the hook is no longer one of the function's: pcall does not catch it any more.
            f.phase = 0;
            // Open results may lie above the frame's registers.
            run(s, h, RETURN, NO_LINE, Math.max(Calling.above(s), from + count), Frame.HOOK_RETURN);
            return true;
        }
        returned(s, f);
        return false;
    }

    /** What {@code f} was called by goes on: where its line begins is known already. */
    static void returned(CallStack s, Frame f) {
        Frame caller = f.previous;
        if (s.hooks != null && caller != null && caller.closure != null) {
            s.hooks.lastPc = Errors.currentInstruction(caller);
        }
    }

    /** The HOOK instruction: runs one hook that is due, or, when none is left, the instruction itself. */
    static boolean beforeInstruction(CallStack s, Frame f) {
        Hooks h = s.hooks;
        Prototype p = f.linked.prototype;
        int pc = f.pc - 1;
        if (h == null) {
            f.code = f.linked.code;
            f.pc = pc;
            return true;
        }
        if (--s.vm.fuel < 0 && pc == 0) {
            f.pc = pc;
            Calling.safePoint(s.vm);
            return true;
        }
        if (!h.running) {
            if (pc == 0 && !f.is(Frame.HOOKED | Frame.COUNTED)) {
                h.lastPc = -1;
            }
            if (f.is(Frame.CALL_HOOK_DUE)) {
                f.flags &= ~Frame.CALL_HOOK_DUE;
                f.pc--;
                run(s, h, f.is(Frame.TAIL_CALLED) ? TAIL_CALL : CALL, NO_LINE, Calling.above(s), Frame.HOOK_CALL);
                return true;
            }
            if (h.count > 0 && !f.is(Frame.HOOKED | Frame.COUNTED) && --h.remaining <= 0) {
                h.remaining = h.count;
                f.flags |= Frame.COUNTED;
                step(s, f, h, COUNT, NO_LINE);
                return true;
            }
            if (h.lines && !f.is(Frame.HOOKED) && startsLine(p, h, pc)) {
                f.flags |= Frame.HOOKED;
                step(s, f, h, LINE, p.debug.lineAt(pc));
                return true;
            }
        }
        f.flags &= ~(Frame.HOOKED | Frame.COUNTED);
        boolean changed = Instructions.execute(s, f, p.code[pc]);
        if (s.vm.fuel < 0 && s.vm.current == s && s.frame == f && f.pc <= pc && !closes(Instruction.op(p.code[pc]))) {
            // A loop goes back: without this, hooks would be a way around every limit.
            Calling.safePoint(s.vm);
            return true;
        }
        return changed;
    }

    /** A line begins where its number changes, at the first instruction, and at every jump back. */
    private static boolean startsLine(Prototype p, Hooks h, int pc) {
        int last = h.lastPc;
        if (p.vararg && pc == 0) {
            return false;
        }
        h.lastPc = pc;
        if (pc == last && closes(Instruction.op(p.code[pc]))) {
            return false;
        }
        // Without line information only the beginnings of functions and loops are reported, with no line.
        return last < 0
                || pc <= last
                || last >= p.code.length
                || p.debug.lines() != null && p.debug.lineAt(last) != p.debug.lineAt(pc);
    }

    /** True for the instructions that are run again after every {@code __close} that they have called. */
    private static boolean closes(int op) {
        return op == Op.CLOSE || op == Op.RETURN;
    }

    /** A hook between two instructions. */
    private static void step(CallStack s, Frame f, Hooks h, ByteStr event, int line) {
        f.pc--;
        int top = Calling.above(s);
        if (f.is(Frame.RETURNING)) {
            top = Math.max(top, f.callSlot + f.results());
        } else {
            f.callSlot = s.top;
            if (usesTop(f.linked.prototype.code[f.pc])) {
                top = Math.max(top, s.top);
            }
        }
        run(s, h, event, line, top, Frame.HOOK_STEP);
    }

    /** The hook between two instructions of {@code f} is over. */
    static void goOn(CallStack s, Frame f) {
        if (!f.is(Frame.RETURNING)) {
            s.top = f.callSlot;
        }
    }

    /** Open lists are used by the instruction that follows the one that made them; to all others the top means nothing. */
    private static boolean usesTop(int instruction) {
        if ((instruction >>> 16 & 0xFF) != 0) {
            return false;
        }
        int op = instruction & 0xFF;
        return op == Op.CALL || op == Op.TAILCALL || op == Op.RETURN || op == Op.SETLIST;
    }

    private static void run(CallStack s, Hooks h, ByteStr event, int line, int top, int wanted) {
        s.ensure(top + 3);
        s.set(top, h.function);
        s.r[top + 1] = event;
        if (line == NO_LINE) {
            s.r[top + 2] = null;
        } else {
            s.setInt(top + 2, line);
        }
        h.running = true;
        Calling.call(s, top, 2, wanted);
    }
}
