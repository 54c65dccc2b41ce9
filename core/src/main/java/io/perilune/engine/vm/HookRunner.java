package io.perilune.engine.vm;

import io.perilune.engine.code.Instruction;
import io.perilune.engine.code.Op;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;

/**
 * Runs hooks. Code that is hooked is a twin in which every instruction is {@code HOOK}, so the interpreter pays nothing while
 * there are none. Count, line and Lua call hooks are ordinary calls made between two instructions, so they may be suspended;
 * the hooks for native calls and for returns run nested.
 */
final class HookRunner {
    private static final ByteStr CALL = ByteStr.of("call");
    private static final ByteStr TAIL_CALL = ByteStr.of("tail call");
    private static final ByteStr RETURN = ByteStr.of("return");
    private static final ByteStr LINE = ByteStr.of("line");
    private static final ByteStr COUNT = ByteStr.of("count");

    private HookRunner() {}

    static boolean insideHook(Frame f) {
        while (f != null && !f.is(Frame.HOOK)) {
            f = f.previous;
        }
        return f != null;
    }

    static void onEnter(CallStack s, Frame f) {
        Hooks h = s.hooks;
        if (h.running) {
            return;
        }
        if (f.closure != null) {
            if (h.isStepping()) {
                f.code = f.linked.hooked();
            }
            h.lastPc = -1;
            if (h.calls) {
                f.flags |= Frame.CALL_HOOK_DUE;
            }
        } else if (h.calls) {
            h.transferFrame = f;
            h.transferFirst = f.base;
            h.transferCount = f.count;
            runNested(s, h, CALL, 0);
        }
    }

    static void onReturn(CallStack s, Frame f, int from, int count) {
        Hooks h = s.hooks;
        if (f.is(Frame.HOOK)) {
            h.running = false;
            return;
        }
        if (h.running) {
            return;
        }
        if (h.returns && !f.is(Frame.ENTRY)) {
            h.transferFrame = f;
            h.transferFirst = from;
            h.transferCount = count;
            // Open results may lie above the frame's registers.
            int top = s.top;
            runNested(s, h, RETURN, from + count);
            s.top = top;
        }
        Frame caller = f.previous;
        if (caller != null && caller.closure != null) {
            h.lastPc = Errors.currentInstruction(caller);
        }
    }

    private static void runNested(CallStack s, Hooks h, ByteStr event, int floor) {
        h.running = true;
        try {
            Execution.callHook(s.vm, h.function, event, floor);
        } finally {
            h.running = false;
            h.transferFrame = null;
            h.transferCount = 0;
        }
    }

    /** The HOOK instruction: runs one hook that is due, or, when none is left, the instruction itself. */
    static boolean beforeInstruction(CallStack s, Frame f) {
        Hooks h = s.hooks;
        Prototype p = f.linked.prototype;
        int pc = f.pc - 1;
        if (h == null) {
            f.code = p.code;
            f.pc = pc;
            return true;
        }
        if (f.is(Frame.HOOKED | Frame.COUNTED)) {
            s.top = h.savedTop;
        }
        if (!h.running) {
            if (pc == 0 && !f.is(Frame.HOOKED | Frame.COUNTED)) {
                h.lastPc = -1;
            }
            if (f.is(Frame.CALL_HOOK_DUE)) {
                f.flags &= ~Frame.CALL_HOOK_DUE;
                h.transferFrame = f;
                h.transferFirst = f.base;
                h.transferCount = p.parameters;
                return fire(s, f, h, f.is(Frame.TAIL_CALLED) ? TAIL_CALL : CALL, -1);
            }
            if (h.count > 0 && !f.is(Frame.HOOKED | Frame.COUNTED) && --h.remaining <= 0) {
                h.remaining = h.count;
                f.flags |= Frame.COUNTED;
                return fire(s, f, h, COUNT, -1);
            }
            if (h.lines && !f.is(Frame.HOOKED) && startsLine(p, h, pc)) {
                f.flags |= Frame.HOOKED;
                return fire(s, f, h, LINE, p.debug.lineAt(pc));
            }
        }
        f.flags &= ~(Frame.HOOKED | Frame.COUNTED);
        return Instructions.execute(s, f, p.code[pc]);
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

    private static boolean fire(CallStack s, Frame f, Hooks h, ByteStr event, int line) {
        f.pc--;
        h.savedTop = s.top;
        int top = Math.max(Calling.above(s), Math.min(s.top, s.r.length));
        s.ensure(top + 3);
        s.set(top, h.function);
        s.r[top + 1] = event;
        if (line < 0) {
            s.r[top + 2] = null;
        } else {
            s.setInt(top + 2, line);
        }
        h.running = true;
        Calling.call(s, top, 2, Frame.DISCARD);
        if (s.frame != f) {
            s.frame.flags |= Frame.HOOK;
        } else {
            h.running = false;
        }
        return true;
    }
}
